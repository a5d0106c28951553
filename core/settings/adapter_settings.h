// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of the adapter, under PEFT's names. Values, any thread.
#pragma once

#include "core/config/field.h"

namespace lorica {

struct AdapterSettings {
    int64_t r = 16;
    double lora_alpha = 32;
    double lora_dropout = 0.05;
    std::vector<std::string> target_modules = {"all-linear"};
    std::string bias = "none";
    bool use_rslora = false;
    std::string init_from;

    static constexpr auto fields = std::tuple{
        field("r", &AdapterSettings::r,
              {.label = "LoRA rank", .help = "Width of the update: each adapted matrix learns r directions. 8 to 32 suits most tasks; "
               "raise it when a large data set is learned too slowly.", .min = 1, .max = 1024, .step = 1, .tier = Tier::Basic,
               .enabled_when = "method=lora|qlora|dora|qdora|lora8bit", .old_names = "lora_r|rank|lora_rank"}),
        field("lora_alpha", &AdapterSettings::lora_alpha,
              {.label = "LoRA alpha", .help = "The update is scaled by alpha / r. Usually twice the rank.", .min = 0.001, .max = 65536,
               .step = 1, .tier = Tier::Basic, .enabled_when = "method=lora|qlora|dora|qdora|lora8bit", .old_names = "alpha"}),
        field("lora_dropout", &AdapterSettings::lora_dropout,
              {.label = "LoRA dropout", .help = "Share of the adapter's inputs zeroed in training. Raise it on small data sets; 0 to "
               "compare with another implementation.", .min = 0, .max = 0.95, .step = 0.01, .tier = Tier::Advanced,
               .enabled_when = "method=lora|qlora|dora|qdora|lora8bit"}),
        field("target_modules", &AdapterSettings::target_modules,
              {.label = "Target modules", .help = "Layers that get an adapter: names such as q_proj,v_proj, or all-linear. All linear "
               "layers learn more than attention alone.", .tier = Tier::Advanced, .old_names = "lora_target"}),
        field("bias", &AdapterSettings::bias,
              {.label = "Bias", .help = "Which biases train along.", .options = "none", .tier = Tier::Expert}),
        field("use_rslora", &AdapterSettings::use_rslora,
              {.label = "Rank-stabilised", .help = "Scale by alpha / sqrt(r) (rsLoRA): keeps the update's size when the rank is large.",
               .tier = Tier::Advanced, .enabled_when = "method=lora|qlora|dora|qdora|lora8bit"}),
        field("init_from", &AdapterSettings::init_from,
              {.label = "Start from", .help = "A PEFT adapter folder to go on from; its rank, alpha and targets are taken over.",
               .tier = Tier::Expert}),
    };
};

}  // namespace lorica
