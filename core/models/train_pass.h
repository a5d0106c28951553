// SPDX-License-Identifier: GPL-3.0-or-later
// One forward and backward pass over a packed batch with hand-written gradients: nothing for the frozen base. Engine thread.
#pragma once

#include <torch/types.h>

#include <span>
#include <vector>

#include "core/data/batches.h"
#include "core/models/decoder.h"
#include "core/peft/adapter.h"

namespace lorica {

struct PassOptions {
    bool recompute = false;        // keep only each layer's input and compute the layer again in the backward pass
    uint64_t dropout_seed = 0;     // with the slot's stream and `step` decides every mask
    uint64_t step = 0;             // a number that differs for every micro-batch of the run
    bool same_adapter = false;     // its values are those of its pass before: what follows from them alone (DoRA's norms) is not computed again
    float loss_scale = 1;          // of the gradients (fp16)
    float label_smoothing = 0;     // see ops::cross_entropy
    int64_t largest_rows = 0;      // tokens of the run's largest micro-batch, for which memory is laid out at once; 0: unknown
};

// Sum over the batch's supervised tokens of -log p(label), in nats, smoothed as the options say; gradients of `gradient_factor` * that sum are added
// to adapter.gradients. The caller divides by the window's supervised tokens: gradient_factor = 1 / tokens.
double train_pass(const DecoderWeights& base, Adapter& adapter, const Batch& batch, float gradient_factor, const PassOptions& options);

// One of several adapters that learn side by side, each from a batch of its own.
struct PassLane {
    Adapter* adapter = nullptr;
    const Batch* batch = nullptr;
    float gradient_factor = 1;
    PassOptions options = {};      // recompute and largest_rows (of all lanes together) are the first lane's
};
// train_pass() of every lane in one pass: the base's products are computed once for all rows. More than one lane need
// trains_beside_others() of each. The sums of the lanes, in order; memory is kept with the first lane's adapter.
std::vector<double> train_pass(const DecoderWeights& base, std::span<const PassLane> lanes);
// Whether this adapter leaves the base as it is: LoRA, DoRA, (IA)³ and biases do. What trains or replaces a part of the base, a
// prefix and bottlenecks pass alone.
bool trains_beside_others(const Adapter& adapter);

// The same sum without gradients or dropout; with `per_document`, one sum for each document of the batch.
// `adapter` may be null.
double loss_pass(const DecoderWeights& base, const Adapter* adapter, const Batch& batch, std::vector<double>* per_document = nullptr);

}  // namespace lorica
