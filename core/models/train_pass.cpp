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

// The rows that predict a trained token, and what they have to predict.
struct Supervised {
    std::vector<int32_t> rows, labels;
};

Supervised supervised_rows(const Batch& batch) {
    Supervised all;
    for (size_t i = 0; i < batch.labels.size(); ++i) {
        if (batch.labels[i] == kIgnoredLabel) continue;
        all.rows.push_back(static_cast<int32_t>(i));
        all.labels.push_back(batch.labels[i]);
    }
    return all;
}

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

// The loss of each supervised row, on the model's device. With `dstream`, also the gradient of factor * their sum with respect to the stream.
struct Head {
    const DecoderWeights& base;
    PassMemory& memory;
    const DecoderWeights& gradients;   // where the head and the last norm train themselves
    float loss_scale = 1, label_smoothing = 0;

    torch::Tensor losses(const DecoderPass::Stream& stream, const Supervised& target, float factor, torch::Tensor* dstream) {
        const int64_t count = static_cast<int64_t>(target.rows.size()), hidden = base.config.hidden_size;
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
            ops::cross_entropy(logits, labels.narrow(0, at, rows), factor, label_smoothing, part);
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

double train_pass(const DecoderWeights& base, Adapter& adapter, const Batch& batch, float gradient_factor, const PassOptions& options) {
    const at::AutoDispatchBelowADInplaceOrView no_graph;   // skips autograd's half of every call
    check_batch(base, batch);
    const Supervised target = supervised_rows(batch);
    if (target.rows.empty()) return 0;
    const bool fresh = !adapter.memory || adapter.memory->kept.device() != base.device;
    if (fresh) adapter.memory = std::make_shared<PassMemory>(base.device);
    PassMemory& memory = *adapter.memory;
    DecoderPass pass(base, &adapter, batch, memory);
    const ops::Dropout dropout{adapter.dropout, options.dropout_seed, options.step};
    const DecoderPass::Stream stream = pass.forward(dropout, true, options.recompute);
    torch::Tensor dx = memory.kept.take(stream.middle.sizes(), base.dtype);
    torch::Tensor losses;
    {
        const Workspace::Scope within(memory.scratch);
        Head head{pass.base(), memory, pass.gradients(), options.loss_scale, options.label_smoothing};
        losses = head.losses(stream, target, gradient_factor * options.loss_scale, &dx);
    }
    pass.backward(dx, dropout, options.loss_scale);
    if (fresh) {  // every buffer grows with the rows alone
        const double factor = std::max(1.0, static_cast<double>(options.largest_rows) / static_cast<double>(batch.ids.size()));
        memory.kept.expect(factor);
        memory.scratch.expect(factor);
    }
    losses = losses.cpu();   // only here does the program wait for a device
    return sum(losses, 0, losses.size(0));
}

double loss_pass(const DecoderWeights& base, const Adapter* adapter, const Batch& batch, std::vector<double>* per_document) {
    const at::AutoDispatchBelowADInplaceOrView no_graph;
    check_batch(base, batch);
    const Supervised target = supervised_rows(batch);
    if (per_document != nullptr) per_document->assign(batch.offsets.size() - 1, 0.0);
    if (target.rows.empty()) return 0;
    PassMemory memory(base.device);
    DecoderPass pass(base, adapter, batch, memory);
    const torch::Tensor losses = Head{pass.base(), memory, pass.gradients()}.losses(pass.forward({}, false, false), target, 0, nullptr).cpu();
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
