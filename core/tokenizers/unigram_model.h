// SPDX-License-Identifier: GPL-3.0-or-later
// UnigramModel: the likeliest cut of a piece into tokens, as the `tokenizers` package finds it. Immutable; any thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/tokenizers/token_model.h"

namespace lorica {

class UnigramModel : public TokenModel {
public:
    // `scores[id]` is the logarithm of a token's probability. `unk` -1: there is none.
    static Result<std::unique_ptr<UnigramModel>> build(std::vector<std::string> names, std::vector<double> scores, int64_t unk, bool byte_fallback,
                                                       const std::string& where);

    void encode(std::string_view piece, bool prefixed, std::vector<int32_t>& ids, Missing& missing) const override;
    std::string json() const override { return unigram_json(names(), scores_, unk_, byte_fallback_); }
    std::vector<float> scores() const override { return {scores_.begin(), scores_.end()}; }
    int32_t unk() const override { return unk_; }
    bool byte_fallback() const override { return byte_fallback_; }

private:
    UnigramModel() = default;
    void put(std::string_view part, std::vector<int32_t>& ids, Missing& missing) const;
    std::vector<double> scores_;
    double unk_score_ = 0;
    int32_t unk_ = -1;
    bool byte_fallback_ = false;
    size_t longest_ = 0;  // bytes of the longest token
};

}  // namespace lorica
