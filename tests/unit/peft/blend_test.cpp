// SPDX-License-Identifier: GPL-3.0-or-later
// Blends against PEFT's add_weighted_adapter (goldens) and against sums of dense changes. One thread.
#include "core/peft/blend.h"

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/check.h"
#include "tests/unit/models/tiny_decoder.h"

using namespace lorica;
using namespace lorica::test;

namespace {

torch::Tensor change(const Adapter& adapter, size_t layer, Linear linear) {
    const LoraSlot& slot = *adapter.layers[layer].at(linear);
    return torch::mm(slot.b.to(torch::kFloat64), slot.a.to(torch::kFloat64)) * static_cast<double>(slot.scale);
}

void fill(torch::Tensor& tensor, int seed) {
    torch::Tensor values = torch::empty({tensor.numel()}, torch::kFloat64);
    for (int64_t k = 0; k < values.numel(); ++k) values.data_ptr<double>()[k] = 0.3 * std::sin(seed + 12.9898 * static_cast<double>(k));
    tensor.copy_(values.to(torch::kFloat32).view(tensor.sizes()));
}

// The adapters of make_blend_golden.py.
Adapter given(const DecoderWeights& base, int seed, int64_t r, double alpha) {
    AdapterSettings settings;
    settings.r = r;
    settings.lora_alpha = alpha;
    settings.target_modules = {"q_proj", "down_proj"};
    Adapter adapter = *Adapter::create(base, "lora", settings, 1, false);
    for (size_t layer = 0; layer < 2; ++layer) {
        for (int which = 0; which < 2; ++which) {
            LoraSlot& slot = *adapter.layers[layer].at(which == 0 ? Linear::Q : Linear::Down);
            const int i = 2 * static_cast<int>(layer) + which;
            fill(slot.a, seed + 10 * i);
            fill(slot.b, seed + 10 * i + 5);
        }
    }
    return adapter;
}

}  // namespace

TEST(blends_are_those_of_peft) {
    const DecoderWeights base = tiny_model();
    std::ifstream in(source_root() / "tests/golden/generation/blend.json");
    int count = 0;
    for (const auto& one : nlohmann::json::parse(in)) {
        const Adapter a = given(base, 1, one["ranks"][0], 6), b = given(base, 2, one["ranks"][1], 10);
        BlendSettings settings;
        std::vector<FieldRef> refs;
        append_fields(refs, settings, "");
        for (const auto& ref : refs)
            if (one["settings"].contains(ref.path)) REQUIRE_OK(ref.set(one["settings"][ref.path]));
        const auto made = blend(base, {{&a, one["weights"][0]}, {&b, one["weights"][1]}}, settings);
        REQUIRE_OK(made);
        for (size_t i = 0; i < 4; ++i) {
            const torch::Tensor delta = change(*made, i / 2, i % 2 == 0 ? Linear::Q : Linear::Down);
            const torch::Tensor probe = torch::cos(0.31 * torch::arange(delta.size(1), torch::kFloat64));
            const torch::Tensor got = torch::mv(delta, probe), expected = torch::tensor(one["changes"][i].get<std::vector<double>>(), torch::kFloat64);
            const double error = ((got - expected).abs().max() / expected.abs().max()).item<double>();
            if (!(error < 1e-4)) fail(__FILE__, __LINE__, one["settings"].dump() + " matrix " + show(i) + ": " + show(error));
        }
        ++count;
    }
    CHECK(count >= 24);
}

TEST(cat_and_svd_are_exact_in_what_the_adapters_change) {
    const DecoderWeights base = tiny_model();
    const Adapter a = tiny_adapter(base, {"q_proj", "up_proj"}, 0, 4), b = tiny_adapter(base, {"q_proj", "down_proj"}, 0, 3);
    for (const char* how : {"cat", "svd"}) {
        BlendSettings settings;
        settings.combination = how;
        settings.svd_rank = 7;
        const auto made = blend(base, {{&a, 0.8}, {&b, -1.3}}, settings);
        REQUIRE_OK(made);
        for (size_t layer = 0; layer < 2; ++layer) {
            CHECK_NEAR((change(*made, layer, Linear::Q) - 0.8 * change(a, layer, Linear::Q) + 1.3 * change(b, layer, Linear::Q)).abs().max().item<double>(), 0, 1e-5);
            CHECK_NEAR((change(*made, layer, Linear::Up) - 0.8 * change(a, layer, Linear::Up)).abs().max().item<double>(), 0, 1e-5);
            CHECK_NEAR((change(*made, layer, Linear::Down) + 1.3 * change(b, layer, Linear::Down)).abs().max().item<double>(), 0, 1e-5);
        }
        CHECK_EQ(made->config.r, int64_t{7});
    }
}

TEST(dare_keeps_the_mean_and_follows_its_seed) {
    const DecoderWeights base = tiny_model();
    const Adapter a = tiny_adapter(base, {"q_proj"});
    BlendSettings settings;
    settings.combination = "dare_linear_svd";
    settings.svd_rank = 64;
    settings.density = 0.5;
    torch::Tensor mean;
    const torch::Tensor whole = change(a, 0, Linear::Q);
    for (int64_t seed = 0; seed < 24; ++seed) {
        settings.seed = seed;
        const torch::Tensor one = change(*blend(base, {{&a, 1.0}}, settings), 0, Linear::Q);
        if (seed == 0) CHECK_NEAR((change(*blend(base, {{&a, 1.0}}, settings), 0, Linear::Q) - one).abs().max().item<double>(), 0, 1e-9);
        const double kept = (one.abs() > 1e-4).to(torch::kFloat64).mean().item<double>() / (whole.abs() > 1e-4).to(torch::kFloat64).mean().item<double>();
        CHECK_NEAR(kept, 0.5, 0.05);
        mean = mean.defined() ? mean + one / 24 : one / 24;
    }
    CHECK((mean - whole).norm().item<double>() < 0.3 * whole.norm().item<double>());
}

TEST(what_cannot_be_blended_is_refused) {
    const DecoderWeights base = tiny_model();
    const Adapter a = tiny_adapter(base, {"q_proj"}, 0, 4), b = tiny_adapter(base, {"q_proj"}, 0, 2);
    BlendSettings settings;
    settings.combination = "ties";
    const auto uneven = blend(base, {{&a, 1.0}, {&b, 1.0}}, settings);
    CHECK(!uneven && uneven.error().message.find("ranks 2 and 4") != std::string::npos);
    CHECK(!blend(base, {}, {}));
    CHECK(!blend(base, {{&a, std::nan("")}}, {}));
}
