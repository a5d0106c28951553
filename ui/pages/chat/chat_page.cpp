// SPDX-License-Identifier: GPL-3.0-or-later
// The Chat page's widgets. GUI thread.
#include "ui/pages/chat/chat_page.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/pages/adapters/known_adapters.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/empty_state.h"

namespace lorica {

ChatPage::ChatPage(Shell& shell, QWidget* parent) : Page(shell, parent) {
    compare_ = new QAction(shell.theme().icon(QStringLiteral("plus")), tr("Compare"), this);
    compare_->setCheckable(true);
    compare_->setToolTip(tr("Ask two models the same question, side by side"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    empty_ = new EmptyState(shell.theme(), QStringLiteral("chat"), tr("No model to talk to yet"),
                            tr("Choose a base model, or train an adapter first. You can also talk to a run while it trains."),
                            shell.action(UiCommand::ChooseModel), this);
    chat_ = new QWidget(this);
    auto* rows = new QVBoxLayout(chat_);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    auto* line = new QHBoxLayout;
    line->setSpacing(0);
    columns_ = {make_column(), make_column()};
    for (const auto& column : columns_) line->addWidget(column.widget, 1);
    columns_[1].widget->hide();
    line->addWidget(build_settings());
    rows->addLayout(line, 1);
    rows->addWidget(build_input());
    layout->addWidget(empty_);
    layout->addWidget(chat_);
    for (size_t i = 0; i < columns_.size(); ++i)
        connect(columns_[i].picker, &QComboBox::activated, this, [this, i](int index) { pick(i, index); });
    connect(compare_, &QAction::toggled, this, [this](bool on) {
        columns_[1].widget->setVisible(on);
        columns_[1].presenter->clear();
        if (on && !targets_.empty()) pick(1, 0);
    });
    connect(shell.action(UiCommand::NewChat), &QAction::triggered, this, [this] {
        for (auto& column : columns_) column.presenter->clear();
        input_->setFocus();
    });
    connect(shell.action(UiCommand::StopAnswer), &QAction::triggered, this, [this] {
        for (auto& column : columns_) column.presenter->stop();
    });
    state_changed();
}

ChatPage::Column ChatPage::make_column() {
    Column column;
    column.widget = new QWidget(chat_);
    auto* layout = new QVBoxLayout(column.widget);
    layout->setContentsMargins(0, 2 * kGrid, 0, 0);
    column.picker = new QComboBox(column.widget);
    column.picker->setAccessibleName(tr("Model to talk to"));
    column.picker->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    column.picker->setMinimumContentsLength(24);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(3 * kGrid, 0, 3 * kGrid, 0);
    head->addWidget(column.picker, 1);
    layout->addLayout(head);
    column.presenter = new ChatPresenter(shell_.bridge(), this);
    column.transcript = new Transcript(shell_.theme(), *column.presenter, column.widget);
    layout->addWidget(column.transcript, 1);
    connect(column.presenter, &ChatPresenter::answering_changed, this, &ChatPage::refresh);
    return column;
}

QWidget* ChatPage::build_settings() {
    auto* side = make_frame("aside", chat_);
    side->setFixedWidth(232);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    layout->setSpacing(kGrid);
    const GenerationSettings defaults;
    temperature_ = new QDoubleSpinBox(side);
    temperature_->setRange(0, 5);
    temperature_->setSingleStep(0.05);
    temperature_->setValue(defaults.temperature);
    top_p_ = new QDoubleSpinBox(side);
    top_p_->setRange(0.01, 1);
    top_p_->setSingleStep(0.01);
    top_p_->setValue(defaults.top_p);
    longest_ = new QSpinBox(side);
    longest_->setRange(1, 65536);
    longest_->setSingleStep(32);
    longest_->setValue(static_cast<int>(defaults.max_new_tokens));
    system_ = new QLineEdit(side);
    system_->setPlaceholderText(tr("Left to the template"));
    const auto row = [&](const QString& name, QWidget* field, const QString& help) {
        auto* label = make_label(name, "small", side);
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
    return side;
}

QWidget* ChatPage::build_input() {
    auto* strip = make_frame("strip", chat_);
    auto* line = new QHBoxLayout(strip);
    line->setContentsMargins(3 * kGrid, kGrid + 4, 2 * kGrid, kGrid + 4);
    input_ = new QPlainTextEdit(strip);
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

PageHeader ChatPage::header() { return {tr("Chat"), {}, {compare_, shell_.action(UiCommand::NewChat)}, nullptr}; }

void ChatPage::activated() {
    state_changed();
    input_->setFocus();
}

std::vector<ChatTarget> ChatPage::targets() const {
    const AppState& state = shell_.state();
    std::vector<ChatTarget> out;
    if (!state.running.empty())
        out.push_back({tr("In training: %1").arg(qs(fs::path(state.running).filename().string())).toStdString(), state.model, "live"});
    for (const auto& known : known_adapters(state)) {
        ModelSettings model;
        model.path = known.base;
        out.push_back({known.name + " on " + fs::path(known.base).filename().string(), model, known.folder});
    }
    for (const auto& known : state.models) {
        ModelSettings model;
        model.path = known.path;
        out.push_back({known.name, model, ""});
    }
    if (!state.chat.title.empty() && std::find(out.begin(), out.end(), state.chat) == out.end()) out.insert(out.begin(), state.chat);
    return out;
}

void ChatPage::state_changed() {
    targets_ = targets();
    const bool any = !targets_.empty();
    empty_->setVisible(!any);
    chat_->setVisible(any);
    if (any) fill_pickers();
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

void ChatPage::pick(size_t column, int index) {
    if (index < 0 || index >= static_cast<int>(targets_.size())) return;
    const ChatTarget target = targets_[static_cast<size_t>(index)];
    columns_[column].presenter->set_target(target);
    if (column == 0) shell_.update_state([&](AppState& state) { state.chat = target; });
}

void ChatPage::refresh() {
    bool answering = false;
    for (const auto& column : columns_) answering = answering || column.presenter->is_answering();
    send_->setVisible(!answering);
    shell_.action(UiCommand::StopAnswer)->setVisible(answering);
    shell_.action(UiCommand::StopAnswer)->setEnabled(answering);
}

void ChatPage::apply_settings() {
    GenerationSettings settings;
    settings.temperature = temperature_->value();
    settings.top_p = top_p_->value();
    settings.max_new_tokens = longest_->value();
    for (auto& column : columns_) {
        column.presenter->set_generation(settings);
        column.presenter->set_system_prompt(system_->text());
    }
}

void ChatPage::send() {
    const QString text = input_->toPlainText();
    if (text.trimmed().isEmpty() || columns_[0].presenter->is_answering()) return;
    apply_settings();
    input_->clear();
    for (auto& column : columns_)
        if (!column.widget->isHidden()) column.presenter->send(text);
}

}  // namespace lorica
