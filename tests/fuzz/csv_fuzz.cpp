// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer over the CSV and TSV reader: any bytes give a table or an error, and the table keeps its promises. One thread.
#include <cstdint>
#include <cstdlib>

#include "core/data/conversation.h"
#include "core/data/table.h"
#include "core/data/text.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace lorica;
    if (size == 0) return 0;
    TableOptions options;
    options.delimiter = data[0] % 3 == 0 ? '\t' : data[0] % 3 == 1 ? ',' : '\0';
    const auto table = parse_csv({reinterpret_cast<const char*>(data) + 1, size - 1}, "fuzz.csv", options);
    if (!table) return 0;
    int64_t line = 0, row = 0;
    for (const TableRow& one : table->rows) {
        if (one.cells.size() != table->columns.size() || one.line <= line || one.row <= row) std::abort();
        line = one.line;
        row = one.row;
        for (const Json& cell : one.cells) {
            if (!cell.is_string() || invalid_utf8_at(cell.get_ref<const std::string&>()) != std::string_view::npos) std::abort();
        }
    }
    if (row > table->row_count) std::abort();
    for (const RowProblem& problem : table->problems) (void)to_json(problem).dump();  // throws where a text is not UTF-8
    return 0;
}
