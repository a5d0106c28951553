// SPDX-License-Identifier: GPL-3.0-or-later
// The tour's stops and its bar. GUI thread.
#include "ui/shell/tour_bar.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <QShortcut>
#include <array>

#include "ui/widgets/basics.h"

namespace lorica {
namespace {

struct Stop {
    PageId page;
    const char* title;
    const char* text;
};

constexpr std::array kStops = {
    Stop{PageId::Data, QT_TRANSLATE_NOOP("lorica::TourBar", "Begin with your data"),
         QT_TRANSLATE_NOOP("lorica::TourBar", "Import a file, or drop one anywhere. The token view shows what the model will read and which tokens it learns from; the problems list leads to each cell that needs mending.")},
    Stop{PageId::Models, QT_TRANSLATE_NOOP("lorica::TourBar", "Choose a base model"),
         QT_TRANSLATE_NOOP("lorica::TourBar", "A GGUF file or a folder of safetensors. Each model's card tells its size in memory, its chat template, and, where it cannot be used, why.")},
    Stop{PageId::Train, QT_TRANSLATE_NOOP("lorica::TourBar", "Set up a run"),
         QT_TRANSLATE_NOOP("lorica::TourBar", "Take a preset or set each value yourself. The forecast tells memory and time before Start, and what to change where it does not fit. A run can be paused, changed and resumed.")},
    Stop{PageId::Experiments, QT_TRANSLATE_NOOP("lorica::TourBar", "Find the best setting"),
         QT_TRANSLATE_NOOP("lorica::TourBar", "Sweep the rank or any other setting; the table says which value is worth its cost. Benchmark, the next page, compares whole methods on your own data.")},
    Stop{PageId::Chat, QT_TRANSLATE_NOOP("lorica::TourBar", "Hear what it has learned"),
         QT_TRANSLATE_NOOP("lorica::TourBar", "Talk to the base, to any adapter, even to a run that still trains. Judge answers blind: your votes become win rates and preference pairs.")},
    Stop{PageId::Export, QT_TRANSLATE_NOOP("lorica::TourBar", "Take it with you"),
         QT_TRANSLATE_NOOP("lorica::TourBar", "Merge and write safetensors or GGUF, or the adapter alone. What was written is read again and compared with what was trained. Ctrl+K finds every command of the studio.")},
};

}  // namespace

TourBar::TourBar(const Theme& theme, QWidget* parent) : QFrame(parent) {
    setProperty("role", QStringLiteral("notice"));
    setObjectName(QStringLiteral("tour_bar"));
    setAccessibleName(tr("Tour"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, kGrid, 8);
    row->setSpacing(kGrid);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    title_ = make_label({}, "strong", this);
    text_ = make_label({}, "", this);
    text_->setWordWrap(true);
    words->addWidget(title_);
    words->addWidget(text_);
    row->addLayout(words, 1);
    back_ = make_button(tr("Back"), "ghost", this);
    next_ = make_button({}, "primary", this);
    auto* close = make_icon_button(theme.icon(QStringLiteral("close"), IconTint::Muted), tr("End the tour"), this);
    for (QWidget* one : std::initializer_list<QWidget*>{back_, next_}) row->addWidget(one, 0, Qt::AlignVCenter);
    row->addWidget(close, 0, Qt::AlignTop);
    connect(back_, &QPushButton::clicked, this, [this] { show_step(step_ - 1); });
    connect(next_, &QPushButton::clicked, this, [this] { step_ + 1 < steps() ? show_step(step_ + 1) : hide(); });
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    auto* escape = new QShortcut(Qt::Key_Escape, this, [this] { hide(); });
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    hide();
}

int TourBar::steps() { return static_cast<int>(kStops.size()); }

void TourBar::start() { show_step(0); }

void TourBar::show_step(int step) {
    step_ = step;
    const Stop& stop = kStops[static_cast<size_t>(step)];
    Q_EMIT page_wanted(stop.page);
    title_->setText(tr("%1 (%2 of %3)").arg(tr(stop.title)).arg(step + 1).arg(steps()));
    text_->setText(tr(stop.text));
    back_->setEnabled(step > 0);
    next_->setText(step + 1 < steps() ? tr("Next") : tr("Done"));
    show();
    next_->setFocus();
}

}  // namespace lorica
