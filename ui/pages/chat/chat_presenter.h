// SPDX-License-Identifier: GPL-3.0-or-later
// One conversation with one model: its turns, and the answer that is streaming in. GUI thread, no widgets.
#pragma once

#include <QObject>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/hub/prompt_reader.h"
#include "core/store/votes.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/pages/chat/conversations.h"
#include "ui/shell/app_state.h"

class QThreadPool;

namespace lorica {

struct ChatTurn {
    QString role;        // "user", "assistant"
    QString text;
    QString remark;      // below an answer: tokens, speed, why it ended
    bool failed = false;
    QString speaker = {};  // of an answer: the model that gave it
    ChatTarget by = {};    // the same, and how
    GenerationSettings generation = {};
    QString system_prompt = {};
    std::optional<bool> rating = {};
    std::vector<TokenChoice> choices = {};   // of an answer that came here, token by token
    int number = 0;                          // no other turn of this presenter has it

    bool is_question() const { return role == QStringLiteral("user"); }
    // Worth telling the model again, and keeping.
    bool counts() const { return !failed && !text.isEmpty(); }
};

class ChatPresenter : public QObject {
    Q_OBJECT
public:
    static constexpr int64_t kLikeliest = 5;        // alternatives that come with each token

    // `keeper` has one thread, so that the last state of a conversation is the one that stays.
    ChatPresenter(EngineBridge& bridge, const fs::path& home, QThreadPool& keeper, QObject* parent = nullptr);

    void set_target(const ChatTarget& target);      // another model: the conversation goes on with it
    const ChatTarget& target() const { return target_; }
    void set_generation(const GenerationSettings& settings) { generation_ = settings; }
    void set_system_prompt(const QString& text) { system_prompt_ = text; }

    void send(const QString& text);
    // Another answer in the place of the last one, also of one that failed; where tokens are drawn, with the next seed.
    void regenerate();
    QString last_question() const;
    // Takes the last question out, with its answer, which may still be on its way.
    void take_back();
    void stop();
    // Begins a new conversation.
    void clear();
    // Goes on with a kept one.
    void open(const KeptConversation& kept);
    // Keeps with the votes what one thinks of that answer; rated() or failed() tells of it.
    void rate(size_t turn, bool good);

    // What the model would be told if `text` were sent now; with nothing to send, what it was told for its last answer.
    std::vector<ChatMessage> messages_with(const QString& text) const;
    const std::vector<ChatTurn>& turns() const { return turns_; }
    bool is_answering() const { return command_ != 0; }

Q_SIGNALS:
    void turns_changed();                            // one was added or removed
    void answer_changed();                           // the last turn's text grew
    void answering_changed();
    void rated();
    void failed(const lorica::Error& error);

private:
    void connect_bridge();
    void add(ChatTurn turn);
    void ask(const GenerationSettings& generation);
    std::vector<size_t> counted(size_t count) const;
    nlohmann::json messages_of(size_t count) const;
    void take_route(const nlohmann::json& result);
    void finish(const QString& remark, bool failed);
    void keep();

    EngineBridge& bridge_;
    QThreadPool& keeper_;
    const fs::path home_;
    const VoteFile file_;
    ChatTarget target_;
    GenerationSettings generation_;
    QString system_prompt_;
    std::vector<ChatTurn> turns_;
    KeptConversation conversation_;                      // as it was kept last; no id: not yet
    int last_number_ = 0;
    CommandId command_ = 0;
    QString remark_;
};

}  // namespace lorica
