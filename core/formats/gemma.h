// SPDX-License-Identifier: GPL-3.0-or-later
// What Gemma 2 and Gemma 3 share. Values, any thread.
#pragma once

#include "core/formats/architecture.h"

namespace lorica {

Result<void> gemma_from_json(const JsonFields& json, ModelConfig& config);
Result<void> gemma_from_gguf(const GgufFields& gguf, ModelConfig& config, int64_t layers_of_27b);
void gemma_to_json(const ModelConfig& config, nlohmann::json& json);

}  // namespace lorica
