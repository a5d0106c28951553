// SPDX-License-Identifier: GPL-3.0-or-later
// The AdamW update and the gradient norm, for host and device buffers. Engine thread.
#include "core/train/optimizer.h"

#include <cmath>

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
    return std::sqrt(gradients.to(torch::kFloat64).square_().sum().item<double>());
}

}  // namespace lorica
