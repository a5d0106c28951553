// SPDX-License-Identifier: GPL-3.0-or-later
// Twenty steps over the rows of tests/golden/methods as its cells.py trains them. One thread.
#pragma once

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "core/models/loading.h"
#include "core/models/train_pass.h"
#include "core/train/optimizer.h"
#include "core/train/schedule.h"
#include "tests/support/check.h"

namespace lorica::test {

inline nlohmann::json read_json(const fs::path& path) {
    std::ifstream in(path);
    return nlohmann::json::parse(in);
}

inline DecoderWeights weights_of(const fs::path& folder, const QuantSettings& quant = {}) {
    const auto source = ModelSource::open(folder);
    if (!source.ok()) throw std::runtime_error(source.error().text());
    auto loaded = load_weights(*source, torch::kFloat32, torch::kCPU, {}, quant);
    if (!loaded.ok()) throw std::runtime_error(loaded.error().text());
    return *std::move(loaded);
}

// The rows of tests/golden/methods; but for the tiny Llama in the 96 tokens of the models beside tests/golden/models.
inline nlohmann::json rows_for(bool tiny) {
    nlohmann::json rows = read_json(source_root() / "tests/golden/methods/rows.json");
    if (tiny) return rows;
    for (auto& row : rows)
        for (const char* key : {"ids", "labels"})
            for (auto& id : row[key])
                if (id.get<int32_t>() >= 0) id = 3 + id.get<int32_t>() % 93;
    return rows;
}

// Rows [first, first + count) side by side, labels shifted.
inline Batch batch_of(const nlohmann::json& rows, size_t first, size_t count) {
    Batch batch;
    for (size_t r = first; r < first + count; ++r) {
        const auto ids = rows[r]["ids"].get<std::vector<int32_t>>(), labels = rows[r]["labels"].get<std::vector<int32_t>>();
        for (size_t i = 0; i < ids.size(); ++i) {
            batch.ids.push_back(ids[i]);
            batch.positions.push_back(static_cast<int32_t>(i));
            batch.labels.push_back(i + 1 < ids.size() ? labels[i + 1] : kIgnoredLabel);
            batch.supervised += batch.labels.back() != kIgnoredLabel ? 1 : 0;
        }
        batch.offsets.push_back(static_cast<int32_t>(batch.ids.size()));
    }
    return batch;
}

inline double gap(const torch::Tensor& a, const torch::Tensor& b) { return (a - b).norm().item<double>() / b.norm().item<double>(); }

// The largest relative deviation of a step's loss from PEFT's.
inline double train(const DecoderWeights& base, Adapter& adapter, const nlohmann::json& rows, const nlohmann::json& golden) {
    TrainSettings settings;
    settings.weight_decay = 0.01;
    AdamW optimizer(adapter.parameters, settings, adapter.segments(golden.value("loraplus_lr_ratio", 1.0)));
    const Schedule schedule{ScheduleKind::Cosine, golden["learning_rate"], 2, 20};
    double worst = 0;
    for (size_t step = 0; step < 20; ++step) {
        const Batch batch = batch_of(rows, 4 * step, 4);
        adapter.gradients.zero_();
        const double loss = train_pass(base, adapter, batch, 1.0f / static_cast<float>(batch.supervised), {}) / static_cast<double>(batch.supervised);
        const double clip = std::min(1.0, 1.0 / (gradient_norm(adapter.gradients) + 1e-6));
        optimizer.step(adapter.parameters, adapter.gradients, clip, schedule.rate(static_cast<int64_t>(step)));
        const double theirs = golden["losses"][step];
        worst = std::max(worst, std::abs(loss - theirs) / theirs);
    }
    return worst;
}

inline double loss_after(const DecoderWeights& base, const Adapter& adapter, const nlohmann::json& rows) {
    const Batch batch = batch_of(rows, 0, 4);
    return loss_pass(base, &adapter, batch) / static_cast<double>(batch.supervised);
}

}  // namespace lorica::test
