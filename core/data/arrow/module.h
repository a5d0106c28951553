// SPDX-License-Identifier: GPL-3.0-or-later
// What liblorica_parquet.so answers: the two functions of core/data/parquet.h. Any thread.
#pragma once

#include "core/data/parquet.h"

namespace lorica {

struct ParquetModule {
    decltype(&read_parquet) read;
    decltype(&write_parquet) write;
};

}  // namespace lorica
