// SPDX-License-Identifier: GPL-3.0-or-later
// The fields. GUI thread.
#include "ui/pages/chat/sampling_panel.h"

#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/tokens.h"
#include "ui/widgets/basics.h"

namespace lorica {
namespace {

constexpr int kLeastWidth = 232;
constexpr int kSpare = 3 * kGrid;          // for the scroll bar, and the label of a changed value, which is bolder

// Why the setting changes nothing with the others as they are; empty where it does.
QString idle_reason(const std::string& key, const GenerationSettings& now) {
    const auto is_of = [&](std::initializer_list<const char*> keys) { return std::find(keys.begin(), keys.end(), key) != keys.end(); };
    if (is_of({"length_penalty", "early_stopping"})) return now.num_beams > 1 ? QString() : SamplingPanel::tr("It has an effect with more than one beam only.");
    const bool narrows = is_of({"top_k", "top_p", "min_p", "typical_p", "seed"});
    if (!narrows && !is_of({"do_sample", "temperature"})) return {};
    if (now.num_beams > 1) return SamplingPanel::tr("It has no effect with several beams: nothing is drawn at random.");
    if (!now.do_sample && key != "do_sample") return SamplingPanel::tr("It has no effect without sampling: the likeliest token is taken.");
    return narrows && now.temperature == 0 ? SamplingPanel::tr("It has no effect at temperature 0: the likeliest token is taken.") : QString();
}

}  // namespace

SamplingPanel::SamplingPanel(const Theme& theme, const GenerationSettings& settings, bool shows_all, QWidget* parent)
    : QFrame(parent), settings_(settings), shows_all_(shows_all) {
    setProperty("role", QStringLiteral("aside"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    QWidget* fields = build_fields(theme);
    rows->addWidget(make_scroll(fields, this), 1);
    more_ = make_button({}, "ghost", this);
    more_->setObjectName(QStringLiteral("more settings"));
    auto* back = make_button(tr("Reset"), "ghost", this);
    back->setToolTip(tr("Every setting as it was at first; the system prompt stays"));
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    buttons->setSpacing(kGrid);
    buttons->addWidget(more_);
    buttons->addStretch(1);
    buttons->addWidget(back);
    rows->addLayout(buttons);
    // One width, whatever is shown and in every language.
    int width = fields->minimumSizeHint().width() + kSpare;
    for (const QString& text : {tr("More settings"), tr("Fewer settings")}) {
        more_->setText(text);
        width = std::max(width, more_->sizeHint().width() + back->sizeHint().width() + 4 * kGrid);
    }
    setFixedWidth(std::max(kLeastWidth, width));
    connect(more_, &QPushButton::clicked, this, [this] {
        shows_all_ = !shows_all_;
        arrange();
        Q_EMIT changed();
    });
    connect(back, &QPushButton::clicked, this, &SamplingPanel::reset);
    arrange();
}

QWidget* SamplingPanel::build_fields(const Theme& theme) {
    auto* host = new QWidget;
    auto* column = new QVBoxLayout(host);
    column->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, kGrid);
    column->setSpacing(12);
    system_ = new QLineEdit(host);
    system_->setPlaceholderText(tr("Left to the template"));
    system_->setToolTip(tr("What the model is told before the conversation"));
    system_->setAccessibleName(tr("System prompt"));
    auto* label = make_label(tr("System prompt"), "muted", host);
    label->setBuddy(system_);
    auto* told = new QVBoxLayout;
    told->setSpacing(4);
    told->addWidget(label);
    told->addWidget(system_);
    column->addLayout(told);
    std::vector<FieldRef> refs, standards;
    append_fields(refs, settings_, "");
    append_fields(standards, standard_, "");
    for (size_t i = 0; i < refs.size(); ++i) {
        auto* cell = new FieldCell(theme, refs[i], standards[i], host);
        connect(cell, &FieldCell::changed, this, [this] {
            arrange();
            Q_EMIT changed();
        });
        column->addWidget(cell);
        cells_.push_back(cell);
    }
    column->addStretch(1);
    return host;
}

// A value that is not at its default is never hidden; top_p goes with the temperature.
bool SamplingPanel::is_shown(const FieldCell& cell) const {
    return shows_all_ || cell.ref().meta.tier == Tier::Basic || cell.ref().path == "top_p" || cell.differs() || cell.has_refused();
}

void SamplingPanel::arrange() {
    for (FieldCell* cell : cells_) {
        cell->set_idle(idle_reason(cell->ref().path, settings_));
        cell->setVisible(is_shown(*cell));
    }
    more_->setText(shows_all_ ? tr("Fewer settings") : tr("More settings"));
}

void SamplingPanel::reset() {
    for (FieldCell* cell : cells_) cell->reset();
    arrange();
    Q_EMIT changed();
}

}  // namespace lorica
