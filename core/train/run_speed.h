// SPDX-License-Identifier: GPL-3.0-or-later
// How fast this machine trains a run, measured on a few layers of the model's shapes before anything is loaded. Engine thread.
//
// A pass over one layer and one over as many as no cache holds (at least two; fewer for many tokens), of some of the run's own micro-batches: their difference
// is layers, the rest the embedding, the last norm and the head. Method, rank, dropout, quantization, recomputation, row lengths and threads are the run's.
#pragma once

#include <functional>
#include <span>

#include "core/data/batches.h"
#include "core/models/loading.h"
#include "core/settings/run_spec.h"
#include "core/train/plan.h"

namespace lorica {

// What of a model is measured.
struct SpeedSubject {
    const RunSpec& spec;
    const ModelConfig& config;
    WeightTypes types;
    torch::Device device;
    QuantSettings quant;         // the file's, where the settings ask for none
};

// `plan` holds the micro-batches of `rows`, `trainable` the run's trained numbers. Takes about a second, more for wide layers; false from
// `go_on` cancels. An error also where the adapter cannot be made.
Result<RunSpeed> measure_run(const SpeedSubject& subject, std::span<const PreparedRow> rows, const BatchPlan& plan, int64_t trainable, const std::function<bool()>& go_on);

}  // namespace lorica
