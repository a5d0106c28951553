// SPDX-License-Identifier: GPL-3.0-or-later
// One step of AdamW over a range of flat float32 buffers, in one reading, and the sum of squares that clipping needs. Any thread.
//
// With g = gradient * scale: m = b1 m + (1 - b1) g, v = b2 v + (1 - b2) g^2, p = p (1 - rate decay) - rate / c1 * m / (sqrt(v) / sqrt(c2)
// + eps), ck = 1 - bk^t (Loshchilov, Hutter, ICLR 2019, algorithm 2). `late` is transformers' order: eps beside sqrt(v) before its
// correction, decay after the step.
#pragma once

#include "kernels/device/device.h"

namespace lorica::kernels {

struct AdamwStep {
    float scale = 1, new1 = 1, beta2 = 0, new2 = 1, epsilon = 0;   // new1 = 1 - b1 and new2 = 1 - b2, subtracted in double
    float rate = 0;                 // learning rate over c1
    float root = 1;                 // 1 / sqrt(c2)
    float decay = 1;                // 1 - learning rate * weight decay, or 1
    bool late = false;
};

// `sum` = sum of x^2 in double, in a fixed order.
void adamw_step(const AdamwStep& how, float* parameters, const float* gradients, float* mean, float* variance, int64_t count);
void square_sum(const float* x, int64_t count, double* sum);

namespace cuda {
void adamw_step(const AdamwStep& how, float* parameters, const float* gradients, float* mean, float* variance, int64_t count, Stream stream);
}  // namespace cuda

}  // namespace lorica::kernels
