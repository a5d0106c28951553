// SPDX-License-Identifier: GPL-3.0-or-later
// The layers of a decoder over one packed batch, forward and backward by hand. Engine thread.
#pragma once

#include <torch/types.h>

#include <optional>
#include <vector>

#include "core/data/batches.h"
#include "core/models/blocks.h"
#include "core/models/decoder.h"
#include "core/models/train_pass.h"
#include "core/ops/lora_linear.h"
#include "core/ops/ops.h"
#include "core/ops/workspace.h"
#include "core/peft/adapter.h"

namespace lorica {

// The four products of a layer that read different inputs, and the bottlenecks over what attention and MLP add.
struct LayerGroups {
    LoraGroup qkv, o, gate_up, down;
    std::optional<Bottleneck> behind_attention, behind_mlp;
};
// `base` is effective_base()'s; `shadow` holds the adapter in the base's type and must outlive the groups. What it held before is
// written over where it fits.
std::vector<LayerGroups> layer_groups(const DecoderWeights& base, const Adapter* adapter, torch::Tensor& shadow);

// What follows from an adapter's values alone, and serves its passes until they change.
struct AdapterGroups {
    torch::Tensor shadow;             // in the base's type
    std::vector<LayerGroups> layers;  // none where the adapter changes the base: they would keep a second one alive
};

// Memory that survives from pass to pass: what the backward pass needs, and what lives within one layer.
struct PassMemory {
    Workspace kept, scratch;
    PositionTables tables;
    explicit PassMemory(torch::Device device) : kept(device), scratch(device) {}
};

// One adapter of a pass, and the rows that are its own.
struct PassPart {
    const Adapter* adapter = nullptr;   // null: the base alone
    const Batch* batch = nullptr;
    ops::Dropout dropout = {};
    float loss_scale = 1;
    AdapterGroups* groups = nullptr;    // of the adapter's pass before; null: nothing is kept
    bool same_adapter = false;          // see PassOptions
};

// Several adapters pass side by side, their rows below one another: the base's own products are computed once for all rows, the
// rest of each adapter on its rows. With several, all have to share the base as it is; see trains_beside_others().
class DecoderPass {
public:
    DecoderPass(const DecoderWeights& base, std::vector<PassPart> parts, PassMemory& memory);

    // The residual stream behind the last layer is middle + delta, each [rows, hidden]. With `keep`, what backward() needs
    // stays in memory.kept; with `recompute` that is only each layer's input.
    struct Stream {
        torch::Tensor middle, delta;
    };
    Stream forward(bool keep, bool recompute);
    // Adds the adapters' gradients. dx is the gradient of the stream behind the last layer; it is overwritten.
    void backward(torch::Tensor& dx);
    // The weights in use: what trains itself is in place. Their gradients.
    const DecoderWeights& base() const { return base_; }
    const DecoderWeights& gradients() const { return gradients_; }

private:
    // A part's own: where its rows begin, its documents behind the prefix, its groups.
    struct Lane {
        PassPart part;
        int64_t first = 0, rows = 0;
        std::vector<int32_t> offsets = {};
        std::shared_ptr<const ops::DocumentIndex> index = {};   // the same on a GPU
        std::vector<LayerGroups> groups = {};
        torch::Tensor of(const torch::Tensor& all) const { return all.narrow(0, first, rows); }
    };
    // What a product's adapters keep: x A^T, and what a ratio multiplies (no columns where there is none).
    struct LowRank {
        torch::Tensor s, z;
    };
    struct LaneKept {
        torch::Tensor lse;
        LowRank qkv, o, gate_up, down;
    };
    // x is the stream that enters the layer, middle the stream behind its attention; norms and the product of gate and up
    // are computed again where they are needed.
    struct Kept {
        torch::Tensor x, rstd_in, qkv, attended, middle, rstd_middle, gate_up;
        HeadNorms heads;
        torch::Tensor projected, rstd_projected, added, rstd_added;   // before the norms over what is added
        std::vector<LaneKept> lanes;
        BottleneckKept behind_attention, behind_mlp;
    };
    // One of a layer's four products, in every lane.
    struct Which {
        LoraGroup LayerGroups::* group;
        LowRank LaneKept::* kept;
    };
    static constexpr Which kQkv{&LayerGroups::qkv, &LaneKept::qkv}, kO{&LayerGroups::o, &LaneKept::o};
    static constexpr Which kGateUp{&LayerGroups::gate_up, &LaneKept::gate_up}, kDown{&LayerGroups::down, &LaneKept::down};
    bool any(size_t layer, Which which, bool (LoraGroup::*what)() const) const;
    // Whether the lanes have this product's matrix in common.
    bool in_common(size_t layer, Which which) const;
    void product(size_t layer, Which which, const torch::Tensor& x, Kept& k, torch::Tensor& y);
    void product_backward(size_t layer, Which which, const torch::Tensor& x, Kept& k, const torch::Tensor& dy, torch::Tensor* dx);

    Kept allocate(Workspace& from) const;
    void allocate_low_rank(Kept& k, size_t layer, Workspace& from) const;
    void attention_forward(size_t layer, const torch::Tensor& normed, Kept& k);
    // From k.middle's two summands to what the layer adds to it. With `again`, delta is not computed, only what is kept.
    void mlp_forward(size_t layer, const torch::Tensor& normed, Kept& k, torch::Tensor* delta);
    void layer_forward(size_t layer, const Stream& before, Kept& k, torch::Tensor* delta);
    ops::AttentionShape shape(size_t layer, const Lane& lane) const;
    // Norms what a layer adds, and back: dx is the gradient of the sum, the result that of what was normed.
    void post_norm(const torch::Tensor& weight, torch::Tensor& added, torch::Tensor& before, torch::Tensor& rstd);
    torch::Tensor post_norm_backward(torch::Tensor DecoderLayer::* weight, size_t layer, const torch::Tensor& before, const torch::Tensor& rstd, const torch::Tensor& dx);
    void mlp_backward(size_t layer, Kept& k, torch::Tensor& dx);
    void attention_backward(size_t layer, Kept& k, torch::Tensor& dx);
    torch::Tensor take(Workspace& from, int64_t columns) const { return from.take({rows_, columns}, base_.dtype); }
    // What attention reads and makes has the prefix's rows in front, and the batch's own behind them.
    torch::Tensor take_all(Workspace& from, int64_t columns) const { return from.take({before_ + rows_, columns}, base_.dtype); }
    torch::Tensor own(const torch::Tensor& all) const { return all.narrow(0, before_, rows_); }
    torch::Tensor with_prefix(const torch::Tensor& all, const Lane& lane) const { return all.narrow(0, lane.first, before_ + lane.rows); }
    const Lane& only() const { return lanes_.front(); }   // of what one adapter alone may have

    const DecoderWeights base_;
    PassMemory& memory_;
    int64_t rows_ = 0, before_ = 0;   // of all batches, and of the prefix
    size_t lowest_ = 0;            // the first layer that trains, 0 if the embedding does; layers.size() if there is none
    torch::Tensor ids_, positions_;
    std::vector<Lane> lanes_;
    std::optional<PrefixRows> prefix_;
    std::vector<Kept> kept_;       // of each layer
    Kept shared_;                  // the buffers of the layers that keep nothing
    DecoderWeights gradients_;     // of what trains itself
    bool recompute_ = false;
    ops::Dropout drop_added_;      // of what bottlenecks add
};

}  // namespace lorica
