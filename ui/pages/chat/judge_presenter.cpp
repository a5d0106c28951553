// SPDX-License-Identifier: GPL-3.0-or-later
// Asks both, mixes the sides, keeps the vote. GUI thread.
#include "ui/pages/chat/judge_presenter.h"

#include <QThreadPool>
#include <random>

#include "core/base/philox.h"
#include "ui/bridge/gui_thread.h"
#include "ui/widgets/basics.h"

namespace lorica {
namespace {

constexpr uint64_t kSides = 0x73696465, kSampling = 0x73616d70, kRepeat = 0x72657065;   // streams of the seed

std::string judged_key(const std::string& pair, const std::string& source, int64_t row) { return pair + '\n' + source + '\n' + std::to_string(row); }

std::string key_of(std::string first, std::string second) {
    if (second < first) std::swap(first, second);
    return first + '\n' + second;
}

}  // namespace

JudgePresenter::JudgePresenter(EngineBridge& bridge, const fs::path& home, QObject* parent) : QObject(parent), bridge_(bridge), file_(home) {
    std::random_device device;
    seed_ = (uint64_t{device()} << 32) | device();
    connect_bridge();
}

void JudgePresenter::connect_bridge() {
    connect(&bridge_, &EngineBridge::token_chunk, this, [this](const TokenChunk& event) {
        const size_t index = index_of(event.command);
        if (index > 1) return;
        sides_[index].text += qs(event.text);
        if (event.done) {
            answers_[index].reason = event.reason;
            answers_[index].tokens = event.tokens;
            if (event.reason == "length") sides_[index].remark = tr("Cut at the longest answer");
        }
        Q_EMIT answers_changed();
    });
    connect(&bridge_, &EngineBridge::job_finished, this, [this](const JobFinished& event) {
        const size_t index = index_of(event.command);
        if (index > 1) return;
        finish(index, event.error, event.status != "finished");
    });
    connect(&bridge_, &EngineBridge::rejected, this, [this](const Rejected& event) {
        if (const size_t index = index_of(event.command); index <= 1) finish(index, event.error, false);
    });
}

size_t JudgePresenter::index_of(CommandId command) const {
    return command == 0 ? 2 : command == commands_[0] ? 0 : command == commands_[1] ? 1 : 2;
}

uint32_t JudgePresenter::draw(uint64_t what) { return philox(seed_, what, draws_)[0]; }

std::string JudgePresenter::pair_key() const { return key_of(pair_[0].model.path + '\t' + pair_[0].adapter, pair_[1].model.path + '\t' + pair_[1].adapter); }

bool JudgePresenter::is_judged(const JudgePrompt& prompt) const { return judged_.contains(judged_key(pair_key(), prompt.source, prompt.row)); }

void JudgePresenter::enter(Stage stage) {
    stage_ = stage;
    Q_EMIT stage_changed();
}

void JudgePresenter::set_pair(const ChatTarget& first, const ChatTarget& second) {
    if (pair_[0] == first && pair_[1] == second) return;
    stop();
    pair_ = {first, second};
    commands_ = {};
    sides_ = {};
    cursor_ = 0;
    repeatable_.clear();
    repeats_vote_.clear();
    enter(Stage::Waiting);
}

void JudgePresenter::set_hides_names(bool on) {
    hides_names_ = on;
    Q_EMIT stage_changed();
}

void JudgePresenter::type() {
    ++read_number_;
    has_set_ = reading_ = false;
    prompts_.clear();
    Q_EMIT prompts_changed();
}

void JudgePresenter::read(const PromptSource& source) {
    const int number = ++read_number_;
    has_set_ = reading_ = true;
    prompts_.clear();
    cursor_ = 0;
    Q_EMIT prompts_changed();
    QThreadPool::globalInstance()->start([source, number, file = file_, target = QPointer<JudgePresenter>(this)] {
        auto prompts = std::make_shared<Result<std::vector<JudgePrompt>>>(read_prompts(source));
        auto judged = std::make_shared<std::set<std::string>>();
        if (const auto log = file.read())
            for (const Vote& vote : log->votes)
                judged->insert(judged_key(key_of(vote.a.model + '\t' + vote.a.adapter, vote.b.model + '\t' + vote.b.adapter), vote.source, vote.row));
        tell(target, [number, prompts, judged](JudgePresenter& to) {
            if (to.read_number_ != number) return;
            to.reading_ = false;
            to.judged_.merge(*judged);
            if (*prompts) to.prompts_ = std::move(**prompts);
            Q_EMIT to.prompts_changed();
            if (!*prompts) Q_EMIT to.failed(prompts->error());
        });
    });
}

size_t JudgePresenter::left() const {
    size_t count = 0;
    for (size_t i = cursor_; i < prompts_.size(); ++i) count += !is_judged(prompts_[i]);
    return count;
}

void JudgePresenter::ask(const QString& text) {
    if (text.trimmed().isEmpty()) return;
    begin({{{{"role", "user"}, {"content", ss(text.trimmed())}}}, "", "", 0});
}

void JudgePresenter::next() {
    if (stage_ == Stage::Answering || stage_ == Stage::Saving || show_again()) return;
    while (cursor_ < prompts_.size() && is_judged(prompts_[cursor_])) ++cursor_;
    if (cursor_ < prompts_.size()) begin(prompts_[cursor_++]);
}

void JudgePresenter::begin(JudgePrompt prompt) {
    if (stage_ == Stage::Answering || stage_ == Stage::Saving) return;
    prompt_ = std::move(prompt);
    asked_ = prompt_.messages;
    if (!system_prompt_.isEmpty() && asked_.front().value("role", "") != "system") asked_.insert(asked_.begin(), nlohmann::json{{"role", "system"}, {"content", ss(system_prompt_)}});
    ++draws_;
    swapped_ = (draw(kSides) & 1) != 0;
    used_ = generation_;
    used_.seed = draw(kSampling);
    repeats_vote_.clear();
    sides_ = {};
    for (size_t i = 0; i < 2; ++i) {
        const ChatTarget& who = pair_[swapped_ ? 1 - i : i];
        answers_[i] = {who.title, who.model.path, who.adapter, "", "", 0};
        GenerateRow row;
        row.messages = asked_;
        commands_[i] = bridge_.post(Generate{who.model, who.adapter, {row}, false, "", used_});
    }
    enter(Stage::Answering);
}

// Every tenth time, answers that were judged before, sides drawn anew: what a judge's votes are worth shows in those given twice.
bool JudgePresenter::show_again() {
    if (!repeats_ || since_repeat_ < kRepeatEvery || repeatable_.empty()) return false;
    since_repeat_ = 0;
    ++draws_;
    const auto at = repeatable_.begin() + static_cast<std::ptrdiff_t>(draw(kRepeat) % repeatable_.size());
    const Vote before = *at;
    repeatable_.erase(at);
    swapped_ = (draw(kSides) & 1) != 0;
    const JudgedAnswer &left = swapped_ ? before.b : before.a, &right = swapped_ ? before.a : before.b;
    answers_ = {left, right};
    for (size_t i = 0; i < 2; ++i) sides_[i] = {qs(answers_[i].text), answers_[i].reason == "length" ? tr("Cut at the longest answer") : QString(), true, true, false};
    asked_ = before.messages;
    prompt_ = {before.messages, before.category, before.source, before.row};
    used_ = before.generation;
    repeats_vote_ = before.id;
    commands_ = {};
    enter(Stage::Ready);
    return true;
}

void JudgePresenter::stop() {
    if (stage_ != Stage::Answering) return;
    for (size_t i = 0; i < 2; ++i)
        if (!sides_[i].done) bridge_.post(StopRun{commands_[i], false});
}

void JudgePresenter::finish(size_t index, const std::optional<Error>& error, bool stopped) {
    Side& side = sides_[index];
    side.done = true;
    side.failed = error.has_value();
    side.whole = !error && !stopped;
    if (!side.whole) side.remark = error ? qs(error->text()) : tr("Stopped");
    commands_[index] = 0;
    answers_[index].text = ss(side.text);
    if (sides_[0].done && sides_[1].done) enter(sides_[0].whole && sides_[1].whole ? Stage::Ready : Stage::Incomplete);
    else Q_EMIT answers_changed();
}

void JudgePresenter::vote(Choice choice, std::vector<std::string> tags, const QString& note, const QString& category) {
    if (stage_ != Stage::Ready) return;
    Vote vote;
    vote.messages = asked_;
    vote.a = answers_[0];
    vote.b = answers_[1];
    vote.choice = choice;
    vote.tags = std::move(tags);
    vote.note = ss(note.trimmed());
    vote.category = ss(category.trimmed());
    vote.source = prompt_.source;
    vote.row = prompt_.row;
    vote.generation = used_;
    vote.repeats = repeats_vote_;
    enter(Stage::Saving);
    QThreadPool::globalInstance()->start([vote, file = file_, target = QPointer<JudgePresenter>(this)] {
        auto kept = std::make_shared<Result<Vote>>(file.append(vote));
        tell(target, [kept](JudgePresenter& to) {
            if (!*kept) {
                to.enter(Stage::Ready);
                Q_EMIT to.failed(kept->error());
                return;
            }
            const Vote& vote = kept->value();
            to.last_vote_ = vote.id;
            ++to.votes_;
            ++to.since_repeat_;
            to.judged_.insert(judged_key(to.pair_key(), vote.source, vote.row));
            if (vote.repeats.empty()) to.repeatable_.push_back(vote);
            to.enter(Stage::Judged);
            Q_EMIT to.voted();
        });
    });
}

void JudgePresenter::take_back() {
    if (!can_take_back()) return;
    const std::string id = std::exchange(last_vote_, "");
    std::erase_if(repeatable_, [&](const Vote& vote) { return vote.id == id; });
    QThreadPool::globalInstance()->start([id, file = file_, target = QPointer<JudgePresenter>(this)] {
        auto done = std::make_shared<Result<void>>(file.take_back(id));
        tell(target, [done, id](JudgePresenter& to) {
            if (!*done) {
                to.last_vote_ = id;
                Q_EMIT to.failed(done->error());
            } else {
                --to.votes_;
            }
            Q_EMIT to.stage_changed();
            Q_EMIT to.voted();
        });
    });
    Q_EMIT stage_changed();
}

QString JudgePresenter::name(size_t index) const { return stage_ == Stage::Judged && !hides_names_ ? qs(answers_[index].name) : QString(); }

}  // namespace lorica
