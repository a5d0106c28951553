// SPDX-License-Identifier: GPL-3.0-or-later
// One prompt at a time: the prompt in one pass, then a token at a time over cached keys and values. Engine thread.
#include "core/models/generation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/philox.h"
#include "core/models/decoder_pass.h"

namespace lorica {
namespace {

constexpr uint64_t kSamplingStream = 0x73616d706c65;  // apart from order, initial weights and dropout

// Keys and values of one layer, [kv_heads, capacity, head_dim]; grows by doubling.
struct KvCache {
    torch::Tensor keys, values;

    void append(const torch::Tensor& k, const torch::Tensor& v, int64_t at) {
        const int64_t count = k.size(1), need = at + count;
        if (!keys.defined() || keys.size(1) < need) {
            const int64_t capacity = std::max<int64_t>({need, 256, keys.defined() ? 2 * keys.size(1) : 0});
            keys = grown(keys, k, capacity, at);
            values = grown(values, v, capacity, at);
        }
        keys.narrow(1, at, count).copy_(k);
        values.narrow(1, at, count).copy_(v);
    }

private:
    static torch::Tensor grown(const torch::Tensor& old, const torch::Tensor& like, int64_t capacity, int64_t used) {
        torch::Tensor larger = torch::empty({like.size(0), capacity, like.size(2)}, like.options());
        if (old.defined() && used > 0) larger.narrow(1, 0, used).copy_(old.narrow(1, 0, used));
        return larger;
    }
};

class Decoding {
public:
    Decoding(const DecoderWeights& base, const Adapter* adapter)
        : base_(base), scratch_(base.device), groups_(layer_groups(base, adapter, shadow_)), caches_(base.layers.size()) {}

    // The logits behind the last of `ids`, float32 on the host. The tokens before them are in the caches.
    torch::Tensor next(const std::vector<int32_t>& ids) {
        scratch_.reset();
        const auto rows = static_cast<int64_t>(ids.size());
        const torch::Tensor tokens = torch::tensor(ids, torch::kInt32).to(base_.device);
        const torch::Tensor positions = torch::arange(used_, used_ + rows, torch::TensorOptions(torch::kInt32).device(base_.device));
        if (!table_.cos.defined() || table_.cos.size(0) < used_ + rows)
            table_ = ops::rope_table(std::max<int64_t>(2 * (used_ + rows), 512), base_.config.head_dim, base_.config.rope_theta, base_.device);
        torch::Tensor x = base_.embed.index_select(0, tokens), delta;
        for (size_t i = 0; i < base_.layers.size(); ++i) layer(i, positions, x, delta);
        used_ += rows;
        return logits(x.narrow(0, rows - 1, 1), delta.narrow(0, rows - 1, 1));
    }

private:
    torch::Tensor take(int64_t rows, int64_t columns) { return scratch_.take({rows, columns}, base_.dtype); }

    // The stream is x + delta; after the call x holds it up to this layer's attention and delta what its MLP adds.
    void layer(size_t i, const torch::Tensor& positions, torch::Tensor& x, torch::Tensor& delta) {
        const ModelConfig& c = base_.config;
        const DecoderLayer& w = base_.layers[i];
        const int64_t rows = x.size(0);
        torch::Tensor middle = torch::empty_like(x), out = torch::empty_like(x);
        const Workspace::Scope within(scratch_);
        torch::Tensor normed = take(rows, c.hidden_size), rstd = scratch_.take({rows}, torch::kFloat32);
        if (delta.defined()) {
            torch::Tensor sum = take(rows, c.hidden_size);
            ops::add_rms_norm(x, delta, w.attn_norm, c.rms_norm_eps, sum, normed, rstd);
            x = sum;
        } else {
            ops::rms_norm(x, w.attn_norm, c.rms_norm_eps, normed, rstd);
        }
        torch::Tensor qkv = take(rows, w.w_qkv.out());
        linear(groups_[i].qkv, normed, qkv);
        ops::rope(qkv, positions, table_, c.num_attention_heads + c.num_key_value_heads, c.head_dim, false);
        torch::Tensor attended = take(rows, c.num_attention_heads * c.head_dim), projected = take(rows, c.hidden_size);
        attend(caches_[i], qkv, attended);
        linear(groups_[i].o, attended, projected);
        ops::add_rms_norm(x, projected, w.ffn_norm, c.rms_norm_eps, middle, normed, rstd);
        torch::Tensor gate_up = take(rows, 2 * c.intermediate_size), product = take(rows, c.intermediate_size);
        linear(groups_[i].gate_up, normed, gate_up);
        ops::swiglu(gate_up, product);
        linear(groups_[i].down, product, out);
        x = middle;
        delta = out;
    }

    void linear(const LoraGroup& group, const torch::Tensor& x, torch::Tensor& y) {
        torch::Tensor s = group.rank() > 0 ? take(x.size(0), group.rank()) : torch::Tensor();
        lora_forward(group, x, {}, scratch_, y, s);
    }

    void attend(KvCache& cache, const torch::Tensor& qkv, torch::Tensor& out) {
        const ModelConfig& c = base_.config;
        const int64_t rows = qkv.size(0), heads = c.num_attention_heads, kv = c.num_key_value_heads, dim = c.head_dim;
        const auto part = [&](int64_t head, int64_t count) { return qkv.narrow(1, head * dim, count * dim).view({rows, count, dim}).transpose(0, 1); };
        cache.append(part(heads, kv), part(heads + kv, kv), used_);
        if (used_ == 0) {
            const std::array<int32_t, 2> offsets = {0, static_cast<int32_t>(rows)};
            torch::Tensor lse = scratch_.take({heads, rows}, torch::kFloat32);
            ops::attention(qkv, {.heads = heads, .kv_heads = kv, .head_dim = dim, .offsets = offsets.data(), .documents = 1}, out, lse);
            return;
        }
        TORCH_CHECK(rows == 1, "one token at a time follows the prompt");
        const torch::Tensor q = qkv.narrow(1, 0, heads * dim).view({kv, heads / kv, dim});
        const torch::Tensor keys = cache.keys.narrow(1, 0, used_ + 1), values = cache.values.narrow(1, 0, used_ + 1);
        const torch::Tensor scores = torch::bmm(q, keys.transpose(1, 2)).to(torch::kFloat32).mul_(1.0 / std::sqrt(static_cast<double>(dim)));
        out.copy_(torch::bmm(torch::softmax(scores, 2).to(values.scalar_type()), values).view({1, heads * dim}));
    }

    torch::Tensor logits(const torch::Tensor& x, const torch::Tensor& delta) {
        torch::Tensor sum = torch::empty_like(x), normed = torch::empty_like(x), rstd = torch::empty({1}, x.options().dtype(torch::kFloat32));
        ops::add_rms_norm(x.contiguous(), delta.contiguous(), base_.final_norm, base_.config.rms_norm_eps, sum, normed, rstd);
        torch::Tensor out = torch::empty({1, base_.lm_head.size(0)}, x.options());
        ops::matmul_nt(normed, base_.lm_head, out);
        return out.view(-1).to(torch::kFloat32).cpu();
    }

    const DecoderWeights& base_;
    Workspace scratch_;
    torch::Tensor shadow_;
    std::vector<LayerGroups> groups_;
    std::vector<KvCache> caches_;
    ops::RopeTable table_;
    int64_t used_ = 0;  // tokens in the caches
};

// Temperature, then top-k, then top-p (transformers' order). top_p keeps the fewest likeliest tokens that hold it together.
int32_t choose(const torch::Tensor& logits, const GenerationSettings& settings, uint64_t step) {
    const float* value = logits.const_data_ptr<float>();
    const auto vocab = static_cast<size_t>(logits.numel());
    if (settings.temperature <= 0) return static_cast<int32_t>(std::max_element(value, value + vocab) - value);
    std::vector<int32_t> order(vocab);
    std::iota(order.begin(), order.end(), 0);
    const auto likelier = [value](int32_t a, int32_t b) { return value[a] > value[b] || (value[a] == value[b] && a < b); };
    const size_t keep = settings.top_k > 0 ? std::min(vocab, static_cast<size_t>(settings.top_k)) : vocab;
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(keep), order.end(), likelier);
    std::vector<double> weight(keep);
    double total = 0;
    for (size_t i = 0; i < keep; ++i) {
        weight[i] = std::exp((static_cast<double>(value[order[i]]) - static_cast<double>(value[order[0]])) / settings.temperature);
        total += weight[i];
    }
    size_t count = 0;
    double held = 0;
    while (count < keep && (count == 0 || held < settings.top_p * total)) held += weight[count++];
    const auto words = philox(static_cast<uint64_t>(settings.seed), kSamplingStream, step);
    double left = static_cast<double>(philox_unit(words[0])) * held;
    for (size_t i = 0; i + 1 < count; ++i) {
        left -= weight[i];
        if (left < 0) return order[i];
    }
    return order[count - 1];
}

}  // namespace

GeneratedText generate(const DecoderWeights& base, const Adapter* adapter, const std::vector<int32_t>& prompt, const GenerationSettings& settings,
                       const std::vector<int32_t>& stops, const std::function<bool(int32_t)>& on_token) {
    const torch::NoGradGuard no_graph;
    GeneratedText out;
    out.reason = "length";
    const DecoderWeights effective = effective_base(base, adapter);
    Decoding decoding(effective, adapter);
    std::vector<int32_t> input = prompt;
    while (static_cast<int64_t>(out.ids.size()) < settings.max_new_tokens) {
        const int32_t id = choose(decoding.next(input), settings, out.ids.size());
        if (std::find(stops.begin(), stops.end(), id) != stops.end()) {
            out.reason = "stop";
            break;
        }
        out.ids.push_back(id);
        if (!on_token(id)) {
            out.reason = "cancelled";
            break;
        }
        input.assign(1, id);
    }
    return out;
}

}  // namespace lorica
