// SPDX-License-Identifier: GPL-3.0-or-later
// AdamW (Loshchilov, Hutter, "Decoupled weight decay regularization", ICLR 2019) on one flat float32 buffer. Engine thread.
#pragma once

#include <torch/types.h>

#include <vector>

#include "core/base/error.h"
#include "core/peft/adapter.h"
#include "core/settings/train_settings.h"

namespace lorica {

// "adamw" is torch.optim.AdamW's arithmetic: decay before the step, epsilon beside the bias-corrected root. "adamw_hf" is
// transformers.AdamW's (until 4.50) and that of the LoRA paper's code: epsilon beside the root before its correction, decay after
// the step. The segments say where a
// parameter learns at another rate or does not decay; the same inputs give the same bits.
class AdamW {
public:
    AdamW(const torch::Tensor& parameters, const TrainSettings& settings, std::vector<Segment> segments = {});

    // parameters <- update(gradients * gradient_scale). The scale holds the clip factor and 1 / loss scale.
    void step(torch::Tensor& parameters, const torch::Tensor& gradients, double gradient_scale, double learning_rate);

    int64_t updates() const { return updates_; }           // steps really taken: skipped ones do not count
    const torch::Tensor& mean() const { return mean_; }     // exp_avg
    const torch::Tensor& variance() const { return variance_; }  // exp_avg_sq
    // Continues from a saved state of the same size.
    Result<void> restore(const torch::Tensor& mean, const torch::Tensor& variance, int64_t updates);

private:
    std::vector<Segment> segments_;
    double beta1_, beta2_, epsilon_, weight_decay_;
    bool late_;   // "adamw_hf"
    torch::Tensor mean_, variance_;
    int64_t updates_ = 0;
};

// Euclidean norm of a flat float32 buffer, summed in double in a fixed order. NaN or infinite if an element is.
double gradient_norm(const torch::Tensor& gradients);

}  // namespace lorica
