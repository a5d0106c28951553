// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of a quantized base: how many bits, and what is computed in. Values, any thread.
#pragma once

#include "core/config/field.h"

namespace lorica {

struct QuantSettings {
    std::string type = "none";
    bool double_quant = true;
    std::string compute_dtype = "auto";

    bool on() const { return type != "none"; }
    bool operator==(const QuantSettings&) const = default;

    static constexpr auto fields = std::tuple{
        field("type", &QuantSettings::type,
              {.label = "Quantization", .help = "Keeps the base's linear layers in 4 bits (nf4, fp4) or 8 bits (int8) instead of 16 or 32, "
               "made while loading. Norms, embeddings and the head stay as they are. Choose nf4 when the model does not fit; nf4 loses less than fp4.",
               .options = "none|nf4|fp4|int8", .tier = Tier::Basic, .old_names = "bnb_4bit_quant_type|quantization"}),
        field("double_quant", &QuantSettings::double_quant,
              {.label = "Double quantization", .help = "Of nf4 and fp4: keeps the scales of the blocks in 8 bits too, which saves 0.37 bits a weight "
               "for hardly any loss.", .tier = Tier::Advanced, .old_names = "bnb_4bit_use_double_quant"}),
        field("compute_dtype", &QuantSettings::compute_dtype,
              {.label = "Compute type", .help = "Type of the products with quantized weights. auto is the type of the activations, model.dtype; where "
               "that is auto too, this decides both.", .options = "auto|float32|bfloat16|float16", .tier = Tier::Advanced,
               .old_names = "bnb_4bit_compute_dtype"}),
    };
};

}  // namespace lorica
