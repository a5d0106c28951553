// SPDX-License-Identifier: GPL-3.0-or-later
// One forward and backward pass over a packed batch with hand-written gradients: nothing for the frozen base. Engine thread.
#pragma once

#include <torch/types.h>

#include "core/data/batches.h"
#include "core/models/decoder.h"
#include "core/peft/adapter.h"

namespace lorica {

struct PassOptions {
    bool recompute = false;        // keep only each layer's input and compute the layer again in the backward pass
    uint64_t dropout_seed = 0;     // with the slot's stream and `step` decides every mask
    uint64_t step = 0;             // a number that differs for every micro-batch of the run
    float loss_scale = 1;          // of the gradients (fp16)
    float label_smoothing = 0;     // see ops::cross_entropy
    int64_t largest_rows = 0;      // tokens of the run's largest micro-batch, for which memory is laid out at once; 0: unknown
};

// Sum over the batch's supervised tokens of -log p(label), in nats, smoothed as the options say; gradients of `gradient_factor` * that sum are added
// to adapter.gradients. The caller divides by the window's supervised tokens: gradient_factor = 1 / tokens.
double train_pass(const DecoderWeights& base, Adapter& adapter, const Batch& batch, float gradient_factor, const PassOptions& options);

// The same sum without gradients or dropout; with `per_document`, one sum for each document of the batch.
// `adapter` may be null.
double loss_pass(const DecoderWeights& base, const Adapter* adapter, const Batch& batch, std::vector<double>* per_document = nullptr);

}  // namespace lorica
