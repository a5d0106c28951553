// SPDX-License-Identifier: GPL-3.0-or-later
// Viterbi over the characters of a piece. Any thread.
#include "core/tokenizers/unigram_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/tokenizers/unicode_text.h"

namespace lorica {

Result<std::unique_ptr<UnigramModel>> UnigramModel::build(std::vector<std::string> names, std::vector<double> scores, int64_t unk,
                                                          bool byte_fallback, const std::string& where) {
    std::unique_ptr<UnigramModel> model(new UnigramModel());
    if (unk < -1 || unk >= static_cast<int64_t>(names.size()))
        return Error{ErrorCode::BadInput, fmt::format("unk_id {} is beyond the vocabulary of {}", unk, names.size()), where};
    double lowest = 0;
    for (size_t id = 0; id < names.size(); ++id) {
        if (!std::isfinite(scores[id])) return Error{ErrorCode::BadInput, fmt::format("the token \"{}\" has a score that is no number", names[id]), where};
        lowest = id == 0 ? scores[id] : std::min(lowest, scores[id]);
        model->longest_ = std::max(model->longest_, names[id].size());
    }
    model->set_names(std::move(names), true);
    model->scores_ = std::move(scores);
    model->unk_ = static_cast<int32_t>(unk);
    model->unk_score_ = lowest - 10.0;  // sentencepiece's kUnkPenalty
    model->byte_fallback_ = byte_fallback;
    return model;
}

// A part of the best path: a token, else its bytes, else the unknown token.
void UnigramModel::put(std::string_view part, std::vector<int32_t>& ids, Missing& missing) const {
    if (const int32_t id = id_of(part); id >= 0) {
        ids.push_back(id);
        return;
    }
    if (byte_fallback_) {
        std::vector<int32_t> bytes;
        for (const char c : part)
            if (const int32_t id = id_of(fmt::format("<0x{:02X}>", static_cast<unsigned char>(c))); id >= 0) bytes.push_back(id);
        if (bytes.size() == part.size()) {
            ids.insert(ids.end(), bytes.begin(), bytes.end());
            return;
        }
    }
    if (unk_ >= 0) {
        ids.push_back(unk_);
        return;
    }
    if (missing.bytes == 0) missing.first = part;
    missing.bytes += 1;
}

void UnigramModel::encode(std::string_view piece, bool, std::vector<int32_t>& ids, Missing& missing) const {
    struct Best {
        double score = 0;
        size_t start = 0;
        int32_t id = -1;
        bool reached = false;
    };
    std::vector<Best> best(piece.size() + 1);
    const auto offer = [&](size_t start, size_t end, int32_t id, double score) {
        Best& target = best[end];
        if (target.reached && score <= target.score) return;
        target = {score, start, id, true};
    };
    for (size_t start = 0; start < piece.size();) {
        const size_t first = utf8_at(piece, start).length;
        bool single = false;
        for (size_t end = start + first; end - start <= longest_;) {
            if (const int32_t id = id_of(piece.substr(start, end - start)); id >= 0) {
                offer(start, end, id, best[start].score + scores_[static_cast<size_t>(id)]);
                single = single || end == start + first;
            }
            if (end >= piece.size()) break;
            end += utf8_at(piece, end).length;
        }
        if (!single) offer(start, start + first, unk_, best[start].score + unk_score_);
        start += first;
    }
    // Back along the path; unknown parts beside each other are one.
    std::vector<std::string_view> parts;
    bool unknown = false;
    for (size_t end = piece.size(); end > 0;) {
        const Best& step = best[end];
        const bool is_unknown = step.id == unk_;
        if (is_unknown && unknown) parts.back() = piece.substr(step.start, parts.back().size() + (end - step.start));
        else parts.push_back(piece.substr(step.start, end - step.start));
        unknown = is_unknown;
        end = step.start;
    }
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) put(*part, ids, missing);
}

}  // namespace lorica
