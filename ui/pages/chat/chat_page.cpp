// SPDX-License-Identifier: GPL-3.0-or-later
// The Chat page's widgets. GUI thread.
#include "ui/pages/chat/chat_page.h"

#include <QKeyEvent>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>

#include "core/runtime/run_folder.h"
#include "ui/pages/chat/chat_targets.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/name_box.h"
#include "ui/widgets/plain_text.h"
#include "ui/widgets/prompt_sheet.h"

namespace lorica {
namespace {

// The run in training may be on another model than the one that is chosen by now for the next.
std::string base_of(const ChatTarget& target, const AppState& state) {
    if (target.adapter == "live")
        if (const auto run = RunFolder::open(state.running)) return run->spec().model.path;
    return target.model.path;
}

}  // namespace

ChatPage::ChatPage(Shell& shell, QWidget* parent) : Page(shell, parent) {
    keeper_.setMaxThreadCount(1);
    build_actions();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    empty_ = new EmptyState(shell.theme(), QStringLiteral("chat"), tr("No model to talk to yet"),
                            tr("Choose a base model, or train an adapter first. You can also talk to a run while it trains."),
                            shell.action(UiCommand::ChooseModel), this);
    content_ = new QWidget(this);
    auto* line = new QHBoxLayout(content_);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    view_ = new Segments({tr("Chat"), tr("Judge blind"), tr("Results")}, content_);
    view_->setAccessibleName(tr("What the page shows"));
    sampling_ = new SamplingPanel(shell.theme(), shell.state().generation, shell.state().all_generation, content_);
    views_ = new QStackedWidget(content_);
    judge_ = new JudgeView(shell, *sampling_, views_);
    votes_ = new VotesView(shell, views_);
    for (QWidget* view : {build_chat(), static_cast<QWidget*>(judge_), static_cast<QWidget*>(votes_)}) views_->addWidget(view);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    auto* switches = new QHBoxLayout;
    switches->setContentsMargins(3 * kGrid, 12, 3 * kGrid, 0);
    switches->addWidget(view_);
    switches->addStretch(1);
    left->addLayout(switches);
    left->addWidget(views_, 1);
    line->addLayout(left, 1);
    line->addWidget(sampling_);
    layout->addWidget(empty_);
    layout->addWidget(content_);
    connect_all();
    state_changed();
}

void ChatPage::build_actions() {
    compare_ = new QAction(shell_.theme().icon(QStringLiteral("plus")), tr("Compare"), this);
    compare_->setToolTip(tr("Ask one more model the same questions, side by side: up to four"));
    conversations_ = new QAction(shell_.theme().icon(QStringLiteral("clock")), tr("Conversations"), this);
    conversations_->setToolTip(tr("Go on with an earlier conversation, or write some to a file"));
    connect(compare_, &QAction::triggered, this, &ChatPage::add_column);
    connect(conversations_, &QAction::triggered, this, &ChatPage::open_sheet);
}

QWidget* ChatPage::build_chat() {
    auto* chat = new QWidget(views_);
    auto* rows = new QVBoxLayout(chat);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    side_by_side_ = new QHBoxLayout;
    side_by_side_->setSpacing(0);
    rows->addLayout(side_by_side_, 1);
    columns_.push_back(make_column(chat, false));
    side_by_side_->addWidget(columns_[0].widget, 1);
    rows->addWidget(build_input(chat));
    return chat;
}

void ChatPage::connect_all() {
    connect(view_, &Segments::chosen, this, [this](int index) { show_view(static_cast<View>(index)); });
    connect(judge_, &JudgeView::answering_changed, this, &ChatPage::refresh);
    connect(sampling_, &SamplingPanel::changed, this, [this] {
        shell_.update_state([this](AppState& state) {
            state.generation = sampling_->settings();
            state.all_generation = sampling_->shows_all();
        });
    });
    connect(shell_.action(UiCommand::NewChat), &QAction::triggered, this, [this] {
        for (auto& column : columns_) column.presenter->clear();
        input_->setFocus();
    });
    connect(shell_.action(UiCommand::JudgeBlind), &QAction::triggered, this, [this] {
        shell_.go(PageId::Chat);
        show_view(View::Judge);
    });
    connect(shell_.action(UiCommand::StopAnswer), &QAction::triggered, this, [this] {
        for (auto& column : columns_) column.presenter->stop();
        judge_->presenter().stop();
    });
    auto* escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, shell_.action(UiCommand::StopAnswer), &QAction::trigger);
}

void ChatPage::show_view(View view) {
    view_->set_current(static_cast<int>(view));
    views_->setCurrentIndex(static_cast<int>(view));
    sampling_->setVisible(view != View::Votes);
    if (view == View::Chat) input_->setFocus();
    if (view == View::Judge) judge_->focus_prompt();
    if (view == View::Votes) votes_->reload();
    Q_EMIT header_changed();
}

ChatPage::Column ChatPage::make_column(QWidget* parent, bool closes) {
    Column column;
    column.widget = new QWidget(parent);
    auto* layout = new QVBoxLayout(column.widget);
    layout->setContentsMargins(0, 2 * kGrid, 0, 0);
    column.picker = new NameBox(tr("Model to talk to"), column.widget);
    column.head = new QHBoxLayout;
    column.head->setContentsMargins(3 * kGrid, 0, 3 * kGrid, 0);
    column.head->addWidget(column.picker, 1);
    column.prompt = make_icon_button(shell_.theme().icon(QStringLiteral("prompt"), IconTint::Muted), tr("What the model reads"), column.widget);
    column.prompt->setObjectName(QStringLiteral("prompt"));
    column.head->addWidget(column.prompt);
    layout->addLayout(column.head);
    column.presenter = new ChatPresenter(shell_.bridge(), shell_.state().home, keeper_, column.widget);
    column.transcript = new Transcript(shell_.theme(), *column.presenter, column.widget);
    layout->addWidget(column.transcript, 1);
    if (closes) {
        auto* close = make_icon_button(shell_.theme().icon(QStringLiteral("close"), IconTint::Muted), tr("Close this column"), column.widget);
        close->setObjectName(QStringLiteral("close column"));
        column.head->addWidget(close);
        connect(close, &QToolButton::clicked, this, [this, presenter = column.presenter] { close_column(presenter); });
    }
    connect_column(column);
    return column;
}

void ChatPage::connect_column(const Column& column) {
    ChatPresenter* presenter = column.presenter;
    connect(column.picker, &QComboBox::activated, this, [this, presenter](int index) { pick(*presenter, index); });
    connect(column.prompt, &QToolButton::clicked, this, [this, presenter] { show_prompt(*presenter); });
    connect(presenter, &ChatPresenter::answering_changed, this, &ChatPage::refresh);
    connect(presenter, &ChatPresenter::failed, this, [this](const Error& error) { shell_.show_notice(notice_of(error)); });
    connect(column.transcript, &Transcript::edit_wanted, this, [this, presenter] { edit_last(*presenter); });
    connect(column.transcript, &Transcript::again_wanted, this, [this, presenter] {
        apply_settings();
        input_->setFocus();   // the button goes with the answer
        presenter->regenerate();
    });
}

// With the first model that is not on view yet.
void ChatPage::add_column() {
    if (columns_.size() >= kMostColumns || targets_.empty()) return;
    const auto is_shown = [this](const ChatTarget& target) {
        return std::any_of(columns_.begin(), columns_.end(), [&](const Column& one) { return one.presenter->target() == target; });
    };
    const auto next = std::find_if_not(targets_.begin(), targets_.end(), is_shown);
    const Column column = make_column(side_by_side_->parentWidget(), true);
    column.presenter->set_target(next == targets_.end() ? targets_.front() : *next);
    columns_.push_back(column);
    side_by_side_->addWidget(column.widget, 1);
    column.widget->show();
    fill_pickers();
    arrange_columns();
    input_->setFocus();
}

void ChatPage::close_column(const ChatPresenter* presenter) {
    const auto found = std::find_if(columns_.begin() + 1, columns_.end(), [&](const Column& one) { return one.presenter == presenter; });
    if (found == columns_.end()) return;
    const Column column = *found;
    columns_.erase(found);
    input_->setFocus();   // before what has it goes
    column.presenter->stop();
    column.widget->hide();
    column.widget->deleteLater();
    arrange_columns();
}

// Three or four need the room of their margins.
void ChatPage::arrange_columns() {
    const int margin = columns_.size() > 2 ? kGrid : 3 * kGrid;
    for (const Column& column : columns_) {
        column.head->setContentsMargins(margin, 0, margin, 0);
        column.transcript->set_margin(margin);
    }
    refresh();
}

// Wherever it is the last question: it is asked anew in every column.
void ChatPage::edit_last(const ChatPresenter& asked) {
    const QString question = asked.last_question();
    input_->setFocus();   // the button goes with the question
    for (const Column& column : columns_)
        if (column.presenter->last_question() == question) column.presenter->take_back();
    if (question.size() > kMostShown) input_->setLineWrapMode(QPlainTextEdit::NoWrap);   // as TextInput does with what is pasted
    input_->selectAll();
    input_->insertPlainText(question);   // Undo brings back what stood there
}

QWidget* ChatPage::build_input(QWidget* parent) {
    auto* strip = make_frame("strip", parent);
    auto* line = new QHBoxLayout(strip);
    line->setContentsMargins(3 * kGrid, kGrid + 4, 2 * kGrid, kGrid + 4);
    input_ = new TextInput(strip);
    input_->setProperty("role", QStringLiteral("bare"));
    input_->setPlaceholderText(tr("Write a message. Return sends it, Shift+Return begins a new line."));
    input_->setFixedHeight(72);
    input_->setTabChangesFocus(true);
    input_->setAccessibleName(tr("Message"));
    input_->installEventFilter(this);
    send_ = make_button(tr("Send"), "primary", strip);
    send_->setIcon(shell_.theme().icon(QStringLiteral("send"), IconTint::OnAccent));
    stop_ = make_action_button(shell_.action(UiCommand::StopAnswer), "", strip);
    line->addWidget(input_, 1);
    line->addWidget(send_, 0, Qt::AlignBottom);
    line->addWidget(stop_, 0, Qt::AlignBottom);
    connect(send_, &QPushButton::clicked, this, &ChatPage::send);
    return strip;
}

bool ChatPage::eventFilter(QObject* object, QEvent* event) {
    if (object == input_ && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && !(key->modifiers() & Qt::ShiftModifier)) {
            send();
            return true;
        }
    }
    return Page::eventFilter(object, event);
}

PageHeader ChatPage::header() {
    if (view() != View::Chat) return {tr("Chat"), {}, {}, nullptr};
    return {tr("Chat"), {}, {compare_, conversations_, shell_.action(UiCommand::NewChat)}, nullptr};
}

void ChatPage::activated() {
    state_changed();
    judge_->set_sources(prompt_sources(shell_.state()));
    show_view(view());
}

void ChatPage::state_changed() {
    targets_ = chat_targets(shell_.state());
    const bool any = !targets_.empty();
    empty_->setVisible(!any);
    content_->setVisible(any);
    if (any) fill_pickers();
    judge_->set_targets(targets_);
    refresh();
}

void ChatPage::fill_pickers() {
    for (size_t i = 0; i < columns_.size(); ++i) {
        auto& column = columns_[i];
        const QSignalBlocker blocker(column.picker);
        column.picker->clear();
        for (const auto& target : targets_) column.picker->addItem(qs(target.title));
        const ChatTarget& wanted = i == 0 && !shell_.state().chat.title.empty() ? shell_.state().chat : column.presenter->target();
        const auto found = std::find(targets_.begin(), targets_.end(), wanted);
        const auto index = found == targets_.end() ? 0 : found - targets_.begin();
        column.picker->setCurrentIndex(static_cast<int>(index));
        column.presenter->set_target(targets_[static_cast<size_t>(index)]);
    }
}

void ChatPage::pick(ChatPresenter& presenter, int index) {
    if (index < 0 || index >= static_cast<int>(targets_.size())) return;
    const ChatTarget target = targets_[static_cast<size_t>(index)];
    presenter.set_target(target);
    if (&presenter == columns_.front().presenter) shell_.update_state([&](AppState& state) { state.chat = target; });
    refresh();
}

// As if the message in the field were sent now.
void ChatPage::show_prompt(const ChatPresenter& presenter) {
    const ChatTarget& target = presenter.target();
    auto* sheet = new PromptSheet(shell_.theme(), {shell_.state().home, base_of(target, shell_.state()), qs(target.title), presenter.messages_with(input_->toPlainText()),
                                                   ss(sampling_->system_prompt())}, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

bool ChatPage::is_answering() const {
    return std::any_of(columns_.begin(), columns_.end(), [](const Column& one) { return one.presenter->is_answering(); });
}

void ChatPage::refresh() {
    const bool chatting = is_answering();
    send_->setVisible(!chatting);
    const bool answering = chatting || judge_->presenter().stage() == JudgePresenter::Stage::Answering;
    shell_.action(UiCommand::StopAnswer)->setVisible(answering);
    shell_.action(UiCommand::StopAnswer)->setEnabled(answering);
    compare_->setEnabled(!targets_.empty() && columns_.size() < kMostColumns);
    conversations_->setEnabled(!targets_.empty());
    for (const Column& column : columns_) {
        const ChatTarget& target = column.presenter->target();
        const bool known = target.adapter == "live" || !target.model.path.empty();
        column.prompt->setEnabled(known);
        column.prompt->setToolTip(known ? tr("What the model reads") : tr("The base model is not known, so what it reads cannot be shown"));
    }
}

void ChatPage::apply_settings() {
    for (auto& column : columns_) {
        column.presenter->set_generation(sampling_->settings());
        column.presenter->set_system_prompt(sampling_->system_prompt());
    }
}

void ChatPage::send() {
    const QString text = input_->toPlainText();
    if (text.trimmed().isEmpty() || is_answering()) return;
    apply_settings();
    input_->clear();
    for (const Column& column : columns_) column.presenter->send(text);
}

void ChatPage::open_conversation(const KeptConversation& conversation) {
    show_view(View::Chat);
    ChatPresenter& presenter = *columns_.front().presenter;
    const auto found = std::find(targets_.begin(), targets_.end(), conversation.target);
    if (found != targets_.end()) pick(presenter, static_cast<int>(found - targets_.begin()));
    else shell_.show_notice({Notice::Kind::Info, tr("%1 is not here any more: the conversation goes on with %2.").arg(qs(conversation.target.title), qs(presenter.target().title)), {}, {}});
    presenter.open(conversation);
    sampling_->set_system_prompt(qs(conversation.system_prompt));
}

ConversationsSheet* ChatPage::open_sheet() {
    auto* sheet = new ConversationsSheet(shell_.theme(), shell_.state().home, keeper_, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &ConversationsSheet::opened, this, &ChatPage::open_conversation);
    sheet->open();
    return sheet;
}

}  // namespace lorica
