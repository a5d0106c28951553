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
constexpr int64_t kFirstRows = 16;        // tells a type without instructions of its own, hundreds of times slower, at once
constexpr double kProbeFlops = 1e9;       // of one product: a few milliseconds

// The best of a few runs, in seconds: y = x W^T and dx = y W, the two products of training.
double time_products(torch::Dtype dtype, torch::Device device, int64_t rows, int64_t in, int64_t out) {
    const torch::NoGradGuard no_graph;
    const auto options = torch::TensorOptions().dtype(dtype).device(device);
    const torch::Tensor x = torch::ones({rows, in}, options), w = torch::ones({out, in}, options);
    double best = 1e30;
    for (int run = 0; run < 4; ++run) {  // the first one also prepares the library's kernels
        const double begin = monotonic_seconds();
        const torch::Tensor y = torch::mm(x, w.t());
        const torch::Tensor dx = torch::mm(y, w);
        if (!device.is_cpu()) dx.view(-1)[0].to(torch::kFloat32).item<float>();  // waits for the device
        if (run > 0) best = std::min(best, monotonic_seconds() - begin);
    }
    return best;
}

// Measured once for each question.
double product_seconds(torch::Dtype dtype, torch::Device device, int64_t rows, int64_t in, int64_t out) {
    static std::mutex guard;
    static std::map<std::tuple<int, std::string, int64_t, int64_t, int64_t, int>, double> answers;
    const std::lock_guard lock(guard);
    const auto key = std::tuple(static_cast<int>(dtype), device.str(), rows, in, out, at::get_num_threads());
    const auto known = answers.find(key);
    if (known != answers.end()) return known->second;
    return answers[key] = time_products(dtype, device, rows, in, out);
}

int64_t probe_width(const ModelConfig& config) {
    const auto limit = static_cast<int64_t>(kProbeFlops / (2.0 * static_cast<double>(kProbeRows * config.hidden_size)));
    return std::clamp<int64_t>(2 * config.intermediate_size, 1, std::max<int64_t>(limit, 64));
}

bool bfloat16_is_faster(const ModelConfig& config) {
    const int64_t in = config.hidden_size, out = probe_width(config);
    const auto seconds = [&](torch::Dtype dtype, int64_t rows) { return product_seconds(dtype, torch::kCPU, rows, in, out); };
    if (seconds(torch::kBFloat16, kFirstRows) > 4 * seconds(torch::kFloat32, kFirstRows)) return false;
    return seconds(torch::kBFloat16, kProbeRows) < seconds(torch::kFloat32, kProbeRows);
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

WeightTypes choose_types(const ModelSettings& settings, torch::Device device, const ModelConfig& config) {
    const bool given = settings.quant.on() && settings.quant.compute_dtype != "auto";
    const torch::Dtype dtype = choose_dtype(given && settings.dtype == "auto" ? settings.quant.compute_dtype : settings.dtype, device, config);
    return {dtype, given ? choose_dtype(settings.quant.compute_dtype, device, config) : dtype};
}

}  // namespace lorica
