// SPDX-License-Identifier: GPL-3.0-or-later
// Unusable rows, secrets and hidden characters of an edited data set. Pure functions; any thread.
#include "core/data/edit_checks.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/data/conversation.h"
#include "core/data/text.h"

namespace lorica {
namespace {

struct SecretKind {
    const char* name;
    const char* expression;
};
constexpr SecretKind kSecrets[] = {
    {"a key of OpenAI or Anthropic", R"(\bsk-[A-Za-z0-9_-]{20,})"},
    {"a token of Hugging Face", R"(\bhf_[A-Za-z0-9]{30,})"},
    {"a token of GitHub", R"(\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,}))"},
    {"a token of GitLab", R"(\bglpat-[\w-]{20,})"},
    {"an access key of AWS", R"(\b(?:AKIA|ASIA)[0-9A-Z]{16}\b)"},
    {"a key of Google", R"(\bAIza[0-9A-Za-z_-]{35})"},
    {"a token of Slack", R"(\bxox[baprs]-[0-9A-Za-z-]{10,})"},
    {"a private key", R"(-----BEGIN [A-Z ]*PRIVATE KEY-----)"},
    {"a signed web token", R"(\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,})"},
};

bool has_match(const TextMatcher& matcher, std::string_view text) {
    const auto found = matcher.matches(text);
    return found && *found;
}

std::string any_secret() {
    std::string all;
    for (const SecretKind& kind : kSecrets) all.append(all.empty() ? "" : "|").append(kind.expression);
    return all;
}

TextMatcher compiled(const std::string& expression) { return *TextMatcher::compile({expression, true, true}); }

// The value of the character at `at`, which is well-formed.
uint32_t character(std::string_view text, size_t at, size_t& length) {
    const auto byte = [&](size_t i) { return static_cast<uint32_t>(static_cast<unsigned char>(text[at + i])); };
    length = byte(0) < 0x80 ? 1 : byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : 4;
    if (at + length > text.size()) return length = 1, 0xFFFD;
    if (length == 1) return byte(0);
    uint32_t out = byte(0) & (0x7Fu >> length);
    for (size_t i = 1; i < length; ++i) out = out << 6 | (byte(i) & 0x3F);
    return out;
}

int column_of(const EditTable& table, const std::string& field) {
    for (size_t i = 0; i < table.columns().size(); ++i) {
        const std::string name = printable(table.columns()[i]);
        if (field == name || field.starts_with(name + "[") || field.starts_with(name + ".")) return static_cast<int>(i);
    }
    return kAnyColumn;
}

TableRow row_of(const EditTable& table, RowId id) {
    TableRow out{.line = 0, .row = static_cast<int64_t>(table.place(id)) + 1};
    for (size_t i = 0; i < table.columns().size(); ++i) {
        const EditCell& cell = table.cell(id, i);
        if (cell.kind == CellKind::Absent) out.cells.emplace_back(Json::value_t::discarded);
        else if (cell.kind == CellKind::Json) out.cells.push_back(Json::parse(cell.text().begin(), cell.text().end(), nullptr, false));
        else out.cells.emplace_back(std::string(cell.text()));
    }
    return out;
}

// The mapping of rows to conversations, where the columns have one.
class RowReader {
public:
    RowReader(const EditTable& table, const DataSettings& settings) : table_(table), settings_(settings) {
        known_.file = table.source().path.filename().string();
        known_.columns = table.columns();
        for (size_t i = 0; i < table.row_count() && known_.rows.size() < 100; ++i)   // enough to tell the shape of turns
            if (!table.is_broken(table.rows()[i])) known_.rows.push_back(row_of(table, table.rows()[i]));
        if (auto plan = plan_columns(known_, settings)) plan_ = *std::move(plan);
    }

    void add_findings(RowId id, std::vector<Finding>& out) {
        if (!plan_) return;
        problems_.clear();
        (void)conversation_of(known_, row_of(table_, id), *plan_, settings_, {}, problems_);
        for (RowProblem& problem : problems_) {
            const int column = column_of(table_, problem.field);
            const bool named = column == kAnyColumn || problem.field == printable(table_.columns()[static_cast<size_t>(column)]);
            out.push_back({id, column, problem.severity, named ? std::move(problem.reason) : problem.field + ": " + problem.reason, problem.severity == Severity::Error ? Mend::DeleteRow : Mend::None});
        }
    }

private:
    const EditTable& table_;
    const DataSettings& settings_;
    Table known_;
    std::optional<ColumnPlan> plan_;
    std::vector<RowProblem> problems_;
};

}  // namespace

RowSet rows_of(const std::vector<Finding>& findings, const EditTable& table) {
    auto out = std::make_shared<std::vector<bool>>(table.id_count());
    for (const Finding& finding : findings)
        if (finding.id < out->size()) (*out)[finding.id] = true;
    return out;
}

MendPattern mend_pattern(Mend mend) {
    if (mend == Mend::HideSecret) return {{any_secret(), true, true}, "[secret]"};
    // The characters that hidden_in() names.
    return {{R"([\x{202A}-\x{202E}\x{2066}-\x{2069}\x{200B}\x{2060}\x{FEFF}\x{E0000}-\x{E007F}\x{00}-\x{08}\x{0B}\x{0C}\x{0E}-\x{1F}\x{7F}-\x{9F}])", true, true}, ""};
}

std::string secret_in(std::string_view text) {
    static const TextMatcher any = compiled(any_secret());
    static const std::vector<TextMatcher> each = [] {
        std::vector<TextMatcher> out;
        for (const SecretKind& kind : kSecrets) out.push_back(compiled(kind.expression));
        return out;
    }();
    if (!has_match(any, text)) return {};
    for (size_t i = 0; i < each.size(); ++i)
        if (has_match(each[i], text)) return kSecrets[i].name;
    return {};
}

std::string hidden_in(std::string_view text) {
    for (size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0x20 && byte < 0x7F) {
            ++at;
            continue;
        }
        size_t length = 1;
        const uint32_t c = character(text, at, length);
        at += length;
        if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return fmt::format("a character that turns the direction of text (U+{:04X})", c);
        if (c == 0x200B || c == 0x2060 || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE007F)) return fmt::format("an invisible character (U+{:04X})", c);
        if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0)) return fmt::format("a control character (U+{:04X})", c);
    }
    return {};
}

Result<std::vector<Finding>> check_rows(const EditTable& table, const DataSettings& settings, const Work& work) {
    std::unordered_map<RowId, const RowProblem*> unread;
    for (const RowProblem& problem : table.source().problems)
        if (problem.row > 0 && problem.severity == Severity::Error) unread.emplace(static_cast<RowId>(problem.row - 1), &problem);
    RowReader reader(table, settings);
    std::vector<Finding> out;
    int64_t done = 0;
    for (const RowId id : table.rows()) {
        LORICA_TRY(work.at(done++, static_cast<int64_t>(table.row_count())));
        if (table.is_broken(id)) {
            const auto known = unread.find(id);
            out.push_back({id, 0, Severity::Error, known == unread.end() ? "the row cannot be read" : known->second->reason, Mend::DeleteRow});
            continue;
        }
        reader.add_findings(id, out);
        for (size_t i = 0; i < table.columns().size(); ++i) {
            const std::string_view text = table.cell(id, i).text();
            if (const std::string secret = secret_in(text); !secret.empty()) out.push_back({id, static_cast<int>(i), Severity::Warning, fmt::format("this looks like {}", secret), Mend::HideSecret});
            if (const std::string hidden = hidden_in(text); !hidden.empty()) out.push_back({id, static_cast<int>(i), Severity::Warning, hidden, Mend::RemoveHidden});
        }
    }
    return out;
}

}  // namespace lorica
