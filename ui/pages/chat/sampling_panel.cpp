// SPDX-License-Identifier: GPL-3.0-or-later
// The fields. GUI thread.
#include "ui/pages/chat/sampling_panel.h"

#include <QVBoxLayout>

#include "ui/theme/tokens.h"
#include "ui/widgets/basics.h"

namespace lorica {

SamplingPanel::SamplingPanel(QWidget* parent) : QFrame(parent) {
    setProperty("role", QStringLiteral("aside"));
    setFixedWidth(232);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    layout->setSpacing(kGrid);
    const GenerationSettings defaults;
    temperature_ = new QDoubleSpinBox(this);
    temperature_->setRange(0, 5);
    temperature_->setSingleStep(0.05);
    temperature_->setValue(defaults.temperature);
    top_p_ = new QDoubleSpinBox(this);
    top_p_->setRange(0.01, 1);
    top_p_->setSingleStep(0.01);
    top_p_->setValue(defaults.top_p);
    longest_ = new QSpinBox(this);
    longest_->setRange(1, 65536);
    longest_->setSingleStep(32);
    longest_->setValue(static_cast<int>(defaults.max_new_tokens));
    system_ = new QLineEdit(this);
    system_->setPlaceholderText(tr("Left to the template"));
    const auto row = [&](const QString& name, QWidget* field, const QString& help) {
        auto* label = make_label(name, "small", this);
        label->setBuddy(field);
        field->setToolTip(help);
        field->setAccessibleName(name);
        layout->addWidget(label);
        layout->addWidget(field);
    };
    row(tr("Temperature"), temperature_, tr("0 always takes the likeliest token; higher is more varied (temperature)"));
    row(tr("Top-p"), top_p_, tr("Choose among the likeliest tokens that together hold this probability (top_p)"));
    row(tr("Longest answer"), longest_, tr("Tokens after which an answer is cut (max_new_tokens)"));
    row(tr("System prompt"), system_, tr("What the model is told before the conversation"));
    layout->addStretch();
}

GenerationSettings SamplingPanel::settings() const {
    GenerationSettings settings;
    settings.temperature = temperature_->value();
    settings.top_p = top_p_->value();
    settings.max_new_tokens = longest_->value();
    return settings;
}

}  // namespace lorica
