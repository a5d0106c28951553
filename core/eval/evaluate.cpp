// SPDX-License-Identifier: GPL-3.0-or-later
// The mean loss over rows. Engine thread.
#include "core/eval/evaluate.h"

#include <cmath>

namespace lorica {

Result<LossReport> evaluate_loss(const DecoderWeights& base, const Adapter* adapter, std::span<const PreparedRow> rows,
                                 const ScoreOptions& options) {
    LORICA_ASSIGN(const std::vector<RowScore> scores, score(base, adapter, rows, options));
    LossReport report;
    for (const RowScore& one : scores) {
        report.nll += one.nll;
        report.tokens += one.tokens;
    }
    report.rows = static_cast<int64_t>(rows.size());
    if (report.tokens == 0) return Error{ErrorCode::BadInput, "no row has a token to evaluate", "", "Check the mapping: the responses are empty."};
    report.loss = report.nll / static_cast<double>(report.tokens);
    report.perplexity = std::exp(report.loss);
    return report;
}

}  // namespace lorica
