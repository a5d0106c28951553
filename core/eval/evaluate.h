// SPDX-License-Identifier: GPL-3.0-or-later
// Held-out loss and perplexity. Engine thread.
#pragma once

#include "core/eval/score.h"

namespace lorica {

struct LossReport {
    double loss = 0;        // mean of -log p over all trained tokens, in nats
    double perplexity = 0;  // exp(loss)
    double nll = 0;         // the sum
    int64_t tokens = 0;     // trained tokens
    int64_t rows = 0;
};

// An error if no row has a trained token.
Result<LossReport> evaluate_loss(const DecoderWeights& base, const Adapter* adapter, std::span<const PreparedRow> rows,
                                 const ScoreOptions& options = {});

}  // namespace lorica
