// SPDX-License-Identifier: GPL-3.0-or-later
// The AdamW update and the gradient norm, for host and device buffers. Engine thread.
#include "core/train/optimizer.h"

#include <ATen/Parallel.h>
#include <ATen/ops/linalg_vector_norm.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/ops/device.h"
#include "kernels/adamw/adamw.h"

namespace lorica {
namespace {

constexpr int64_t kPiece = 1 << 16;   // numbers that are worth waking a thread for

// act(piece, from, numbers) for the same pieces whatever the threads.
template <class Act>
void over_pieces(int64_t count, const Act& act) {
    at::parallel_for(0, (count + kPiece - 1) / kPiece, 1, [&](int64_t begin, int64_t end) {
        for (int64_t i = begin; i < end; ++i) act(i, i * kPiece, std::min(kPiece, count - i * kPiece));
    });
}

}  // namespace

AdamW::AdamW(const torch::Tensor& parameters, const TrainSettings& settings, std::vector<Segment> segments)
    : segments_(std::move(segments)), beta1_(settings.adam_beta1), beta2_(settings.adam_beta2), epsilon_(settings.adam_epsilon), weight_decay_(settings.weight_decay), late_(settings.optim == "adamw_hf"),
      mean_(torch::zeros_like(parameters)), variance_(torch::zeros_like(parameters)) {
    if (segments_.empty()) segments_.push_back({0, parameters.numel()});
}

void AdamW::step(torch::Tensor& parameters, const torch::Tensor& gradients, double gradient_scale, double learning_rate) {
    torch::NoGradGuard guard;
    ++updates_;
    const double correction1 = 1 - std::pow(beta1_, static_cast<double>(updates_));
    const double correction2 = 1 - std::pow(beta2_, static_cast<double>(updates_));
    kernels::AdamwStep how{.scale = static_cast<float>(gradient_scale), .new1 = static_cast<float>(1 - beta1_), .beta2 = static_cast<float>(beta2_),
                           .new2 = static_cast<float>(1 - beta2_), .epsilon = static_cast<float>(epsilon_), .root = static_cast<float>(1 / std::sqrt(correction2)), .late = late_};
    for (const Segment& one : segments_) {
        const double rate = learning_rate * static_cast<double>(one.rate);
        how.rate = static_cast<float>(rate / correction1);
        how.decay = one.decays ? static_cast<float>(1 - rate * weight_decay_) : 1.0f;
        float *p = parameters.data_ptr<float>() + one.at, *m = mean_.data_ptr<float>() + one.at, *v = variance_.data_ptr<float>() + one.at;
        const float* g = gradients.const_data_ptr<float>() + one.at;
        if constexpr (kernels::kHasCuda) {
            if (ops::on_cuda(parameters)) {
                kernels::cuda::adamw_step(how, p, g, m, v, one.count, ops::stream_of(parameters));
                continue;
            }
        }
        over_pieces(one.count, [&](int64_t, int64_t from, int64_t numbers) { kernels::adamw_step(how, p + from, g + from, m + from, v + from, numbers); });
    }
}

Result<void> AdamW::restore(const torch::Tensor& mean, const torch::Tensor& variance, int64_t updates) {
    if (mean.numel() != mean_.numel() || variance.numel() != variance_.numel() || updates < 0)
        return Error{ErrorCode::BadInput, "the optimizer state has " + std::to_string(mean.numel()) + " values, the adapter " +
                     std::to_string(mean_.numel())};
    mean_.copy_(mean);
    variance_.copy_(variance);
    updates_ = updates;
    return {};
}

double gradient_norm(const torch::Tensor& gradients) {
    torch::NoGradGuard guard;
    if (!gradients.is_cpu()) return at::linalg_vector_norm(gradients, 2, std::nullopt, false, torch::kFloat64).item<double>();   // without a copy
    std::vector<double> sums(static_cast<size_t>((gradients.numel() + kPiece - 1) / kPiece));
    const float* x = gradients.const_data_ptr<float>();
    over_pieces(gradients.numel(), [&](int64_t piece, int64_t from, int64_t numbers) { kernels::square_sum(x + from, numbers, &sums[static_cast<size_t>(piece)]); });
    return std::sqrt(std::accumulate(sums.begin(), sums.end(), 0.0));
}

}  // namespace lorica
