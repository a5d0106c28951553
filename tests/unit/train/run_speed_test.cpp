// SPDX-License-Identifier: GPL-3.0-or-later
// The measurement behind a plan's time: every method, type and batch it has to carry. One thread.
#include "core/train/run_speed.h"

#include <cmath>

#include "tests/support/check.h"
#include "tests/unit/models/tiny_decoder.h"

using namespace lorica;

namespace {

struct Measured {
    RunSpec spec;
    ModelConfig config = test::tiny_model().config;
    std::vector<PreparedRow> rows;
    QuantSettings quant;

    Measured() {
        for (int64_t i = 0; i < 40; ++i) {
            PreparedRow row;
            for (int64_t t = 0; t < 10 + i % 7; ++t) {
                row.ids.push_back(static_cast<int32_t>((31 * i + 17 * t) % config.vocab_size));
                row.trained.push_back(t > 4);
            }
            rows.push_back(std::move(row));
        }
    }
    Result<RunSpeed> speed(torch::Dtype dtype = torch::kFloat32, const std::function<bool()>& go_on = {}) {
        return measure_run({spec, config, {dtype, dtype}, torch::kCPU, quant}, rows, *BatchPlan::build(rows, PlanOptions{}, 0), 5000, go_on);
    }
};

bool is_usable(const RunSpeed& speed) {
    for (const double seconds : {speed.layer, speed.layer_forward, speed.head, speed.head_forward, speed.number})
        if (!std::isfinite(seconds) || seconds < 0 || seconds > 1) return false;
    return speed.number > 0 && speed.layer + speed.head > 0;
}

}  // namespace

TEST(every_method_can_be_measured) {
    for (const char* method : {"lora", "dora", "ia3", "prefix", "bottleneck", "full"}) {
        Measured run;
        run.spec.method = method;
        const auto speed = run.speed();
        CHECK(speed && is_usable(*speed));
    }
}

TEST(quantized_bases_other_types_and_cut_vocabularies_can_be_measured) {
    for (const char* type : {"nf4", "int8"}) {
        Measured run;
        run.quant.type = type;
        CHECK(is_usable(*run.speed(torch::kBFloat16)));
    }
    Measured wide;
    wide.config.vocab_size = int64_t{1} << 21;   // of its embedding only a half is made
    wide.rows[0].ids[5] = (1 << 21) - 1;
    wide.spec.train.gradient_checkpointing = true;
    CHECK(is_usable(*wide.speed()));
}

TEST(adapters_on_some_of_many_layers_can_be_measured) {   // though only two layers are
    Measured run;
    run.config.num_hidden_layers = 64;
    run.spec.adapter.layers_to_transform = {"60"};
    CHECK(is_usable(*run.speed()));
}

TEST(a_measurement_ends_when_it_is_told_to) {
    Measured run;
    int asked = 0;
    const auto speed = run.speed(torch::kFloat32, [&] { return ++asked < 2; });
    CHECK(!speed && speed.error().code == ErrorCode::Cancelled);
    CHECK_EQ(asked, 2);
}
