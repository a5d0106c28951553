// SPDX-License-Identifier: GPL-3.0-or-later
// How answers are drawn, at the right of the chat: of every model on the page. GUI thread.
#pragma once

#include <QFrame>
#include <QLineEdit>
#include <QPushButton>
#include <vector>

#include "core/settings/generation_settings.h"
#include "ui/widgets/settings_form.h"

namespace lorica {

class SamplingPanel : public QFrame {
    Q_OBJECT
public:
    SamplingPanel(const Theme& theme, const GenerationSettings& settings, bool shows_all, QWidget* parent = nullptr);
    const GenerationSettings& settings() const { return settings_; }
    bool shows_all() const { return shows_all_; }
    QString system_prompt() const { return system_->text(); }
    void set_system_prompt(const QString& text) { system_->setText(text); }

Q_SIGNALS:
    void changed();                        // by a person: settings() or shows_all() is another

private:
    QWidget* build_fields(const Theme& theme);
    bool is_shown(const FieldCell& cell) const;
    void arrange();
    void reset();

    GenerationSettings settings_, standard_;
    bool shows_all_;
    std::vector<FieldCell*> cells_;
    QLineEdit* system_ = nullptr;
    QPushButton* more_;
};

}  // namespace lorica
