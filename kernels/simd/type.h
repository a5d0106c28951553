// SPDX-License-Identifier: GPL-3.0-or-later
// The types of numbers that kernels read and write. Any thread.
#pragma once

#include <cstdint>

namespace lorica::kernels {

enum class Type { F32, BF16, F16 };   // F16 on a GPU alone

}  // namespace lorica::kernels
