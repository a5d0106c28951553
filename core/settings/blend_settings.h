// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of adapter blends, under PEFT's names (add_weighted_adapter). Values, any thread.
#pragma once

#include "core/config/field.h"

namespace lorica {

struct BlendSettings {
    std::string combination = "cat";
    int64_t svd_rank = 0;
    double density = 0.5;
    std::string majority_sign_method = "total";
    int64_t seed = 42;

    static constexpr auto fields = std::tuple{
        field("combination", &BlendSettings::combination,
              {.label = "Combination", .help = "cat is the weighted sum of what the adapters change, exactly, at the sum of their ranks; svd the same at a rank of your choice. "
                                               "ties, dare and magnitude_prune drop small or random parts first: with _svd on the changes themselves, without on A and B apart, as linear does.",
               .options = "cat|svd|ties_svd|dare_linear_svd|dare_ties_svd|magnitude_prune_svd|linear|ties|dare_linear|dare_ties|magnitude_prune", .tier = Tier::Basic}),
        field("svd_rank", &BlendSettings::svd_rank,
              {.label = "Rank", .help = "Rank of the blend with svd and the _svd combinations. 0 takes the largest rank of its parts.", .min = 0, .max = 4096, .tier = Tier::Advanced}),
        field("density", &BlendSettings::density,
              {.label = "Density", .help = "Share of the values that ties, dare and magnitude_prune keep.", .min = 0.001, .max = 1, .step = 0.05, .tier = Tier::Advanced}),
        field("majority_sign_method", &BlendSettings::majority_sign_method,
              {.label = "Majority sign", .help = "Whether ties counts the sum of the values or the number of adapters on each side.", .options = "total|frequency", .tier = Tier::Expert}),
        field("seed", &BlendSettings::seed,
              {.label = "Seed", .help = "Of the values that dare drops.", .min = 0, .max = 4294967295.0, .tier = Tier::Expert}),
    };
};

}  // namespace lorica
