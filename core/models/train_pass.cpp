// SPDX-License-Identifier: GPL-3.0-or-later
// The head, the loss and the two public passes; see train_pass.h. Engine thread.
#include "core/models/train_pass.h"

#include <ATen/core/LegacyTypeDispatch.h>

#include <algorithm>
#include <stdexcept>

#include "core/models/decoder_pass.h"

namespace lorica {
namespace {

constexpr int64_t kLogitBytes = int64_t{32} << 20;  // of one chunk of logits
constexpr int64_t kDeviceLogitBytes = int64_t{256} << 20;  // of one on a GPU, which reads the head anew for each

// The rows that predict a trained token, and what they have to predict; those of one batch behind those of the one before.
struct Supervised {
    std::vector<int32_t> rows, labels;
    void add(const Batch& batch, int64_t first) {
        for (size_t i = 0; i < batch.labels.size(); ++i) {
            if (batch.labels[i] == kIgnoredLabel) continue;
            rows.push_back(static_cast<int32_t>(first) + static_cast<int32_t>(i));
            labels.push_back(batch.labels[i]);
        }
    }
    int64_t count() const { return static_cast<int64_t>(rows.size()); }
};

void check_batch(const DecoderWeights& base, const Batch& batch) {
    const size_t rows = batch.ids.size();
    if (batch.positions.size() != rows || batch.labels.size() != rows || batch.offsets.empty() || batch.offsets.front() < 0 ||
        static_cast<size_t>(batch.offsets.back()) != rows || !std::is_sorted(batch.offsets.begin(), batch.offsets.end())) {
        throw std::invalid_argument("a batch whose parts differ in length");
    }
    const int64_t vocab = base.embed.size(0);
    for (size_t i = 0; i < rows; ++i) {
        if (batch.ids[i] < 0 || batch.ids[i] >= vocab || batch.positions[i] < 0 || batch.positions[i] > batch.offsets.back() ||
            batch.labels[i] >= vocab || (batch.labels[i] < 0 && batch.labels[i] != kIgnoredLabel)) {
            throw std::invalid_argument("token " + std::to_string(i) + " of the batch is outside the vocabulary");
        }
    }
}

// Supervised rows that are weighed alike.
struct Share {
    int64_t count = 0;
    float factor = 0;              // of the gradient, loss scale included
    float label_smoothing = 0;
};

// The loss of each supervised row, on the model's device. With `dstream`, also the gradient of the sum of factor * loss with respect to the stream.
struct Head {
    const DecoderWeights& base;
    PassMemory& memory;
    const DecoderWeights& gradients;   // where the head and the last norm train themselves
    float loss_scale = 1;

    torch::Tensor losses(const DecoderPass::Stream& stream, const Supervised& target, const std::vector<Share>& shares, torch::Tensor* dstream) {
        const int64_t count = target.count(), hidden = base.config.hidden_size;
        const torch::Tensor index = torch::tensor(target.rows, torch::kInt32).to(base.device);
        const torch::Tensor labels = torch::tensor(target.labels, torch::kInt32).to(base.device);
        const auto take = [&](int64_t rows, int64_t columns) { return memory.scratch.take({rows, columns}, base.dtype); };
        torch::Tensor x = take(count, hidden), normed = take(count, hidden), gradient = take(count, hidden);
        torch::Tensor rstd = memory.scratch.take({count}, torch::kFloat32);
        ops::add_norm(stream.middle.index_select(0, index), stream.delta.index_select(0, index), base.last_norm(), x, normed, rstd);
        torch::Tensor loss = torch::empty({count}, torch::TensorOptions().device(base.device));
        const int64_t vocab = base.lm_head.size(0);
        const int64_t element = static_cast<int64_t>(c10::elementSize(base.dtype));
        const int64_t room = base.device.is_cuda() ? kDeviceLogitBytes : kLogitBytes;
        const int64_t chunk = std::clamp<int64_t>(room / (vocab * element), 16, std::max<int64_t>(count, 16));
        for (int64_t at = 0; at < count; at += chunk) {
            const Workspace::Scope within(memory.scratch);
            const int64_t rows = std::min(chunk, count - at);
            torch::Tensor logits = take(rows, vocab), part = loss.narrow(0, at, rows);
            ops::matmul_nt(normed.narrow(0, at, rows), base.lm_head, logits);
            torch::Tensor slope;
            cap_logits(base.config, logits, &slope);
            if (dstream == nullptr) {
                ops::cross_entropy_loss(logits, labels.narrow(0, at, rows), part);
                continue;
            }
            int64_t begin = 0;
            for (const Share& share : shares) {   // the part of the chunk that is this share's
                const int64_t from = std::max(at, begin), to = std::min(at + rows, begin + share.count);
                begin += share.count;
                if (from >= to) continue;
                torch::Tensor own_logits = logits.narrow(0, from - at, to - from), own_loss = loss.narrow(0, from, to - from);
                ops::cross_entropy(own_logits, labels.narrow(0, from, to - from), share.factor, share.label_smoothing, own_loss);
            }
            if (slope.defined()) logits.mul_(slope);
            torch::Tensor own = gradient.narrow(0, at, rows);
            ops::matmul_nn(logits, base.lm_head, own);
            torch::Tensor head = gradients.lm_head;
            if (head.defined()) ops::matmul_tn_add(logits, normed.narrow(0, at, rows), 1 / loss_scale, head);
        }
        if (dstream != nullptr) {
            torch::Tensor dx = take(count, hidden).zero_();
            ops::norm_parameters_backward(gradient, x, base.last_norm(), rstd, 1 / loss_scale, gradients.last_norm());
            ops::norm_backward(gradient, x, base.last_norm(), rstd, dx);
            dstream->zero_().index_copy_(0, index.to(torch::kInt64), dx);
        }
        return loss;
    }
};

double sum(const torch::Tensor& losses, int64_t from, int64_t to) {
    const float* loss = losses.data_ptr<float>();
    double total = 0;
    for (int64_t i = from; i < to; ++i) total += static_cast<double>(loss[i]);
    return total;
}

}  // namespace

bool trains_beside_others(const Adapter& adapter) {
    const auto has_bottleneck = [](const LoraLayer& layer) { return layer.bottlenecks[0] || layer.bottlenecks[1]; };
    return adapter.trained.empty() && !adapter.prefix && !adapter.residual && std::none_of(adapter.layers.begin(), adapter.layers.end(), has_bottleneck);
}

std::vector<double> train_pass(const DecoderWeights& base, std::span<const PassLane> lanes) {
    const at::AutoDispatchBelowADInplaceOrView no_graph;   // skips autograd's half of every call
    Supervised target;
    std::vector<PassPart> parts;
    std::vector<Share> shares;
    int64_t rows = 0;
    for (const PassLane& lane : lanes) {
        if (lanes.size() > 1 && !trains_beside_others(*lane.adapter)) throw std::invalid_argument("an adapter that cannot train beside others");
        check_batch(base, *lane.batch);
        const int64_t before = target.count();
        target.add(*lane.batch, rows);
        rows += static_cast<int64_t>(lane.batch->ids.size());
        shares.push_back({target.count() - before, lane.gradient_factor * lane.options.loss_scale, lane.options.label_smoothing});
        if (!lane.adapter->groups) lane.adapter->groups = std::make_shared<AdapterGroups>();
        parts.push_back({lane.adapter, lane.batch, {lane.adapter->dropout, lane.options.dropout_seed, lane.options.step}, lane.options.loss_scale, lane.adapter->groups.get(), lane.options.same_adapter});
    }
    std::vector<double> sums(lanes.size(), 0.0);
    if (target.rows.empty()) return sums;
    Adapter& first = *lanes.front().adapter;
    const PassOptions& options = lanes.front().options;
    const bool fresh = !first.memory || first.memory->kept.device() != base.device;
    if (fresh) first.memory = std::make_shared<PassMemory>(base.device);
    PassMemory& memory = *first.memory;
    DecoderPass pass(base, std::move(parts), memory);
    const DecoderPass::Stream stream = pass.forward(true, options.recompute);
    torch::Tensor dx = memory.kept.take(stream.middle.sizes(), base.dtype);
    torch::Tensor losses;
    {
        const Workspace::Scope within(memory.scratch);
        losses = Head{pass.base(), memory, pass.gradients(), options.loss_scale}.losses(stream, target, shares, &dx);
    }
    pass.backward(dx);
    if (fresh) {  // every buffer grows with the rows alone
        const double factor = std::max(1.0, static_cast<double>(options.largest_rows) / static_cast<double>(rows));
        memory.kept.expect(factor);
        memory.scratch.expect(factor);
    }
    losses = losses.cpu();   // only here does the program wait for a device
    int64_t from = 0;
    for (size_t i = 0; i < lanes.size(); from += shares[i++].count) sums[i] = sum(losses, from, from + shares[i].count);
    return sums;
}

double train_pass(const DecoderWeights& base, Adapter& adapter, const Batch& batch, float gradient_factor, const PassOptions& options) {
    const PassLane lane{&adapter, &batch, gradient_factor, options};
    return train_pass(base, std::span(&lane, 1)).front();
}

double loss_pass(const DecoderWeights& base, const Adapter* adapter, const Batch& batch, std::vector<double>* per_document) {
    const at::AutoDispatchBelowADInplaceOrView no_graph;
    check_batch(base, batch);
    Supervised target;
    target.add(batch, 0);
    if (per_document != nullptr) per_document->assign(batch.offsets.size() - 1, 0.0);
    if (target.rows.empty()) return 0;
    PassMemory memory(base.device);
    DecoderPass pass(base, {{.adapter = adapter, .batch = &batch}}, memory);
    const torch::Tensor losses = Head{pass.base(), memory, pass.gradients()}.losses(pass.forward(false, false), target, {}, nullptr).cpu();
    if (per_document != nullptr) {
        size_t from = 0;
        for (size_t d = 0; d + 1 < batch.offsets.size(); ++d) {
            size_t to = from;
            while (to < target.rows.size() && target.rows[to] < batch.offsets[d + 1]) ++to;
            (*per_document)[d] = sum(losses, static_cast<int64_t>(from), static_cast<int64_t>(to));
            from = to;
        }
    }
    return sum(losses, 0, losses.size(0));
}

}  // namespace lorica
