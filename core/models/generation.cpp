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
    // `reach`: how many tokens there may be in the end. LongRoPE's factors are chosen by it, once for all cached keys.
    Decoding(const DecoderWeights& base, const Adapter* adapter, int64_t reach)
        : base_(base), reach_(reach), scratch_(base.device), groups_(layer_groups(base, adapter, shadow_)), caches_(base.layers.size()) {}

    // The logits behind the last of `ids`, float32 on the host. The tokens before them are in the caches.
    torch::Tensor next(const std::vector<int32_t>& ids) {
        scratch_.reset();
        const auto rows = static_cast<int64_t>(ids.size());
        const torch::Tensor tokens = torch::tensor(ids, torch::kInt32).to(base_.device);
        const torch::Tensor positions = torch::arange(used_, used_ + rows, torch::TensorOptions(torch::kInt32).device(base_.device));
        if (tables_.size() < used_ + rows) tables_ = PositionTables(base_.config, std::max(reach_, used_ + rows), base_.device);
        torch::Tensor x = torch::empty({rows, base_.config.hidden_size}, torch::TensorOptions(base_.dtype).device(base_.device)), delta;
        embed(base_, tokens, positions, x);
        for (size_t i = 0; i < base_.layers.size(); ++i) layer(i, positions, x, delta);
        used_ += rows;
        return logits(x.narrow(0, rows - 1, 1), delta.narrow(0, rows - 1, 1));
    }

private:
    torch::Tensor take(int64_t rows, int64_t columns) { return scratch_.take({rows, columns}, base_.dtype); }

    // The stream is x + delta; after the call x holds it up to this layer's attention and delta what its MLP adds.
    void layer(size_t i, const torch::Tensor& positions, torch::Tensor& x, torch::Tensor& delta) {
        const ModelConfig& c = base_.config;
        const int64_t rows = x.size(0);
        torch::Tensor middle = torch::empty_like(x), out = torch::empty_like(x);
        const Workspace::Scope within(scratch_);
        torch::Tensor normed = take(rows, c.hidden_size), rstd = scratch_.take({rows}, torch::kFloat32);
        if (delta.defined()) {
            torch::Tensor sum = take(rows, c.hidden_size);
            ops::add_norm(x, delta, base_.attn_norm(i), sum, normed, rstd);
            x = sum;
        } else {
            ops::norm(x, base_.attn_norm(i), normed, rstd);
        }
        torch::Tensor qkv = take(rows, base_.layers[i].w_qkv.out());
        linear(groups_[i].qkv, normed, qkv);
        HeadNorms heads = take_head_norms(c, rows, base_.dtype, scratch_);
        rotate_heads(base_, i, tables_, positions, qkv, heads);
        torch::Tensor attended = take(rows, c.num_attention_heads * c.head_dim), projected = take(rows, c.hidden_size);
        attend(i, qkv, attended);
        linear(groups_[i].o, attended, projected);
        post_norm(base_.layers[i].post_attn_norm, projected, rstd);
        ops::add_norm(x, projected, base_.ffn_norm(i), middle, normed, rstd);
        torch::Tensor gate_up = take(rows, base_.layers[i].w_gate_up.out()), product = take(rows, c.intermediate_size);
        linear(groups_[i].gate_up, normed, gate_up);
        activate(c, gate_up, product);
        linear(groups_[i].down, product, out);
        post_norm(base_.layers[i].post_ffn_norm, out, rstd);
        x = middle;
        delta = out;
    }

    void linear(const LoraGroup& group, const torch::Tensor& x, torch::Tensor& y) {
        torch::Tensor s = group.rank() > 0 ? take(x.size(0), group.rank()) : torch::Tensor();
        lora_forward(group, x, {}, scratch_, y, s);
    }

    void post_norm(const torch::Tensor& weight, torch::Tensor& added, torch::Tensor& rstd) {
        if (weight.defined()) ops::norm(added.clone(), {weight, {}, base_.config.rms_norm_eps}, added, rstd);
    }

    void attend(size_t layer, const torch::Tensor& qkv, torch::Tensor& out) {
        KvCache& cache = caches_[layer];
        ops::AttentionShape shape = attention_shape(base_.config, layer);
        const int64_t rows = qkv.size(0), heads = shape.heads, kv = shape.kv_heads, dim = shape.head_dim;
        const auto part = [&](int64_t head, int64_t count) { return qkv.narrow(1, head * dim, count * dim).view({rows, count, dim}).transpose(0, 1); };
        cache.append(part(heads, kv), part(heads + kv, kv), used_);
        if (used_ == 0) {
            const std::array<int32_t, 2> offsets = {0, static_cast<int32_t>(rows)};
            torch::Tensor lse = scratch_.take({heads, rows}, torch::kFloat32);
            shape.offsets = offsets.data();
            shape.documents = 1;
            ops::attention(qkv, shape, out, lse);
            return;
        }
        TORCH_CHECK(rows == 1, "one token at a time follows the prompt");
        const int64_t first = shape.window > 0 ? std::max<int64_t>(0, used_ + 1 - shape.window) : 0, seen = used_ + 1 - first;
        const torch::Tensor q = qkv.narrow(1, 0, heads * dim).view({kv, heads / kv, dim});
        const torch::Tensor keys = cache.keys.narrow(1, first, seen), values = cache.values.narrow(1, first, seen);
        const double scale = shape.scale > 0 ? shape.scale : 1.0 / std::sqrt(static_cast<double>(dim));
        torch::Tensor scores = torch::bmm(q, keys.transpose(1, 2)).to(torch::kFloat32).mul_(scale);
        if (shape.cap > 0) scores = torch::tanh(scores / shape.cap) * shape.cap;
        out.copy_(torch::bmm(torch::softmax(scores, 2).to(values.scalar_type()), values).view({1, heads * dim}));
    }

    torch::Tensor logits(const torch::Tensor& x, const torch::Tensor& delta) {
        torch::Tensor sum = torch::empty_like(x), normed = torch::empty_like(x), rstd = torch::empty({1}, x.options().dtype(torch::kFloat32));
        ops::add_norm(x.contiguous(), delta.contiguous(), base_.last_norm(), sum, normed, rstd);
        torch::Tensor out = torch::empty({1, base_.lm_head.size(0)}, x.options());
        ops::matmul_nt(normed, base_.lm_head, out);
        cap_logits(base_.config, out);
        return out.view(-1).to(torch::kFloat32).cpu();
    }

    const DecoderWeights& base_;
    const int64_t reach_;
    Workspace scratch_;
    torch::Tensor shadow_;
    std::vector<LayerGroups> groups_;
    std::vector<KvCache> caches_;
    PositionTables tables_;
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
    Decoding decoding(effective, adapter, static_cast<int64_t>(prompt.size()) + settings.max_new_tokens);
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
