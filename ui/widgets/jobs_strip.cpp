// SPDX-License-Identifier: GPL-3.0-or-later
// Follows the bridge's job events. GUI thread.
#include "ui/widgets/jobs_strip.h"

#include <QHBoxLayout>

#include "core/base/files.h"
#include "core/base/ids.h"
#include "ui/widgets/basics.h"

namespace lorica {
namespace {

QString kind_text(const QString& kind) {
    static const std::map<QString, const char*> names = {
        {QStringLiteral("load_model"), "Loading the model"}, {QStringLiteral("inspect_data"), "Reading the data"},
        {QStringLiteral("start_run"), "Training"}, {QStringLiteral("evaluate"), "Evaluating"},
        {QStringLiteral("generate"), "Answering"}, {QStringLiteral("score"), "Scoring"}, {QStringLiteral("merge"), "Merging"},
        {QStringLiteral("export"), "Exporting"}, {QStringLiteral("start_sweep"), "Sweep"}, {QStringLiteral("blend_adapters"), "Blending"}};
    const auto found = names.find(kind);
    return found == names.end() ? kind : JobsStrip::tr(found->second);
}

// Forecasts and answers come and go in a moment: a strip that blinks helps nobody.
bool is_quiet(const QString& kind) { return kind == QStringLiteral("plan_run") || kind == QStringLiteral("generate"); }

}  // namespace

JobsStrip::JobsStrip(EngineBridge& bridge, const Theme& theme, QWidget* parent) : QFrame(parent), bridge_(bridge) {
    setProperty("role", QStringLiteral("strip"));
    setFixedHeight(40);
    setCursor(Qt::PointingHandCursor);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 0, kGrid, 0);
    layout->setSpacing(12);
    title_ = make_label({}, "strong", this);
    name_ = make_label({}, "muted", this);
    bar_ = new QProgressBar(this);
    bar_->setTextVisible(false);
    bar_->setFixedWidth(220);
    detail_ = make_label({}, "monomuted", this);
    cancel_ = make_button(tr("Cancel"), "ghost", this);
    cancel_->setIcon(theme.icon(QStringLiteral("close"), IconTint::Muted));
    layout->addWidget(title_);
    layout->addWidget(name_);
    layout->addWidget(bar_);
    layout->addWidget(detail_, 1);
    layout->addWidget(cancel_);
    connect_bridge();
    refresh();
}

void JobsStrip::connect_bridge() {
    connect(&bridge_, &EngineBridge::job_started, this, [this](const JobStarted& e) {
        Job& job = jobs_[e.command];
        job.kind = qs(e.kind);
        job.what = kind_text(job.kind);
        job.began = monotonic_seconds();
        job.listed = !is_quiet(job.kind);
        dirty_ = true;
    });
    connect(&bridge_, &EngineBridge::job_progress, this, [this](const JobProgress& e) {
        const auto found = jobs_.find(e.command);
        if (found == jobs_.end()) return;
        found->second.done = e.done;
        found->second.total = e.total;
        if (!e.what.empty()) found->second.what = qs(e.what);
        dirty_ = true;
    });
    connect(&bridge_, &EngineBridge::run_started, this, [this](const RunStarted& e) {
        const auto found = jobs_.find(e.command);
        if (found == jobs_.end()) return;
        found->second.name = qs(fs::path(e.folder).filename().string());
        found->second.what = tr("Training");
        found->second.total = e.total_steps;
        found->second.done = e.first_step;
        dirty_ = true;
    });
    connect(&bridge_, &EngineBridge::train_step, this, [this](const TrainStep& e) {
        const auto found = jobs_.find(e.command);
        if (found == jobs_.end()) return;
        Job& job = found->second;
        job.done = e.step;
        job.step_seconds = job.step_seconds == 0 ? e.seconds : 0.9 * job.step_seconds + 0.1 * e.seconds;  // as the run's page has it
        job.seconds_left = job.step_seconds * static_cast<double>(job.total - e.step);
        dirty_ = true;
    });
    connect(&bridge_, &EngineBridge::state_changed, this, [this](const StateChanged& e) {
        const auto found = jobs_.find(e.command);
        if (found == jobs_.end()) return;
        found->second.paused = e.state == "paused";
        dirty_ = true;
    });
    connect(&bridge_, &EngineBridge::job_finished, this, [this](const JobFinished& e) {
        jobs_.erase(e.command);
        dirty_ = true;
    });
    connect(&bridge_, &EngineBridge::drained, this, [this] { if (std::exchange(dirty_, false)) refresh(); });
    connect(cancel_, &QPushButton::clicked, this, [this] {
        for (const auto& [id, job] : jobs_)
            if (&job == shown()) bridge_.post(StopRun{id, true});
    });
}

const JobsStrip::Job* JobsStrip::shown() const {
    const Job* first = nullptr;
    for (const auto& [id, job] : jobs_)
        if (job.listed && (!first || job.kind == QStringLiteral("start_run"))) first = &job;
    return first;
}

bool JobsStrip::is_training() const {
    return std::any_of(jobs_.begin(), jobs_.end(), [](const auto& one) { return one.second.kind == QStringLiteral("start_run") || one.second.kind == QStringLiteral("start_sweep"); });
}

void JobsStrip::refresh() {
    const Job* job = shown();
    setVisible(job != nullptr);
    if (!job) return;
    const auto listed = std::count_if(jobs_.begin(), jobs_.end(), [](const auto& one) { return one.second.listed; });
    const bool run = job->kind == QStringLiteral("start_run");
    title_->setText(job->paused ? tr("Paused") : job->what);
    name_->setText(listed > 1 ? tr("%1 · %2 jobs").arg(job->name).arg(listed) : job->name);
    name_->setVisible(!name_->text().isEmpty());
    bar_->setRange(0, job->total > 0 ? 1000 : 0);
    if (job->total > 0) bar_->setValue(static_cast<int>(1000 * job->done / job->total));
    QString detail;
    if (job->total > 0) {
        detail = percent_text(static_cast<double>(job->done) / static_cast<double>(job->total));
        detail += run ? tr("   step %1/%2").arg(count_text(job->done), count_text(job->total)) : QString();
        if (run && job->seconds_left >= 0 && !job->paused) detail += tr("   %1 left").arg(duration_text(job->seconds_left));
    }
    detail_->setText(detail);
    cancel_->setVisible(!run);  // a run is stopped on its page, where the choice to save is offered
}

void JobsStrip::mouseReleaseEvent(QMouseEvent* event) {
    QFrame::mouseReleaseEvent(event);
    if (const Job* job = shown()) Q_EMIT clicked(job->kind);
}

}  // namespace lorica
