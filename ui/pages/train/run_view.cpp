// SPDX-License-Identifier: GPL-3.0-or-later
// The run's widgets. GUI thread.
#include "ui/pages/train/run_view.h"

#include <QInputDialog>
#include <QLocale>
#include <QScrollBar>
#include <QSlider>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/files.h"
#include "ui/models/run_list.h"
#include "ui/widgets/basics.h"

namespace lorica {
namespace {

constexpr int kLogLines = 5000, kLeastHeight = 620, kLogHeight = 70, kSamplesHeight = 190;
constexpr int kNoteWidth = 240;   // pixels of a note on the chart

QProgressBar* make_bar(QWidget* parent, const QString& name) {
    auto* bar = new QProgressBar(parent);
    bar->setRange(0, 1000);
    bar->setTextVisible(false);
    bar->setAccessibleName(name);
    return bar;
}

const char* chip_of(RunState state) {
    switch (state) {
        case RunState::Finished: return "green";
        case RunState::Failed: return "red";
        case RunState::Pausing: case RunState::Paused: case RunState::Stopping: case RunState::Interrupted: return "amber";
        case RunState::Running: return "accent";
        default: return "neutral";
    }
}

}  // namespace

RunView::RunView(TrainPresenter& presenter, const Theme& theme, QWidget* parent) : QWidget(parent), presenter_(presenter) {
    setFocusPolicy(Qt::ClickFocus);
    // Where the window is low, the page scrolls: charts on top of one another show nothing.
    auto* content = new QWidget;
    content->setMinimumHeight(kLeastHeight);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(make_scroll(content, this));
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    column->setSpacing(12);
    column->addWidget(progress_card(theme));
    auto* splitter = new QSplitter(Qt::Vertical, content);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(12);
    splitter->setStyleSheet(QStringLiteral("QSplitter::handle { background: transparent; }"));
    splitter->addWidget(charts(theme));
    auto* log_card = make_frame("card", splitter);
    auto* log_layout = new QVBoxLayout(log_card);
    log_layout->setContentsMargins(8, 6, 4, 6);
    log_ = new QPlainTextEdit(log_card);
    log_->setProperty("role", QStringLiteral("log"));
    log_->setReadOnly(true);
    log_->setMaximumBlockCount(kLogLines);
    log_->setLineWrapMode(QPlainTextEdit::NoWrap);
    log_->setAccessibleName(tr("Log"));
    samples_ = new SampleTable(log_card);
    below_ = new Segments({tr("Log"), tr("Samples")}, log_card);
    below_->setAccessibleName(tr("What is shown below the charts"));
    auto* pages = new QStackedWidget(log_card);
    pages->addWidget(log_);
    pages->addWidget(samples_);
    connect(below_, &Segments::chosen, pages, [this, pages, content, log_card](int index) {
        const int height = index == 1 ? kSamplesHeight : kLogHeight;
        log_card->setMinimumHeight(height);
        content->setMinimumHeight(kLeastHeight + height - kLogHeight);
        below_->set_current(index);
        pages->setCurrentIndex(index);
    });
    below_->hide();   // until there is a sample
    log_layout->addWidget(below_, 0, Qt::AlignLeft);
    log_layout->addWidget(pages, 1);
    log_card->setMinimumHeight(kLogHeight);
    splitter->addWidget(log_card);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({1000, 120});
    column->addWidget(splitter, 1);
    connect_presenter();
}

QWidget* RunView::progress_card(const Theme&) {
    auto* card = make_frame("card", this);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(2 * kGrid, 12, 2 * kGrid, 14);
    column->setSpacing(10);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    name_ = make_label({}, "heading", card);
    state_ = make_label({}, "chip", card);
    facts_ = make_label({}, "muted", card);
    trainable_ = make_label({}, "monomuted", card);
    trainable_->setToolTip(tr("Trainable parameters, all parameters, and the share of the trainable ones"));
    row->addWidget(name_);
    row->addWidget(state_);
    row->addWidget(facts_, 1);
    row->addWidget(trainable_);
    column->addLayout(row);
    auto* bars = new QGridLayout;
    bars->setHorizontalSpacing(3 * kGrid);
    bars->setVerticalSpacing(4);
    step_text_ = make_label({}, "mono", card);
    epoch_text_ = make_label({}, "mono", card);
    time_text_ = make_label({}, "mono", card);
    time_text_->setAlignment(Qt::AlignRight);
    step_bar_ = make_bar(card, tr("Steps done"));
    epoch_bar_ = make_bar(card, tr("Epoch done"));
    bars->addWidget(step_text_, 0, 0);
    bars->addWidget(epoch_text_, 0, 1);
    bars->addWidget(time_text_, 0, 2);
    bars->addWidget(step_bar_, 1, 0);
    bars->addWidget(epoch_bar_, 1, 1, 1, 2);
    for (const auto& [column_index, stretch] : {std::pair{0, 3}, {1, 1}, {2, 1}}) bars->setColumnStretch(column_index, stretch);
    column->addLayout(bars);
    column->addWidget(merge_row());
    return card;
}

QWidget* RunView::merge_row() {
    merge_row_ = make_frame("notice", this);
    auto* row = new QHBoxLayout(merge_row_);
    row->setContentsMargins(12, 4, 4, 4);
    row->setSpacing(12);
    merge_text_ = make_label({}, "", merge_row_);
    merge_bar_ = make_bar(merge_row_, tr("Merging"));
    auto* cancel = make_button(tr("Cancel"), "ghost", merge_row_);
    cancel->setAccessibleName(tr("Cancel merging"));
    connect(cancel, &QPushButton::clicked, this, [this] { presenter_.cancel_merge(); });
    row->addWidget(merge_text_);
    row->addWidget(merge_bar_, 1);
    row->addWidget(cancel);
    merge_row_->hide();
    return merge_row_;
}

QWidget* RunView::charts(const Theme& theme) {
    auto* host = new QWidget(this);
    grid_ = new QGridLayout(host);
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setSpacing(12);
    loss_ = new Chart(theme, {tr("Loss"), tr("step"), tr("Waiting for the first step"), ValueFormat::Number}, host);
    loss_line_ = loss_->add_line(tr("training"), 0, LineKind::Smoothed);
    eval_line_ = loss_->add_line(tr("evaluation"), 1, LineKind::Points);
    rate_ = new Chart(theme, {tr("Learning rate"), tr("step"), tr("Waiting for the first step"), ValueFormat::Scientific}, host);
    rate_->add_line(tr("learning rate"), 2, LineKind::Plain);
    norm_ = new Chart(theme, {tr("Gradient norm"), tr("step"), tr("Waiting for the first step"), ValueFormat::Number}, host);
    norm_->add_line(tr("gradient norm"), 3, LineKind::Smoothed);
    resources_ = new QStackedWidget(host);
    speed_ = new Chart(theme, {tr("Tokens per second"), tr("step"), tr("Waiting for the first step"), ValueFormat::Number}, resources_);
    speed_->add_line(tr("tokens/s"), 4, LineKind::Smoothed);
    memory_ = new Chart(theme, {tr("Memory"), tr("step"), tr("Waiting for the first step"), ValueFormat::Bytes}, resources_);
    memory_->add_line(tr("memory"), 5, LineKind::Plain);
    load_ = new Chart(theme, {tr("Load, %"), tr("step"), tr("Waiting for the first step"), ValueFormat::Number}, resources_);
    load_->add_line(tr("processor, 100 for each core"), 0, LineKind::Smoothed);
    for (Chart* chart : {speed_, memory_, load_}) {
        resources_->addWidget(chart);
        auto* next = make_button(chart == speed_ ? tr("Memory") : chart == memory_ ? tr("Load") : tr("Tokens/s"), "ghost", chart);
        next->setToolTip(tr("Show the next chart here"));
        next->setObjectName(QStringLiteral("next chart"));
        chart->add_header_widget(next);
        connect(next, &QPushButton::clicked, this, [this, chart] { resources_->setCurrentWidget(chart == speed_ ? memory_ : chart == memory_ ? load_ : speed_); });
    }
    auto* slider = new QSlider(Qt::Horizontal, loss_);
    slider->setRange(0, 99);
    slider->setValue(60);
    slider->setFixedWidth(80);
    slider->setAccessibleName(tr("Smoothing"));
    slider->setToolTip(tr("Smoothing of the strong lines: the weight of what came before"));
    smoothing_text_ = make_label(QLocale().toString(slider->value() / 100.0, 'f', 2), "monomuted", loss_);
    loss_->add_header_widget(smoothing_text_);
    loss_->add_header_widget(slider);
    connect(slider, &QSlider::valueChanged, this, [this](int value) {
        smoothing_text_->setText(QLocale().toString(value / 100.0, 'f', 2));
        for (Chart* chart : {loss_, norm_, speed_, load_}) chart->set_smoothing(value / 100.0);
    });
    for (Chart* chart : {loss_, rate_, norm_, memory_, speed_, load_}) {
        connect(chart, &Chart::enlarge_requested, this, [this, chart] { enlarge(enlarged_ == chart ? nullptr : chart); });
        connect(chart, &Chart::hovered, this, [this, chart](bool inside, double x) {
            for (Chart* other : {loss_, rate_, norm_, memory_, speed_, load_})
                if (other != chart) other->set_cursor(inside ? std::optional(x) : std::nullopt);
        });
    }
    loss_->add_header_widget(axis_picker());
    loss_->set_takes_notes();
    connect(loss_, &Chart::note_requested, this, &RunView::ask_note);
    enlarge(nullptr);
    return host;
}

QComboBox* RunView::axis_picker() {
    auto* picker = new QComboBox(loss_);
    picker->addItems({tr("Steps"), tr("Epochs"), tr("Tokens"), tr("Minutes")});
    picker->setAccessibleName(tr("What the charts are drawn over"));
    picker->setToolTip(tr("What the charts are drawn over"));
    connect(picker, &QComboBox::currentIndexChanged, this, [this](int index) { set_axis(static_cast<Axis>(index)); });
    return picker;
}

void RunView::set_axis(Axis axis) {
    axis_ = axis;
    const QString label = axis == Axis::Step ? tr("step") : axis == Axis::Epoch ? tr("epoch") : axis == Axis::Tokens ? tr("tokens") : tr("minutes");
    for (Chart* chart : {loss_, rate_, norm_, memory_, speed_, load_}) chart->set_x_label(label);
    reload();
    refresh();
}

void RunView::enlarge(Chart* chart) {
    enlarged_ = chart;
    const std::vector<QWidget*> cells = {loss_, rate_, norm_, resources_};
    for (QWidget* cell : cells) cell->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    for (QWidget* cell : cells) grid_->removeWidget(cell);
    for (size_t i = 0; i < cells.size(); ++i) {
        QWidget* cell = cells[i];
        const bool is_it = chart == cell || (cell == resources_ && (chart == memory_ || chart == speed_ || chart == load_));
        cell->setVisible(!chart || is_it);
        if (!chart) grid_->addWidget(cell, static_cast<int>(i / 2), static_cast<int>(i % 2));
        else if (is_it) grid_->addWidget(cell, 0, 0, 2, 2);
    }
    for (int i : {0, 1}) {
        grid_->setRowStretch(i, 1);
        grid_->setColumnStretch(i, 1);
    }
    for (Chart* one : {loss_, rate_, norm_, memory_, speed_, load_}) one->set_enlarged(one == chart);
}

void RunView::connect_presenter() {
    connect(&presenter_, &TrainPresenter::run_shown, this, &RunView::reload);
    connect(&presenter_, &TrainPresenter::run_changed, this, &RunView::refresh);
    connect(&presenter_, &TrainPresenter::step_added, this, &RunView::add_step);
    connect(&presenter_, &TrainPresenter::eval_added, this, &RunView::add_eval);
    connect(&presenter_, &TrainPresenter::sample_added, this, &RunView::add_sample);
    connect(&presenter_, &TrainPresenter::log_added, this, [this](const QString& line) { new_lines_ << line; });
    connect(&presenter_, &TrainPresenter::notes_changed, this, &RunView::show_marks);
    connect(&presenter_, &TrainPresenter::merge_changed, this, [this] {
        const MergeState& m = presenter_.merging();
        merge_row_->setVisible(m.command != 0);
        merge_text_->setText(tr("Merging into %1").arg(qs(fs::path(m.folder).filename().string())));
        merge_bar_->setRange(0, m.total > 0 ? 1000 : 0);
        if (m.total > 0) merge_bar_->setValue(static_cast<int>(1000 * m.done / m.total));
    });
}

void RunView::add_step(const TrainStep& step) {
    tokens_ += static_cast<double>(step.tokens);
    minutes_ += step.seconds / 60;
    const double x = axis_ == Axis::Step ? static_cast<double>(step.step) : axis_ == Axis::Epoch ? step.epoch : axis_ == Axis::Tokens ? tokens_ : minutes_;
    places_.emplace_back(step.step, x);
    loss_->append(loss_line_, x, step.loss);
    rate_->append(0, x, step.learning_rate);
    norm_->append(0, x, step.grad_norm);
    memory_->append(0, x, static_cast<double>(step.memory_bytes));
    speed_->append(0, x, step.tokens_per_second);
    if (step.cpu_percent > 0) load_->append(0, x, step.cpu_percent);   // 0: a run written before it was told
    if (step.device_percent < 0) return;
    if (gpu_line_ < 0) gpu_line_ = load_->add_line(tr("GPU"), 1, LineKind::Smoothed);
    load_->append(gpu_line_, x, step.device_percent);
}

void RunView::add_sample(const SampleAnswer& sample) {
    samples_->add(sample);
    if (below_->isVisibleTo(this)) return;
    below_->show();
    QScrollBar* bar = log_->verticalScrollBar();   // the log is lower now, and would no longer follow its end
    QTimer::singleShot(0, bar, [bar] { bar->setValue(bar->maximum()); });
}

double RunView::x_of(int64_t step) const {
    const auto after = std::upper_bound(places_.begin(), places_.end(), step, [](int64_t wanted, const auto& place) { return wanted < place.first; });
    return after == places_.begin() ? 0 : std::prev(after)->second;
}

void RunView::add_eval(const EvalResult& eval) { loss_->append(eval_line_, x_of(eval.step), eval.loss); }

int64_t RunView::step_at(double x) const {
    if (places_.empty()) return 0;
    auto at = std::lower_bound(places_.begin(), places_.end(), x, [](const auto& place, double wanted) { return place.second < wanted; });
    if (at == places_.end() || (at != places_.begin() && x - std::prev(at)->second < at->second - x)) --at;
    return at->first;
}

void RunView::show_marks() {
    const RunRecord& run = *presenter_.shown();
    std::vector<std::pair<double, QString>> changes, notes;
    for (const RunChanged& change : run.changes)
        changes.emplace_back(x_of(change.step), tr("rate %1, %2 steps").arg(local_number(QString::number(change.learning_rate, 'g', 3)), count_text(change.total_steps)));
    for (const RunNote& note : run.notes)
        if (note.step <= last_step()) notes.emplace_back(x_of(note.step), fontMetrics().elidedText(qs(note.text).simplified(), Qt::ElideRight, kNoteWidth));
    marks_ = changes.size() + notes.size();
    rate_->set_marks(changes);
    changes.insert(changes.end(), notes.begin(), notes.end());
    loss_->set_marks(changes);
}

void RunView::ask_note(double x) {
    const RunRecord* run = presenter_.shown();
    const int64_t step = step_at(x);
    if (!run || step == 0) return;
    const auto known = std::find_if(run->notes.begin(), run->notes.end(), [&](const RunNote& one) { return one.step == step; });
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Note at step %1").arg(count_text(step)));
    dialog->setLabelText(tr("What is to be remembered here. An empty text takes the note away."));
    if (known != run->notes.end()) dialog->setTextValue(qs(known->text));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, step, folder = run->folder](const QString& text) {
        if (presenter_.shown() && presenter_.shown()->folder == folder) presenter_.note(step, ss(text.trimmed()));
    });
    dialog->open();
}

void RunView::reload() {
    for (Chart* chart : {loss_, rate_, norm_, memory_, speed_, load_}) chart->clear();
    places_.clear();
    tokens_ = minutes_ = 0;
    marks_ = 0;
    samples_->clear();
    log_->clear();
    new_lines_.clear();
    const RunRecord* run = presenter_.shown();
    if (!run) return;
    for (const auto& step : run->steps) add_step(step);
    for (const auto& e : run->evals) add_eval(e);
    for (const auto& one : run->samples) add_sample(one);
    if (run->samples.empty()) {
        Q_EMIT below_->chosen(0);
        below_->hide();
    }
    show_marks();
    QStringList lines;
    for (const auto& line : run->log) lines << qs(line);
    log_->setPlainText(lines.join(QLatin1Char('\n')));
    log_->verticalScrollBar()->setValue(log_->verticalScrollBar()->maximum());
}

void RunView::refresh() {
    const RunRecord* run = presenter_.shown();
    if (!run) return;
    // The notes of a run that is read again come before its steps.
    const auto noted = std::count_if(run->notes.begin(), run->notes.end(), [&](const RunNote& one) { return one.step <= last_step(); });
    if (marks_ != run->changes.size() + static_cast<size_t>(noted)) show_marks();
    if (!new_lines_.isEmpty()) log_->appendPlainText(std::exchange(new_lines_, {}).join(QLatin1Char('\n')));
    name_->setText(qs(run_name(run->folder)));
    state_->setText(tr(state_text(run->state)));
    set_style_property(state_, "state", QString::fromLatin1(chip_of(run->state)));
    const bool bad = run->state == RunState::Failed;
    if (run->started) {
        const RunStarted& s = *run->started;
        facts_->setText(tr("%1 · %2 · %3 on %4").arg(qs(s.method), qs(fs::path(s.model).filename().string()), qs(s.dtype), qs(s.device)));
        const double share = s.all_parameters > 0 ? static_cast<double>(s.trainable_parameters) / static_cast<double>(s.all_parameters) : 0;
        trainable_->setText(tr("%1 / %2  %3").arg(count_text(s.trainable_parameters), count_text(s.all_parameters), percent_text(share, 3)));
        const auto epochs = s.steps_per_epoch > 0 ? static_cast<double>(s.total_steps) / static_cast<double>(s.steps_per_epoch) : 0;
        const double end = axis_ == Axis::Step ? static_cast<double>(s.total_steps) : axis_ == Axis::Epoch ? epochs : 0;
        for (Chart* chart : {loss_, rate_, norm_, memory_, speed_, load_}) chart->set_x_limit(end);
    } else {
        facts_->setText(presenter_.waits(run) ? tr("Waits for its turn") : qs(run->activity));
        trainable_->clear();
    }
    if (bad && run->error) facts_->setText(qs(run->error->text()));
    step_text_->setText(tr("Step %1 / %2").arg(count_text(run->step()), run->started ? count_text(run->total_steps()) : QStringLiteral("–")));
    epoch_text_->setText(tr("Epoch %1 / %2").arg(run->epoch()).arg(run->epochs()));
    const double left = run->seconds_left();
    if (run->is_over()) time_text_->setText(tr("took %1").arg(duration_text(run->total_seconds)));
    else time_text_->setText(left < 0 ? QString() : tr("%1 left").arg(duration_text(left)));
    step_bar_->setRange(0, run->started || run->is_over() || presenter_.waits(run) ? 1000 : 0);  // before the first step: busy
    step_bar_->setValue(static_cast<int>(1000 * run->run_share()));
    epoch_bar_->setValue(static_cast<int>(1000 * run->epoch_share()));
    const char* state = run->state == RunState::Finished ? "green" : bad ? "red" : run->state == RunState::Paused ? "amber" : "";
    for (QProgressBar* bar : {step_bar_, epoch_bar_}) set_style_property(bar, "state", QString::fromLatin1(state));
    loss_->set_empty_text(run->is_over() ? tr("The run ended before its first step") : tr("Waiting for the first step"));
}

}  // namespace lorica
