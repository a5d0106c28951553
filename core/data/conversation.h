// SPDX-License-Identifier: GPL-3.0-or-later
// From the columns of a row to the conversation it tells. Values and pure functions; any thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/data/table.h"
#include "core/settings/data_settings.h"

namespace lorica {

enum class RowShape { Alpaca, PromptCompletion, Messages, ShareGpt, Text };
const char* to_string(RowShape shape);  // the option's name: "alpaca", "prompt_completion", …

// A text with {column} places. "{{" and "}}" stand for braces.
class PromptTemplate {
public:
    // An unknown column is an error that names it and the known ones.
    static Result<PromptTemplate> compile(const std::string& source, const std::vector<std::string>& columns);
    struct Piece {
        std::string text = {};  // literal, if column is empty
        std::string column = {};
    };
    const std::vector<Piece>& pieces() const { return pieces_; }

private:
    std::vector<Piece> pieces_;
};

// Which column plays which role in this table.
struct ColumnPlan {
    RowShape shape = RowShape::Alpaca;
    // Role -> column. Roles here: instruction (prompt too), input, output (completion too), system, messages, text.
    std::map<std::string, std::string> columns = {};
    std::vector<std::string> unused = {};             // columns that no role and no template names
    std::optional<PromptTemplate> prompt_template = {};
};

struct ConversationOptions {
    bool allow_references = false;  // a list of texts as the response: for evaluation. The first one is the assistant's turn.
    bool need_response = true;      // false: prompts alone are rows too (for generating)
};

// Reads data.format, data.map and data.prompt_template against the table's columns. A role or column that does not exist
// is one error that lists those that do.
Result<ColumnPlan> plan_columns(const Table& table, const DataSettings& settings, const ConversationOptions& options = {});

struct Conversation {
    Json messages = Json::array();  // [{"role", "content"}, …]; empty where `text` is used
    std::string text = {};          // RowShape::Text
    bool is_text = false;
    std::vector<size_t> untrained = {};         // assistant turns (0 is the first) that the data set excludes from the loss
    std::vector<std::string> references = {};   // the response, or all of them where the cell is a list of texts
    int64_t row = 0;   // 1-based data row
    int64_t line = 0;
};

// The conversation of one row, or the problem that makes it unusable. Remarks (Warning) are appended to `remarks`.
std::optional<Conversation> conversation_of(const Table& table, const TableRow& row, const ColumnPlan& plan,
                                            const DataSettings& settings, const ConversationOptions& options,
                                            std::vector<RowProblem>& remarks);

}  // namespace lorica
