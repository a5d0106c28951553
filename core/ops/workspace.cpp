// SPDX-License-Identifier: GPL-3.0-or-later
// See workspace.h.
#include "core/ops/workspace.h"

#include <malloc.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstdlib>
#include <new>

namespace lorica {
namespace {

constexpr int64_t kAlign = 64;                    // bytes: one cache line, one AVX-512 register
constexpr int64_t kHugePage = int64_t{2} << 20;

torch::Tensor make_slab(int64_t bytes) {
    bytes = (bytes + kHugePage - 1) / kHugePage * kHugePage;
    void* memory = std::aligned_alloc(static_cast<size_t>(kHugePage), static_cast<size_t>(bytes));
    if (memory == nullptr) throw std::bad_alloc();
    madvise(memory, static_cast<size_t>(bytes), MADV_HUGEPAGE);  // fewer TLB misses; refusal changes nothing
    return torch::from_blob(memory, {bytes}, [](void* p) { std::free(p); }, torch::kUInt8);
}

}  // namespace

torch::Tensor Workspace::take(torch::IntArrayRef sizes, torch::Dtype dtype) {
    if (!device_.is_cpu()) return torch::empty(sizes, torch::TensorOptions().dtype(dtype).device(device_));
    int64_t bytes = static_cast<int64_t>(c10::elementSize(dtype));
    for (const int64_t size : sizes) bytes *= size;
    const int64_t start = used_;
    used_ = (start + bytes + kAlign - 1) / kAlign * kAlign;
    demand_ = std::max(demand_, used_);
    if (used_ > capacity() || bytes == 0) return torch::empty(sizes, dtype);
    return slab_.narrow(0, start, bytes).view(dtype).view(sizes);
}

void Workspace::reset() {
    used_ = 0;
    if (!device_.is_cpu() || demand_ <= capacity()) return;
    slab_ = torch::Tensor();           // first give back, then take: the peak counts
    malloc_trim(0);                    // what the last pass took elsewhere, too: glibc would keep it beside the slab
    slab_ = make_slab(demand_ + demand_ / 16);
}

}  // namespace lorica
