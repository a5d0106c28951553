// SPDX-License-Identifier: GPL-3.0-or-later
// Passes without a head, and their means. Engine thread.
#include "core/models/embedding.h"

#include <ATen/core/LegacyTypeDispatch.h>

#include "core/models/decoder_pass.h"

namespace lorica {
namespace {

constexpr int64_t kTokensAPass = 2048;

Batch side_by_side(const std::vector<std::vector<int32_t>>& texts, size_t begin, size_t end) {
    Batch batch;
    for (size_t i = begin; i < end; ++i) {
        for (size_t k = 0; k < texts[i].size(); ++k) {
            batch.ids.push_back(texts[i][k]);
            batch.positions.push_back(static_cast<int32_t>(k));
        }
        batch.offsets.push_back(static_cast<int32_t>(batch.ids.size()));
    }
    batch.labels.assign(batch.ids.size(), kIgnoredLabel);
    return batch;
}

}  // namespace

Result<std::vector<std::vector<float>>> embed_texts(const DecoderWeights& base, const std::vector<std::vector<int32_t>>& texts,
                                                    const std::function<bool(int64_t done, int64_t total)>& go_on) {
    const at::AutoDispatchBelowADInplaceOrView no_graph;
    const int64_t hidden = base.config.hidden_size;
    std::vector<std::vector<float>> out(texts.size(), std::vector<float>(static_cast<size_t>(hidden), 0.0f));
    PassMemory memory(base.device);
    for (size_t begin = 0; begin < texts.size();) {
        int64_t tokens = 0;
        size_t end = begin;
        while (end < texts.size() && (end == begin || tokens + static_cast<int64_t>(texts[end].size()) <= kTokensAPass))
            tokens += static_cast<int64_t>(texts[end++].size());
        if (tokens > 0) {
            const Batch batch = side_by_side(texts, begin, end);
            DecoderPass pass(base, {{.batch = &batch}}, memory);
            const DecoderPass::Stream stream = pass.forward(false, false);
            torch::Tensor x = torch::empty_like(stream.middle), normed = torch::empty_like(stream.middle);
            torch::Tensor rstd = torch::empty({tokens}, torch::TensorOptions().device(base.device));
            ops::add_norm(stream.middle, stream.delta, base.last_norm(), x, normed, rstd);
            const torch::Tensor states = normed.to(torch::kCPU, torch::kFloat32).contiguous();
            for (size_t i = begin; i < end; ++i) {
                const int64_t from = batch.offsets[i - begin], rows = batch.offsets[i - begin + 1] - from;
                if (rows == 0) continue;
                const torch::Tensor mean = states.narrow(0, from, rows).mean(0);
                std::copy_n(mean.data_ptr<float>(), hidden, out[i].begin());
            }
        }
        begin = end;
        if (go_on && !go_on(static_cast<int64_t>(end), static_cast<int64_t>(texts.size()))) return Error{ErrorCode::Cancelled, "cancelled"};
    }
    return out;
}

}  // namespace lorica
