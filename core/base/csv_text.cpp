// SPDX-License-Identifier: GPL-3.0-or-later
// Quotes where a cell needs it.
#include "core/base/csv_text.h"

namespace lorica {

void add_csv_cell(std::string& out, std::string_view text, char delimiter) {
    const bool literal = delimiter == '\t';   // quotes inside a field are characters there
    const bool quoted = text.find(delimiter) != std::string_view::npos || text.find_first_of("\r\n") != std::string_view::npos ||
                        (literal ? text.starts_with('"') : text.find('"') != std::string_view::npos);
    if (!quoted) {
        out += text;
        return;
    }
    out += '"';
    for (size_t at = 0;;) {
        const size_t quote = text.find('"', at);
        if (quote == std::string_view::npos) {
            out += text.substr(at);
            break;
        }
        out += text.substr(at, quote - at + 1);
        out += '"';
        at = quote + 1;
    }
    out += '"';
}

std::string csv_of(const std::vector<std::vector<std::string>>& rows) {
    std::string out;
    for (const auto& row : rows) {
        for (size_t i = 0; i < row.size(); ++i) {
            if (i > 0) out += ',';
            add_csv_cell(out, row[i], ',');
        }
        out += "\r\n";
    }
    return out;
}

}  // namespace lorica
