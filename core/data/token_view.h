// SPDX-License-Identifier: GPL-3.0-or-later
// A row token by token with what training does to each, and the report on a data set. Values; any thread.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/data/dataset.h"

namespace lorica {

enum class TokenState {
    Ignored,  // read, not learned
    Trained,  // a target of the loss
    Eos,      // a target that ends the turn
    Cut,      // over max_length: dropped (too_long = cut) or the reason why the row is refused or skipped
};
const char* to_string(TokenState state);  // "ignored", "trained", "eos", "cut"

struct TokenView {
    int32_t id = 0;
    std::string text = {};  // as Tokenizer::token_text
    TokenState state = TokenState::Ignored;
};

struct RowView {
    int64_t row = 0, line = 0;
    std::string rendered = {};  // the text that is tokenised, control tokens spelled out
    std::string note = {};
    std::vector<TokenView> tokens = {};
    int64_t ignored = 0, trained = 0, eos = 0, cut = 0;  // trained counts the eos tokens too
    std::vector<RowProblem> problems = {};
};

RowView view_row(const Dataset& dataset, const Conversation& conversation, const Tokenizer& tokenizer, const ChatTemplate* chat,
                 const DataSettings& settings);
// {"row", "line", "text", "note", "tokens": [{"id", "text", "state"}], "counts": {"trained", "ignored", "eos", "cut"}, "problems"}
nlohmann::json to_json(const RowView& view);

struct ReportOptions {
    int64_t first_row = 0;   // data rows first_row + 1 and on, those that cannot be used included
    int64_t row_count = 20;
    PrepareOptions prepare = {};
};

// The body of a DataReport event, as core/engine/reports.h names its fields. `tokenizer` may be null: then no tokens.
Result<nlohmann::json> data_report(const Dataset& dataset, const Tokenizer* tokenizer, const ChatTemplate* chat,
                                   const DataSettings& settings, const ReportOptions& options = {});
// What is known of a file whose columns could not be mapped: no format, no mapping, rows with their cells alone.
nlohmann::json table_report(const Table& table, const ReportOptions& options);

}  // namespace lorica
