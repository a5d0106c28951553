// SPDX-License-Identifier: GPL-3.0-or-later
// Softmax cross-entropy on rows [from, to) of logits. Any thread.
//
// loss = log(sum exp z) - (1 - e) z[label] - e mean(z), the maximum taken out before the exponentials; with e = 0 it is -log p of the
// label, else label smoothing over the whole vocabulary, the label included (Szegedy et al., CVPR 2016, section 7). The gradient,
// factor (softmax(z) - (1 - e) onehot(label) - e / width), overwrites z. Sums are float32 in an order that depends on the width
// alone.
#pragma once

#include "kernels/device/device.h"
#include "kernels/simd/type.h"

namespace lorica::kernels {

void cross_entropy(Type type, void* logits, const int32_t* labels, int64_t width, float factor, float smoothing, float* loss, int64_t from, int64_t to);
void cross_entropy_loss(Type type, const void* logits, const int32_t* labels, int64_t width, float* loss, int64_t from, int64_t to);

namespace cuda {
void cross_entropy(Type type, void* logits, const int32_t* labels, int64_t width, float factor, float smoothing, float* loss, int64_t rows, Stream stream);
void cross_entropy_loss(Type type, const void* logits, const int32_t* labels, int64_t width, float* loss, int64_t rows, Stream stream);
}  // namespace cuda

}  // namespace lorica::kernels
