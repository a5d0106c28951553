// SPDX-License-Identifier: GPL-3.0-or-later
// Dataset: a file as conversations, and those as the token rows of a run. Values; any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/data/conversation.h"
#include "core/data/table.h"
#include "core/settings/data_settings.h"
#include "core/tokenizers/chat_template.h"
#include "core/tokenizers/render.h"
#include "core/tokenizers/tokenizer.h"

namespace lorica {

class Dataset {
public:
    // Reads the whole file once: later changes of it do not matter. An error where the file cannot be read or mapped;
    // rows that cannot be used are in problems(), even if that is all of them.
    static Result<Dataset> open(const std::filesystem::path& path, const DataSettings& settings,
                                const ConversationOptions& options = {});
    static Result<Dataset> from_table(Table table, const DataSettings& settings, const ConversationOptions& options = {});

    const std::vector<Conversation>& conversations() const { return conversations_; }
    // Every unusable row (Error) and every remark (Warning), in the order of the lines.
    const std::vector<RowProblem>& problems() const { return problems_; }
    const Table& table() const { return table_; }
    const ColumnPlan& plan() const { return plan_; }
    // SHA-256 of the file's bytes.
    const std::string& content_hash() const { return table_.content_hash; }
    // An error that names the first unusable row and says how many there are.
    Result<void> require_clean() const;

private:
    Table table_;
    ColumnPlan plan_;
    std::vector<Conversation> conversations_;
    std::vector<RowProblem> problems_;
};

// The first Error of a list as an Error (BadInput), or success.
Result<void> first_problem(const std::vector<RowProblem>& problems);

struct PreparedRow {
    std::vector<int32_t> ids = {};
    std::vector<uint8_t> trained = {};  // 1 where the token is a target; the first never is
    int64_t row = 0;
    int64_t line = 0;
    int32_t set = 0;                    // 0: of data.path; over 0: of that entry of data.mix, then row and line are its file's
    int64_t supervised() const;
};

struct LengthStatistics {
    int64_t rows = 0, tokens = 0, supervised = 0;
    int64_t shortest = 0, longest = 0;
    int64_t p50 = 0, p90 = 0, p95 = 0, p99 = 0;
    double mean = 0;
    int64_t bucket_width = 0;              // tokens; bucket i counts the lengths [i*width, (i+1)*width)
    std::vector<int64_t> buckets = {};     // at most 32
};
// `lengths` in any order; `supervised` is the sum over the rows.
LengthStatistics length_statistics(std::vector<int64_t> lengths, int64_t supervised);
LengthStatistics length_statistics(const std::vector<PreparedRow>& rows);
nlohmann::json to_json(const LengthStatistics& statistics);

struct PreparedData {
    std::vector<PreparedRow> train = {};
    std::vector<PreparedRow> validation = {};
    std::vector<RowProblem> problems = {};  // of reading, mapping and tokenising
    LengthStatistics statistics = {};  // every row of the data set that can be tokenised, before max_length and split
    LengthStatistics train_statistics = {};
    LengthStatistics validation_statistics = {};
    int64_t cut = 0;       // rows shortened to max_length (too_long = cut)
    int64_t too_long = 0;  // rows over max_length that were left out (skip) or refused (error)
    std::string content_hash = {};
    std::string validation_hash = {};  // of validation_path, if there is one
    // An error that names the first unusable row and says how many there are.
    Result<void> require_clean() const { return first_problem(problems); }
};

struct PrepareOptions {
    uint64_t seed = 42;
    int64_t max_rows = 0;  // the first rows of the file; 0 takes all
    int threads = 0;       // 0: as many as there are cores
    // Called on the caller's thread about every 1,000 rows; may throw to end the work.
    std::function<void(int64_t done, int64_t total)> progress = {};
    std::stop_token stop = {};
};

// Renders, tokenises, applies max_length and splits with the seed. `chat` may be null: then a row is its prompt and its
// response without a template. The result is the same for every number of threads.
Result<PreparedData> prepare(const Dataset& dataset, const Tokenizer& tokenizer, const ChatTemplate* chat,
                             const DataSettings& settings, const PrepareOptions& options = {});

// One conversation as ids and mask, before max_length is applied.
Result<RenderedRow> render_conversation(const Conversation& conversation, const Tokenizer& tokenizer, const ChatTemplate* chat,
                                        const DataSettings& settings);

}  // namespace lorica
