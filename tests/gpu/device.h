// SPDX-License-Identifier: GPL-3.0-or-later
// Where these tests compute: LORICA_TEST_DEVICE is cpu (the default) or cuda. One thread.
#pragma once

#include <torch/types.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "core/models/cuda_runtime.h"
#include "tests/support/check.h"

namespace lorica::test {

// Skips the test where a GPU is asked for and there is none; LORICA_REQUIRE_GPU=1 makes that a failure.
inline torch::Device device() {
    const char* name = std::getenv("LORICA_TEST_DEVICE");
    if (name == nullptr || std::string(name) == "cpu") return torch::kCPU;
    if (cuda_available()) return {torch::kCUDA, 0};
    const char* must = std::getenv("LORICA_REQUIRE_GPU");
    if (must != nullptr && std::string(must) == "1") throw std::runtime_error("a GPU is required: " + cuda_status().reason);
    skip("no GPU: " + cuda_status().reason);
}

// The types of activations there.
inline std::vector<torch::Dtype> types() {
    if (device().is_cpu()) return {torch::kFloat32, torch::kBFloat16};
    return {torch::kFloat32, torch::kBFloat16, torch::kHalf};
}
// A few roundings of the type.
inline double tolerance(torch::Dtype type) { return type == torch::kFloat32 ? 1e-5 : type == torch::kHalf ? 2e-3 : 1.2e-2; }

// The largest deviation, over the largest number of `wanted`.
inline double deviation(const torch::Tensor& got, const torch::Tensor& wanted) {
    const torch::Tensor a = got.cpu().to(torch::kFloat64), b = wanted.cpu().to(torch::kFloat64);
    const double largest = std::max(b.abs().max().item<double>(), 1e-30);
    const double most = (a - b).abs().max().item<double>() / largest;
    return std::isfinite(most) ? most : 1e30;
}

// Numbers of a type, as float64 on the CPU: what both sides begin with.
inline torch::Tensor numbers(torch::IntArrayRef sizes, torch::Dtype type) { return torch::randn(sizes).to(type).to(torch::kFloat64); }

}  // namespace lorica::test
