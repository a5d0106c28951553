// SPDX-License-Identifier: GPL-3.0-or-later
// The change dialog's widgets. GUI thread.
#include "ui/pages/train/change_dialog.h"

#include <QGridLayout>
#include <algorithm>

#include "ui/theme/tokens.h"
#include "ui/widgets/basics.h"

namespace lorica {
namespace {

constexpr double kMostSteps = 1e9;

}  // namespace

ChangeDialog::ChangeDialog(const RunRecord& run, QWidget* parent)
    : QDialog(parent), rate_now_(run.peak_rate()), done_(run.step()), total_now_(run.total_steps()),
      per_epoch_(run.started ? std::max<int64_t>(1, run.started->steps_per_epoch) : 1), over_(run.is_over()) {
    setWindowTitle(over_ ? tr("Train on") : tr("Change the run"));
    setMinimumWidth(520);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(1, 1);
    auto* intro = make_label(over_ ? tr("Goes on from the last checkpoint, with the optimizer as it was.")
                                   : tr("Holds from the next step on. The run keeps it, so that a resume does the same again."), "muted", this);
    intro->setWordWrap(true);
    grid->addWidget(intro, 0, 0, 1, 2);
    rate_ = new NumberBox(0, 10, 0, false, this);
    rate_->set_value(rate_now_);
    rate_->setAccessibleName(tr("Learning rate"));
    rate_->setToolTip(tr("The schedule's peak. What the next step gets follows from it and from how far the run is."));
    total_ = new NumberBox(1, kMostSteps, static_cast<double>(per_epoch_), true, this);
    total_->set_value(static_cast<double>(over_ && done_ >= total_now_ ? total_now_ + per_epoch_ : total_now_));
    total_->setAccessibleName(tr("Steps in all"));
    total_->setToolTip(tr("Where the run ends. The schedule is stretched to it."));
    grid->addWidget(make_label(tr("Learning rate"), "", this), 1, 0);
    grid->addWidget(rate_, 1, 1);
    grid->addWidget(make_label(tr("Steps in all"), "", this), 2, 0);
    grid->addWidget(total_, 2, 1);
    words_ = make_label({}, "small", this);
    words_->setWordWrap(true);
    words_->setMinimumHeight(40);   // two lines
    grid->addWidget(words_, 3, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid);
    auto* cancel = make_button(tr("Cancel"), "", this);
    apply_ = make_button(over_ ? tr("Train on") : tr("Change"), "primary", this);
    apply_->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(apply_);
    grid->addLayout(buttons, 4, 0, 1, 2);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(apply_, &QPushButton::clicked, this, &QDialog::accept);
    connect(rate_, &NumberBox::edited, this, [this](const QString& text) { check(text); });
    connect(total_, &NumberBox::edited, this, [this](const QString& text) { check(text); });
    check(QStringLiteral("0"));
}

RunChange ChangeDialog::change() const {
    RunChange change;
    if (rate_->value() != rate_now_) change.learning_rate = rate_->value();
    if (const auto total = static_cast<int64_t>(total_->value()); total != total_now_) change.total_steps = total;
    return change;
}

void ChangeDialog::check(const QString& typed) {
    bool number = false;
    typed.toDouble(&number);
    const auto total = static_cast<int64_t>(total_->value());
    QString problem;
    if (!number) problem = tr("This is no number.");
    else if (!(rate_->value() > 0)) problem = tr("Give a learning rate over 0.");
    else if (total <= done_) problem = tr("%1 steps are done: name more.").arg(count_text(done_));
    const QString epochs = local_number(QString::number(static_cast<double>(total) / static_cast<double>(per_epoch_), 'f', 2));
    words_->setText(problem.isEmpty() ? tr("%1 more steps; %2 epochs in all").arg(count_text(total - done_), epochs) : problem);
    set_style_property(words_, "role", problem.isEmpty() ? "small" : "red");
    apply_->setEnabled(problem.isEmpty() && (change().any() || (over_ && total > done_)));
}

}  // namespace lorica
