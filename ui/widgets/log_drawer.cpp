// SPDX-License-Identifier: GPL-3.0-or-later
// The log's lines and their list. GUI thread.
#include "ui/widgets/log_drawer.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QTime>
#include <algorithm>

#include "ui/widgets/basics.h"

namespace lorica {
namespace {

constexpr int kLongestLine = 2000;   // characters; a megabyte in one line is no line to read

LogLevel level_of(const std::string& name) { return name == "error" ? LogLevel::Error : name == "warning" ? LogLevel::Warning : LogLevel::Info; }

// One line of text: control characters, line breaks among them, as symbols.
QString plain(QString text) {
    if (text.size() > kLongestLine) text = text.left(kLongestLine) + LogDrawer::tr(" … (%1 characters)").arg(text.size());
    for (QChar& c : text) {
        const bool hidden = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;   // bidirectional marks, zero widths
        if (hidden) c = c == QLatin1Char('\n') ? QChar(0x21B5) : QChar(0xFFFD);
    }
    return text;
}

}  // namespace

void LogModel::add(LogLevel level, const QString& text) {
    fresh_.push_back({level, QTime::currentTime().toString(QStringLiteral("HH:mm:ss  ")) + plain(text)});
}

void LogModel::flush() {
    if (fresh_.empty()) return;
    const bool full = lines_.size() + fresh_.size() > kMostLines;
    if (!full) {
        std::vector<size_t> added;
        for (size_t i = 0; i < fresh_.size(); ++i)
            if (passes(fresh_[i])) added.push_back(dropped_ + lines_.size() + i);
        if (!added.empty()) beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(added.size()) - 1);
        std::move(fresh_.begin(), fresh_.end(), std::back_inserter(lines_));
        rows_.insert(rows_.end(), added.begin(), added.end());
        if (!added.empty()) endInsertRows();
    } else {
        // Ten percent at once: the rows below are renumbered seldom.
        std::move(fresh_.begin(), fresh_.end(), std::back_inserter(lines_));
        const size_t drop = lines_.size() - kMostLines * 9 / 10;
        beginResetModel();
        lines_.erase(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(drop));
        dropped_ += drop;
        refilter();
        endResetModel();
    }
    fresh_.clear();
}

void LogModel::refilter() {
    rows_.clear();
    for (size_t i = 0; i < lines_.size(); ++i)
        if (passes(lines_[i])) rows_.push_back(dropped_ + i);
}

void LogModel::clear() {
    beginResetModel();
    lines_.clear();
    fresh_.clear();
    rows_.clear();
    dropped_ = 0;
    endResetModel();
}

void LogModel::set_filter(LogLevel least, const QString& search) {
    beginResetModel();
    least_ = least;
    search_ = search;
    refilter();
    endResetModel();
}

QVariant LogModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Line& line = lines_[rows_[static_cast<size_t>(index.row())] - dropped_];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return line.text;
    if (role == Qt::ForegroundRole && line.level != LogLevel::Info) return theme_.tint(line.level == LogLevel::Error ? IconTint::Red : IconTint::Amber);
    return {};
}

LogDrawer::LogDrawer(EngineBridge& bridge, const Theme& theme, QWidget* parent) : QFrame(parent), model_(new LogModel(theme, this)) {
    setProperty("role", QStringLiteral("strip"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGrid, 6, kGrid, kGrid);
    column->setSpacing(6);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(make_label(tr("Log"), "strong", this));
    level_ = new QComboBox(this);
    level_->addItems({tr("Everything"), tr("Warnings and errors"), tr("Errors")});
    level_->setAccessibleName(tr("Least level"));
    search_ = new QLineEdit(this);
    search_->setPlaceholderText(tr("Search"));
    search_->setAccessibleName(tr("Search the log"));
    search_->setClearButtonEnabled(true);
    search_->setMaximumWidth(280);
    count_ = make_label({}, "small", this);
    auto* copy = make_button(tr("Copy"), "ghost", this);
    copy->setToolTip(tr("The chosen lines, or all that are shown"));
    auto* clear = make_button(tr("Clear"), "ghost", this);
    auto* close = make_icon_button(theme.icon(QStringLiteral("close"), IconTint::Muted), tr("Close the log"), this);
    row->addWidget(level_);
    row->addWidget(search_, 1);
    row->addWidget(count_);
    row->addStretch(1);
    row->addWidget(copy);
    row->addWidget(clear);
    row->addWidget(close);
    column->addLayout(row);
    view_ = new QListView(this);
    view_->setModel(model_);
    view_->setUniformItemSizes(true);
    view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view_->setFont(Theme::mono_font(0.9));
    view_->setAccessibleName(tr("Log"));
    view_->setProperty("role", QStringLiteral("log"));
    column->addWidget(view_, 1);
    setFixedHeight(220);
    const auto filter = [this] {
        model_->set_filter(static_cast<LogLevel>(level_->currentIndex()), search_->text());
        flush();
    };
    connect(level_, &QComboBox::activated, this, filter);
    connect(search_, &QLineEdit::textChanged, this, filter);
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(text()); });
    connect(clear, &QPushButton::clicked, this, [this] { model_->clear(); flush(); });
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect_bridge(bridge);
    flush();
}

void LogDrawer::connect_bridge(EngineBridge& bridge) {
    connect(&bridge, &EngineBridge::log_record, this, [this](const LogRecord& e) { model_->add(level_of(e.level), qs(e.message)); });
    connect(&bridge, &EngineBridge::diagnostic, this, [this](const DiagnosticRaised& e) {
        const Diagnostic& one = e.diagnostic;
        model_->add(one.is_error ? LogLevel::Error : LogLevel::Warning, qs((one.path.empty() ? "" : one.path + ": ") + one.message + (one.hint.empty() ? "" : ". " + one.hint)));
    });
    connect(&bridge, &EngineBridge::rejected, this, [this](const Rejected& e) { model_->add(LogLevel::Error, qs(e.error.text())); });
    connect(&bridge, &EngineBridge::engine_failed, this, [this](const Error& error) { model_->add(LogLevel::Error, qs(error.text())); flush(); });
    connect(&bridge, &EngineBridge::engine_ready, this, [this] { model_->add(LogLevel::Info, tr("The engine is ready")); });
    connect(&bridge, &EngineBridge::checkpoint_saved, this, [this](const CheckpointSaved& e) { model_->add(LogLevel::Info, tr("Checkpoint at step %1: %2").arg(e.step).arg(qs(e.folder))); });
    connect(&bridge, &EngineBridge::job_finished, this, [this](const JobFinished& e) {
        if (e.error && e.status == "failed") model_->add(LogLevel::Error, qs(e.error->text()));
    });
    connect(&bridge, &EngineBridge::drained, this, &LogDrawer::flush);
}

void LogDrawer::flush() {
    const bool at_end = view_->verticalScrollBar()->value() >= view_->verticalScrollBar()->maximum();
    model_->flush();
    count_->setText(model_->dropped() > 0 ? tr("%1 lines; %2 older ones were let go").arg(count_text(model_->rowCount()), count_text(static_cast<int64_t>(model_->dropped())))
                                          : tr("%1 lines").arg(count_text(model_->rowCount())));
    if (at_end && isVisible()) view_->scrollToBottom();
}

void LogDrawer::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    view_->scrollToBottom();
}

QString LogDrawer::text() const {
    QModelIndexList chosen = view_->selectionModel()->selectedIndexes();
    std::sort(chosen.begin(), chosen.end());
    QStringList lines;
    for (const QModelIndex& one : chosen) lines << one.data().toString();
    if (chosen.isEmpty())
        for (int i = 0; i < model_->rowCount(); ++i) lines << model_->index(i).data().toString();
    return lines.join(QLatin1Char('\n'));
}

}  // namespace lorica
