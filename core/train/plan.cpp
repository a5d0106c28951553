// SPDX-License-Identifier: GPL-3.0-or-later
// See plan.h. Any thread.
#include "core/train/plan.h"

#include <algorithm>

namespace lorica {
namespace {

constexpr double kLogitBytes = 32.0 * (1 << 20);   // one chunk of logits, see train_pass.cpp
constexpr double kFastest = 0.85, kSlowest = 1.25;   // of the forecast time: a run shares the machine, and the sample is short
constexpr double kSlab = 17.0 / 16;   // of what a pass asks for, see ops/workspace.cpp
constexpr double kUsable = 0.9;   // of the memory that is left, by runs at once

double wide(int64_t value) { return static_cast<double>(value); }

// Products that read the MLP's input: gate and up, or up alone.
int64_t mlp_inputs(const ModelConfig& c) { return c.traits.gated_mlp ? 2 : 1; }

double linear_weights(const ModelConfig& c) {
    const double attention = wide(c.hidden_size) * wide((2 * c.num_attention_heads + 2 * c.num_key_value_heads) * c.head_dim);
    return wide(c.num_hidden_layers) * (attention + (1.0 + wide(mlp_inputs(c))) * wide(c.hidden_size) * wide(c.intermediate_size));
}

// Of one token within one layer: what DecoderPass::Kept holds, and what lives while a layer is worked on.
double kept_bytes(const ModelConfig& c, const PlanFacts& f) {
    const int64_t qkv = (c.num_attention_heads + 2 * c.num_key_value_heads) * c.head_dim;
    const int64_t norms = (c.traits.post_norms ? 2 * c.hidden_size : 0) + (c.traits.qk_norm ? qkv - c.num_key_value_heads * c.head_dim : 0);
    return wide((2 * c.hidden_size + qkv + c.num_attention_heads * c.head_dim + mlp_inputs(c) * c.intermediate_size + norms + f.rank_columns + f.scaled_columns) * f.element_bytes) +
           4.0 * wide(c.num_attention_heads + 2);
}

double scratch_bytes(const ModelConfig& c, const PlanFacts& f) {
    const int64_t qkv = (c.num_attention_heads + 2 * c.num_key_value_heads) * c.head_dim;
    return wide((4 * c.hidden_size + qkv + 3 * c.intermediate_size + f.rank_columns + f.scaled_columns) * f.element_bytes);
}

double activations(const RunSpec& spec, const ModelConfig& c, const PlanFacts& f) {
    const double layers = wide(c.num_hidden_layers);
    const double kept = spec.train.gradient_checkpointing ? kept_bytes(c, f) + layers * wide(c.hidden_size * f.element_bytes) : layers * kept_bytes(c, f);
    return kSlab * wide(f.largest_batch) * (kept + scratch_bytes(c, f) + wide(3 * c.hidden_size * f.element_bytes));
}

double seconds_of(const ModelConfig& c, const PlanFacts& f) {
    const RunSpeed& speed = f.speed;
    const double epochs = f.steps_per_epoch > 0 ? wide(f.total_steps) / wide(f.steps_per_epoch) : 0, layers = wide(c.num_hidden_layers);
    return epochs * (wide(f.tokens) * layers * speed.layer + wide(f.supervised) * speed.head) + wide(f.total_steps) * wide(f.trainable) * speed.number +
           wide(f.evaluations) * (wide(f.validation_tokens) * layers * speed.layer_forward + wide(f.validation_supervised) * speed.head_forward);
}

std::vector<std::string> advice(const RunSpec& spec, const PlanFacts& f) {
    std::vector<std::string> out;
    if (f.element_bytes == 4) out.emplace_back("Set model.dtype to bfloat16: half the memory of weights and activations.");
    if (!spec.model.quant.on()) out.emplace_back("Use method qlora: the base in about 4 bits a weight instead of 16 or 32.");
    if (!spec.train.gradient_checkpointing) out.emplace_back("Turn train.gradient_checkpointing on: a fraction of the activations for a third more time.");
    if (spec.train.per_device_train_batch_size > 1)
        out.emplace_back("Lower train.per_device_train_batch_size and raise train.gradient_accumulation_steps by the same factor.");
    if (f.largest_batch > 1024) out.emplace_back("Lower data.max_length: the longest rows decide the activations.");
    out.emplace_back("Choose a smaller model.");
    return out;
}

}  // namespace

bool RunPlan::fits() const { return available <= 0 || memory <= available; }

RunPlan plan_run(const RunSpec& spec, const ModelConfig& config, const PlanFacts& facts) {
    RunPlan plan;
    plan.facts = facts;
    const double trainable = wide(facts.trainable);
    const bool shared = spec.method == "full" && facts.element_bytes == 4;
    const double residual = has_own_base(spec) && spec.method != "full" ? linear_weights(config) : 0;
    plan.parts = {{"weights", facts.weight_bytes + residual * wide(facts.element_bytes)},
                  {"adapter", trainable * (shared ? 8.0 : 8.0 + wide(facts.element_bytes))},  // values, gradients, a copy in the model's type
                  {"optimizer", trainable * 8.0},
                  {"activations", activations(spec, config, facts)},
                  {"logits", kLogitBytes},
                  {"program", wide(facts.idle_bytes)}};
    for (const auto& [name, bytes] : plan.parts) plan.memory += bytes;
    plan.available = wide(facts.available_bytes);
    plan.seconds = seconds_of(config, facts);
    plan.seconds_low = kFastest * plan.seconds;
    plan.seconds_high = kSlowest * plan.seconds;
    const double saves = spec.train.save_steps > 0 ? wide(facts.total_steps / spec.train.save_steps + 1) : 1;
    const double limit = spec.train.save_total_limit > 0 ? wide(spec.train.save_total_limit + 1) : saves;  // and the best one
    plan.disk = trainable * 4.0 * (3.0 * std::min(saves, limit) + 1.0);
    if (!plan.fits()) plan.advice = advice(spec, facts);
    return plan;
}

bool has_own_base(const RunSpec& spec) { return spec.adapter.init_lora_weights == "pissa" || spec.adapter.init_lora_weights == "olora"; }

double memory_beside_base(const RunPlan& plan) {
    double bytes = 0;
    for (const auto& [name, part] : plan.parts)
        if (name == "adapter" || name == "optimizer" || name == "activations") bytes += part;
    return bytes;
}

size_t runs_that_fit(const std::vector<double>& bytes, double available) {
    double sum = 0;
    for (size_t i = 0; i < bytes.size(); ++i) {
        sum += bytes[i];
        if (i > 0 && sum > kUsable * available) return i;
    }
    return bytes.size();
}

nlohmann::json to_json(const RunPlan& plan) {
    nlohmann::json parts = nlohmann::json::object();
    for (const auto& [name, bytes] : plan.parts) parts[name] = bytes;
    return {{"memory_bytes", plan.memory}, {"memory_low", 0.9 * plan.memory}, {"memory_high", 1.2 * plan.memory}, {"available_bytes", plan.available},
            {"fits", plan.fits()}, {"parts", parts}, {"seconds", plan.seconds}, {"seconds_low", plan.seconds_low}, {"seconds_high", plan.seconds_high},
            {"steps", plan.facts.total_steps}, {"rows", plan.facts.rows}, {"tokens", plan.facts.tokens}, {"disk_bytes", plan.disk},
            {"trainable_parameters", plan.facts.trainable}, {"all_parameters", plan.facts.model_parameters + plan.facts.added},
            {"advice", plan.advice}};
}

}  // namespace lorica
