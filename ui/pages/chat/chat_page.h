// SPDX-License-Identifier: GPL-3.0-or-later
// The Chat page: one or two models side by side, one input for both; judging blind, and what the votes say. GUI thread.
#pragma once

#include <QComboBox>
#include <QPlainTextEdit>
#include <QStackedWidget>

#include "ui/pages/chat/judge_view.h"
#include "ui/pages/chat/transcript.h"
#include "ui/pages/chat/votes_view.h"
#include "ui/shell/page.h"
#include "ui/widgets/card.h"

namespace lorica {

class ChatPage : public Page {
    Q_OBJECT
public:
    enum class View { Chat, Judge, Votes };

    explicit ChatPage(Shell& shell, QWidget* parent = nullptr);
    PageHeader header() override;
    void activated() override;
    void state_changed() override;

    ChatPresenter& presenter(int column = 0) { return *columns_[static_cast<size_t>(column)].presenter; }
    Transcript* transcript(int column = 0) const { return columns_[static_cast<size_t>(column)].transcript; }
    QPlainTextEdit* input() const { return input_; }
    void send();
    void show_view(View view);
    View view() const { return static_cast<View>(views_->currentIndex()); }
    JudgeView* judge() const { return judge_; }
    VotesView* votes() const { return votes_; }

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    struct Column {
        QWidget* widget = nullptr;
        QComboBox* picker = nullptr;
        ChatPresenter* presenter = nullptr;
        Transcript* transcript = nullptr;
    };
    QWidget* build_chat();
    Column make_column(QWidget* parent);
    QWidget* build_input(QWidget* parent);
    void connect_all();
    std::vector<ChatTarget> targets() const;
    void fill_pickers();
    void pick(size_t column, int index);
    void refresh();
    void apply_settings();

    std::vector<Column> columns_;
    std::vector<ChatTarget> targets_;
    QWidget *empty_ = nullptr, *content_ = nullptr;
    Segments* view_ = nullptr;
    QStackedWidget* views_ = nullptr;
    SamplingPanel* sampling_ = nullptr;
    JudgeView* judge_ = nullptr;
    VotesView* votes_ = nullptr;
    QPlainTextEdit* input_ = nullptr;
    QPushButton *send_ = nullptr, *stop_ = nullptr;
    QAction* compare_ = nullptr;
};

}  // namespace lorica
