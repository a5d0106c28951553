// SPDX-License-Identifier: GPL-3.0-or-later
// Teacher-forced scores: how likely the model finds the trained tokens of each row. Engine thread.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "core/data/dataset.h"
#include "core/models/decoder.h"
#include "core/peft/adapter.h"
#include "core/tokenizers/render.h"

namespace lorica {

struct RowScore {
    double nll = 0;      // sum of -log p over the row's trained tokens, in nats
    int64_t tokens = 0;  // how many those are
};

struct ScoreOptions {
    // Rows lie side by side in one pass until it would hold more tokens than this; a longer row goes alone.
    int64_t tokens_per_pass = 2048;
    // Called after each pass; false cancels.
    std::function<bool(int64_t rows_done, int64_t rows)> on_progress = {};
};

// One score a row, in order. `adapter` may be null. A row's score does not depend on its neighbours.
Result<std::vector<RowScore>> score(const DecoderWeights& base, const Adapter* adapter, std::span<const PreparedRow> rows,
                                    const ScoreOptions& options = {});
Result<std::vector<RowScore>> score(const DecoderWeights& base, const Adapter* adapter, std::span<const RenderedRow> rows,
                                    const ScoreOptions& options = {});

}  // namespace lorica
