// SPDX-License-Identifier: GPL-3.0-or-later
// Dataset: a table, its column plan and the conversations of its rows. Any thread.
#include "core/data/dataset.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "core/data/text.h"

namespace lorica {
namespace {

constexpr size_t kMaxProblems = 10000;

// Numbers become texts; say so once a column.
void remark_numbers(const Table& table, const ColumnPlan& plan, ProblemList& problems) {
    const std::vector<std::string> types = table.column_types();
    for (const auto& [role, column] : plan.columns) {
        const int index = table.column(column);
        if (index < 0 || role == "messages") continue;
        const std::string& kinds = types[static_cast<size_t>(index)];
        if (kinds.find("number") != std::string::npos || kinds.find("true or false") != std::string::npos) {
            problems.add({table.file, 0, 0, printable(column), "values that are not texts are taken as they are written (" + kinds + ")", Severity::Warning});
        }
    }
}

}  // namespace

Result<void> first_problem(const std::vector<RowProblem>& problems) {
    const RowProblem* first = nullptr;
    int64_t count = 0;
    for (const RowProblem& problem : problems) {
        if (problem.severity != Severity::Error) continue;
        if (first == nullptr) first = &problem;
        ++count;
    }
    if (first == nullptr) return {};
    std::string where = first->file;
    if (first->line > 0) where += fmt::format(":{}", first->line);
    std::string message = first->field.empty() ? first->reason : fmt::format("{}: {}", first->field, first->reason);
    if (first->row > 0) message = fmt::format("row {} cannot be used: {}", first->row, message);
    if (count > 1) message += fmt::format(" (and {} more problem{})", count - 1, count == 2 ? "" : "s");
    return Error{ErrorCode::BadInput, std::move(message), std::move(where), "mend or remove it; lorica data check lists every unusable row"};
}

Result<Dataset> Dataset::open(const std::filesystem::path& path, const DataSettings& settings, const ConversationOptions& options) {
    LORICA_ASSIGN(Table table, read_table(path));
    return from_table(std::move(table), settings, options);
}

Result<Dataset> Dataset::from_table(Table table, const DataSettings& settings, const ConversationOptions& options) {
    Dataset out;
    out.table_ = std::move(table);
    if (out.table_.rows.empty()) {  // nothing to recognise columns by: the reader's problems are the answer
        out.problems_ = out.table_.problems;
        if (out.problems_.empty()) return Error{ErrorCode::BadInput, "the file has no rows", out.table_.file, "choose a file with at least one row"};
        return out;
    }
    LORICA_ASSIGN(out.plan_, plan_columns(out.table_, settings, options));
    ProblemList problems(kMaxProblems);
    remark_numbers(out.table_, out.plan_, problems);
    std::vector<RowProblem> found;
    for (const TableRow& row : out.table_.rows) {
        found.clear();
        if (auto conversation = conversation_of(out.table_, row, out.plan_, settings, options, found)) {
            out.conversations_.push_back(*std::move(conversation));
        }
        for (RowProblem& problem : found) problems.add(std::move(problem));
    }
    out.problems_ = out.table_.problems;
    for (RowProblem& problem : problems.take(out.table_.file)) out.problems_.push_back(std::move(problem));
    std::stable_sort(out.problems_.begin(), out.problems_.end(), [](const RowProblem& a, const RowProblem& b) { return a.line < b.line; });
    return out;
}

Result<void> Dataset::require_clean() const { return first_problem(problems_); }

int64_t PreparedRow::supervised() const { return std::count(trained.begin(), trained.end(), uint8_t{1}); }

LengthStatistics length_statistics(const std::vector<PreparedRow>& rows) {
    std::vector<int64_t> lengths;
    lengths.reserve(rows.size());
    int64_t supervised = 0;
    for (const PreparedRow& row : rows) {
        lengths.push_back(static_cast<int64_t>(row.ids.size()));
        supervised += row.supervised();
    }
    return length_statistics(std::move(lengths), supervised);
}

LengthStatistics length_statistics(std::vector<int64_t> lengths, int64_t supervised) {
    LengthStatistics out;
    out.rows = static_cast<int64_t>(lengths.size());
    out.tokens = std::accumulate(lengths.begin(), lengths.end(), int64_t{0});
    out.supervised = supervised;
    if (lengths.empty()) return out;
    std::sort(lengths.begin(), lengths.end());
    // Nearest-rank percentile: the smallest length that at least q percent of the rows do not exceed.
    const auto percentile = [&](size_t q) { return lengths[std::max<size_t>((lengths.size() * q + 99) / 100, 1) - 1]; };
    out.shortest = lengths.front();
    out.longest = lengths.back();
    out.p50 = percentile(50);
    out.p90 = percentile(90);
    out.p95 = percentile(95);
    out.p99 = percentile(99);
    out.mean = static_cast<double>(out.tokens) / static_cast<double>(out.rows);
    out.bucket_width = 1;
    for (int64_t width = 1; out.longest / out.bucket_width >= 32; width *= 10) {
        for (const int64_t step : {2, 5, 10}) {  // widths that an axis can print
            out.bucket_width = width * step;
            if (out.longest / out.bucket_width < 32) break;
        }
    }
    out.buckets.assign(static_cast<size_t>(out.longest / out.bucket_width) + 1, 0);
    for (const int64_t length : lengths) ++out.buckets[static_cast<size_t>(length / out.bucket_width)];
    return out;
}

nlohmann::json to_json(const LengthStatistics& s) {
    return {{"rows", s.rows}, {"tokens", s.tokens}, {"supervised", s.supervised}, {"shortest", s.shortest}, {"longest", s.longest},
            {"p50", s.p50}, {"p90", s.p90}, {"p95", s.p95}, {"p99", s.p99}, {"mean", s.mean},
            {"bucket_width", s.bucket_width}, {"buckets", s.buckets}};
}

}  // namespace lorica
