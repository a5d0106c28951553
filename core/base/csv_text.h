// SPDX-License-Identifier: GPL-3.0-or-later
// Rows as CSV. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lorica {

// One cell, in quotes where it needs them (RFC 4180). Between tabs, quotes inside a cell are characters.
void add_csv_cell(std::string& out, std::string_view text, char delimiter);

// RFC 4180.
std::string csv_of(const std::vector<std::vector<std::string>>& rows);

}  // namespace lorica
