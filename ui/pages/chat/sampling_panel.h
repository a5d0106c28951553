// SPDX-License-Identifier: GPL-3.0-or-later
// How answers are drawn, at the right of the chat: of every model on the page. GUI thread.
#pragma once

#include <QDoubleSpinBox>
#include <QFrame>
#include <QLineEdit>
#include <QSpinBox>

#include "core/settings/generation_settings.h"

namespace lorica {

class SamplingPanel : public QFrame {
    Q_OBJECT
public:
    explicit SamplingPanel(QWidget* parent = nullptr);
    GenerationSettings settings() const;
    QString system_prompt() const { return system_->text(); }
    void set_system_prompt(const QString& text) { system_->setText(text); }

private:
    QDoubleSpinBox *temperature_, *top_p_;
    QSpinBox* longest_;
    QLineEdit* system_;
};

}  // namespace lorica
