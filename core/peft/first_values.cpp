// SPDX-License-Identifier: GPL-3.0-or-later
// See first_values.h. Any thread.
#include "core/peft/first_values.h"

#include <cmath>
#include <numbers>

#include "core/base/philox.h"

namespace lorica {

void fill_normal(torch::Tensor& into, double deviation, double bound, uint64_t seed, uint64_t stream) {
    torch::Tensor values = torch::empty(into.sizes(), torch::kFloat32);
    float* value = values.data_ptr<float>();
    for (int64_t i = 0; i < values.numel(); ++i) {
        double drawn = 0;
        uint64_t tries = 0;
        do {  // Box and Muller's transform
            const auto words = philox(seed, stream, static_cast<uint64_t>(i) + (tries++ << 48));
            const double radius = std::sqrt(-2 * std::log(1 - static_cast<double>(philox_unit(words[0]))));
            drawn = deviation * radius * std::cos(2 * std::numbers::pi * static_cast<double>(philox_unit(words[1])));
        } while (bound > 0 && std::abs(drawn) > bound);
        value[i] = static_cast<float>(drawn);
    }
    into.copy_(values);
}

void fill_uniform(torch::Tensor& into, float bound, uint64_t seed, uint64_t stream) {
    torch::Tensor values = torch::empty(into.sizes(), torch::kFloat32);
    float* value = values.data_ptr<float>();
    for (int64_t i = 0; i < values.numel(); ++i) value[i] = (2 * philox_unit(philox(seed, stream, static_cast<uint64_t>(i))[0]) - 1) * bound;
    into.copy_(values);
}

}  // namespace lorica
