// SPDX-License-Identifier: GPL-3.0-or-later
// Products with quantized matrices against bitsandbytes' linear layers, and against the decoded numbers. One thread.
#include "core/ops/quantized_matrix.h"

#include <torch/types.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "core/ops/frozen_matrix.h"
#include "tests/support/bell_matrix.h"
#include "tests/support/check.h"

using namespace lorica;

namespace {

torch::Tensor tensor(const std::vector<float>& values, int64_t columns) { return torch::tensor(values).view({-1, columns}); }

QuantizedMatrix quantized(const torch::Tensor& w, QuantType type, torch::Dtype compute, bool twice = true) {
    QuantizedMatrix m{.type = type, .in = w.size(1), .compute = compute, .parts = {}};
    m.parts.push_back(*quantize(w, type, twice, "w"));
    return m;
}

double difference(const torch::Tensor& a, const torch::Tensor& b) {
    return (a.to(torch::kFloat32) - b.to(torch::kFloat32)).abs().max().item<double>() / b.to(torch::kFloat32).abs().max().item<double>();
}

FrozenMatrix frozen(QuantizedMatrix m, bool exact) { return {.quantized = std::make_shared<const QuantizedMatrix>(std::move(m)), .exact_inputs = exact}; }

torch::Tensor multiplied(const torch::Tensor& x, const FrozenMatrix& w) {
    Workspace scratch;
    torch::Tensor y = torch::empty({x.size(0), w.out()}, x.options());
    product_nt(x, w, scratch, y);
    return y;
}

torch::Tensor gradient(const torch::Tensor& dy, const FrozenMatrix& w) {
    Workspace scratch;
    torch::Tensor dx = torch::empty({dy.size(0), w.in()}, dy.options());
    product_nn(dy, w, scratch, dx);
    return dx;
}

constexpr QuantType kTypes[] = {QuantType::NF4, QuantType::FP4, QuantType::Int8};

}  // namespace

TEST(products_equal_the_linear_layers_of_bitsandbytes) {
    std::ifstream in(test::source_root() / "tests/golden/quant/products.json");
    const auto golden = nlohmann::json::parse(in);
    CHECK_EQ(golden.size(), size_t{8});
    const torch::Tensor w = tensor(test::weights(2), 576);
    for (const auto& [key, want] : golden.items()) {
        const torch::Dtype dtype = key.ends_with("bfloat16") ? torch::kBFloat16 : torch::kFloat32;
        const QuantType type = key.starts_with("int8") ? QuantType::Int8 : key.starts_with("fp4") ? QuantType::FP4 : QuantType::NF4;
        const FrozenMatrix matrix = frozen(quantized(w, type, dtype), !key.starts_with("int8_inputs"));
        const torch::Tensor x = tensor(test::halves(12), 576).to(dtype);
        const torch::Tensor dy = (tensor(test::weights(7), 33).narrow(1, 0, 15).reshape({-1}).narrow(0, 0, 75).view({5, 15}) * 16).to(dtype);
        const double tolerance = dtype == torch::kFloat32 ? 2e-6 : 8e-3;   // other sums' order; one rounding
        CHECK_NEAR(difference(multiplied(x, matrix), torch::tensor(want["y"].get<std::vector<float>>()).view({5, 15})), 0, tolerance);
        const torch::Tensor dx = gradient(dy, matrix).view({-1}).slice(0, 0, std::nullopt, 7);
        CHECK_NEAR(difference(dx, torch::tensor(want["dx"].get<std::vector<float>>())), 0, tolerance);
    }
}

TEST(tiles_and_parts_give_the_product_with_the_decoded_matrix) {
    torch::manual_seed(3);
    for (const QuantType type : kTypes) {
        const torch::Tensor first = torch::randn({1500, 520}), second = torch::randn({700, 520}), third = torch::randn({3, 520});
        QuantizedMatrix m = quantized(first, type, torch::kFloat32);
        m.parts.push_back(*quantize(second, type, true, "w"));
        m.parts.push_back(*quantize(third, type, false, "w"));
        const FrozenMatrix w = frozen(std::move(m), true);
        CHECK_EQ(w.out(), 2203);
        CHECK_EQ(w.parameter_count(), 2203 * 520);
        const torch::Tensor numbers = dense(w, 0, 2203);
        CHECK_NEAR(difference(numbers, torch::cat({first, second, third})), 0, type == QuantType::Int8 ? 0.01 : 0.2);
        CHECK(torch::equal(dense(w, 1499, 600), numbers.narrow(0, 1499, 600)));
        const torch::Tensor x = torch::randn({7, 520}), dy = torch::randn({7, 2203}), bias = torch::randn({2203});
        CHECK_NEAR(difference(multiplied(x, w), torch::mm(x, numbers.t())), 0, 1e-6);
        CHECK_NEAR(difference(gradient(dy, w), torch::mm(dy, numbers)), 0, 1e-6);
        FrozenMatrix biased = w;
        biased.bias = bias;
        CHECK_NEAR(difference(multiplied(x, biased), torch::addmm(bias, x, numbers.t())), 0, 1e-6);
    }
}

TEST(int8_inputs_are_near_the_exact_product_and_outliers_are_kept) {
    torch::manual_seed(5);
    const torch::Tensor weight = torch::randn({300, 256});
    torch::Tensor x = torch::randn({9, 256});
    x.select(1, 17).fill_(60);   // would leave the others a hundredth of the range
    const FrozenMatrix whole = frozen(quantized(weight, QuantType::Int8, torch::kFloat32), false);
    FrozenMatrix exact = whole;
    exact.exact_inputs = true;
    CHECK_NEAR(difference(multiplied(x, whole), multiplied(x, exact)), 0, 5e-3);
    FrozenMatrix biased = whole;
    biased.bias = torch::randn({300});
    CHECK_NEAR(difference(multiplied(x, biased), multiplied(x, whole) + biased.bias), 0, 1e-6);
    x.index_put_({3, 4}, 1e6);   // beyond float16: an outlier, not an infinity
    CHECK_NEAR(difference(multiplied(x, whole), multiplied(x, exact)), 0, 5e-3);
}

TEST(tensor_formulas_decode_the_same_numbers_as_the_kernels) {
    for (const int64_t seed : {2, 3, 5, 9}) {  // whole blocks in a row, odd widths, ragged ends
        const int64_t columns = test::matrix(seed).columns, rows = test::matrix(seed).rows;
        for (const QuantType type : kTypes) {
            for (const bool twice : {false, true}) {
                const QuantizedMatrix m = quantized(tensor(test::weights(seed), columns), type, torch::kFloat32, twice);
                torch::Tensor kernel = torch::empty({rows, columns}), formula = torch::empty({rows, columns}, torch::kHalf);
                decode(m, 0, 0, kernel);
                decode(m, 0, 0, formula);   // float16 has no kernel
                CHECK(torch::equal(kernel.to(torch::kHalf), formula));
                torch::Tensor inner = torch::empty({rows - 1, columns / 2}, torch::kHalf);
                decode(m, 1, columns / 3, inner);
                CHECK(torch::equal(inner, formula.narrow(0, 1, rows - 1).narrow(1, columns / 3, columns / 2)));
            }
        }
    }
}

TEST(products_are_computed_in_the_compute_type) {
    torch::manual_seed(1);
    const torch::Tensor weight = torch::randn({64, 128}), x = torch::randn({6, 128}), dy = torch::randn({6, 64});
    const FrozenMatrix w = frozen(quantized(weight, QuantType::NF4, torch::kBFloat16), true);
    const torch::Tensor y = multiplied(x, w), dx = gradient(dy, w);
    CHECK_EQ(y.scalar_type(), torch::kFloat32);
    CHECK(torch::equal(y, multiplied(x.to(torch::kBFloat16), w).to(torch::kFloat32)));
    CHECK(torch::equal(dx, gradient(dy.to(torch::kBFloat16), w).to(torch::kFloat32)));
    CHECK_NEAR(difference(y, torch::mm(x, dense(w, 0, 64).t())), 0, 1e-2);
}

TEST(weights_that_cannot_be_quantized_are_refused_by_name) {
    torch::Tensor w = torch::randn({3, 64});
    w.index_put_({1, 2}, 1e5);
    CHECK(quantize(w, QuantType::NF4, true, "w").ok());
    const auto beyond = quantize(w, QuantType::Int8, true, "model.x.weight");
    CHECK(!beyond.ok() && beyond.error().where == "model.x.weight");
    w.index_put_({1, 2}, std::nanf(""));
    CHECK(!quantize(w, QuantType::NF4, false, "w").ok());
}

TEST(the_forecast_of_bytes_is_what_is_held) {
    for (const QuantType type : kTypes) {
        for (const bool twice : {false, true}) {
            const QuantizedMatrix m = quantized(torch::randn({512, 576}), type, torch::kFloat32, twice);
            CHECK_NEAR(static_cast<double>(m.bytes()) / quantized_bytes(type, twice, 512, 576), 1, 1e-3);
        }
    }
}
