// SPDX-License-Identifier: GPL-3.0-or-later
// Beam search over one prompt, step for step transformers' _beam_search (generation/utils.py, 5.17). Engine thread.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/models/generation.h"
#include "core/models/sampling.h"

namespace lorica {
namespace {

struct Beam {
    Sequence sequence;
    std::vector<int32_t> ids;      // prompt and answer
    float score = 0;               // log-probability of the answer so far
};

struct Candidate {
    float score;
    size_t beam;
    int32_t id;
};

struct Finished {
    float score;                   // with the length penalty
    std::vector<int32_t> ids;      // of the answer, its stop token included
    bool stopped;
};

class Search {
public:
    Search(Decoding& decoding, const Prompt& prompt, const GenerationSettings& settings, const std::vector<int32_t>& stops)
        : decoding_(decoding), prompt_(prompt), settings_(settings), stops_(stops), width_(static_cast<size_t>(settings.num_beams)) {}
    ~Search() {
        for (Beam& beam : beams_) decoding_.release(beam.sequence);
    }

    GeneratedText run(const std::function<bool()>& go_on) {
        beams_.emplace_back();
        beams_[0].ids = prompt_.ids;
        if (!go_on()) return {{}, "cancelled", 0};
        torch::Tensor scores = decoding_.prefill(beams_[0].sequence, prompt_.ids).unsqueeze(0);
        for (bool more = prompt_.max_new_tokens > 0; more;) {
            more = advance(best_candidates(scores));
            if (!more) break;
            if (!go_on()) return {{}, "cancelled", 0};
            scores = forward();
        }
        GeneratedText out;
        out.reason = "length";
        if (finished_.empty()) return out;
        const Finished& best = finished_.front();
        out.ids = best.ids;
        out.score = static_cast<double>(best.score);
        if (best.stopped) {
            out.ids.pop_back();
            out.reason = "stop";
        }
        return out;
    }

private:
    torch::Tensor forward() {
        std::vector<Sequence*> sequences;
        std::vector<int32_t> ids;
        for (Beam& beam : beams_) {
            sequences.push_back(&beam.sequence);
            ids.push_back(beam.ids.back());
        }
        return decoding_.step(sequences, ids);
    }

    bool stops_at(int32_t id) const { return std::find(stops_.begin(), stops_.end(), id) != stops_.end(); }

    // Enough of them that as many as there are beams go on, even if every beam might stop at every stop token.
    std::vector<Candidate> best_candidates(torch::Tensor& scores) const {
        const auto better = [](const Candidate& a, const Candidate& b) {
            return a.score > b.score || (a.score == b.score && (a.beam < b.beam || (a.beam == b.beam && a.id < b.id)));
        };
        const size_t keep = std::max<size_t>(2, 1 + stops_.size()) * width_;
        std::vector<Candidate> all;
        for (size_t b = 0; b < beams_.size(); ++b) {
            torch::Tensor row = scores[static_cast<int64_t>(b)];
            const Scores own{row.data_ptr<float>(), static_cast<size_t>(row.numel())};
            log_softmax(own);
            process_scores(own, beams_[b].ids, settings_);
            for (size_t i = 0; i < own.size(); ++i) all.push_back({own[i] + beams_[b].score, b, static_cast<int32_t>(i)});
            const size_t count = std::min(keep, all.size());
            std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count), all.end(), better);
            all.resize(count);
        }
        return all;
    }

    // Takes the candidates in: which beams go on, which are answers. False at the end.
    bool advance(const std::vector<Candidate>& candidates) {
        const auto length = static_cast<int64_t>(beams_[0].ids.size() - prompt_.ids.size()) + 1;
        const bool at_limit = length >= prompt_.max_new_tokens;
        std::vector<Candidate> running;
        for (size_t i = 0; i < candidates.size(); ++i) {
            const Candidate& one = candidates[i];
            const bool stopped = stops_at(one.id);
            if (!stopped && !at_limit) {
                if (running.size() < width_) running.push_back(one);
            } else if (i < width_) {
                finish(one, length, stopped);
            }
        }
        if (running.empty()) return false;
        continue_with(running);
        const bool full = finished_.size() == width_;
        if (full && settings_.early_stopping == "true") return false;
        return !full || best_possible(length) > finished_.back().score;
    }

    void finish(const Candidate& one, int64_t length, bool stopped) {
        const std::vector<int32_t>& before = beams_[one.beam].ids;
        Finished answer{static_cast<float>(static_cast<double>(one.score) / std::pow(static_cast<double>(length), settings_.length_penalty)),
                        {before.begin() + static_cast<std::ptrdiff_t>(prompt_.ids.size()), before.end()}, stopped};
        answer.ids.push_back(one.id);
        const auto place = std::upper_bound(finished_.begin(), finished_.end(), answer, [](const Finished& a, const Finished& b) { return a.score > b.score; });
        finished_.insert(place, std::move(answer));
        if (finished_.size() > width_) finished_.pop_back();
    }

    void continue_with(const std::vector<Candidate>& running) {
        std::vector<Beam> next;
        for (const Candidate& one : running) {
            Beam beam{decoding_.fork(beams_[one.beam].sequence), beams_[one.beam].ids, one.score};
            beam.ids.push_back(one.id);
            next.push_back(std::move(beam));
        }
        for (Beam& beam : beams_) decoding_.release(beam.sequence);
        beams_ = std::move(next);
    }

    // What the best running beam may still reach. With "false" that is a heuristic, see _check_early_stop_heuristic.
    float best_possible(int64_t length) const {
        const bool at_full_length = settings_.early_stopping == "never" && settings_.length_penalty > 0;
        const auto reached = static_cast<double>(at_full_length ? prompt_.max_new_tokens : length);
        return static_cast<float>(static_cast<double>(beams_[0].score) / std::pow(reached, settings_.length_penalty));
    }

    Decoding& decoding_;
    const Prompt& prompt_;
    const GenerationSettings& settings_;
    const std::vector<int32_t>& stops_;
    const size_t width_;
    std::vector<Beam> beams_;
    std::vector<Finished> finished_;   // best first, at most as many as beams
};

}  // namespace

GeneratedText beam_search(Decoding& decoding, const Prompt& prompt, const GenerationSettings& settings, const std::vector<int32_t>& stops,
                          const std::function<bool()>& go_on) {
    return Search(decoding, prompt, settings, stops).run(go_on);
}

}  // namespace lorica
