// SPDX-License-Identifier: GPL-3.0-or-later
// Prompts enter one after another as places get free; all running answers grow by a token a pass. Engine thread.
#include "core/models/generation.h"

#include <algorithm>

#include "core/models/sampling.h"
#include "core/ops/few_rows.h"

namespace lorica {
namespace {

class RunningRows {
public:
    RunningRows(Decoding& decoding, const std::vector<Prompt>& prompts, const GenerationSettings& settings, const std::vector<int32_t>& stops,
          const GenerationHooks& hooks)
        : decoding_(decoding), prompts_(prompts), settings_(settings), stops_(stops), hooks_(hooks), out_(prompts.size()) {}

    std::vector<GeneratedText> run(size_t rows_at_once) {
        size_t next = 0;
        while (next < prompts_.size() || !rows_.empty()) {
            if (!hooks_.go_on()) return cancelled(next);
            if (next < prompts_.size() && rows_.size() < rows_at_once) {
                admit(next++);
            } else {
                step();
            }
            std::erase_if(rows_, [](const std::unique_ptr<Row>& row) { return row->done; });
        }
        return std::move(out_);
    }

private:
    struct Row {
        size_t prompt = 0;
        Sequence sequence;
        std::vector<int32_t> ids;      // prompt and answer
        bool done = false;
    };

    void admit(size_t prompt) {
        auto row = std::make_unique<Row>();
        row->prompt = prompt;
        row->ids = prompts_[prompt].ids;
        out_[prompt].reason = "length";
        if (prompts_[prompt].max_new_tokens > 0) {
            torch::Tensor scores = decoding_.prefill(row->sequence, row->ids);
            choose(*row, scores);
        } else {
            finish(*row);
        }
        rows_.push_back(std::move(row));
    }

    void step() {
        std::vector<Sequence*> sequences;
        std::vector<int32_t> ids;
        for (const auto& row : rows_) {
            sequences.push_back(&row->sequence);
            ids.push_back(row->ids.back());
        }
        torch::Tensor scores = decoding_.step(sequences, ids);
        for (size_t i = 0; i < rows_.size(); ++i) {
            torch::Tensor own = scores[static_cast<int64_t>(i)];
            choose(*rows_[i], own);
        }
    }

    void choose(Row& row, torch::Tensor& scores) {
        GeneratedText& out = out_[row.prompt];
        const std::span<float> own(scores.data_ptr<float>(), static_cast<size_t>(scores.numel()));
        if (hooks_.on_choice) untouched_.assign(own.begin(), own.end());
        const int32_t id = choose_token(own, row.ids, settings_, out.ids.size());
        if (std::find(stops_.begin(), stops_.end(), id) != stops_.end()) {
            out.reason = "stop";
            return finish(row);
        }
        out.ids.push_back(id);
        row.ids.push_back(id);
        if (hooks_.on_choice) hooks_.on_choice(row.prompt, id, untouched_);
        if (!hooks_.on_token(row.prompt, id)) out.reason = "stop";
        else if (static_cast<int64_t>(out.ids.size()) < prompts_[row.prompt].max_new_tokens) return;
        finish(row);
    }

    void finish(Row& row) {
        row.done = true;
        decoding_.release(row.sequence);
        hooks_.on_done(row.prompt, out_[row.prompt]);
    }

    std::vector<GeneratedText> cancelled(size_t next) {
        for (const auto& row : rows_) out_[row->prompt].reason = "cancelled";
        for (; next < out_.size(); ++next) out_[next].reason = "cancelled";
        return std::move(out_);
    }

    Decoding& decoding_;
    const std::vector<Prompt>& prompts_;
    const GenerationSettings& settings_;
    const std::vector<int32_t>& stops_;
    const GenerationHooks& hooks_;
    std::vector<GeneratedText> out_;
    std::vector<std::unique_ptr<Row>> rows_;
    std::vector<float> untouched_;   // scores
};

}  // namespace

std::vector<GeneratedText> generate(Decoding& decoding, const std::vector<Prompt>& prompts, const GenerationSettings& settings,
                                    const std::vector<int32_t>& stops, const GenerationHooks& hooks, int64_t rows_at_once) {
    const torch::NoGradGuard no_graph;
    if (settings.num_beams == 1) return RunningRows(decoding, prompts, settings, stops, hooks).run(static_cast<size_t>(std::max<int64_t>(1, rows_at_once)));
    std::vector<GeneratedText> out;
    for (size_t i = 0; i < prompts.size(); ++i) {
        out.push_back(beam_search(decoding, prompts[i], settings, stops, hooks.go_on));
        if (out.back().reason == "cancelled") continue;
        for (const int32_t id : out.back().ids)
            if (!hooks.on_token(i, id)) break;
        hooks.on_done(i, out.back());
    }
    return out;
}

int64_t rows_that_fit(const DecoderWeights& base, const std::vector<Prompt>& prompts, int64_t free_bytes) {
    int64_t longest = 1;
    for (const Prompt& prompt : prompts) longest = std::max(longest, static_cast<int64_t>(prompt.ids.size()) + prompt.max_new_tokens);
    // The cache doubles while the old one is still there.
    const int64_t bytes = 3 * longest * Decoding::bytes_per_token(base) + 8 * base.config.vocab_size;
    return std::clamp<int64_t>(free_bytes / 4 / bytes, 1, ops::kFewRows);
}

}  // namespace lorica
