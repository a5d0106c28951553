// SPDX-License-Identifier: GPL-3.0-or-later
// One conversation with one model: its turns, and the answer that is streaming in. GUI thread, no widgets.
#pragma once

#include <QObject>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/store/votes.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/shell/app_state.h"

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
};

class ChatPresenter : public QObject {
    Q_OBJECT
public:
    ChatPresenter(EngineBridge& bridge, const fs::path& home, QObject* parent = nullptr);

    void set_target(const ChatTarget& target);      // another model: the conversation goes on with it
    const ChatTarget& target() const { return target_; }
    void set_generation(const GenerationSettings& settings) { generation_ = settings; }
    void set_system_prompt(const QString& text) { system_prompt_ = text; }

    void send(const QString& text);
    void stop();
    void clear();
    // Keeps with the votes what one thinks of that answer; rated() or failed() tells of it.
    void rate(size_t turn, bool good);

    const std::vector<ChatTurn>& turns() const { return turns_; }
    bool is_answering() const { return command_ != 0; }

Q_SIGNALS:
    void turns_changed();                            // one was added or removed
    void answer_changed();                           // the last turn's text grew
    void answering_changed();
    void rated();
    void failed(const lorica::Error& error);

private:
    void take_route(const nlohmann::json& result);
    void finish(const QString& remark, bool failed);

    EngineBridge& bridge_;
    const VoteFile file_;
    ChatTarget target_;
    GenerationSettings generation_;
    QString system_prompt_;
    std::vector<ChatTurn> turns_;
    int conversation_ = 0;
    CommandId command_ = 0;
    QString remark_;
};

}  // namespace lorica
