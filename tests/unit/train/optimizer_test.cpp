// SPDX-License-Identifier: GPL-3.0-or-later
// AdamW against torch.optim.AdamW, and the norm's behaviour with values that are not finite. One thread.
#include "core/train/optimizer.h"

#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

#include "kernels/simd/simd.h"
#include "tests/support/check.h"

using namespace lorica;

namespace {

torch::Tensor tensor_of(const nlohmann::json& values) {
    const auto numbers = values.get<std::vector<double>>();
    return torch::tensor(numbers, torch::kFloat64).to(torch::kFloat32);
}

double largest_difference(const torch::Tensor& a, const torch::Tensor& b) { return (a - b).abs().max().item<double>(); }

}  // namespace

TEST(adamw_equals_torch) {
    std::ifstream in(test::source_root() / "tests/golden/train/adamw.json");
    const auto goldens = nlohmann::json::parse(in);
    for (const auto& golden : goldens) {
        TrainSettings settings;
        settings.weight_decay = golden["weight_decay"];
        settings.adam_epsilon = golden["epsilon"];
        settings.adam_beta1 = golden["beta1"];
        settings.adam_beta2 = golden["beta2"];
        torch::Tensor parameters = tensor_of(golden["start"]);
        AdamW optimizer(parameters, settings);
        for (const auto& step : golden["steps"]) {
            optimizer.step(parameters, tensor_of(step["gradient"]), 1, step["lr"]);
            CHECK(largest_difference(parameters, tensor_of(step["parameters"])) < 5e-7);
        }
        CHECK(largest_difference(optimizer.mean(), tensor_of(golden["exp_avg"])) < 1e-5);
        CHECK_EQ(optimizer.updates(), int64_t{6});
    }
}

// transformers.AdamW.step() of 4.49, in float64.
TEST(adamw_hf_is_the_rule_of_early_transformers) {
    torch::manual_seed(4);
    TrainSettings settings;
    settings.optim = "adamw_hf";
    settings.weight_decay = 0.1;
    settings.adam_epsilon = 1e-3;
    torch::Tensor parameters = torch::randn({50});
    torch::Tensor p = parameters.to(torch::kFloat64), mean = torch::zeros_like(p), variance = torch::zeros_like(p), torchs = parameters.clone();
    AdamW optimizer(parameters, settings);
    settings.optim = "adamw";
    AdamW other(torchs, settings);
    for (int step = 1; step <= 6; ++step) {
        const double lr = 1e-2 * step;
        const torch::Tensor gradient = torch::randn({50}) * std::pow(10.0, step - 5);
        const torch::Tensor g = gradient.to(torch::kFloat64);
        mean.mul_(0.9).add_(g, 1 - 0.9);
        variance.mul_(0.999).addcmul_(g, g, 1 - 0.999);
        const double step_size = lr * std::sqrt(1 - std::pow(0.999, step)) / (1 - std::pow(0.9, step));
        p.addcdiv_(mean, variance.sqrt().add_(1e-3), -step_size);
        p.add_(p, -lr * 0.1);
        optimizer.step(parameters, gradient, 1, lr);
        other.step(torchs, gradient, 1, lr);
        CHECK(largest_difference(parameters.to(torch::kFloat64), p) < 1e-6);
    }
    CHECK(largest_difference(parameters, torchs) > 1e-3);
}

TEST(adamw_scales_gradients_and_restores_its_state) {
    torch::manual_seed(3);
    const auto start = torch::randn({1000}), gradient = torch::randn({1000});
    TrainSettings settings;
    torch::Tensor a = start.clone(), b = start.clone();
    AdamW one(a, settings), two(b, settings);
    one.step(a, gradient, 0.25, 1e-3);
    two.step(b, gradient * 0.25, 1, 1e-3);
    CHECK(torch::equal(a, b));
    AdamW three(b, settings);
    const auto restored = three.restore(two.mean(), two.variance(), two.updates());
    REQUIRE_OK(restored);
    one.step(a, gradient, 1, 1e-3);
    three.step(b, gradient, 1, 1e-3);
    CHECK(torch::equal(a, b));
    CHECK(!three.restore(torch::zeros({3}), torch::zeros({3}), 1).ok());
}

TEST(norm_sees_what_is_not_finite) {
    torch::Tensor gradients = torch::full({10'000}, 3.0f);
    CHECK_NEAR(gradient_norm(gradients), 300.0, 1e-9);
    gradients[77] = std::numeric_limits<float>::infinity();
    CHECK(!std::isfinite(gradient_norm(gradients)));
    gradients[77] = std::numeric_limits<float>::quiet_NaN();
    CHECK(!std::isfinite(gradient_norm(gradients)));
    gradients.fill_(1e30f);
    CHECK_NEAR(gradient_norm(gradients) / 1e32, 1.0, 1e-6);
}

// A step of several pieces, segments between them, and every width of vector.
TEST(a_long_buffer_steps_as_its_numbers_do) {
    constexpr int64_t kCount = 200003;
    torch::manual_seed(9);
    const torch::Tensor start = torch::randn({kCount}), gradient = torch::randn({kCount}) * 3;
    TrainSettings settings;
    settings.weight_decay = 0.1;
    const std::vector<Segment> segments = {{0, 70001, 1, true}, {70001, 3, 4, false}, {70004, kCount - 70004, 16, true}};
    torch::Tensor want = start.to(torch::kFloat64), g = gradient.to(torch::kFloat64) * 0.5;
    for (const Segment& one : segments) {   // of a first step: m / c1 = g, v / c2 = g^2
        torch::Tensor own = want.narrow(0, one.at, one.count), part = g.narrow(0, one.at, one.count);
        if (one.decays) own.mul_(1 - 1e-3 * one.rate * 0.1);
        own.sub_(1e-3 * one.rate * part / (part.abs() + settings.adam_epsilon));
    }
    for (const int level : {0, 1, 2}) {
        kernels::limit_simd(level);
        torch::Tensor parameters = start.clone();
        AdamW optimizer(parameters, settings, segments);
        optimizer.step(parameters, gradient, 0.5, 1e-3);
        CHECK(largest_difference(parameters.to(torch::kFloat64), want) < 2e-6);
        CHECK_NEAR(gradient_norm(gradient) / gradient.to(torch::kFloat64).norm().item<double>(), 1, 1e-12);
    }
    kernels::limit_simd(2);
}
