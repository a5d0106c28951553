// SPDX-License-Identifier: GPL-3.0-or-later
// BpeModel: a vocabulary with ranked merges. Immutable after build; any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/tokenizers/token_model.h"

namespace lorica {

class BpeModel : public TokenModel {
public:
    // `names[id]` is the token, empty where an id is not used; `merges` in order of rank. Refuses a merge whose parts or
    // result are not in the vocabulary.
    static Result<std::unique_ptr<BpeModel>> build(std::vector<std::string> names, const std::vector<std::pair<std::string, std::string>>& merges,
                                                   BpeOptions options, const std::string& where);

    void encode(std::string_view piece, bool prefixed, std::vector<int32_t>& ids, Missing& missing) const override;
    std::string json() const override { return bpe_json(*this, merges_, options_); }
    std::vector<float> scores() const override;
    std::vector<std::pair<int32_t, int32_t>> merges() const override { return merges_; }
    int32_t unk() const override { return unk_; }
    bool byte_fallback() const override { return options_.byte_fallback; }
    bool ignores_merges() const override { return options_.ignore_merges; }

private:
    BpeModel() = default;
    struct Merge {
        uint64_t pair = UINT64_MAX;
        uint32_t rank = 0;
        int32_t result = 0;
    };
    const Merge* merge_of(int32_t left, int32_t right) const;
    void symbols_of(std::string_view piece, std::vector<int32_t>& out, Missing& missing) const;
    void merge_short(std::vector<int32_t>& symbols) const;
    void merge_long(std::vector<int32_t>& symbols) const;
    Result<void> add_merges(const std::vector<std::pair<std::string, std::string>>& merges, const std::string& where);

    BpeOptions options_;
    std::vector<std::pair<int32_t, int32_t>> merges_;
    std::vector<Merge> table_;  // open addressing, a power of two
    std::vector<int32_t> letters_;  // ids of the characters below U+0200, -1 where there is none
    int32_t unk_ = -1;
    int32_t bytes_[256];  // ids of <0x00> … <0xFF>, -1 where there is none
};

}  // namespace lorica
