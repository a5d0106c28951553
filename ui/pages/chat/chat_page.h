// SPDX-License-Identifier: GPL-3.0-or-later
// The Chat page: one to four models side by side, one input for all; judging blind, and what the votes say. GUI thread.
#pragma once

#include <QComboBox>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QThreadPool>

#include "ui/pages/chat/conversations_sheet.h"
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
    static constexpr size_t kMostColumns = 4;

    explicit ChatPage(Shell& shell, QWidget* parent = nullptr);
    PageHeader header() override;
    void activated() override;
    void state_changed() override;

    ChatPresenter& presenter(int column = 0) { return *columns_[static_cast<size_t>(column)].presenter; }
    Transcript* transcript(int column = 0) const { return columns_[static_cast<size_t>(column)].transcript; }
    size_t column_count() const { return columns_.size(); }
    QPlainTextEdit* input() const { return input_; }
    void send();
    // In the first column, with its model where that is still there.
    void open_conversation(const KeptConversation& conversation);
    ConversationsSheet* open_sheet();
    void show_view(View view);
    View view() const { return static_cast<View>(views_->currentIndex()); }
    JudgeView* judge() const { return judge_; }
    VotesView* votes() const { return votes_; }

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    struct Column {
        QWidget* widget = nullptr;         // the others are its children
        QHBoxLayout* head = nullptr;
        QComboBox* picker = nullptr;
        QToolButton* prompt = nullptr;
        ChatPresenter* presenter = nullptr;
        Transcript* transcript = nullptr;
    };
    void build_actions();
    QWidget* build_chat();
    QWidget* build_input(QWidget* parent);
    void connect_all();
    void add_column();
    Column make_column(QWidget* parent, bool closes);
    void connect_column(const Column& column);
    void close_column(const ChatPresenter* presenter);
    void arrange_columns();
    void edit_last(const ChatPresenter& asked);
    void fill_pickers();
    void pick(ChatPresenter& presenter, int index);
    void show_prompt(const ChatPresenter& presenter);
    bool is_answering() const;
    void refresh();
    void apply_settings();

    QThreadPool keeper_;                   // of conversations: one thread, so that they are written, read and deleted in order
    std::vector<Column> columns_;          // the first one stays
    std::vector<ChatTarget> targets_;
    QWidget *empty_ = nullptr, *content_ = nullptr;
    Segments* view_ = nullptr;
    QStackedWidget* views_ = nullptr;
    SamplingPanel* sampling_ = nullptr;
    JudgeView* judge_ = nullptr;
    VotesView* votes_ = nullptr;
    QPlainTextEdit* input_ = nullptr;
    QPushButton *send_ = nullptr, *stop_ = nullptr;
    QHBoxLayout* side_by_side_ = nullptr;
    QAction *compare_ = nullptr, *conversations_ = nullptr;
};

}  // namespace lorica
