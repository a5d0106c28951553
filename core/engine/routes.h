// SPDX-License-Identifier: GPL-3.0-or-later
// Rows to the adapters of a routing. Engine thread.
#pragma once

#include "core/engine/jobs.h"
#include "core/peft/routing.h"

namespace lorica {

// One choice a row, in order: by the rules, else by its last user turn's likeness. An error if the routing is of another base.
Result<std::vector<RouteChoice>> route_rows(const Router& router, const LoadedModel& base, const std::vector<GenerateRow>& rows, JobContext& context);
// As RoutePrompts' "rows".
nlohmann::json routes_json(const Router& router, const std::vector<RouteChoice>& choices);

}  // namespace lorica
