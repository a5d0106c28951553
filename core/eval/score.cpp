// SPDX-License-Identifier: GPL-3.0-or-later
// Groups rows into packed passes and sums their losses. Engine thread.
#include "core/eval/score.h"

#include "core/eval/evaluate.h"
#include "core/models/train_pass.h"

namespace lorica {

Result<std::vector<RowScore>> score(const DecoderWeights& base, const Adapter* adapter, std::span<const PreparedRow> rows,
                                    const ScoreOptions& options) {
    std::vector<RowScore> scores(rows.size());
    for (size_t begin = 0; begin < rows.size();) {
        std::vector<uint32_t> group;
        int64_t tokens = 0;
        size_t end = begin;
        while (end < rows.size() && (group.empty() || tokens + static_cast<int64_t>(rows[end].ids.size()) <= options.tokens_per_pass)) {
            tokens += static_cast<int64_t>(rows[end].ids.size());
            group.push_back(static_cast<uint32_t>(end++));
        }
        const Batch batch = make_batch(rows, group, true);
        std::vector<double> sums;
        loss_pass(base, adapter, batch, &sums);
        for (size_t i = begin; i < end; ++i) scores[i] = {sums.at(i - begin), rows[i].supervised()};
        begin = end;
        if (options.on_progress && !options.on_progress(static_cast<int64_t>(end), static_cast<int64_t>(rows.size())))
            return Error{ErrorCode::Cancelled, "scoring was cancelled"};
    }
    return scores;
}

Result<std::vector<RowScore>> score(const DecoderWeights& base, const Adapter* adapter, std::span<const RenderedRow> rows,
                                    const ScoreOptions& options) {
    std::vector<PreparedRow> prepared;
    prepared.reserve(rows.size());
    for (const RenderedRow& row : rows) {
        PreparedRow one;
        one.ids = row.ids;
        one.trained = row.trained;
        prepared.push_back(std::move(one));
    }
    return score(base, adapter, std::span<const PreparedRow>(prepared), options);
}

}  // namespace lorica
