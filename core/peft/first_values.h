// SPDX-License-Identifier: GPL-3.0-or-later
// Random first values of a tensor, each a function of the seed, the stream and its place. Any thread.
#pragma once

#include <torch/types.h>

namespace lorica {

// N(0, deviation); with `bound` over 0 drawn again until it is within it.
void fill_normal(torch::Tensor& into, double deviation, double bound, uint64_t seed, uint64_t stream);
// U(-bound, bound).
void fill_uniform(torch::Tensor& into, float bound, uint64_t seed, uint64_t stream);

}  // namespace lorica
