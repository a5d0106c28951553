// SPDX-License-Identifier: GPL-3.0-or-later
// A slab grows to what a pass asked for, and what the pass took elsewhere goes back to the system. One thread.
#include "core/ops/workspace.h"

#include "core/runtime/resource_sampler.h"
#include "tests/support/check.h"

using namespace lorica;

TEST(a_pass_that_was_seen_once_allocates_nothing) {
    Workspace memory;
    { const torch::Tensor first = memory.take({1000, 100}, torch::kFloat32); }
    CHECK_EQ(memory.capacity(), int64_t{0});
    memory.reset();
    CHECK(memory.capacity() >= 400'000);
    const torch::Tensor a = memory.take({500, 100}, torch::kFloat32), b = memory.take({500, 100}, torch::kFloat32);
    CHECK_EQ(static_cast<char*>(b.data_ptr()) - static_cast<char*>(a.data_ptr()), std::ptrdiff_t{200'000});
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)   // theirs is another allocator
TEST(what_the_first_pass_took_is_not_kept_beside_the_slab) {
    constexpr int64_t kBlocks = 100, kBytes = 1 << 20;
    { const torch::Tensor large = torch::zeros({24 << 20}, torch::kUInt8); }   // from now on glibc takes blocks of this size from its heap
    Workspace memory;
    std::vector<torch::Tensor> blocks, between;
    for (int64_t i = 0; i < kBlocks; ++i) {
        blocks.push_back(memory.take({kBytes}, torch::kUInt8).fill_(1));
        between.push_back(torch::zeros({20'000}));   // no two of them are neighbours
    }
    const int64_t taken = resident_bytes();
    blocks.clear();
    memory.reset();
    CHECK(memory.capacity() >= kBlocks * kBytes);
    CHECK(resident_bytes() < taken - kBlocks * kBytes * 8 / 10);
}
#endif
