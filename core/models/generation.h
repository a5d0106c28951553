// SPDX-License-Identifier: GPL-3.0-or-later
// Generation with a KV cache: greedy, temperature, top-k, top-p. Engine thread.
#pragma once

#include <functional>
#include <vector>

#include "core/models/decoder.h"
#include "core/peft/adapter.h"
#include "core/settings/generation_settings.h"

namespace lorica {

struct GeneratedText {
    std::vector<int32_t> ids;      // without the prompt and without the stop token
    std::string reason;            // "stop", "length" or "cancelled"
};

// `on_token` gets each new token; it answers whether to go on. `stops` are end-of-text ids. `adapter` may be null.
GeneratedText generate(const DecoderWeights& base, const Adapter* adapter, const std::vector<int32_t>& prompt,
                       const GenerationSettings& settings, const std::vector<int32_t>& stops,
                       const std::function<bool(int32_t)>& on_token);

}  // namespace lorica
