// SPDX-License-Identifier: GPL-3.0-or-later
// The AdamW update and the gradient norm, for host and device buffers. Engine thread.
#include "core/train/optimizer.h"

#include <ATen/ops/linalg_vector_norm.h>

#include <cmath>

#include "core/ops/device.h"
#include "kernels/adamw/adamw.h"

namespace lorica {

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
    if constexpr (kernels::kHasCuda)
        if (ops::on_cuda(parameters)) return step_on_device(parameters, gradients, gradient_scale, learning_rate, correction1, correction2);
    const torch::Tensor gradient = gradient_scale == 1 ? gradients : gradients * gradient_scale;
    mean_.lerp_(gradient, 1 - beta1_);
    variance_.mul_(beta2_).addcmul_(gradient, gradient, 1 - beta2_);
    const torch::Tensor root = late_ ? variance_.sqrt().add_(epsilon_).div_(std::sqrt(correction2)) : variance_.sqrt().div_(std::sqrt(correction2)).add_(epsilon_);
    for (const Segment& one : segments_) {
        const double rate = learning_rate * static_cast<double>(one.rate);
        torch::Tensor own = parameters.narrow(0, one.at, one.count);
        if (one.decays && !late_) own.mul_(1 - rate * weight_decay_);
        own.addcdiv_(mean_.narrow(0, one.at, one.count), root.narrow(0, one.at, one.count), -rate / correction1);
        if (one.decays && late_) own.mul_(1 - rate * weight_decay_);
    }
}

void AdamW::step_on_device(torch::Tensor& parameters, const torch::Tensor& gradients, double gradient_scale, double learning_rate, double correction1, double correction2) {
    if constexpr (kernels::kHasCuda) {
        kernels::AdamwStep how{.scale = static_cast<float>(gradient_scale), .new1 = static_cast<float>(1 - beta1_), .beta2 = static_cast<float>(beta2_),
                               .new2 = static_cast<float>(1 - beta2_), .epsilon = static_cast<float>(epsilon_), .root = static_cast<float>(1 / std::sqrt(correction2)), .late = late_};
        for (const Segment& one : segments_) {
            const double rate = learning_rate * static_cast<double>(one.rate);
            how.rate = static_cast<float>(rate / correction1);
            how.decay = one.decays ? static_cast<float>(1 - rate * weight_decay_) : 1.0f;
            kernels::cuda::adamw_step(how, parameters.data_ptr<float>() + one.at, gradients.const_data_ptr<float>() + one.at, mean_.data_ptr<float>() + one.at,
                                      variance_.data_ptr<float>() + one.at, one.count, ops::stream_of(parameters));
        }
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
    return std::sqrt(gradients.to(torch::kFloat64).square_().sum().item<double>());
}

}  // namespace lorica
