// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer over the JSON rows reader and the mapping of rows to conversations: any bytes give rows or problems. One thread.
#include <array>
#include <cstdint>
#include <cstdlib>

#include "core/data/dataset.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace lorica;
    if (size == 0) return 0;
    constexpr std::array names = {"fuzz.jsonl", "fuzz.json", "fuzz"};
    auto table = parse_json_rows({reinterpret_cast<const char*>(data) + 1, size - 1}, names[data[0] % names.size()]);
    if (!table) return 0;
    int64_t row = 0;
    for (const TableRow& one : table->rows) {
        if (one.cells.size() > table->columns.size() || one.row <= row || one.line < 1) std::abort();
        row = one.row;
        for (const Json& cell : one.cells) {
            if (!cell.is_discarded()) (void)cell.dump();
        }
    }
    if (row > table->row_count) std::abort();
    for (const RowProblem& problem : table->problems) (void)to_json(problem).dump();
    DataSettings settings;
    ConversationOptions options;
    options.allow_references = (data[0] & 64) != 0;
    options.need_response = (data[0] & 128) == 0;
    const auto dataset = Dataset::from_table(*std::move(table), settings, options);
    if (!dataset) return 0;
    for (const RowProblem& problem : dataset->problems()) (void)to_json(problem).dump();
    for (const Conversation& one : dataset->conversations()) {
        if (!one.is_text && one.messages.empty()) std::abort();
        (void)one.messages.dump();
    }
    return 0;
}
