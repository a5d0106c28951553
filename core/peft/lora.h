// SPDX-License-Identifier: GPL-3.0-or-later
// What sits on one linear layer: LoRA (Hu et al., ICLR 2022, eq. 3: W' = W + s B A, s = alpha / r or alpha / sqrt(r)) with
// DoRA's magnitude (Liu et al., ICML 2024, eq. 5: W' = m (W + s B A) / n, n the norm of each row), the vector of (IA)³
// (Liu et al., NeurIPS 2022), a trained bias. Engine thread.
#pragma once

#include <torch/types.h>

#include <array>
#include <optional>

#include "core/models/decoder.h"
#include "core/peft/bottleneck.h"

namespace lorica {

// All tensors are float32 views into Adapter::parameters / gradients; gradients are undefined on an adapter that does not train.
struct LoraSlot {
    int64_t r = 0;
    float scale = 0;
    torch::Tensor a, b;            // [r, in], [out, r]
    torch::Tensor grad_a, grad_b;  // same shapes
    uint64_t stream = 0;           // dropout stream: layer * kLinearCount + linear
    torch::Tensor magnitude;       // [out], DoRA's m; undefined: plain LoRA
    torch::Tensor grad_magnitude;
    torch::Tensor row_squares;     // [out], squared norms of W's rows, no parameter; undefined where no weight was loaded
    torch::Tensor first_a, first_b;  // no parameters: where PiSSA or OLoRA began; the base is without s first_b first_a
};

struct Ia3Slot {
    bool feed_forward = false;     // l scales the input, else the output with its bias
    torch::Tensor l, gradient;     // [in] or [out]
};

struct BiasSlot {
    torch::Tensor bias, gradient;  // [out]
};

// What one layer of the decoder has, by linear; bottlenecks behind attention and behind the MLP.
struct LoraLayer {
    std::array<std::optional<LoraSlot>, kLinearCount> slots;
    std::array<std::optional<Ia3Slot>, kLinearCount> ia3;
    std::array<std::optional<BiasSlot>, kLinearCount> biases;
    std::array<std::optional<BottleneckSlot>, 2> bottlenecks;
    const LoraSlot* at(Linear linear) const;
    LoraSlot* at(Linear linear);
};

// n of W + s B A for each row, at least the smallest normal number: a row of zeros stays one instead of dividing by zero.
// n^2 = |W_i|^2 + 2 s B_i (A W_i^T) + s^2 B_i (A A^T) B_i^T; `w` is the matrix that the slot sits on, without a bias.
torch::Tensor dora_norm(const LoraSlot& slot, const FrozenMatrix& w);

}  // namespace lorica
