// SPDX-License-Identifier: GPL-3.0-or-later
// A checkpoint: everything a run needs to go on to the last bit. Engine thread.
//
// checkpoints/step-N/ is an adapter folder as Adapter::save writes it to go on from (adapter_config.json,
// adapter_model.safetensors and the like) with, beside it,
//   trainer_state.json   TrainerState
//   optimizer.bin        exp_avg, then exp_avg_sq: float32, little endian, in the order of the adapter's parameters
//   manifest.json        sizes and hashes, written last
// It appears under its name complete or not at all. No generator has a state of its own: order and dropout are functions
// of the seed and of the cursor (core/base/philox.h).
#pragma once

#include <limits>

#include "core/data/batches.h"
#include "core/peft/adapter.h"
#include "core/runtime/run_folder.h"
#include "core/train/optimizer.h"

namespace lorica {

struct TrainerState {
    int64_t step = 0;                 // optimizer steps done, skipped ones included
    DataCursor cursor;                // the next window
    uint64_t seed = 0;
    int64_t best_step = -1;           // -1: none yet
    double best_loss = std::numeric_limits<double>::infinity();
    double last_eval_loss = std::numeric_limits<double>::infinity();
    int64_t evaluated_step = -1;      // the last step whose evaluation is done
    int64_t evaluations_without_gain = 0;
    int64_t skipped = 0, skipped_in_a_row = 0;
    double loss_scale = 1;
    int64_t finite_steps = 0;         // since the loss scale last changed
    double last_loss = 0;
    int64_t tokens = 0, supervised_tokens = 0;
    double seconds = 0;               // spent in training steps
};
nlohmann::json to_json(const TrainerState& state);
Result<TrainerState> trainer_state_from_json(const nlohmann::json& json);

// Writes step-<state.step> and returns its folder. Refuses parameters that are not finite.
Result<fs::path> save_checkpoint(const RunFolder& run, const TrainerState& state, const Adapter& adapter, const AdamW& optimizer,
                                 const std::string& base_name);

struct Restored {
    TrainerState state;
    Adapter adapter;
    torch::Tensor mean, variance;     // float32, on the base's device
    int64_t updates = 0;
};
// The manifest was verified by RunFolder::checkpoints().
Result<Restored> load_checkpoint(const fs::path& folder, const DecoderWeights& base);

// Replaces a finished PEFT folder (adapter/) by the adapter as it is now.
Result<void> replace_adapter_folder(const fs::path& target, const Adapter& adapter, const std::string& base_name);

}  // namespace lorica
