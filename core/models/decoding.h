// SPDX-License-Identifier: GPL-3.0-or-later
// One forward pass of decoding: prompts into the cache, then a token for each sequence. Engine thread.
#pragma once

#include <torch/types.h>

#include <vector>

#include "core/models/blocks.h"
#include "core/models/decoder_blocks.h"
#include "core/models/decoder_pass.h"
#include "core/ops/cached_attention.h"

namespace lorica {

// Where the tokens of a sequence lie in the cache, in order. Sequences may share places.
struct Sequence {
    std::vector<int32_t> slots;
    int64_t length() const { return static_cast<int64_t>(slots.size()); }
};

// The cache holds keys and values token by token, [slots, kv_heads * head_dim] a layer; nothing in it ever moves, but for
// its growth by doubling. On the CPU a sequence's numbers do not depend on the others beside it.
class Decoding {
public:
    // `adapter` and `blocks` may be null; the adapter must outlive this.
    Decoding(const DecoderWeights& base, const Adapter* adapter, const DecoderBlocks* blocks = nullptr);

    const DecoderWeights& base() const { return base_; }

    // Runs `ids` as the beginning of an empty sequence, behind the adapter's prefix. The scores behind the last of them, [vocab] float32 on the host.
    torch::Tensor prefill(Sequence& sequence, const std::vector<int32_t>& ids);
    // One further token for each of these sequences: [sequences, vocab] float32 on the host.
    torch::Tensor step(const std::vector<Sequence*>& sequences, const std::vector<int32_t>& ids);

    // A second sequence with the same tokens; costs its list of places.
    Sequence fork(const Sequence& sequence);
    // Gives its places back.
    void release(Sequence& sequence);

    // What the cache holds of the first `count` tokens of a sequence, a row each: of every layer keys, then values.
    torch::Tensor remembered(const Sequence& sequence, int64_t count) const;

    // Bytes of cache for each token of a sequence.
    static int64_t bytes_per_token(const DecoderWeights& base);

private:
    // What the layers of one pass need besides their input.
    struct Pass {
        torch::Tensor positions;                    // int32 [rows]
        std::vector<int32_t> at;                    // slot of each row
        torch::Tensor places;                       // the same, int64 on the device; undefined on the CPU
        std::vector<const Sequence*> sequences;     // of each row; empty while a prompt is read
        ops::CacheSlots slots;                      // theirs
    };
    torch::Tensor take(int64_t rows, int64_t columns) { return scratch_.take({rows, columns}, base_.dtype); }
    void append_slot(Sequence& sequence);
    void reserve(int64_t slots);
    torch::Tensor run(const std::vector<int32_t>& ids, Pass& pass, const std::vector<int32_t>& positions);
    void layer(size_t i, const Pass& pass, torch::Tensor& x, torch::Tensor& delta);
    void linear(const LoraGroup& group, const torch::Tensor& x, torch::Tensor& y);
    void bottleneck(const std::optional<Bottleneck>& own, const torch::Tensor& stream, torch::Tensor& added);
    void post_norm(const torch::Tensor& weight, torch::Tensor& added, torch::Tensor& rstd);
    void remember(size_t i, const Pass& pass, const torch::Tensor& qkv);
    void attend(size_t i, const Pass& pass, const torch::Tensor& qkv, torch::Tensor& out);
    torch::Tensor logits(const torch::Tensor& x, const torch::Tensor& delta);

    const DecoderWeights base_;                     // as the adapter leaves it, see effective_base()
    std::shared_ptr<const ops::BlockRows> head_blocks_;
    Workspace scratch_;
    torch::Tensor shadow_;
    std::vector<LayerGroups> groups_;
    std::optional<PrefixRows> prefix_;
    Sequence beginning_;                            // the prefix, which all sequences share
    struct Cache {
        torch::Tensor keys, values;                 // [capacity, kv_heads * head_dim]
    };
    std::vector<Cache> caches_;
    int64_t capacity_ = 0;
    std::vector<int32_t> uses_;                     // of each slot: sequences that hold it
    std::vector<int32_t> free_;                     // slots that nobody holds
    PositionTables tables_;
};

}  // namespace lorica
