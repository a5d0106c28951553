// SPDX-License-Identifier: GPL-3.0-or-later
// Parquet files as JSON lines, and back, by Arrow; liblorica_parquet.so is opened when the first one is met. Any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"

namespace lorica {

// A row is one object with every column in the file's order, null where it has no value. Numbers, true and false, lists and
// structs are JSON's (a map is a list of {"key", "value"}); times, dates and decimals are texts, as are NaN and infinities.
struct ParquetRows {
    std::string lines = {};    // each ends with a line feed
    std::string schema = {};   // Arrow's, serialised: write_parquet() gives the columns their types back by it
};

// By its magic bytes.
bool is_parquet(std::string_view bytes);

// `at` is called with rows done and all; its error ends the reading. Errors (BadInput, Unsupported) name the file or the column:
// cut off, encrypted, a column of bytes, one name twice, more than `max_bytes` of text or 2 GiB to decode a piece of it.
Result<ParquetRows> read_parquet(std::string_view bytes, const std::string& file, uint64_t max_bytes,
                                 const std::function<Result<void>(int64_t done, int64_t total)>& at = {});

// A Parquet file (snappy) of rows as above. Columns have the types of `schema`, and by their values where it lacks them.
// An error names the column whose values are of several kinds or do not fit its type.
Result<std::string> write_parquet(std::string_view lines, const std::vector<std::string>& columns, const std::string& schema);

}  // namespace lorica
