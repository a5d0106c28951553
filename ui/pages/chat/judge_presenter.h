// SPDX-License-Identifier: GPL-3.0-or-later
// Two models, one prompt, and a vote before their names are known. GUI thread, no widgets; files on worker threads.
#pragma once

#include <QObject>
#include <array>
#include <optional>
#include <set>

#include "core/store/votes.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/pages/chat/prompt_set.h"

namespace lorica {

class JudgePresenter : public QObject {
    Q_OBJECT
public:
    // Waiting: for a prompt. Ready: both answers may be judged; Incomplete: one failed or was stopped. Judged: the vote is on the disk.
    enum class Stage { Waiting, Answering, Incomplete, Ready, Saving, Judged };
    struct Side {
        QString text, remark;
        bool done = false;
        bool whole = false;      // may be judged: not stopped
        bool failed = false;
    };
    static constexpr int kRepeatEvery = 10;      // votes between two pairs that are shown again

    JudgePresenter(EngineBridge& bridge, const fs::path& home, QObject* parent = nullptr);

    void set_pair(const ChatTarget& first, const ChatTarget& second);
    void set_generation(const GenerationSettings& settings) { generation_ = settings; }   // but for the seed
    void set_system_prompt(const QString& text) { system_prompt_ = text.trimmed(); }
    void set_hides_names(bool on);               // after the vote too
    void set_repeats(bool on) { repeats_ = on; }
    void set_seed(uint64_t seed) { seed_ = seed; }   // of sides and sampling; else another one each time

    // Takes its prompts from there; prompts_changed() or failed() tells of it.
    void read(const PromptSource& source);
    void type();                                 // prompts are typed
    bool has_set() const { return has_set_; }
    bool is_reading() const { return reading_; }
    size_t total() const { return prompts_.size(); }
    size_t left() const;                         // prompts of the set that this pair has not been judged on, nor shown yet

    void ask(const QString& text);               // a typed prompt
    void next();                                 // the next one of the set, or a pair again
    void stop();
    void vote(Choice choice, std::vector<std::string> tags, const QString& note, const QString& category);
    void take_back();                            // the last vote
    bool can_take_back() const { return stage_ != Stage::Saving && !last_vote_.empty(); }

    Stage stage() const { return stage_; }
    const JudgePrompt& prompt() const { return prompt_; }
    const Side& side(size_t index) const { return sides_[index]; }
    QString name(size_t index) const;            // of the model at that side; empty while it is hidden
    int votes() const { return votes_; }         // of this session

Q_SIGNALS:
    void stage_changed();
    void answers_changed();                      // they grew
    void prompts_changed();
    void voted();
    void failed(const lorica::Error& error);

private:
    void connect_bridge();
    void begin(JudgePrompt prompt);
    bool show_again();
    void finish(size_t index, const std::optional<Error>& error, bool stopped);
    void enter(Stage stage);
    size_t index_of(CommandId command) const;
    uint32_t draw(uint64_t what);
    bool is_judged(const JudgePrompt& prompt) const;
    std::string pair_key() const;

    EngineBridge& bridge_;
    const VoteFile file_;
    Stage stage_ = Stage::Waiting;
    std::array<ChatTarget, 2> pair_;             // as they were chosen
    bool swapped_ = false;                       // the second one stands left
    std::array<CommandId, 2> commands_{};
    std::array<Side, 2> sides_;
    std::array<JudgedAnswer, 2> answers_;        // left, right
    GenerationSettings generation_, used_;
    QString system_prompt_;
    JudgePrompt prompt_;
    nlohmann::json asked_;                       // with the system prompt
    std::vector<JudgePrompt> prompts_;
    size_t cursor_ = 0;                          // of prompts_: the next one
    std::set<std::string> judged_;               // pair, file and row of the votes on the disk
    std::vector<Vote> repeatable_;               // of this pair and session
    std::string repeats_vote_, last_vote_;
    uint64_t seed_ = 0, draws_ = 0;
    int votes_ = 0, read_number_ = 0, since_repeat_ = 0;
    bool has_set_ = false, reading_ = false, hides_names_ = false, repeats_ = false;
};

}  // namespace lorica
