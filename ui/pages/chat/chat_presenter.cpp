// SPDX-License-Identifier: GPL-3.0-or-later
// Sends turns and collects the stream. GUI thread.
#include "ui/pages/chat/chat_presenter.h"

#include <QThreadPool>

#include "ui/bridge/gui_thread.h"
#include "ui/widgets/basics.h"

namespace lorica {

ChatPresenter::ChatPresenter(EngineBridge& bridge, const fs::path& home, QObject* parent) : QObject(parent), bridge_(bridge), file_(home) {
    connect(&bridge, &EngineBridge::token_chunk, this, [this](const TokenChunk& event) {
        if (event.command != command_ || turns_.empty()) return;
        turns_.back().text += qs(event.text);
        if (event.done) {
            remark_ = event.seconds > 0 ? tr("%1 tokens, %2 tokens/s").arg(event.tokens).arg(static_cast<double>(event.tokens) / event.seconds, 0, 'f', 1)
                                        : tr("%1 tokens").arg(event.tokens);
            if (event.reason == "length") remark_ += tr(", cut at the longest answer");
            if (event.reason == "cancelled") remark_ += tr(", stopped");
        }
        Q_EMIT answer_changed();
    });
    connect(&bridge, &EngineBridge::job_finished, this, [this](const JobFinished& event) {
        if (event.command != command_) return;
        if (event.error) return finish(qs(event.error->text()), true);
        take_route(event.result);
        finish(remark_, false);
    });
    connect(&bridge, &EngineBridge::rejected, this, [this](const Rejected& event) {
        if (event.command == command_) finish(qs(event.error.text()), true);
    });
}

void ChatPresenter::set_target(const ChatTarget& target) { target_ = target; }

void ChatPresenter::send(const QString& text) {
    if (is_answering() || text.trimmed().isEmpty()) return;
    turns_.push_back({QStringLiteral("user"), text.trimmed(), {}});
    GenerateRow row;
    for (const auto& turn : turns_)
        if (!turn.failed) row.messages.push_back({{"role", ss(turn.role)}, {"content", ss(turn.text)}});
    turns_.push_back({QStringLiteral("assistant"), {}, {}, false, qs(target_.title), target_, generation_, system_prompt_.trimmed()});
    remark_.clear();
    command_ = bridge_.post(Generate{target_.model, target_.adapter, {row}, false, ss(system_prompt_), generation_, target_.routing});
    Q_EMIT turns_changed();
    Q_EMIT answering_changed();
}

void ChatPresenter::stop() {
    if (is_answering()) bridge_.post(StopRun{command_, false});
}

void ChatPresenter::clear() {
    stop();
    command_ = 0;
    ++conversation_;
    turns_.clear();
    Q_EMIT turns_changed();
    Q_EMIT answering_changed();
}

void ChatPresenter::rate(size_t index, bool good) {
    if (index >= turns_.size() || turns_[index].role != QStringLiteral("assistant") || turns_[index].failed) return;
    const ChatTurn& turn = turns_[index];
    Rating rating;
    if (!turn.system_prompt.isEmpty()) rating.messages.push_back({{"role", "system"}, {"content", ss(turn.system_prompt)}});
    for (size_t i = 0; i < index; ++i)
        if (!turns_[i].failed) rating.messages.push_back({{"role", ss(turns_[i].role)}, {"content", ss(turns_[i].text)}});
    rating.answer = {turn.by.title, turn.by.model.path, turn.by.adapter, ss(turn.text), "", 0};
    rating.good = good;
    rating.generation = turn.generation;
    QThreadPool::globalInstance()->start([rating, index, conversation = conversation_, file = file_, target = QPointer<ChatPresenter>(this)] {
        auto kept = std::make_shared<Result<Rating>>(file.append(rating));
        tell(target, [kept, index, conversation, good = rating.good](ChatPresenter& to) {
            if (!*kept) Q_EMIT to.failed(kept->error());
            else if (to.conversation_ == conversation && index < to.turns_.size()) to.turns_[index].rating = good;
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
    }
    Q_EMIT answer_changed();
    Q_EMIT answering_changed();
}

}  // namespace lorica
