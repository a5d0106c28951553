// SPDX-License-Identifier: GPL-3.0-or-later
// Windows and soft caps of attention: the CPU's kernel against the tensor formulas, and both against autograd. One thread.
#include <torch/types.h>

#include <array>

#include "core/ops/ops.h"
#include "tests/support/check.h"

using namespace lorica;

namespace {

constexpr std::array<int32_t, 4> kOffsets = {0, 37, 38, 90}, kBehindTwenty = {20, 37, 38, 90};

ops::AttentionShape shape(int64_t window, double cap, double scale) {
    return {.heads = 4, .kv_heads = 2, .head_dim = 16, .scale = scale, .window = window, .cap = cap, .offsets = kOffsets.data(), .documents = 3};
}

struct Answer {
    torch::Tensor out, lse, dqkv;
};

// float64 tensors take the formulas, float32 ones the kernel.
Answer run(const torch::Tensor& qkv, const torch::Tensor& dout, const ops::AttentionShape& how) {
    Answer a{torch::zeros_like(dout), torch::zeros({4, 90}), torch::zeros_like(qkv)};
    ops::attention(qkv, how, a.out, a.lse);
    ops::attention_backward(dout, qkv, a.out, a.lse, how, a.dqkv);
    return a;
}

// As one would write it down, token i seeing i - window + 1 .. i of its document and of the beginning before it.
torch::Tensor plain(const torch::Tensor& qkv, const ops::AttentionShape& how) {
    torch::Tensor blocked = torch::ones({90, 90}, torch::kBool);
    const int64_t before = how.offsets[0];
    for (int64_t i = 0; i < before; ++i)
        for (int64_t j = 0; j <= i; ++j)
            if (how.window == 0 || j > i - how.window) blocked[i][j] = false;
    for (size_t d = 0; d < 3; ++d) {
        for (int64_t i = how.offsets[d]; i < how.offsets[d + 1]; ++i) {
            const int64_t place = before + i - how.offsets[d];
            for (int64_t j = 0; j <= place; ++j)
                if (how.window == 0 || j > place - how.window) blocked[i][j < before ? j : how.offsets[d] + j - before] = false;
        }
    }
    const auto heads = [&](int64_t at, int64_t count) { return qkv.narrow(1, at * 16, count * 16).view({90, count, 16}).transpose(0, 1); };
    const torch::Tensor k = heads(4, 2).repeat_interleave(2, 0), v = heads(6, 2).repeat_interleave(2, 0);
    torch::Tensor scores = torch::matmul(heads(0, 4), k.transpose(1, 2)) * (how.scale > 0 ? how.scale : 0.25);
    if (how.cap > 0) scores = how.cap * torch::tanh(scores / how.cap);
    return torch::matmul(torch::softmax(scores.masked_fill(blocked, -1e300), 2), v).transpose(0, 1).reshape({90, 64});
}

double difference(const torch::Tensor& a, const torch::Tensor& b) { return (a.to(torch::kFloat64) - b).abs().max().item<double>(); }

}  // namespace

TEST(windows_and_caps_equal_autograd_in_kernel_and_formula) {
    torch::manual_seed(1);
    const torch::Tensor qkv = torch::randn({90, 8 * 16}, torch::kFloat64), dout = torch::randn({90, 64}, torch::kFloat64);
    for (const int64_t window : {0, 1, 7, 16, 33, 200}) {
        for (const double cap : {0.0, 2.0, 50.0}) {
            const auto how = shape(window, cap, cap > 0 ? 0.3 : 0);
            const torch::Tensor leaf = qkv.clone().set_requires_grad(true), wanted = plain(leaf, how);
            wanted.backward(dout);
            for (const auto type : {torch::kFloat32, torch::kFloat64}) {
                const Answer got = run(qkv.to(type), dout.to(type), how);
                CHECK(difference(got.out, wanted.detach()) < 1e-5);
                CHECK(difference(got.dqkv, leaf.grad()) < 2e-5);
            }
        }
    }
}

TEST(a_beginning_that_documents_share_gets_the_sum_of_their_gradients) {
    torch::manual_seed(2);
    const torch::Tensor qkv = torch::randn({90, 8 * 16}, torch::kFloat64), dout = torch::randn({90, 64}, torch::kFloat64);
    for (const int64_t window : {0, 5, 30}) {
        for (const double cap : {0.0, 2.0}) {
            auto how = shape(window, cap, 0);
            how.offsets = kBehindTwenty.data();
            const torch::Tensor leaf = qkv.clone().set_requires_grad(true), wanted = plain(leaf, how);
            wanted.backward(dout);
            for (const auto type : {torch::kFloat32, torch::kFloat64}) {
                const Answer got = run(qkv.to(type), dout.to(type), how);
                CHECK(difference(got.out, wanted.detach()) < 1e-5);
                CHECK(difference(got.dqkv, leaf.grad()) < 2e-5);
            }
        }
    }
}
