// SPDX-License-Identifier: GPL-3.0-or-later
// What people thought of answers: <home>/votes.jsonl, one record a line, only ever appended to. Values; any thread, any number of programs.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/files.h"
#include "core/settings/generation_settings.h"

namespace lorica {

// Who answered, and what.
struct JudgedAnswer {
    std::string name;               // as the studio called it then
    std::string model, adapter;     // paths; adapter may be empty: the base alone
    std::string text;
    std::string reason;             // why it ended: "stop", "length"
    int64_t tokens = 0;

    bool is_by(const JudgedAnswer& other) const { return model == other.model && adapter == other.adapter; }
};

enum class Choice { A, B, Tie, BothBad };
const char* to_string(Choice choice);   // "a", "b", "tie", "both_bad"

// Two answers to one prompt, judged without their names.
struct Vote {
    std::string id, time;                               // UTC; append() fills both where they are empty
    nlohmann::json messages = nlohmann::json::array();  // what both were asked: [{"role","content"}], the system prompt included
    JudgedAnswer a, b;                                  // as they were shown: A left, B right
    Choice choice = Choice::Tie;
    std::vector<std::string> tags;                      // reasons
    std::string note, category;
    std::string source;                                 // the prompt's file, empty where it was typed
    int64_t row = 0;                                    // in that file, from 1
    GenerationSettings generation;                      // of both, the seed too
    std::string repeats;                                // the vote whose answers were shown again, or empty
};

// One answer alone, in an ordinary chat.
struct Rating {
    std::string id, time;
    nlohmann::json messages = nlohmann::json::array();
    JudgedAnswer answer;
    bool good = false;
    GenerationSettings generation;
};

struct VoteLog {
    std::vector<Vote> votes;            // in the order they were given, without those taken back
    std::vector<Rating> ratings;        // of one answer, the last that was given
    std::vector<std::string> warnings;  // lines that cannot be read
};

class VoteFile {
public:
    explicit VoteFile(const fs::path& home) : path_(home / "votes.jsonl") {}

    // On the disk when it returns. A line that a kill cut off is removed first: it was never acknowledged. The record that went
    // in, with its id.
    Result<Vote> append(Vote vote) const;
    Result<Rating> append(Rating rating) const;
    // The vote or rating of that id no longer counts.
    Result<void> take_back(const std::string& id) const;
    // Without a file: nothing. A last line without its end is not a vote yet.
    Result<VoteLog> read() const;
    const fs::path& path() const { return path_; }

private:
    Result<void> append_line(const nlohmann::json& record) const;
    fs::path path_;
};

// One row a vote.
std::string votes_csv(const std::vector<Vote>& votes);
// The records as votes.jsonl has them.
std::string votes_jsonl(const VoteLog& log);
// {"prompt", "chosen", "rejected"} a line, for DPO: texts where every prompt is a single user turn, else lists of messages, as TRL
// reads both. One of each decided pair of answers: the first vote on it counts, and equal answers are left out.
std::string preference_pairs(const std::vector<Vote>& votes);

}  // namespace lorica
