// SPDX-License-Identifier: GPL-3.0-or-later
// Which column plays which role: the user's mapping, else the names that data sets use. Pure functions; any thread.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "core/data/conversation.h"
#include "core/data/text.h"

namespace lorica {
namespace {

using Names = std::vector<std::string>;

std::string listed(const Names& names) {
    std::string out;
    for (size_t i = 0; i < names.size() && i < 32; ++i) out += (i ? ", " : "") + printable(names[i]);
    return names.size() > 32 ? out + ", …" : out;
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

// The role that a name of data.map stands for, or empty.
std::string canonical_role(const std::string& name) {
    static const std::map<std::string, std::string> roles = {
        {"instruction", "instruction"}, {"prompt", "instruction"},  {"question", "instruction"}, {"input", "input"},
        {"output", "output"},           {"completion", "output"},   {"response", "output"},      {"answer", "output"},
        {"system", "system"},           {"messages", "messages"},   {"conversations", "messages"}, {"text", "text"}};
    const auto found = roles.find(lower(name));
    return found == roles.end() ? "" : found->second;
}

Result<std::map<std::string, std::string>> read_map(const Table& table, const DataSettings& settings) {
    std::map<std::string, std::string> out;
    for (const std::string& pair : settings.map) {
        const size_t equals = pair.find('=');
        const std::string role = canonical_role(pair.substr(0, equals));
        if (equals == std::string::npos || role.empty()) {
            return Error{ErrorCode::BadInput, fmt::format("\"{}\" is not a role=column pair", printable(pair)), "data.map",
                         "roles are instruction, input, output, system, prompt, completion, messages, text"};
        }
        const std::string column = pair.substr(equals + 1);
        if (table.column(column) < 0) {
            return Error{ErrorCode::BadInput, fmt::format("there is no column \"{}\" for {}", printable(column), pair.substr(0, equals)),
                         table.file + ", data.map", "its columns are: " + listed(table.columns)};
        }
        if (!out.emplace(role, column).second) {
            return Error{ErrorCode::BadInput, fmt::format("the role {} is given twice", pair.substr(0, equals)), "data.map", "keep one of them"};
        }
    }
    return out;
}

// The table's column with one of these names (any case), or empty. Earlier names win.
std::string column_named(const Table& table, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        for (const std::string& column : table.columns) {
            if (lower(column) == name) return column;
        }
    }
    return {};
}

// Fills roles that the mapping leaves open from well-known names.
void fill_by_name(const Table& table, RowShape shape, std::map<std::string, std::string>& roles) {
    const auto fill = [&](const char* role, std::initializer_list<const char*> names) {
        if (roles.contains(role)) return;
        const std::string column = column_named(table, names);
        const bool taken = std::any_of(roles.begin(), roles.end(), [&](const auto& entry) { return entry.second == column; });
        if (!column.empty() && !taken) roles.emplace(role, column);
    };
    switch (shape) {
        case RowShape::Alpaca:
            fill("instruction", {"instruction"});
            fill("input", {"input"});
            fill("output", {"output", "response", "completion", "answer"});
            fill("system", {"system"});
            break;
        case RowShape::PromptCompletion:
            fill("instruction", {"prompt", "question", "instruction", "query"});
            fill("output", {"completion", "response", "answer", "output"});
            fill("system", {"system"});
            break;
        case RowShape::Messages:
            fill("messages", {"messages", "conversation", "conversations"});
            fill("system", {"system"});
            break;
        case RowShape::ShareGpt:
            fill("messages", {"conversations", "conversation", "messages"});
            fill("system", {"system"});
            break;
        case RowShape::Text: fill("text", {"text", "content"}); break;
    }
}

// ShareGPT turns say from/value where messages say role/content.
RowShape turns_shape(const Table& table, const std::string& column) {
    const int index = table.column(column);
    for (const TableRow& row : table.rows) {
        const Json& cell = row.cell(index);
        if (!cell.is_array() || cell.empty() || !cell.front().is_object()) continue;
        return cell.front().contains("from") ? RowShape::ShareGpt : RowShape::Messages;
    }
    return RowShape::Messages;
}

std::optional<RowShape> recognise(const Table& table, const std::map<std::string, std::string>& roles, bool has_template) {
    if (roles.contains("messages")) return turns_shape(table, roles.at("messages"));
    if (roles.contains("text")) return RowShape::Text;
    if (roles.contains("instruction") || roles.contains("input") || roles.contains("output")) return RowShape::Alpaca;
    if (const std::string turns = column_named(table, {"messages", "conversations", "conversation"}); !turns.empty()) return turns_shape(table, turns);
    const bool response = !column_named(table, {"output", "response", "completion", "answer"}).empty();
    if (response && (has_template || !column_named(table, {"instruction"}).empty())) return RowShape::Alpaca;
    if (!column_named(table, {"prompt", "question", "query"}).empty()) return RowShape::PromptCompletion;
    if (!column_named(table, {"text"}).empty()) return RowShape::Text;
    if (!column_named(table, {"instruction"}).empty()) return RowShape::Alpaca;
    return std::nullopt;
}

std::optional<RowShape> shape_named(const std::string& name) {
    for (const RowShape shape : {RowShape::Alpaca, RowShape::PromptCompletion, RowShape::Messages, RowShape::ShareGpt, RowShape::Text}) {
        if (name == to_string(shape)) return shape;
    }
    return std::nullopt;
}

Error missing_role(const Table& table, const std::string& what, const std::string& role) {
    return Error{ErrorCode::BadInput, fmt::format("no column holds the {}", what), table.file,
                 fmt::format("its columns are: {}; name one with data.map, for instance --map {}={}", listed(table.columns), role,
                             table.columns.empty() ? "COLUMN" : printable(table.columns.back()))};
}

Result<void> require_roles(const Table& table, const ColumnPlan& plan, bool need_response) {
    switch (plan.shape) {
        case RowShape::Alpaca:
        case RowShape::PromptCompletion:
            if (!plan.prompt_template && !plan.columns.contains("instruction") && !plan.columns.contains("input")) {
                return missing_role(table, "prompt", "instruction");
            }
            if (need_response && !plan.columns.contains("output")) return missing_role(table, "response", "output");
            return {};
        case RowShape::Messages:
        case RowShape::ShareGpt:
            if (!plan.columns.contains("messages")) return missing_role(table, "messages", "messages");
            return {};
        case RowShape::Text:
            if (!plan.columns.contains("text")) return missing_role(table, "text", "text");
            return {};
    }
    return {};
}

void list_unused(const Table& table, ColumnPlan& plan) {
    std::set<std::string> used;
    for (const auto& [role, column] : plan.columns) {
        const bool shaped = plan.prompt_template && (role == "instruction" || role == "input");
        if (!shaped) used.insert(column);
    }
    if (plan.prompt_template) {
        for (const auto& piece : plan.prompt_template->pieces()) used.insert(piece.column);
    }
    for (const std::string& column : table.columns) {
        if (!used.contains(column)) plan.unused.push_back(column);
    }
}

}  // namespace

const char* to_string(RowShape shape) {
    switch (shape) {
        case RowShape::Alpaca: return "alpaca";
        case RowShape::PromptCompletion: return "prompt_completion";
        case RowShape::Messages: return "messages";
        case RowShape::ShareGpt: return "sharegpt";
        case RowShape::Text: return "text";
    }
    return "text";
}

Result<PromptTemplate> PromptTemplate::compile(const std::string& source, const std::vector<std::string>& columns) {
    PromptTemplate out;
    std::string literal;
    const auto error = [](std::string message, std::string hint) {
        return Error{ErrorCode::BadInput, std::move(message), "data.prompt_template", std::move(hint)};
    };
    for (size_t i = 0; i < source.size(); ++i) {
        const char c = source[i];
        if ((c == '{' || c == '}') && i + 1 < source.size() && source[i + 1] == c) {
            literal += c;
            ++i;
        } else if (c == '{') {
            const size_t end = source.find_first_of("{}", i + 1);
            if (end == std::string::npos || source[end] == '{') return error("a { is not closed", "write {column}, or {{ for a brace");
            const std::string name = source.substr(i + 1, end - i - 1);
            if (std::find(columns.begin(), columns.end(), name) == columns.end()) {
                return error(fmt::format("there is no column \"{}\"", printable(name)), "the columns are: " + listed(columns));
            }
            if (!literal.empty()) out.pieces_.push_back({std::exchange(literal, {}), {}});
            out.pieces_.push_back({{}, name});
            i = end;
        } else if (c == '}') {
            return error("a } stands alone", "write }} for a brace");
        } else {
            literal += c;
        }
    }
    if (!literal.empty()) out.pieces_.push_back({std::move(literal), {}});
    if (std::none_of(out.pieces_.begin(), out.pieces_.end(), [](const Piece& piece) { return !piece.column.empty(); })) {
        return error("it names no column, so every prompt would be the same", "write {column}; the columns are: " + listed(columns));
    }
    return out;
}

Result<ColumnPlan> plan_columns(const Table& table, const DataSettings& settings, const ConversationOptions& options) {
    ColumnPlan plan;
    LORICA_ASSIGN(plan.columns, read_map(table, settings));
    if (settings.format != "auto") {
        const auto shape = shape_named(settings.format);
        if (!shape) {
            return Error{ErrorCode::BadInput, fmt::format("\"{}\" is not a shape", settings.format), "data.format",
                         "choose auto, alpaca, prompt_completion, messages, sharegpt or text"};
        }
        plan.shape = *shape;
    } else if (const auto shape = recognise(table, plan.columns, !settings.prompt_template.empty())) {
        plan.shape = *shape;
    } else {
        return Error{ErrorCode::BadInput, "the columns tell no known shape", table.file,
                     fmt::format("its columns are: {}; say which is which, for instance --map instruction={} --map output={}",
                                 listed(table.columns), table.columns.empty() ? "COLUMN" : printable(table.columns.front()),
                                 table.columns.empty() ? "COLUMN" : printable(table.columns.back()))};
    }
    fill_by_name(table, plan.shape, plan.columns);
    const bool turns = plan.shape == RowShape::Messages || plan.shape == RowShape::ShareGpt;
    if (!settings.prompt_template.empty()) {
        if (turns || plan.shape == RowShape::Text) {
            return Error{ErrorCode::BadInput, fmt::format("a prompt template does not apply to {} rows", to_string(plan.shape)),
                         "data.prompt_template", "empty it, or set data.format"};
        }
        LORICA_ASSIGN(plan.prompt_template, PromptTemplate::compile(settings.prompt_template, table.columns));
    }
    LORICA_TRY(require_roles(table, plan, options.need_response));
    list_unused(table, plan);
    return plan;
}

}  // namespace lorica
