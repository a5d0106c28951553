// SPDX-License-Identifier: GPL-3.0-or-later
// Rotary positions of a configuration: scaling, windows by layer, frequencies. Any thread.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/formats/architecture.h"

namespace lorica {
namespace {

int64_t pairs_of(const ModelConfig& c) { return static_cast<int64_t>(static_cast<double>(c.head_dim) * c.traits.partial_rotary_factor) / 2; }

double plain_frequency(double theta, int64_t pair, int64_t pairs) { return 1.0 / std::pow(theta, static_cast<double>(pair) / static_cast<double>(pairs)); }

// Long waves are stretched by the factor, short ones stay, those between are blended (transformers, modeling_rope_utils.py,
// _compute_llama3_parameters).
Result<void> read_llama3(const JsonFields& rope, const ModelConfig& c, RopeScaling& out) {
    double factor = 0, low = 1, high = 4;
    int64_t original = 8192;
    LORICA_TRY(rope.number("factor", factor));
    if (factor < 1) return rope.bad("factor", "must be a number of at least 1");
    LORICA_TRY(rope.number("low_freq_factor", low));
    LORICA_TRY(rope.number("high_freq_factor", high));
    if (high <= low) return rope.bad("high_freq_factor", "must be larger than low_freq_factor");
    LORICA_TRY(rope.size("original_max_position_embeddings", original));
    const int64_t pairs = pairs_of(c);
    for (int64_t i = 0; i < pairs; ++i) {
        const double wave = 2 * std::numbers::pi / plain_frequency(c.rope_theta, i, pairs), turns = static_cast<double>(original) / wave;
        const double smooth = (turns - low) / (high - low);
        const double blended = 1 / ((1 - smooth) / factor + smooth);
        out.factors.push_back(turns < low ? factor : turns > high ? 1.0 : blended);
    }
    return {};
}

// LongRoPE (Ding et al., 2024): lists of factors, for contexts up to the original one and beyond.
Result<void> read_longrope(const JsonFields& rope, const ModelConfig& c, RopeScaling& out) {
    const auto pairs = static_cast<size_t>(pairs_of(c));
    LORICA_TRY(rope.numbers("short_factor", pairs, out.factors));
    LORICA_TRY(rope.numbers("long_factor", pairs, out.long_factors));
    LORICA_TRY(rope.size("original_max_position_embeddings", out.original_positions));
    if (out.original_positions < 2) return rope.bad("original_max_position_embeddings", "is missing or too small");
    double factor = static_cast<double>(c.max_position_embeddings) / static_cast<double>(out.original_positions);
    LORICA_TRY(rope.number("factor", factor));
    if (factor > 1) out.amplitude = std::sqrt(1 + std::log(factor) / std::log(static_cast<double>(out.original_positions)));
    return rope.number("attention_factor", out.amplitude);
}

}  // namespace

Result<void> read_rope(const JsonFields& rope, ModelConfig& c, RopeScaling& out) {
    LORICA_TRY(rope.number("rope_theta", c.rope_theta));
    LORICA_TRY(rope.number("partial_rotary_factor", c.traits.partial_rotary_factor));
    LORICA_ASSIGN(const std::string old_name, rope.text("type", "default"));
    LORICA_ASSIGN(out.type, rope.text("rope_type", old_name));
    if (out.type == "su") out.type = "longrope";
    if (out.type == "default") return {};
    if (out.type == "llama3") return read_llama3(rope, c, out);
    if (out.type == "longrope") return read_longrope(rope, c, out);
    if (out.type == "linear") {
        double factor = 0;
        LORICA_TRY(rope.number("factor", factor));
        if (factor < 1) return rope.bad("factor", "must be a number of at least 1");
        out.factors.assign(static_cast<size_t>(pairs_of(c)), factor);
        return {};
    }
    return rope.unsupported("rope_type", "the rotary scaling \"" + out.type + "\" is not supported; supported are default, linear, llama3 and longrope");
}

Result<void> adopt_rope_freqs(const GgufFields& gguf, ModelConfig& c) {
    RopeScaling& rope = c.traits.rope;
    LORICA_ASSIGN(const std::vector<double> factors, gguf.tensor("rope_freqs.weight", pairs_of(c)));
    if (factors.empty()) return {};
    rope.type = "llama3";
    // The files hold the factors alone; the context that they were made from is found again, since config.json needs it.
    for (int64_t original = 32; factors.back() >= 1 && original <= int64_t{1} << 20; original *= 2) {
        rope.published = {{"rope_type", "llama3"}, {"factor", factors.back()}, {"low_freq_factor", 1.0}, {"high_freq_factor", 4.0}, {"original_max_position_embeddings", original}};
        rope.factors.clear();
        LORICA_TRY(read_llama3(JsonFields(rope.published, gguf.file().name() + ", tensor rope_freqs.weight"), c, rope));
        const bool same = std::equal(factors.begin(), factors.end(), rope.factors.begin(), rope.factors.end(),
                                     [](double a, double b) { return std::abs(a - b) <= 1e-4 * b; });
        if (!same) continue;
        rope.factors = factors;
        return {};
    }
    return gguf.unsupported("rope_freqs.weight", "the frequencies do not follow Llama 3's rule");
}

void set_windows(ModelConfig& c, int64_t window, bool (*slides)(int64_t layer, int64_t first), int64_t first) {
    if (window == 0) return;
    c.traits.windows.clear();
    for (int64_t i = 0; i < c.num_hidden_layers; ++i) c.traits.windows.push_back(slides(i, first) ? window : 0);
}

Result<void> read_windows(const JsonFields& json, ModelConfig& c, int64_t window, bool (*slides)(int64_t layer, int64_t first), int64_t first) {
    set_windows(c, window, slides, first);
    if (window == 0 || !json.has("layer_types")) return {};
    const auto& types = json.at("layer_types");
    if (!types.is_array() || types.size() != c.traits.windows.size()) return json.bad("layer_types", fmt::format("must be a list of {} names", c.num_hidden_layers));
    for (size_t i = 0; i < types.size(); ++i) {
        if (types[i] != "sliding_attention" && types[i] != "full_attention")
            return json.unsupported("layer_types", "the attention " + types[i].dump() + " is not supported");
        c.traits.windows[i] = types[i] == "sliding_attention" ? window : 0;
    }
    return {};
}

Result<void> read_late_windows(const JsonFields& json, ModelConfig& c) {
    bool used = false;
    LORICA_TRY(json.flag("use_sliding_window", used));
    if (!used) return {};
    int64_t window = 4096, first = 28;
    LORICA_TRY(json.size("sliding_window", window));
    LORICA_TRY(json.size("max_window_layers", first));
    return read_windows(json, c, window, [](int64_t layer, int64_t from) { return layer >= from; }, first);
}

void write_rope(const ModelConfig& c, nlohmann::json& json) {
    const RopeScaling& rope = c.traits.rope;
    json["rope_theta"] = c.rope_theta;
    json["rope_scaling"] = nullptr;
    if (c.traits.partial_rotary_factor != 1) json["partial_rotary_factor"] = c.traits.partial_rotary_factor;
    if (!rope.published.is_null()) json["rope_scaling"] = rope.published;
}

std::vector<float> rope_frequencies(const ModelConfig& c, int64_t layer, int64_t positions) {
    const int64_t pairs = pairs_of(c);
    const bool local = c.traits.local_rope_theta > 0 && c.window(layer) > 0;
    const RopeScaling& rope = c.traits.rope;
    const bool reaches_far = rope.original_positions > 0 && positions > rope.original_positions && !rope.long_factors.empty();
    const std::vector<double>& factors = reaches_far ? rope.long_factors : rope.factors;
    std::vector<float> out;
    for (int64_t i = 0; i < pairs; ++i) {
        const double plain = plain_frequency(local ? c.traits.local_rope_theta : c.rope_theta, i, pairs);
        out.push_back(static_cast<float>(local || factors.empty() ? plain : plain / factors[static_cast<size_t>(i)]));
    }
    return out;
}

}  // namespace lorica
