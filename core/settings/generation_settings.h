// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of generation, under transformers' names. Values, any thread.
#pragma once

#include "core/config/field.h"

namespace lorica {

struct GenerationSettings {
    int64_t max_new_tokens = 256;
    double temperature = 0.7;
    int64_t top_k = 0;
    double top_p = 0.95;
    int64_t seed = 0;

    static constexpr auto fields = std::tuple{
        field("max_new_tokens", &GenerationSettings::max_new_tokens,
              {.label = "Longest answer", .help = "Tokens after which an answer is cut.", .unit = "tokens", .min = 1, .max = 1048576, .tier = Tier::Basic}),
        field("temperature", &GenerationSettings::temperature,
              {.label = "Temperature", .help = "0 always takes the likeliest token; higher is more varied.", .min = 0, .max = 10, .step = 0.05, .tier = Tier::Basic}),
        field("top_k", &GenerationSettings::top_k,
              {.label = "Top-k", .help = "Choose among the k likeliest tokens. 0 is off.", .min = 0, .max = 1e6, .tier = Tier::Advanced}),
        field("top_p", &GenerationSettings::top_p,
              {.label = "Top-p", .help = "Choose among the likeliest tokens that together hold this probability. 1 is off.", .min = 0.0001, .max = 1, .step = 0.01, .tier = Tier::Advanced}),
        field("seed", &GenerationSettings::seed,
              {.label = "Seed", .help = "The same seed gives the same answer.", .min = 0, .max = 4294967295.0, .tier = Tier::Advanced}),
    };
};

}  // namespace lorica
