// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8 checks, positions in a text, and the capped list of problems that readers fill. Pure functions and values; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/table.h"

namespace lorica {

// Offset of the first byte that is not part of well-formed UTF-8 (RFC 3629), or npos.
size_t invalid_utf8_at(std::string_view text);
// The text for messages: at most `limit` bytes, broken UTF-8 and control characters replaced.
std::string printable(std::string_view text, size_t limit = 160);
// True where the text has nothing but ASCII white space and Unicode spaces.
bool is_blank(std::string_view text);
// Without a UTF-8 byte-order mark. An error for the marks of UTF-16 and UTF-32.
Result<std::string_view> without_mark(std::string_view text, const std::string& file);

// Keeps the first `limit` problems and counts the rest.
class ProblemList {
public:
    explicit ProblemList(size_t limit) : limit_(limit) {}
    void add(RowProblem problem) {
        if (problems_.size() < limit_) problems_.push_back(std::move(problem));
        else if (problem.severity == Severity::Error) ++more_errors_;
        else ++more_remarks_;
    }
    // The list, with one problem more that counts what did not fit.
    std::vector<RowProblem> take(const std::string& file);

private:
    size_t limit_;
    int64_t more_errors_ = 0;
    int64_t more_remarks_ = 0;
    std::vector<RowProblem> problems_;
};

}  // namespace lorica
