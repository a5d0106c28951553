// SPDX-License-Identifier: GPL-3.0-or-later
// A report on A4 pages: text and tables flow, pictures are drawn as lines, not pixels. GUI thread.
#pragma once

#include "core/runtime/report.h"

namespace lorica {

// Appears complete or not at all, in place of what had that name.
Result<void> write_report_pdf(const Report& report, const std::string& file);

}  // namespace lorica
