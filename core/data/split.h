// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows are held out for evaluation. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/data/table.h"
#include "core/settings/data_settings.h"

namespace lorica {

// Rows of `total` that are held out: round(total * fraction), at least one where the fraction is not 0 and there are two
// rows or more; sorted.
std::vector<uint32_t> validation_rows(uint32_t total, double fraction, uint64_t seed);

// As many rows, each value of `classes` (one a row) with its share of them: the whole part of it, and one more for the values
// with the largest remainders (as scikit-learn's and datasets' stratified splits). Among rows of a value the seed draws.
std::vector<uint32_t> stratified_rows(std::span<const std::string> classes, double fraction, uint64_t seed);

// The split by the settings: places in `rows`, which are row numbers of the table in ascending order. An error where
// data.stratify_by_column is no column of it.
Result<std::vector<uint32_t>> held_out_rows(const Table& table, std::span<const int64_t> rows, const DataSettings& settings, uint64_t seed);

}  // namespace lorica
