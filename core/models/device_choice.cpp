// SPDX-License-Identifier: GPL-3.0-or-later
// The choice of device and arithmetic; see loading.h. Engine thread.
#include <ATen/Parallel.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <tuple>

#include "core/base/ids.h"
#include "core/models/cuda_runtime.h"
#include "core/models/loading.h"

namespace lorica {
namespace {

constexpr int64_t kProbeRows = 512;       // tokens of a typical micro-batch
constexpr double kProbeFlops = 1e9;       // of one product: a few milliseconds

// The best of a few runs, in seconds: y = x W^T and dx = y W, the two products of training.
double time_products(torch::Dtype dtype, int64_t in, int64_t out) {
    const torch::NoGradGuard no_graph;
    const torch::Tensor x = torch::ones({kProbeRows, in}, dtype), w = torch::ones({out, in}, dtype);
    double best = 1e30;
    for (int run = 0; run < 4; ++run) {  // the first one also prepares the library's kernels
        const double begin = monotonic_seconds();
        const torch::Tensor y = torch::mm(x, w.t());
        const torch::Tensor dx = torch::mm(y, w);
        if (run > 0) best = std::min(best, monotonic_seconds() - begin);
    }
    return best;
}

bool bfloat16_is_faster(const ModelConfig& config) {
    const int64_t in = config.hidden_size;
    const auto limit = static_cast<int64_t>(kProbeFlops / (2.0 * static_cast<double>(kProbeRows * in)));
    const int64_t out = std::clamp<int64_t>(2 * config.intermediate_size, 1, std::max<int64_t>(limit, 64));
    static std::mutex guard;
    static std::map<std::tuple<int64_t, int64_t, int>, bool> answers;
    const std::lock_guard lock(guard);
    const auto key = std::tuple(in, out, at::get_num_threads());
    if (const auto known = answers.find(key); known != answers.end()) return known->second;
    const bool faster = time_products(torch::kBFloat16, in, out) < time_products(torch::kFloat32, in, out);
    answers[key] = faster;
    return faster;
}

}  // namespace

Result<torch::Device> choose_device(const std::string& name) {
    if (name == "cpu") return torch::Device(torch::kCPU);
    if (name.empty() || name == "auto") return cuda_available() ? torch::Device(torch::kCUDA, 0) : torch::Device(torch::kCPU);
    const std::string digits = name.starts_with("cuda:") ? name.substr(5) : name == "cuda" ? "0" : "";
    if (digits.empty() || digits.size() > 3 || digits.find_first_not_of("0123456789") != std::string::npos)
        return Error{ErrorCode::Usage, "there is no device \"" + name + "\"", "model.device", "Use auto, cpu or cuda:0."};
    const int index = std::stoi(digits);
    if (index < cuda_status().devices) return torch::Device(torch::kCUDA, static_cast<c10::DeviceIndex>(index));
    const std::string have = cuda_available() ? fmt::format("this machine has {}", cuda_status().devices) : cuda_status().reason;
    return Error{ErrorCode::Usage, fmt::format("the GPU {} cannot be used: {}", index, have), "model.device", "Use auto or cpu."};
}

torch::Dtype choose_dtype(const std::string& name, torch::Device device, const ModelConfig& config) {
    if (name == "float32") return torch::kFloat32;
    if (name == "bfloat16") return torch::kBFloat16;
    if (name == "float16") return torch::kHalf;
    if (device.is_cuda()) return cuda_capability_major(device.index()) >= 8 ? torch::kBFloat16 : torch::kHalf;
    return bfloat16_is_faster(config) ? torch::kBFloat16 : torch::kFloat32;
}

}  // namespace lorica
