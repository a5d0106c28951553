// SPDX-License-Identifier: GPL-3.0-or-later
// See prefix.h. With h = tanh(W1 e + b1) and g the gradient of the rows: dW2 = g^T h, db2 = sum g, dz = (g W2) (1 - h^2),
// dW1 = dz^T e, db1 = sum dz, de = dz W1. Engine thread.
#include "core/peft/prefix.h"

#include <ATen/ATen.h>

#include <cmath>

#include "core/peft/first_values.h"

namespace lorica {
namespace {

constexpr uint64_t kInitStream = uint64_t{5} << 61;  // apart from the first values of the other methods and from dropout's masks

enum Part { kEmbedding, kHidden, kHiddenBias, kOut, kOutBias };

torch::Tensor hidden_of(const PrefixSlot& slot) {
    const auto& p = slot.parts;
    return torch::tanh(torch::addmm(p[kHiddenBias].values, p[kEmbedding].values, p[kHidden].values.t()));
}

}  // namespace

Result<PrefixConfig> fitted_prefix(const PrefixConfig& config, const ModelConfig& model, const std::string& where) {
    PrefixConfig out = config;
    const int64_t heads = model.num_key_value_heads, width = heads * model.head_dim;
    const auto fit = [&](const char* key, int64_t& own, int64_t wanted) -> Result<void> {
        if (own == 0) own = wanted;
        if (own == wanted) return {};
        return Error{ErrorCode::BadInput, "is " + std::to_string(own) + ", this base model needs " + std::to_string(wanted), where + ": " + key,
                     "Use the base model that the adapter was trained on"};
    };
    LORICA_TRY(fit("num_layers", out.num_layers, model.num_hidden_layers));
    LORICA_TRY(fit("num_attention_heads", out.num_attention_heads, heads));
    LORICA_TRY(fit("token_dim", out.token_dim, width));
    if (out.encoder_hidden_size == 0) out.encoder_hidden_size = width;
    if (out.num_virtual_tokens >= model.max_position_embeddings)
        return Error{ErrorCode::BadInput, std::to_string(out.num_virtual_tokens) + " virtual tokens leave no room in the " +
                     std::to_string(model.max_position_embeddings) + " that the model reads", where + ".num_virtual_tokens"};
    return out;
}

std::vector<std::pair<std::string, std::vector<int64_t>>> prefix_shapes(const PrefixConfig& c) {
    if (!c.prefix_projection) return {{"embedding.weight", {c.num_virtual_tokens, c.row()}}};
    return {{"embedding.weight", {c.num_virtual_tokens, c.token_dim}},
            {"transform.0.weight", {c.encoder_hidden_size, c.token_dim}}, {"transform.0.bias", {c.encoder_hidden_size}},
            {"transform.2.weight", {c.row(), c.encoder_hidden_size}}, {"transform.2.bias", {c.row()}}};
}

void initialise_prefix(PrefixSlot& slot, bool zero, uint64_t seed) {
    if (zero && !slot.projects()) {
        slot.parts[kEmbedding].values.zero_();
        return;
    }
    fill_normal(slot.parts[kEmbedding].values, 1, 0, seed, kInitStream);
    for (size_t i = kHidden; i < slot.parts.size(); ++i) {
        const torch::Tensor& matrix = slot.parts[i % 2 == 1 ? i : i - 1].values;  // a bias has its matrix's bound
        if (zero && i >= kOut) slot.parts[i].values.zero_();
        else fill_uniform(slot.parts[i].values, 1 / std::sqrt(static_cast<float>(matrix.size(1))), seed, kInitStream + i);
    }
}

torch::Tensor prefix_rows(const PrefixSlot& slot) {
    const auto& p = slot.parts;
    return slot.projects() ? torch::addmm(p[kOutBias].values, hidden_of(slot), p[kOut].values.t()) : p[kEmbedding].values;
}

PrefixRows::PrefixRows(const PrefixSlot& slot, const ModelConfig& config, torch::Dtype dtype)
    : slot_(slot), queries_(config.num_attention_heads * config.head_dim), width_(config.num_key_value_heads * config.head_dim) {
    const torch::Tensor all = prefix_rows(slot);
    rows_ = all.view({all.size(0), config.num_hidden_layers, 2 * width_}).to(dtype);
}

torch::Tensor PrefixRows::keys(size_t layer) const { return rows_.select(1, static_cast<int64_t>(layer)).narrow(1, 0, width_); }
torch::Tensor PrefixRows::values(size_t layer) const { return rows_.select(1, static_cast<int64_t>(layer)).narrow(1, width_, width_); }

void PrefixRows::put(size_t layer, torch::Tensor qkv) const {
    const torch::Tensor own = qkv.narrow(0, 0, tokens());
    own.narrow(1, 0, queries_).zero_();
    own.narrow(1, queries_, 2 * width_).copy_(rows_.select(1, static_cast<int64_t>(layer)));
}

void PrefixRows::gather(size_t layer, const torch::Tensor& dqkv) {
    if (!gradient_.defined()) gradient_ = torch::zeros(rows_.sizes(), rows_.options().dtype(torch::kFloat32));
    gradient_.select(1, static_cast<int64_t>(layer)).copy_(dqkv.narrow(0, 0, tokens()).narrow(1, queries_, 2 * width_));
}

void PrefixRows::finish(float loss_scale) {
    if (!gradient_.defined()) return;
    const torch::Tensor g = gradient_.view({tokens(), -1}) / loss_scale;
    auto add = [&](size_t part, const torch::Tensor& gradient) { torch::Tensor(slot_.parts[part].gradient).add_(gradient); };
    if (!slot_.projects()) return add(kEmbedding, g);
    const auto& p = slot_.parts;
    const torch::Tensor h = hidden_of(slot_), dz = torch::mm(g, p[kOut].values) * (1 - h * h);
    add(kOut, torch::mm(g.t(), h));
    add(kOutBias, g.sum(0));
    add(kHidden, torch::mm(dz.t(), p[kEmbedding].values));
    add(kHiddenBias, dz.sum(0));
    add(kEmbedding, torch::mm(dz, p[kHidden].values));
}

}  // namespace lorica
