// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of the adapter, under the names of PEFT and, of bottlenecks, of the adapters library. Values, any thread.
#pragma once

#include "core/config/field.h"

namespace lorica {

struct AdapterSettings {
    int64_t r = 16;
    double lora_alpha = 32;
    double lora_dropout = 0.05;
    std::vector<std::string> target_modules = {"all-linear"};
    std::vector<std::string> exclude_modules;
    std::vector<std::string> layers_to_transform;
    std::vector<std::string> rank_pattern;
    std::vector<std::string> alpha_pattern;
    std::vector<std::string> feedforward_modules = {"down_proj"};
    std::vector<std::string> modules_to_save;
    std::string bias = "none";
    bool use_rslora = false;
    bool use_dora = false;
    std::string init_lora_weights = "default";
    double loraplus_lr_ratio = 1;
    std::string placement = "houlsby";
    double reduction_factor = 16;
    std::string non_linearity = "default";
    double scaling = 0;
    double dropout = 0;
    std::string init_weights = "default";
    int64_t num_virtual_tokens = 20;
    bool prefix_projection = false;
    int64_t encoder_hidden_size = 0;
    std::string prefix_init_text;
    std::vector<std::string> combine;
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
              {.label = "Target modules", .help = "Layers that get an adapter: names such as q_proj,v_proj, a regular expression for the whole "
               "path, or all-linear (with ia3: k_proj,v_proj,down_proj). All linear layers learn more than attention alone.",
               .tier = Tier::Advanced, .enabled_when = "method=lora|qlora|dora|qdora|lora8bit|ia3", .old_names = "lora_target"}),
        field("exclude_modules", &AdapterSettings::exclude_modules,
              {.label = "Exclude modules", .help = "Layers that get none although target_modules names them; written the same way.",
               .tier = Tier::Expert, .enabled_when = "method=lora|qlora|dora|qdora|lora8bit|ia3"}),
        field("layers_to_transform", &AdapterSettings::layers_to_transform,
              {.label = "Layers", .help = "Numbers of the decoder layers that get an adapter, from 0; empty: all.", .tier = Tier::Expert,
               .enabled_when = "method=lora|qlora|dora|qdora|lora8bit|bottleneck"}),
        field("rank_pattern", &AdapterSettings::rank_pattern,
              {.label = "Rank pattern", .help = "Other ranks for some layers: down_proj=8,layers.0.self_attn.q_proj=32. The scale alpha / r "
               "follows.", .tier = Tier::Expert, .enabled_when = "method=lora|qlora|dora|qdora|lora8bit"}),
        field("alpha_pattern", &AdapterSettings::alpha_pattern,
              {.label = "Alpha pattern", .help = "Other alphas for some layers: down_proj=16.", .tier = Tier::Expert,
               .enabled_when = "method=lora|qlora|dora|qdora|lora8bit"}),
        field("feedforward_modules", &AdapterSettings::feedforward_modules,
              {.label = "Feed-forward modules", .help = "Of the target modules, those whose input is scaled instead of their output.",
               .tier = Tier::Expert, .enabled_when = "method=ia3"}),
        field("modules_to_save", &AdapterSettings::modules_to_save,
              {.label = "Modules to save", .help = "lm_head or embed_tokens: train these whole, for instance for a new vocabulary. A tied "
               "head is untied by it.", .tier = Tier::Expert, .enabled_when = "method=lora|qlora|dora|qdora|lora8bit|ia3"}),
        field("bias", &AdapterSettings::bias,
              {.label = "Bias", .help = "Which biases train along: none, all, or those of adapted layers (lora_only). Many models have none.",
               .options = "none|all|lora_only", .tier = Tier::Expert, .enabled_when = "method=lora|qlora|dora|qdora|lora8bit"}),
        field("use_rslora", &AdapterSettings::use_rslora,
              {.label = "Rank-stabilised", .help = "Scale by alpha / sqrt(r) (rsLoRA): keeps the update's size when the rank is large.",
               .tier = Tier::Advanced, .enabled_when = "method=lora|qlora|dora|qdora|lora8bit"}),
        field("use_dora", &AdapterSettings::use_dora,
              {.label = "DoRA", .help = "Learn each output's magnitude apart from its direction: often better at small ranks, a little slower.",
               .tier = Tier::Advanced, .enabled_when = "method=lora|qlora|lora8bit"}),
        field("init_lora_weights", &AdapterSettings::init_lora_weights,
              {.label = "Start values", .help = "default: A random, B zero. pissa and olora begin with the main directions of the base's own "
               "matrices, which costs a second copy of them.", .options = "default|gaussian|pissa|olora", .tier = Tier::Expert,
               .enabled_when = "method=lora|dora"}),
        field("loraplus_lr_ratio", &AdapterSettings::loraplus_lr_ratio,
              {.label = "LoRA+ ratio", .help = "Learning rate of B over that of A (LoRA+). 16 often learns faster; then lower the rate itself.",
               .min = 0.01, .max = 1000, .step = 1, .tier = Tier::Expert, .enabled_when = "method=lora|qlora|dora|qdora|lora8bit"}),
        field("placement", &AdapterSettings::placement,
              {.label = "Placement", .help = "Where the small layers stand: houlsby behind attention and behind the MLP, pfeiffer behind the "
               "MLP, reading its sum with the stream, parallel beside the MLP.", .options = "houlsby|pfeiffer|parallel",
               .tier = Tier::Basic, .enabled_when = "method=bottleneck"}),
        field("reduction_factor", &AdapterSettings::reduction_factor,
              {.label = "Reduction factor", .help = "The model's width over that of the bottleneck. Lower it when a large data set is learned too "
               "slowly.", .min = 0.25, .max = 4096, .step = 1, .tier = Tier::Basic, .enabled_when = "method=bottleneck"}),
        field("non_linearity", &AdapterSettings::non_linearity,
              {.label = "Activation", .help = "Between the two small layers. default: swish for houlsby, else relu.",
               .options = "default|relu|gelu|gelu_new|silu|swish|tanh|leakyrelu", .tier = Tier::Advanced, .enabled_when = "method=bottleneck"}),
        field("scaling", &AdapterSettings::scaling,
              {.label = "Scaling", .help = "Times what a bottleneck adds. 0: 4 for parallel, else 1.", .min = 0, .max = 1024, .step = 0.5,
               .tier = Tier::Expert, .enabled_when = "method=bottleneck"}),
        field("dropout", &AdapterSettings::dropout,
              {.label = "Dropout", .help = "Share of what a bottleneck adds that is zeroed in training.", .min = 0, .max = 0.95, .step = 0.01,
               .tier = Tier::Advanced, .enabled_when = "method=bottleneck"}),
        field("init_weights", &AdapterSettings::init_weights,
              {.label = "Start values", .help = "bert: normal, deviation 0.02; houlsby: 0.01, cut at 0.02; mam_adapter: the second layer zero, so "
               "that training begins with the base itself. default: mam_adapter for parallel, else bert. Of a prefix, zero instead of "
               "random.", .options = "default|bert|mam_adapter|houlsby|zero", .tier = Tier::Expert, .enabled_when = "method=bottleneck|prefix"}),
        field("num_virtual_tokens", &AdapterSettings::num_virtual_tokens,
              {.label = "Virtual tokens", .help = "How many learned keys and values stand before the text in every layer. They take as many of "
               "the positions that the model reads.", .min = 1, .max = 4096, .step = 1, .tier = Tier::Basic, .enabled_when = "method=prefix"}),
        field("prefix_init_text", &AdapterSettings::prefix_init_text,
              {.label = "Begin as a text", .help = "The prefix begins as what the model remembers of this text's first tokens, as a system message "
               "where there is a chat template; it has to be long enough. Empty: random. A task's description learns much faster.",
               .tier = Tier::Advanced, .enabled_when = "method=prefix"}),
        field("prefix_projection", &AdapterSettings::prefix_projection,
              {.label = "Projection", .help = "Learns the prefix through a small network, which steadies long prefixes and has many more parameters "
               "in training. The adapter is as large as without.", .tier = Tier::Advanced, .enabled_when = "method=prefix"}),
        field("encoder_hidden_size", &AdapterSettings::encoder_hidden_size,
              {.label = "Projection width", .help = "Width within the projection. 0: that of the keys.", .min = 0, .max = 65536, .step = 64,
               .tier = Tier::Expert, .enabled_when = "method=prefix"}),
        field("combine", &AdapterSettings::combine,
              {.label = "Combine with", .help = "Methods that train along in the same run: bottleneck, prefix. For instance LoRA on attention with a "
               "bottleneck behind the MLP. The adapter's folder then holds a part for each.", .tier = Tier::Expert,
               .enabled_when = "method=lora|qlora|dora|qdora|lora8bit|ia3|bottleneck|prefix"}),
        field("init_from", &AdapterSettings::init_from,
              {.label = "Start from", .help = "An adapter folder to go on from; its rank, alpha and targets, its prefix or its bottleneck, are taken over.",
               .tier = Tier::Expert}),
    };
};

}  // namespace lorica
