// SPDX-License-Identifier: GPL-3.0-or-later
// Sends turns, collects the stream, keeps the conversation. GUI thread.
#include "ui/pages/chat/chat_presenter.h"

#include <QThreadPool>
#include <algorithm>

#include "ui/bridge/gui_thread.h"
#include "ui/widgets/basics.h"

namespace lorica {

ChatPresenter::ChatPresenter(EngineBridge& bridge, const fs::path& home, QThreadPool& keeper, QObject* parent)
    : QObject(parent), bridge_(bridge), keeper_(keeper), home_(home), file_(home) {
    connect_bridge();
}

void ChatPresenter::connect_bridge() {
    connect(&bridge_, &EngineBridge::token_chunk, this, [this](const TokenChunk& event) {
        if (event.command != command_ || turns_.empty()) return;
        ChatTurn& answer = turns_.back();
        answer.text += qs(event.text);
        answer.choices.insert(answer.choices.end(), event.choices.begin(), event.choices.end());
        if (event.done) {
            remark_ = event.seconds > 0 ? tr("%1 tokens, %2 tokens/s").arg(count_text(event.tokens), local_number(QString::number(static_cast<double>(event.tokens) / event.seconds, 'f', 1)))
                                        : tr("%1 tokens").arg(count_text(event.tokens));
            if (event.reason == "length") remark_ += tr(", cut at the longest answer");
            if (event.reason == "cancelled") remark_ += tr(", stopped");
        }
        Q_EMIT answer_changed();
    });
    connect(&bridge_, &EngineBridge::job_finished, this, [this](const JobFinished& event) {
        if (event.command != command_) return;
        if (event.error) return finish(qs(event.error->text()), true);
        take_route(event.result);
        finish(remark_, false);
    });
    connect(&bridge_, &EngineBridge::rejected, this, [this](const Rejected& event) {
        if (event.command == command_) finish(qs(event.error.text()), true);
    });
}

void ChatPresenter::set_target(const ChatTarget& target) { target_ = target; }

void ChatPresenter::add(ChatTurn turn) {
    turn.number = ++last_number_;
    turns_.push_back(std::move(turn));
}

void ChatPresenter::send(const QString& text) {
    if (is_answering() || text.trimmed().isEmpty()) return;
    add({QStringLiteral("user"), text.trimmed(), {}});
    ask(generation_);
}

void ChatPresenter::regenerate() {
    if (is_answering() || turns_.size() < 2 || turns_.back().is_question()) return;
    GenerationSettings generation = generation_;
    if (generation.samples()) generation.seed = turns_.back().generation.seed + 1;
    turns_.pop_back();
    ask(generation);
}

// For the answer to the last turn.
void ChatPresenter::ask(const GenerationSettings& generation) {
    GenerateRow row;
    row.messages = messages_of(turns_.size());
    add({QStringLiteral("assistant"), {}, {}, false, qs(target_.title), target_, generation, system_prompt_.trimmed()});
    remark_.clear();
    command_ = bridge_.post(Generate{target_.model, target_.adapter, {row}, false, ss(system_prompt_), generation, target_.routing, generation.num_beams > 1 ? 0 : kLikeliest});
    Q_EMIT turns_changed();
    Q_EMIT answering_changed();
}

// Of the first `count` turns those that the model is told and the file has: of a question whose answer does not count, neither.
std::vector<size_t> ChatPresenter::counted(size_t count) const {
    std::vector<size_t> out;
    for (size_t i = 0; i < count; ++i) {
        const size_t answer = turns_[i].is_question() ? i + 1 : i;
        if (answer >= count || turns_[answer].counts()) out.push_back(i);
    }
    return out;
}

nlohmann::json ChatPresenter::messages_of(size_t count) const {
    nlohmann::json out = nlohmann::json::array();
    for (const size_t i : counted(count)) out.push_back({{"role", ss(turns_[i].role)}, {"content", ss(turns_[i].text)}});
    return out;
}

std::vector<ChatMessage> ChatPresenter::messages_with(const QString& text) const {
    const QString question = text.trimmed();
    const bool again = question.isEmpty() && !turns_.empty(), answered = again && !turns_.back().is_question();
    std::vector<ChatMessage> out;
    for (const size_t i : counted(turns_.size() - (answered ? 1 : 0))) out.push_back({ss(turns_[i].role), ss(turns_[i].text)});
    if (!again) out.push_back({"user", ss(question)});
    return out;
}

QString ChatPresenter::last_question() const {
    const auto last = std::find_if(turns_.rbegin(), turns_.rend(), [](const ChatTurn& turn) { return turn.is_question(); });
    return last == turns_.rend() ? QString() : last->text;
}

void ChatPresenter::take_back() {
    const auto last = std::find_if(turns_.rbegin(), turns_.rend(), [](const ChatTurn& turn) { return turn.is_question(); });
    if (last == turns_.rend()) return;
    stop();
    command_ = 0;
    turns_.erase(last.base() - 1, turns_.end());
    Q_EMIT turns_changed();
    Q_EMIT answering_changed();
}

void ChatPresenter::stop() {
    if (is_answering()) bridge_.post(StopRun{command_, false});
}

void ChatPresenter::clear() {
    stop();
    command_ = 0;
    conversation_ = {};
    turns_.clear();
    Q_EMIT turns_changed();
    Q_EMIT answering_changed();
}

void ChatPresenter::open(const KeptConversation& kept) {
    clear();
    conversation_ = kept;
    for (const KeptMessage& one : kept.messages) {
        ChatTurn turn{qs(one.role), qs(one.content), qs(one.remark)};
        if (!turn.is_question()) {
            turn.speaker = qs(one.by.title);
            turn.by = one.by;
            turn.system_prompt = qs(kept.system_prompt);
        }
        add(std::move(turn));
    }
    Q_EMIT turns_changed();
}

void ChatPresenter::rate(size_t index, bool good) {
    if (index >= turns_.size() || turns_[index].is_question() || turns_[index].failed) return;
    const ChatTurn& turn = turns_[index];
    Rating rating;
    if (!turn.system_prompt.isEmpty()) rating.messages.push_back({{"role", "system"}, {"content", ss(turn.system_prompt)}});
    for (const auto& one : messages_of(index)) rating.messages.push_back(one);
    rating.answer = {turn.by.title, turn.by.model.path, turn.by.adapter, ss(turn.text), "", 0};
    rating.good = good;
    rating.generation = turn.generation;
    QThreadPool::globalInstance()->start([rating, number = turn.number, file = file_, target = QPointer<ChatPresenter>(this)] {
        auto kept = std::make_shared<Result<Rating>>(file.append(rating));
        tell(target, [kept, number, good = rating.good](ChatPresenter& to) {
            const auto rated = std::find_if(to.turns_.begin(), to.turns_.end(), [&](const ChatTurn& one) { return one.number == number; });
            if (!*kept) Q_EMIT to.failed(kept->error());
            else if (rated != to.turns_.end()) rated->rating = good;
            Q_EMIT to.rated();
        });
    });
}

// Which adapter answered, where a routing chose it.
void ChatPresenter::take_route(const nlohmann::json& result) {
    const auto routes = result.value("routes", nlohmann::json::array());
    if (turns_.empty() || turns_.back().by.routing.empty() || !routes.is_array() || routes.empty() || !routes.front().is_object()) return;
    const std::string name = routes.front().value("name", "");
    turns_.back().by.adapter = routes.front().value("adapter", "");
    const QString who = name.empty() ? tr("the base alone") : qs(name);
    remark_ = routes.front().value("by", "") == "rule" ? tr("by %1, by a rule; %2").arg(who, remark_)
                                                       : tr("by %1 (%2 sure); %3").arg(who, percent_text(routes.front().value("confidence", 0.0)), remark_);
}

void ChatPresenter::finish(const QString& remark, bool failed) {
    command_ = 0;
    if (!turns_.empty()) {
        turns_.back().remark = remark;
        turns_.back().failed = failed;
        if (turns_.back().counts()) keep();
    }
    Q_EMIT answer_changed();
    Q_EMIT answering_changed();
}

void ChatPresenter::keep() {
    if (conversation_.id.empty()) begin_conversation(conversation_);
    const ChatTurn& last = turns_.back();
    conversation_.target = last.by;
    if (!last.by.routing.empty()) conversation_.target.adapter.clear();   // the one that it chose this time
    conversation_.system_prompt = ss(last.system_prompt);
    conversation_.messages.clear();
    for (const size_t i : counted(turns_.size())) conversation_.messages.push_back({ss(turns_[i].role), ss(turns_[i].text), ss(turns_[i].remark), turns_[i].by});
    conversation_.title = conversation_title(conversation_.messages.front().content);
    keeper_.start([conversation = conversation_, home = home_, target = QPointer<ChatPresenter>(this)] {
        auto done = std::make_shared<Result<void>>(keep_conversation(home, conversation));
        tell(target, [done](ChatPresenter& to) {
            if (!*done) Q_EMIT to.failed(done->error());
        });
    });
}

}  // namespace lorica
