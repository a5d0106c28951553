// SPDX-License-Identifier: GPL-3.0-or-later
// Votes for other programs: a table, and preference pairs.
#include <algorithm>

#include "core/base/csv_text.h"
#include "core/store/vote_results.h"

namespace lorica {
namespace {

// Messages as one text: alone as it is, several with their roles.
std::string text_of(const nlohmann::json& messages) {
    if (messages.size() == 1) return messages[0].value("content", "");
    std::string out;
    for (const auto& one : messages) {
        if (!out.empty()) out += '\n';
        out += one.value("role", "");
        out += ": ";
        out += one.value("content", "");
    }
    return out;
}

bool is_one_question(const Vote& vote) { return vote.messages.size() == 1 && vote.messages[0].value("role", "") == "user"; }

}  // namespace

std::string votes_csv(const std::vector<Vote>& votes) {
    std::vector<std::vector<std::string>> rows = {{"time", "prompt", "a", "b", "choice", "winner", "category", "tags", "note", "answer_a", "answer_b", "model_a", "adapter_a",
                                                   "model_b", "adapter_b", "temperature", "top_p", "max_new_tokens", "seed", "source", "row", "repeats", "id"}};
    for (const Vote& vote : votes) {
        std::string tags;
        for (const std::string& tag : vote.tags) tags += (tags.empty() ? "" : "; ") + tag;
        const std::string winner = vote.choice == Choice::A ? vote.a.name : vote.choice == Choice::B ? vote.b.name : "";
        const auto text = [](double value) { return nlohmann::json(value).dump(); };
        rows.push_back({vote.time, text_of(vote.messages), vote.a.name, vote.b.name, to_string(vote.choice), winner, vote.category, tags, vote.note, vote.a.text, vote.b.text,
                        vote.a.model, vote.a.adapter, vote.b.model, vote.b.adapter, text(vote.generation.temperature), text(vote.generation.top_p),
                        std::to_string(vote.generation.max_new_tokens), std::to_string(vote.generation.seed), vote.source, vote.row > 0 ? std::to_string(vote.row) : "", vote.repeats, vote.id});
    }
    return csv_of(rows);
}

std::string preference_pairs(const std::vector<Vote>& votes) {
    std::vector<const Vote*> decided;
    for (const size_t i : first_votes(votes).first)
        if (const Vote& vote = votes[i]; (vote.choice == Choice::A || vote.choice == Choice::B) && vote.a.text != vote.b.text) decided.push_back(&vote);
    const bool texts = std::all_of(decided.begin(), decided.end(), [](const Vote* vote) { return is_one_question(*vote); });
    std::string out;
    for (const Vote* vote : decided) {
        const std::string &chosen = vote->choice == Choice::A ? vote->a.text : vote->b.text, &rejected = vote->choice == Choice::A ? vote->b.text : vote->a.text;
        const auto turn = [](const std::string& text) { return nlohmann::json::array({{{"role", "assistant"}, {"content", text}}}); };
        const nlohmann::json line = texts ? nlohmann::json{{"prompt", text_of(vote->messages)}, {"chosen", chosen}, {"rejected", rejected}}
                                          : nlohmann::json{{"prompt", vote->messages}, {"chosen", turn(chosen)}, {"rejected", turn(rejected)}};
        out += line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    }
    return out;
}

}  // namespace lorica
