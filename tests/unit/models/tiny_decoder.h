// SPDX-License-Identifier: GPL-3.0-or-later
// A random small decoder, an adapter on it and packed batches, for tests. One thread.
#pragma once

#include <torch/types.h>

#include <string>
#include <vector>

#include "core/data/batches.h"
#include "core/models/decoder.h"
#include "core/peft/adapter.h"

namespace lorica::test {

inline DecoderWeights tiny_model(torch::Dtype dtype = torch::kFloat32, int64_t seed = 1) {
    torch::manual_seed(static_cast<uint64_t>(seed));
    DecoderWeights base;
    ModelConfig& c = base.config;
    c.hidden_size = 64;
    c.intermediate_size = 128;
    c.num_hidden_layers = 2;
    c.num_attention_heads = 4;
    c.num_key_value_heads = 2;
    c.head_dim = 16;
    c.vocab_size = 200;
    c.rms_norm_eps = 1e-5;
    c.rope_theta = 10000;
    base.dtype = dtype;
    const auto matrix = [&](int64_t out, int64_t in) {
        return FrozenMatrix{(torch::randn({out, in}) * (1.5 / std::sqrt(static_cast<double>(in)))).to(dtype), {}};
    };
    const auto norm = [&] { return 1 + 0.2 * torch::randn({c.hidden_size}); };
    base.embed = torch::randn({c.vocab_size, c.hidden_size}).mul_(0.7).to(dtype);
    base.lm_head = base.embed;
    base.final_norm = norm();
    for (int64_t i = 0; i < c.num_hidden_layers; ++i) {
        base.layers.push_back({norm(), matrix((c.num_attention_heads + 2 * c.num_key_value_heads) * c.head_dim, c.hidden_size), matrix(c.hidden_size, c.num_attention_heads * c.head_dim),
                               norm(), matrix(2 * c.intermediate_size, c.hidden_size), matrix(c.hidden_size, c.intermediate_size)});
    }
    return base;
}

// The matrices of a decoder, each published one quantized by itself.
inline DecoderWeights quantized(const DecoderWeights& base, QuantType type) {
    DecoderWeights out = base;
    const ModelConfig& c = base.config;
    const int64_t q = c.num_attention_heads * c.head_dim, kv = c.num_key_value_heads * c.head_dim;
    const auto replace = [&](FrozenMatrix& w, const std::vector<int64_t>& rows) {
        auto codes = std::make_shared<QuantizedMatrix>();
        codes->type = type;
        codes->in = w.in();
        int64_t at = 0;
        for (const int64_t count : rows) {
            codes->parts.push_back(*quantize(w.weight.narrow(0, at, count).contiguous(), type, false, "w"));
            at += count;
        }
        w.weight = torch::Tensor();
        w.quantized = codes;
        w.exact_inputs = true;
    };
    for (DecoderLayer& layer : out.layers) {
        replace(layer.w_qkv, {q, kv, kv});
        replace(layer.w_o, {c.hidden_size});
        replace(layer.w_gate_up, {c.intermediate_size, c.intermediate_size});
        replace(layer.w_down, {c.hidden_size});
    }
    return out;
}

// B is random too, so that every gradient is at work.
inline Adapter tiny_adapter(const DecoderWeights& base, std::vector<std::string> targets = {"all-linear"}, double dropout = 0,
                                int64_t r = 4) {
    AdapterSettings settings;
    settings.r = r;
    settings.lora_alpha = 6;
    settings.lora_dropout = dropout;
    settings.target_modules = std::move(targets);
    Adapter adapter = *Adapter::create(base, "lora", settings, 7, true);
    torch::manual_seed(3);
    for (LoraLayer& layer : adapter.layers) {
        for (auto& slot : layer.slots) {
            if (slot) slot->b.copy_(torch::randn(slot->b.sizes()) * 0.2);
        }
    }
    return adapter;
}

// Documents of these lengths; about two thirds of the tokens are trained.
inline Batch tiny_batch(const std::vector<int>& lengths, int64_t vocab = 200, uint32_t seed = 5) {
    Batch batch;
    uint32_t state = seed * 2654435761u + 1;
    const auto next = [&] { return (state = state * 1664525u + 1013904223u) >> 8; };
    for (const int length : lengths) {
        std::vector<int32_t> ids;
        for (int i = 0; i < length; ++i) ids.push_back(static_cast<int32_t>(next() % static_cast<uint32_t>(vocab)));
        for (int i = 0; i < length; ++i) {
            const bool trained = i + 1 < length && i >= length / 3;
            batch.ids.push_back(ids[static_cast<size_t>(i)]);
            batch.positions.push_back(i);
            batch.labels.push_back(trained ? ids[static_cast<size_t>(i) + 1] : kIgnoredLabel);
            batch.supervised += trained ? 1 : 0;
        }
        batch.offsets.push_back(static_cast<int32_t>(batch.ids.size()));
    }
    return batch;
}

// Document d of a batch alone.
inline Batch document(const Batch& batch, size_t d) {
    Batch one;
    for (int32_t i = batch.offsets[d]; i < batch.offsets[d + 1]; ++i) {
        const auto at = static_cast<size_t>(i);
        one.ids.push_back(batch.ids[at]);
        one.positions.push_back(batch.positions[at]);
        one.labels.push_back(batch.labels[at]);
        one.supervised += batch.labels[at] != kIgnoredLabel ? 1 : 0;
    }
    one.offsets.push_back(static_cast<int32_t>(one.ids.size()));
    return one;
}

}  // namespace lorica::test
