// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the job list. GUI thread.
#include "ui/widgets/jobs_strip.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <algorithm>

#include "ui/widgets/basics.h"

namespace lorica {
namespace {

constexpr int kLine = 40, kWaitingLine = 34, kWaitingShown = 5;

}  // namespace

JobsStrip::JobsStrip(JobList& jobs, const Theme& theme, QWidget* parent) : QFrame(parent), jobs_(jobs), theme_(theme) {
    setProperty("role", QStringLiteral("strip"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* line = new QWidget(this);
    line->setFixedHeight(kLine);
    line->setCursor(Qt::PointingHandCursor);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(kGrid, 0, kGrid, 0);
    layout->setSpacing(12);
    fold_ = make_button({}, "ghost", line);
    fold_->setCheckable(true);
    fold_->setObjectName(QStringLiteral("jobs_fold"));
    fold_->setToolTip(tr("What waits in line"));
    title_ = make_label({}, "strong", line);
    name_ = make_label({}, "muted", line);
    bar_ = new QProgressBar(line);
    bar_->setTextVisible(false);
    bar_->setFixedWidth(220);
    detail_ = make_label({}, "monomuted", line);
    cancel_ = make_button(tr("Cancel"), "ghost", line);
    cancel_->setIcon(theme.icon(QStringLiteral("close"), IconTint::Muted));
    layout->addWidget(fold_);
    layout->addWidget(title_);
    layout->addWidget(name_);
    layout->addWidget(bar_);
    layout->addWidget(detail_, 1);
    layout->addWidget(cancel_);
    column->addWidget(line);
    list_ = new QWidget;
    auto* rows = new QVBoxLayout(list_);
    rows->setContentsMargins(2 * kGrid, 0, kGrid, 4);
    rows->setSpacing(0);
    waiting_ = make_scroll(list_, this);
    column->addWidget(waiting_);
    connect(fold_, &QPushButton::toggled, this, &JobsStrip::refresh);
    connect(&jobs_, &JobList::changed, this, &JobsStrip::refresh);
    connect(cancel_, &QPushButton::clicked, this, [this] {
        if (!jobs_.jobs().empty()) jobs_.cancel(jobs_.jobs().front().id);
    });
    refresh();
}

void JobsStrip::refresh() {
    const auto& all = jobs_.jobs();
    setVisible(!all.empty());
    if (all.empty()) {
        fold_->setChecked(false);
        return;
    }
    const Job& job = all.front();
    const auto waiting = static_cast<int>(std::count_if(all.begin() + 1, all.end(), [](const Job& one) { return !one.running; }));
    const bool run = job.kind == QStringLiteral("start_run");
    fold_->setVisible(waiting > 0 || fold_->isChecked());
    fold_->setText(tr("%1 in line").arg(waiting));
    fold_->setIcon(theme_.icon(fold_->isChecked() ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), IconTint::Muted));
    title_->setText(job.paused ? tr("Paused") : job.what);
    name_->setText(job.name);
    name_->setVisible(!job.name.isEmpty());
    bar_->setRange(0, job.total > 0 ? 1000 : 0);
    if (job.total > 0) bar_->setValue(static_cast<int>(1000 * job.done / job.total));
    QString detail;
    if (job.total > 0) {
        detail = percent_text(static_cast<double>(job.done) / static_cast<double>(job.total));
        detail += run ? tr("   step %1/%2").arg(count_text(job.done), count_text(job.total)) : QString();
        if (run && job.seconds_left >= 0 && !job.paused) detail += tr("   %1 left").arg(duration_text(job.seconds_left));
    }
    detail_->setText(detail);
    cancel_->setVisible(!run);  // a run is stopped on its page, where the choice to save is offered
    cancel_->setAccessibleName(tr("Cancel: %1").arg(job.what));
    refresh_list();
}

// Rebuilt only when the line is another one: a button must not vanish under the mouse.
void JobsStrip::refresh_list() {
    std::vector<const Job*> waiting;
    for (const Job& job : jobs_.jobs())
        if (!job.running && &job != &jobs_.jobs().front()) waiting.push_back(&job);
    waiting_->setVisible(fold_->isChecked() && !waiting.empty());
    waiting_->setFixedHeight(kWaitingLine * std::min<int>(kWaitingShown, static_cast<int>(waiting.size())) + 6);
    std::vector<CommandId> ids;
    for (const Job* job : waiting) ids.push_back(job->id);
    if (ids == listed_) return;
    listed_ = ids;
    clear_layout(list_->layout());
    for (size_t i = 0; i < waiting.size(); ++i) {
        const Job* job = waiting[i];
        auto* row = new QWidget(list_);
        row->setFixedHeight(kWaitingLine);
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(12);
        layout->addWidget(make_label(QString::number(i + 1), "monomuted", row));
        layout->addWidget(make_label(job->what, "", row));
        layout->addWidget(make_label(job->name, "muted", row), 1);
        const CommandId id = job->id;
        if (i > 0) {
            auto* next = make_button(tr("Run next"), "ghost", row);
            next->setAccessibleName(tr("Run next: %1").arg(job->name));
            connect(next, &QPushButton::clicked, this, [this, id] { jobs_.run_next(id); });
            layout->addWidget(next);
        }
        auto* cancel = make_button(tr("Take out"), "ghost", row);
        cancel->setAccessibleName(tr("Take out of the line: %1").arg(job->name));
        connect(cancel, &QPushButton::clicked, this, [this, id] { jobs_.cancel(id); });
        layout->addWidget(cancel);
        list_->layout()->addWidget(row);
    }
}

void JobsStrip::mouseReleaseEvent(QMouseEvent* event) {
    QFrame::mouseReleaseEvent(event);
    if (event->position().y() < kLine && !jobs_.jobs().empty()) Q_EMIT clicked(jobs_.jobs().front().kind);
}

}  // namespace lorica
