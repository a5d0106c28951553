// SPDX-License-Identifier: GPL-3.0-or-later
// Rotary positions over tensors. Engine thread.
#include <cmath>

#include "core/ops/device.h"
#include "core/ops/host.h"
#include "core/ops/ops.h"
#include "kernels/rope/rope.h"

namespace lorica::ops {

RopeTable rope_table(int64_t positions, const std::vector<float>& frequencies, double amplitude, torch::Device device) {
    const auto half = static_cast<int64_t>(frequencies.size());
    RopeTable table{torch::empty({positions, half}, torch::kFloat32), torch::empty({positions, half}, torch::kFloat32)};
    float* cos = table.cos.data_ptr<float>();
    float* sin = table.sin.data_ptr<float>();
    const auto scale = static_cast<float>(amplitude);
    for (int64_t i = 0; i < half; ++i) {
        // In float32 as the reference implementation does it, so that large positions give the same angles.
        for (int64_t p = 0; p < positions; ++p) {
            const float angle = static_cast<float>(p) * frequencies[static_cast<size_t>(i)];
            cos[p * half + i] = std::cos(angle) * scale;
            sin[p * half + i] = std::sin(angle) * scale;
        }
    }
    return {table.cos.to(device), table.sin.to(device)};
}

void rope(torch::Tensor& qkv, const torch::Tensor& positions, const RopeTable& table, int64_t heads, int64_t head_dim,
          bool inverse) {
    const bool host = on_host(qkv);
    if (host || (kernels::kHasCuda && on_cuda(qkv))) {
        const kernels::RopeRows how{.type = kernel_type(qkv), .stride = qkv.stride(0), .heads = heads, .head_dim = head_dim, .half = table.cos.size(1),
                                    .positions = positions.const_data_ptr<int32_t>(), .cos = table.cos.const_data_ptr<float>(),
                                    .sin = table.sin.const_data_ptr<float>(), .sign = inverse ? -1.0f : 1.0f};
        if (host) over_threads(qkv.size(0), heads * head_dim, [&](int64_t from, int64_t to) { kernels::rope_rotate(how, out(qkv), from, to); });
        else if constexpr (kernels::kHasCuda) kernels::cuda::rope_rotate(how, out(qkv), qkv.size(0), stream_of(qkv));
        return;
    }
    const int64_t rows = qkv.size(0), half = table.cos.size(1);
    const torch::Tensor cos = table.cos.index_select(0, positions).unsqueeze(1);
    torch::Tensor sin = table.sin.index_select(0, positions).unsqueeze(1);
    if (inverse) sin = -sin;
    torch::Tensor part = qkv.narrow(1, 0, heads * head_dim).view({rows, heads, head_dim});
    const torch::Tensor first = part.narrow(2, 0, half).to(torch::kFloat32, false, true);
    const torch::Tensor second = part.narrow(2, half, half).to(torch::kFloat32, false, true);
    part.narrow(2, 0, half).copy_(first * cos - second * sin);
    part.narrow(2, half, half).copy_(second * cos + first * sin);
}

}  // namespace lorica::ops
