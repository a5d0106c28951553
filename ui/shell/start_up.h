// SPDX-License-Identifier: GPL-3.0-or-later
// What every program with our widgets does first. GUI thread.
#pragma once

namespace lorica {

// Names the application and registers the resources of this library. Call after QApplication is made.
void prepare_application();

}  // namespace lorica
