// SPDX-License-Identifier: GPL-3.0-or-later
// The Chat page: one or two models side by side, one input for both. GUI thread.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPlainTextEdit>
#include <QSpinBox>

#include "ui/pages/chat/transcript.h"
#include "ui/shell/page.h"

namespace lorica {

class ChatPage : public Page {
    Q_OBJECT
public:
    explicit ChatPage(Shell& shell, QWidget* parent = nullptr);
    PageHeader header() override;
    void activated() override;
    void state_changed() override;

    ChatPresenter& presenter(int column = 0) { return *columns_[static_cast<size_t>(column)].presenter; }
    Transcript* transcript(int column = 0) const { return columns_[static_cast<size_t>(column)].transcript; }
    QPlainTextEdit* input() const { return input_; }
    void send();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    struct Column {
        QWidget* widget = nullptr;
        QComboBox* picker = nullptr;
        ChatPresenter* presenter = nullptr;
        Transcript* transcript = nullptr;
    };
    Column make_column();
    QWidget* build_input();
    QWidget* build_settings();
    std::vector<ChatTarget> targets() const;
    void fill_pickers();
    void pick(size_t column, int index);
    void refresh();
    void apply_settings();

    std::vector<Column> columns_;
    std::vector<ChatTarget> targets_;
    QWidget* chat_ = nullptr;
    QWidget* empty_ = nullptr;
    QPlainTextEdit* input_ = nullptr;
    QPushButton* send_ = nullptr;
    QPushButton* stop_ = nullptr;
    QAction* compare_ = nullptr;
    QDoubleSpinBox* temperature_ = nullptr;
    QDoubleSpinBox* top_p_ = nullptr;
    QSpinBox* longest_ = nullptr;
    QLineEdit* system_ = nullptr;
};

}  // namespace lorica
