// SPDX-License-Identifier: GPL-3.0-or-later
// "What the model reads": the prompt of a conversation token by token, or of a message that is typed here. GUI thread; read on a worker's.
#pragma once

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>
#include <optional>

#include "core/hub/prompt_reader.h"
#include "ui/widgets/token_text.h"

namespace lorica {

struct PromptSubject {
    std::string home, model;                  // as PromptReader::open takes them
    QString title;                            // what people call the model
    std::vector<ChatMessage> messages = {};   // none: the sheet has fields to type one
    std::string system_prompt = {};
};

class PromptSheet : public QDialog {
    Q_OBJECT
public:
    PromptSheet(const Theme& theme, PromptSubject subject, QWidget* parent);

private:
    struct Shown;
    QLayout* build_fields();
    void read();
    void take(const Result<Shown>& found);

    PromptSubject subject_;
    std::optional<PromptReader> reader_;      // once the model is open
    bool reading_ = false, again_ = false;    // again_: something was typed meanwhile
    QString prompt_;                          // as it was tokenised
    QTimer read_soon_;
    QPlainTextEdit* message_ = nullptr;
    QLineEdit* system_ = nullptr;
    TokenText* tokens_;
    QLabel *count_, *error_;
    QPushButton* copy_;
};

}  // namespace lorica
