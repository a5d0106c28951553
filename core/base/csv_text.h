// SPDX-License-Identifier: GPL-3.0-or-later
// Rows as CSV. Pure; any thread.
#pragma once

#include <string>
#include <vector>

namespace lorica {

// RFC 4180.
std::string csv_of(const std::vector<std::vector<std::string>>& rows);

}  // namespace lorica
