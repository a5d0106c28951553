// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of the base model: which, in what type, where. Values, any thread.
#pragma once

#include "core/config/field.h"
#include "core/settings/quant_settings.h"

namespace lorica {

struct ModelSettings {
    std::string path;
    std::string dtype = "auto";
    std::string device = "auto";
    int64_t threads = 0;
    QuantSettings quant;     // a group of its own: quant.type, ...

    static constexpr auto fields = std::tuple{
        field("path", &ModelSettings::path,
              {.label = "Base model", .help = "A library name, a GGUF file or a folder with config.json and safetensors.",
               .tier = Tier::Basic}),
        field("dtype", &ModelSettings::dtype,
              {.label = "Precision", .help = "Type of the frozen weights and of the arithmetic. auto measures at start-up which is "
               "faster on this machine; choose float32 to compare with another implementation.",
               .options = "auto|float32|bfloat16|float16", .tier = Tier::Advanced, .old_names = "torch_dtype"}),
        field("device", &ModelSettings::device,
              {.label = "Device", .help = "auto, cpu or cuda:N. auto takes the first GPU, else the CPU.", .tier = Tier::Advanced}),
        field("threads", &ModelSettings::threads,
              {.label = "CPU threads", .help = "Threads of one operation on the CPU. 0 takes every physical core.",
               .min = 0, .max = 1024, .tier = Tier::Expert}),
    };
};

}  // namespace lorica
