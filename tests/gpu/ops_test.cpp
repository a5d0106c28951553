// SPDX-License-Identifier: GPL-3.0-or-later
// Every operation on the device of device.h against the formulas in float64 on the CPU, in each of its types. One thread.
#include <torch/types.h>

#include "core/ops/cached_attention.h"
#include "core/ops/frozen_matrix.h"
#include "core/ops/ops.h"
#include "core/train/optimizer.h"
#include "tests/gpu/device.h"

using namespace lorica;
using namespace lorica::test;

namespace {

// Runs body(type, to) for every type; to() brings float64 numbers to the device in that type.
template <class Body>
void for_types(const Body& body) {
    for (const torch::Dtype type : types()) {
        torch::manual_seed(1);
        body(type, [type](const torch::Tensor& x) { return x.to(type).to(device()); });
    }
}

torch::Tensor on_device(const torch::Tensor& x) { return x.to(device()); }
torch::Tensor floats(torch::IntArrayRef sizes) { return torch::empty(sizes, torch::TensorOptions().device(device())); }

constexpr int64_t kWidths[] = {5, 64, 300, 576, 4096};

}  // namespace

TEST(rms_norm_forward_and_back) {
    for_types([](torch::Dtype type, const auto& to) {
        for (const int64_t width : kWidths) {
            const torch::Tensor x = numbers({7, width}, type), delta = numbers({7, width}, type), weight = torch::randn({width}), dy = numbers({7, width}, type);
            torch::Tensor sum = torch::empty_like(x), y = torch::empty_like(x), rstd = torch::empty({7}), dx = numbers({7, width}, type);
            torch::Tensor own_sum = to(x), own_y = to(torch::full_like(x, NAN)), own_rstd = floats({7}), own_dx = to(dx), again = to(x);
            ops::add_rms_norm(x, delta, weight, 1e-5, sum, y, rstd);
            ops::add_rms_norm(to(x), to(delta), on_device(weight), 1e-5, own_sum, own_y, own_rstd);
            CHECK_NEAR(deviation(own_sum, sum), 0, tolerance(type));
            CHECK_NEAR(deviation(own_y, y), 0, tolerance(type));
            CHECK_NEAR(deviation(own_rstd, rstd), 0, 1e-2);
            ops::rms_norm_again(own_sum, on_device(weight), own_rstd, again);
            CHECK(torch::equal(again, own_y));
            ops::rms_norm(x, weight, 1e-5, y, rstd);
            ops::rms_norm(to(x), on_device(weight), 1e-5, own_y, own_rstd);
            CHECK_NEAR(deviation(own_y, y), 0, tolerance(type));
            CHECK_NEAR(deviation(own_rstd, rstd), 0, 1e-6);
            ops::rms_norm_backward(dy, x, weight, rstd, dx);
            ops::rms_norm_backward(to(dy), to(x), on_device(weight), own_rstd, own_dx);
            CHECK_NEAR(deviation(own_dx, dx), 0, tolerance(type));
        }
    });
}

TEST(layer_norm_forward_and_back) {
    for_types([](torch::Dtype type, const auto& to) {
        const torch::Tensor x = numbers({9, 576}, type), dy = numbers({9, 576}, type), weight = torch::randn({576}), bias = torch::randn({576});
        torch::Tensor y = torch::empty_like(x), rstd = torch::empty({9}), dx = numbers({9, 576}, type), own_y = to(x), own_rstd = floats({9}), own_dx = to(dx);
        const ops::Norm how{weight, bias, 1e-5}, own{on_device(weight), on_device(bias), 1e-5};
        ops::norm(x, how, y, rstd);
        ops::norm(to(x), own, own_y, own_rstd);
        CHECK_NEAR(deviation(own_y, y), 0, tolerance(type));
        ops::norm_backward(dy, x, how, rstd, dx);
        ops::norm_backward(to(dy), to(x), own, own_rstd, own_dx);
        CHECK_NEAR(deviation(own_dx, dx), 0, tolerance(type));
    });
}

TEST(rope_turns_and_turns_back) {
    for_types([](torch::Dtype type, const auto& to) {
        const std::vector<float> frequencies = {1.0f, 0.5f, 0.1f, 0.01f, 0.003f};   // six of sixteen numbers stay
        const torch::Tensor qkv = numbers({20, 6 * 16}, type), positions = torch::randint(900, {20}, torch::kInt32);
        const ops::RopeTable table = ops::rope_table(900, frequencies, 1.2, torch::kCPU), own_table = ops::rope_table(900, frequencies, 1.2, device());
        torch::Tensor wanted = qkv.clone(), own = to(qkv);
        for (const bool inverse : {false, true}) {
            ops::rope(wanted, positions, table, 4, 16, inverse);
            ops::rope(own, on_device(positions), own_table, 4, 16, inverse);
            CHECK_NEAR(deviation(own, wanted), 0, 2 * tolerance(type));
        }
    });
}

TEST(gated_activations_forward_and_back) {
    for_types([](torch::Dtype type, const auto& to) {
        for (const int64_t width : kWidths) {
            const torch::Tensor both = numbers({6, 2 * width}, type) * 2, d = numbers({6, width}, type);
            torch::Tensor y = torch::empty_like(d), own_y = to(d), gradient = both.clone(), own = to(both);
            ops::swiglu(both, y);
            ops::swiglu(own, own_y);
            CHECK_NEAR(deviation(own_y, y), 0, tolerance(type));
            ops::swiglu_backward(gradient, d);
            ops::swiglu_backward(own, to(d));
            CHECK_NEAR(deviation(own, gradient), 0, tolerance(type));
            for (const bool gated : {true, false}) {
                torch::Tensor in = gated ? both.clone() : both.narrow(1, 0, width).contiguous(), own_in = to(in);
                ops::gelu_tanh(in, y);
                ops::gelu_tanh(own_in, own_y);
                CHECK_NEAR(deviation(own_y, y), 0, tolerance(type));
                ops::gelu_tanh_backward(in, d);
                ops::gelu_tanh_backward(own_in, to(d));
                CHECK_NEAR(deviation(own_in, in), 0, tolerance(type));
            }
        }
    });
}

TEST(cross_entropy_and_its_gradient) {
    for_types([](torch::Dtype type, const auto& to) {
        for (const int64_t width : {1, 5, 301, 1024, 49152, 128256}) {
            const torch::Tensor logits = (numbers({7, width}, type) * 4 + 50).to(type).to(torch::kFloat64), labels = torch::randint(width, {7}, torch::kInt32);
            for (const float smoothing : {0.0f, 0.1f}) {
                torch::Tensor wanted = logits.clone(), own = to(logits), loss = torch::empty({7}), own_loss = floats({7}), alone = floats({7});
                if (smoothing == 0) ops::cross_entropy_loss(own, on_device(labels), alone);
                ops::cross_entropy(wanted, labels, 0.25f, smoothing, loss);
                ops::cross_entropy(own, on_device(labels), 0.25f, smoothing, own_loss);
                CHECK_NEAR((own_loss.cpu() - loss).abs().max().item<double>(), 0, 2e-4);   // of losses up to 70
                CHECK_NEAR((own.cpu().to(torch::kFloat64) - wanted).abs().max().item<double>(), 0, 0.25 * tolerance(type));
                if (smoothing == 0) CHECK_NEAR((alone - own_loss).abs().max().item<double>(), 0, 1e-5);
            }
        }
    });
}

TEST(dropout_draws_the_same_mask_everywhere) {
    for_types([](torch::Dtype type, const auto& to) {
        for (const int64_t count : {1, 100, 128, 1000, 70000}) {
            const torch::Tensor x = numbers({1, count}, type);
            const ops::Dropout how{0.3f, 12345678901ull, 9};
            torch::Tensor y = torch::empty_like(x), own = to(x), dx = numbers({1, count}, type), own_dx = to(dx);
            ops::dropout(x, how, 77, y);
            ops::dropout(to(x), how, 77, own);
            CHECK(torch::equal(own.cpu().eq(0), y.eq(0)));
            CHECK_NEAR(deviation(own, y), 0, tolerance(type));
            ops::dropout_backward(x, how, 77, dx);
            ops::dropout_backward(to(x), how, 77, own_dx);
            CHECK_NEAR(deviation(own_dx, dx), 0, tolerance(type));
        }
    });
}

TEST(attention_over_documents_forward_and_back) {
    struct Case {
        std::vector<int32_t> offsets;
        int64_t heads, kv, dim, window;
        double cap;
    };
    const std::vector<Case> cases = {{{0, 37, 38, 90}, 4, 2, 16, 0, 0}, {{0, 37, 38, 90}, 4, 2, 64, 7, 0}, {{20, 37, 38, 90}, 4, 2, 16, 0, 0},
                                     {{20, 37, 38, 90}, 4, 1, 64, 9, 0}, {{0, 90}, 2, 2, 128, 0, 0}, {{0, 30, 90}, 4, 4, 32, 0, 2.0}, {{0, 0, 90}, 4, 2, 80, 0, 0}};
    for_types([&](torch::Dtype type, const auto& to) {
        for (const Case& one : cases) {
            ops::AttentionShape shape{.heads = one.heads, .kv_heads = one.kv, .head_dim = one.dim, .window = one.window, .cap = one.cap, .offsets = one.offsets.data(),
                                      .documents = static_cast<int64_t>(one.offsets.size()) - 1};
            const torch::Tensor qkv = numbers({90, (one.heads + 2 * one.kv) * one.dim}, type), dout = numbers({90, one.heads * one.dim}, type);
            torch::Tensor out = torch::zeros_like(dout), lse = torch::zeros({one.heads, 90}), d = torch::zeros_like(qkv);
            torch::Tensor own_out = to(torch::full_like(dout, NAN)), own_lse = floats({one.heads, 90}), own_d = to(torch::full_like(qkv, NAN));
            ops::attention(qkv, shape, out, lse);
            ops::attention(to(qkv), shape, own_out, own_lse);
            CHECK_NEAR(deviation(own_out, out), 0, tolerance(type));
            CHECK_NEAR(deviation(own_lse, lse), 0, 1e-5);
            ops::attention_backward(dout, qkv, out, lse, shape, d);
            ops::attention_backward(to(dout), to(qkv), own_out, own_lse, shape, own_d);
            CHECK_NEAR(deviation(own_d, d), 0, 2 * tolerance(type));
        }
    });
}

TEST(one_token_attends_to_the_cache) {
    for_types([](torch::Dtype type, const auto& to) {
        for (const int64_t dim : {16, 64, 80, 128, 256}) {
            for (const int64_t window : {0, 11}) {
                const torch::Tensor qkv = numbers({3, 8 * dim}, type), keys = numbers({200, 2 * dim}, type), values = numbers({200, 2 * dim}, type);
                std::vector<std::vector<int32_t>> places(3);
                for (int i = 0; i < 150; ++i) places[0].push_back((i * 37) % 200);
                for (int i = 0; i < 9; ++i) places[1].push_back(i);
                places[2] = {131};
                const std::vector<std::span<const int32_t>> rows(places.begin(), places.end());
                const ops::AttentionShape shape{.heads = 4, .kv_heads = 2, .head_dim = dim, .window = window};
                torch::Tensor out = torch::zeros({3, 4 * dim}, torch::kFloat64), own = to(out);
                ops::cached_attention(qkv, shape, keys, values, ops::cache_slots(rows, torch::kCPU), out);
                ops::cached_attention(to(qkv), shape, to(keys), to(values), ops::cache_slots(rows, device()), own);
                CHECK_NEAR(deviation(own, out), 0, tolerance(type));
            }
        }
    });
}

TEST(quantized_matrices_decode_to_the_same_bits_and_multiply) {
    for_types([](torch::Dtype type, const auto& to) {
        for (const QuantType quant : {QuantType::NF4, QuantType::FP4, QuantType::Int8}) {
            for (const bool twice : {true, false}) {
                for (const int64_t in : {520, 576, 2048}) {
                    QuantizedMatrix w{.type = quant, .in = in, .compute = type, .parts = {}};
                    w.parts.push_back(*quantize(torch::randn({96, in}), quant, twice, "w"));
                    w.parts.push_back(*quantize(torch::randn({48, in}), quant, twice, "w"));
                    QuantizedMatrix own = w;
                    own.move_to(device());
                    torch::Tensor plain = torch::empty({144, in}), tile = floats({144, in}), part = floats({30, in / 2}), narrow = floats({144, in}).to(type);
                    decode(w, 0, 0, plain);
                    decode(own, 0, 0, tile);
                    decode(own, 0, 0, narrow);
                    decode(own, 80, 9, part);
                    CHECK(torch::equal(tile.cpu(), plain));
                    CHECK(torch::equal(narrow.cpu(), plain.to(type)));
                    CHECK(torch::equal(part.cpu(), plain.narrow(0, 80, 30).narrow(1, 9, in / 2)));
                    const FrozenMatrix matrix{.quantized = std::make_shared<const QuantizedMatrix>(own), .exact_inputs = true};
                    for (const int64_t rows : {1, 3, 8, 40}) {
                        const torch::Tensor x = numbers({rows, in}, type), dy = numbers({rows, 144}, type), numbers_of_w = plain.to(type).to(torch::kFloat64);
                        Workspace scratch(device());
                        torch::Tensor y = to(torch::zeros({rows, 144})), dx = to(torch::zeros({rows, in}));
                        product_nt(to(x), matrix, scratch, y);
                        product_nn(to(dy), matrix, scratch, dx);
                        CHECK_NEAR(deviation(y, torch::mm(x, numbers_of_w.t())), 0, tolerance(type));
                        CHECK_NEAR(deviation(dx, torch::mm(dy, numbers_of_w)), 0, tolerance(type));
                    }
                }
            }
        }
    });
}

TEST(int8_inputs_give_nearly_the_exact_product) {
    for_types([](torch::Dtype type, const auto& to) {
        QuantizedMatrix w{.type = QuantType::Int8, .in = 512, .compute = type, .parts = {}};
        w.parts.push_back(*quantize(torch::randn({64, 512}), QuantType::Int8, false, "w"));
        w.move_to(device());
        torch::Tensor plain = floats({64, 512});
        decode(w, 0, 0, plain);
        for (const int64_t rows : {3, 40}) {
            torch::Tensor x = numbers({rows, 512}, type);
            x.select(1, 17).fill_(60);   // an outlier column
            Workspace scratch(device());
            torch::Tensor y = to(torch::zeros({rows, 64}));
            product_nt(to(x), {.quantized = std::make_shared<const QuantizedMatrix>(w)}, scratch, y);
            CHECK_NEAR(deviation(y, torch::mm(x, plain.cpu().to(torch::kFloat64).t())), 0, 2e-2);
        }
    });
}

TEST(gradients_gather_in_float32) {
    for_types([](torch::Dtype type, const auto& to) {
        const torch::Tensor left = numbers({500, 24}, type), right = numbers({500, 96}, type), begin = torch::randn({24, 96});
        torch::Tensor gradient = on_device(begin.clone());
        ops::matmul_tn_add(to(left), to(right), 0.5, gradient);
        const double bound = type == torch::kFloat32 || !device().is_cpu() ? 1e-5 : tolerance(type);   // on the CPU the sum is rounded once
        CHECK_NEAR(deviation(gradient, begin + 0.5 * torch::mm(left.t(), right)), 0, bound);
    });
}

TEST(adamw_moves_as_on_the_cpu) {
    torch::manual_seed(2);
    for (const char* rule : {"adamw", "adamw_hf"}) {
        TrainSettings settings;
        settings.optim = rule;
        settings.weight_decay = 0.1;
        const std::vector<Segment> segments = {{0, 1000, 1, true}, {1000, 37, 16, false}, {1037, 5003, 1, true}};
        torch::Tensor a = torch::randn({6040}), b = on_device(a.clone());
        AdamW one(a, settings, segments), two(b, settings, segments);
        for (int step = 0; step < 20; ++step) {
            const torch::Tensor gradient = torch::randn({6040});
            one.step(a, gradient, 0.5, 1e-2);
            two.step(b, on_device(gradient), 0.5, 1e-2);
            CHECK_NEAR(gradient_norm(on_device(gradient)) / gradient_norm(gradient), 1, 1e-9);
        }
        CHECK_NEAR(deviation(b, a), 0, 1e-6);
        CHECK_NEAR(deviation(two.variance(), one.variance()), 0, 1e-6);
    }
}
