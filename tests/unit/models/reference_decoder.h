// SPDX-License-Identifier: GPL-3.0-or-later
// A plain float64 decoder with autograd, for the hand-written passes to be compared with. One thread.
#pragma once

#include <cmath>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "core/base/philox.h"
#include "core/models/loading.h"
#include "core/models/train_pass.h"
#include "core/peft/layout.h"
#include "tests/support/check.h"
#include "tests/unit/models/tiny_decoder.h"

namespace lorica::test {

// The mask of kernels/dropout/dropout.h, element by element.
inline torch::Tensor reference_mask(torch::IntArrayRef sizes, float p, uint64_t seed, uint64_t stream, uint64_t step) {
    torch::Tensor mask = torch::empty(sizes, torch::kFloat64);
    double* out = mask.data_ptr<double>();
    const auto threshold = static_cast<uint32_t>(std::lround(p * 65536.0f));
    for (int64_t e = 0; e < mask.numel(); ++e) {
        const auto words = philox(seed, stream + ((step + 1) << 24), static_cast<uint64_t>(e / 128 * 16 + e % 16));
        const uint32_t word = words[static_cast<size_t>(e % 128 / 32)];
        const uint32_t half = e % 32 < 16 ? word & 0xFFFF : word >> 16;
        out[e] = half < threshold ? 0.0 : 1.0 / (1.0 - static_cast<double>(p));
    }
    return mask;
}

// A decoder as one would write it down, in float64 with autograd: every method's parameters are leaves.
struct Reference {
    DecoderWeights base;
    const Adapter& adapter;
    PassOptions options;
    float dropout = 0;
    std::vector<std::pair<int64_t, torch::Tensor>> leaves;  // and where they lie in the flat buffer

    Reference(const DecoderWeights& weights, const Adapter& own, PassOptions how)
        : base(own.residual ? *own.residual : weights), adapter(own), options(how), dropout(own.dropout) {}

    torch::Tensor leaf(const torch::Tensor& values) {
        if (!values.defined()) return {};
        for (const auto& [at, one] : leaves)
            if (at == values.storage_offset()) return one;
        leaves.emplace_back(values.storage_offset(), values.to(torch::kFloat64, false, true).set_requires_grad(true));
        return leaves.back().second;
    }

    // A tensor of the base, a leaf if it trains itself.
    torch::Tensor weight(const std::string& name) {
        if (const TrainedTensor* own = adapter.find_trained(name)) return leaf(own->values);
        const bool tied = name == "lm_head.weight" && adapter.method == "full" && base.lm_head.is_same(base.embed);
        if (tied) return weight("model.embed_tokens.weight");
        torch::Tensor values = name == "lm_head.weight" ? base.lm_head : torch::Tensor();
        for (const auto& [own, tensor] : tensors_of(base))
            if (own == name) values = tensor;
        return values.defined() ? values.to(torch::kFloat64) : values;
    }

    torch::Tensor linear(size_t layer, Linear which, const torch::Tensor& x) {
        const std::string path = module_path(base.config, static_cast<int64_t>(layer), which);
        const auto i = static_cast<size_t>(which);
        const LoraLayer& own = adapter.layers[layer];
        const torch::Tensor w = weight(path + ".weight");
        torch::Tensor bias = own.biases[i] ? leaf(own.biases[i]->bias) : weight(path + ".bias");
        torch::Tensor in = x;
        if (own.ia3[i] && own.ia3[i]->feed_forward) in = x * leaf(own.ia3[i]->l);
        torch::Tensor y = torch::matmul(in, w.t());
        if (own.slots[i]) y = adapted(*own.slots[i], w, x, y);
        if (bias.defined()) y = y + bias;
        return own.ia3[i] && !own.ia3[i]->feed_forward ? y * leaf(own.ia3[i]->l) : y;
    }

    // y is x W^T.
    torch::Tensor adapted(const LoraSlot& slot, const torch::Tensor& w, const torch::Tensor& x, const torch::Tensor& y) {
        const torch::Tensor a = leaf(slot.a), b = leaf(slot.b);
        const double s = static_cast<double>(slot.scale);
        torch::Tensor in = x;
        if (dropout > 0) in = x * reference_mask(x.sizes(), dropout, options.dropout_seed, slot.stream, options.step);
        const torch::Tensor low = s * torch::matmul(torch::matmul(in, a.t()), b.t());
        if (!slot.magnitude.defined()) return y + low;
        const torch::Tensor norm = (w + s * torch::matmul(b, a)).norm(2, 1).detach().clamp_min(1e-19), ratio = leaf(slot.magnitude) / norm;
        return y + (ratio - 1) * torch::matmul(in, w.t()) + ratio * low;
    }

    // What attention or the MLP adds to the stream, with what a bottleneck adds to that.
    torch::Tensor adapted(size_t layer, bool mlp, const torch::Tensor& stream, const torch::Tensor& added) {
        const auto& slot = adapter.layers[layer].bottlenecks[mlp ? 1 : 0];
        if (!slot) return added;
        const torch::Tensor u = slot->input == BottleneckInput::Added ? added : slot->input == BottleneckInput::Stream ? stream : stream + added;
        const torch::Tensor z = torch::matmul(u, leaf(slot->down).t()) + leaf(slot->down_bias);
        const std::string& f = slot->non_linearity;
        const torch::Tensor a = f == "relu" ? torch::relu(z) : f == "gelu" ? torch::gelu(z) : f == "gelu_new" ? torch::gelu(z, "tanh") : f == "tanh" ? torch::tanh(z)
                              : f == "leakyrelu" ? torch::where(z > 0, z, 0.01 * z) : z * torch::sigmoid(z);
        torch::Tensor up = static_cast<double>(slot->scale) * (torch::matmul(a, leaf(slot->up).t()) + leaf(slot->up_bias));
        if (const double p = adapter.bottleneck_dropout; p > 0) up = up * reference_mask(up.sizes(), p, options.dropout_seed, slot->stream, options.step);
        return added + up;
    }

    torch::Tensor norm(const torch::Tensor& x, const torch::Tensor& w) const {
        return x * torch::rsqrt((x * x).mean(-1, true) + base.config.rms_norm_eps) * w.to(torch::kFloat64);
    }

    torch::Tensor rotate(const torch::Tensor& x, const torch::Tensor& positions) const {  // [rows, heads, dim]
        const int64_t half = base.config.head_dim / 2;
        const torch::Tensor frequency = torch::pow(base.config.rope_theta, -torch::arange(half, torch::kFloat64) / static_cast<double>(half));
        const torch::Tensor angle = (positions.to(torch::kFloat64).unsqueeze(1) * frequency).unsqueeze(1);
        const torch::Tensor first = x.narrow(2, 0, half), second = x.narrow(2, half, half);
        return torch::cat({first * angle.cos() - second * angle.sin(), second * angle.cos() + first * angle.sin()}, 2);
    }

    // Keys (values with `value`) of the prefix in a layer, [tokens, kv_heads, dim]; no tokens where there is none.
    torch::Tensor prefix(size_t layer, bool value) {
        const ModelConfig& c = base.config;
        if (!adapter.prefix) return torch::zeros({0, c.num_key_value_heads, c.head_dim}, torch::kFloat64);
        const auto part = [&](size_t i) { return leaf(adapter.prefix->parts[i].values); };
        torch::Tensor all = part(0);
        if (adapter.prefix->projects()) all = torch::matmul(torch::tanh(torch::matmul(all, part(1).t()) + part(2)), part(3).t()) + part(4);
        return all.view({all.size(0), c.num_hidden_layers, 2, c.num_key_value_heads, c.head_dim}).select(1, static_cast<int64_t>(layer)).select(1, value ? 1 : 0);
    }

    torch::Tensor attend(size_t layer, const torch::Tensor& q, const torch::Tensor& own_k, const torch::Tensor& own_v, const Batch& batch) {
        const int64_t rows = q.size(0), group = base.config.num_attention_heads / base.config.num_key_value_heads;
        const torch::Tensor k = torch::cat({prefix(layer, false), own_k}), v = torch::cat({prefix(layer, true), own_v});
        torch::Tensor blocked = torch::ones({rows, rows}, torch::kBool);
        for (size_t d = 0; d + 1 < batch.offsets.size(); ++d) {
            const int64_t from = batch.offsets[d], count = batch.offsets[d + 1] - from;
            blocked.narrow(0, from, count).narrow(1, from, count).copy_(torch::ones({count, count}, torch::kBool).triu(1));
        }
        blocked = torch::cat({torch::zeros({rows, k.size(0) - rows}, torch::kBool), blocked}, 1);
        const torch::Tensor keys = k.repeat_interleave(group, 1).transpose(0, 1), values = v.repeat_interleave(group, 1).transpose(0, 1);
        torch::Tensor scores = torch::matmul(q.transpose(0, 1), keys.transpose(1, 2)) / std::sqrt(static_cast<double>(base.config.head_dim));
        scores = scores.masked_fill(blocked, -1e300);
        return torch::matmul(torch::softmax(scores, 2), values).transpose(0, 1).reshape({rows, -1});
    }

    torch::Tensor loss(const Batch& batch) {
        const ModelConfig& c = base.config;
        const int64_t rows = static_cast<int64_t>(batch.ids.size());
        const torch::Tensor ids = torch::tensor(batch.ids, torch::kInt64), positions = torch::tensor(batch.positions, torch::kInt64) + adapter.virtual_tokens();
        torch::Tensor x = weight("model.embed_tokens.weight").index_select(0, ids);
        for (size_t i = 0; i < base.layers.size(); ++i) {
            const std::string p = "model.layers." + std::to_string(i);
            const torch::Tensor h = norm(x, weight(p + ".input_layernorm.weight"));
            const auto heads = [&](Linear which, int64_t count) { return linear(i, which, h).view({rows, count, c.head_dim}); };
            const torch::Tensor q = rotate(heads(Linear::Q, c.num_attention_heads), positions), k = rotate(heads(Linear::K, c.num_key_value_heads), positions);
            x = x + adapted(i, false, x, linear(i, Linear::O, attend(i, q, k, heads(Linear::V, c.num_key_value_heads), batch)));
            const torch::Tensor m = norm(x, weight(p + ".post_attention_layernorm.weight"));
            x = x + adapted(i, true, x, linear(i, Linear::Down, torch::silu(linear(i, Linear::Gate, m)) * linear(i, Linear::Up, m)));
        }
        const torch::Tensor logits = torch::matmul(norm(x, weight("model.norm.weight")), weight("lm_head.weight").t());
        const torch::Tensor p = torch::log_softmax(logits, 1);
        torch::Tensor total = torch::zeros({}, torch::kFloat64);
        for (int64_t t = 0; t < rows; ++t) {
            const int32_t label = batch.labels[static_cast<size_t>(t)];
            if (label != kIgnoredLabel) total = total - p[t][label];
        }
        return total;
    }
};

// Norm of the difference over the norm of `b`.
inline double difference(const torch::Tensor& a, const torch::Tensor& b) {
    const torch::Tensor wide = b.to(torch::kFloat64);
    return (a.to(torch::kFloat64) - wide).norm().item<double>() / std::max(1e-30, wide.norm().item<double>());
}

// The pass's loss and every gradient against autograd; `tolerance` is of each parameter tensor's norm.
inline void compare(const DecoderWeights& base, Adapter& adapter, const Batch& batch, PassOptions options, double loss_tolerance, double tolerance) {
    const float factor = 1.0f / static_cast<float>(batch.supervised);
    adapter.gradients.zero_();
    const double loss = train_pass(base, adapter, batch, factor, options);
    Reference reference(base, adapter, options);
    torch::Tensor expected = reference.loss(batch);
    (expected * static_cast<double>(factor)).backward();
    CHECK_NEAR(loss / expected.item<double>(), 1.0, loss_tolerance);
    int64_t seen = 0;
    for (const auto& [at, one] : reference.leaves) {
        seen += one.numel();
        if (!one.grad().defined()) continue;
        const double gap = difference(adapter.gradients.narrow(0, at, one.numel()), one.grad().reshape({-1}));
        if (gap > tolerance) std::printf("  %s at %ld of %ld\n", one.dim() > 1 ? "matrix" : "vector", static_cast<long>(at), static_cast<long>(adapter.parameters.numel()));
        CHECK_NEAR(gap, 0, tolerance);
    }
    CHECK_EQ(seen, adapter.parameter_count());
}

}  // namespace lorica::test
