// SPDX-License-Identifier: GPL-3.0-or-later
// The report on a data set: columns, rows token by token, problems, lengths. Any thread.
#include <algorithm>
#include <set>

#include "core/data/token_view.h"

namespace lorica {
namespace {

nlohmann::json column_info(const Dataset& dataset) {
    nlohmann::json columns = nlohmann::json::array();
    const std::vector<std::string> types = dataset.table().column_types();
    for (size_t i = 0; i < types.size(); ++i) {
        const std::string& name = dataset.table().columns[i];
        std::string role;
        for (const auto& [known, column] : dataset.plan().columns) {
            if (column == name) role = known;
        }
        columns.push_back({{"name", name}, {"types", types[i]}, {"role", role}});
    }
    return columns;
}

// The cells as texts: strings as they are, other values as JSON. A field that the row lacks is left out.
nlohmann::json cells_of(const Table& table, const TableRow& row) {
    nlohmann::json cells = nlohmann::json::object();
    for (size_t i = 0; i < table.columns.size(); ++i) {
        const Json& cell = row.cell(static_cast<int>(i));
        if (cell.is_discarded()) continue;
        cells[table.columns[i]] = cell.is_string() ? cell.get<std::string>() : cell.dump();
    }
    return cells;
}

std::string plain_text(const Conversation& conversation) {
    if (conversation.is_text) return conversation.text;
    std::string out;
    for (const Json& message : conversation.messages) {
        out += (out.empty() ? "" : "\n") + message["role"].get<std::string>() + ": " + message["content"].get<std::string>();
    }
    return out;
}

template <class Row>
const Row* row_numbered(const std::vector<Row>& rows, int64_t number) {
    const auto found = std::lower_bound(rows.begin(), rows.end(), number, [](const Row& row, int64_t n) { return row.row < n; });
    return found != rows.end() && found->row == number ? &*found : nullptr;
}

nlohmann::json row_json(const Dataset& dataset, int64_t number, const Tokenizer* tokenizer, const ChatTemplate* chat, const DataSettings& settings) {
    const TableRow* cells = row_numbered(dataset.table().rows, number);
    const Conversation* conversation = row_numbered(dataset.conversations(), number);
    RowView view{.row = number};
    if (conversation && tokenizer) {
        view = view_row(dataset, *conversation, *tokenizer, chat, settings);
    } else {
        for (const RowProblem& problem : dataset.problems()) {
            if (problem.row == number) view.problems.push_back(problem);
        }
        if (!view.problems.empty()) view.line = view.problems.front().line;
        if (conversation) view.rendered = plain_text(*conversation);
    }
    nlohmann::json out = to_json(view);
    if (!tokenizer || !conversation) {
        out.erase("tokens");
        out.erase("counts");
    }
    if (cells) out["line"] = cells->line;
    out["cells"] = cells ? cells_of(dataset.table(), *cells) : nlohmann::json::object();
    out["messages"] = conversation ? nlohmann::json(conversation->messages) : nlohmann::json::array();
    return out;
}

nlohmann::json statistics_json(const PreparedData& prepared) {
    nlohmann::json out = to_json(prepared.statistics);
    out["over_max_length"] = prepared.too_long + prepared.cut;
    out["cut"] = prepared.cut;
    out["train_rows"] = prepared.train.size();
    out["validation_rows"] = prepared.validation.size();
    return out;
}

}  // namespace

nlohmann::json table_report(const Table& table, const ReportOptions& options) {
    nlohmann::json info = nlohmann::json::array(), rows = nlohmann::json::array(), listed = nlohmann::json::array();
    const std::vector<std::string> types = table.column_types();
    for (size_t i = 0; i < types.size(); ++i) info.push_back({{"name", table.columns[i]}, {"types", types[i]}, {"role", ""}});
    const auto first = static_cast<size_t>(std::clamp<int64_t>(options.first_row, 0, static_cast<int64_t>(table.rows.size())));
    for (size_t i = first; i < table.rows.size() && static_cast<int64_t>(i - first) < options.row_count; ++i)
        rows.push_back({{"row", table.rows[i].row}, {"line", table.rows[i].line}, {"cells", cells_of(table, table.rows[i])},
                        {"messages", nlohmann::json::array()}, {"text", ""}, {"problems", nlohmann::json::array()}});
    for (const RowProblem& problem : table.problems) listed.push_back(to_json(problem));
    return {{"file", table.file}, {"kind", table.kind}, {"hash", table.content_hash}, {"columns", table.columns}, {"column_info", info},
            {"mapping", nlohmann::json::object()}, {"unused", table.columns}, {"row_count", table.row_count}, {"usable", 0},
            {"unusable", table.row_count}, {"rows", rows}, {"problems", listed}, {"statistics", {{"rows", 0}}}};
}

Result<nlohmann::json> data_report(const Dataset& dataset, const Tokenizer* tokenizer, const ChatTemplate* chat, const DataSettings& settings,
                                   const ReportOptions& options) {
    const Table& table = dataset.table();
    nlohmann::json report = {{"file", table.file}, {"kind", table.kind}, {"hash", dataset.content_hash()},
                             {"format", to_string(dataset.plan().shape)}, {"columns", table.columns}, {"column_info", column_info(dataset)},
                             {"mapping", dataset.plan().columns}, {"unused", dataset.plan().unused}, {"row_count", table.row_count}};
    nlohmann::json rows = nlohmann::json::array();
    const int64_t first = std::clamp<int64_t>(options.first_row, 0, table.row_count);
    const int64_t count = std::clamp<int64_t>(options.row_count, 0, table.row_count - first);
    for (int64_t row = first + 1; row <= first + count; ++row) rows.push_back(row_json(dataset, row, tokenizer, chat, settings));
    report["rows"] = std::move(rows);
    const std::vector<RowProblem>* problems = &dataset.problems();
    PreparedData prepared;
    report["statistics"] = {{"rows", dataset.conversations().size()}};
    if (tokenizer != nullptr) {
        LORICA_ASSIGN(prepared, prepare(dataset, *tokenizer, chat, settings, options.prepare));
        problems = &prepared.problems;
        report["statistics"] = statistics_json(prepared);
    }
    std::set<int64_t> unusable;
    nlohmann::json listed = nlohmann::json::array();
    for (const RowProblem& problem : *problems) {
        if (problem.severity == Severity::Error && problem.row > 0 && problem.file == table.file) unusable.insert(problem.row);
        listed.push_back(to_json(problem));
    }
    report["problems"] = std::move(listed);
    report["unusable"] = unusable.size();
    report["usable"] = table.row_count - static_cast<int64_t>(unusable.size());
    return report;
}

}  // namespace lorica
