// SPDX-License-Identifier: GPL-3.0-or-later
// BpeModel: a vocabulary with ranked merges. Immutable after build; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/error.h"

namespace lorica {

struct BpeOptions {
    std::string unk_token = {};  // empty: none
    std::string continuing_subword_prefix = {};
    std::string end_of_word_suffix = {};
    bool fuse_unk = false;
    bool byte_fallback = false;
    bool ignore_merges = false;
};

class BpeModel {
public:
    // `names[id]` is the token, empty where an id is not used; `merges` in order of rank. Refuses a merge whose parts or
    // result are not in the vocabulary.
    static Result<BpeModel> build(std::vector<std::string> names, const std::vector<std::pair<std::string, std::string>>& merges,
                                  BpeOptions options, const std::string& where);
    BpeModel(BpeModel&&) = default;
    BpeModel& operator=(BpeModel&&) = default;

    // Appends the ids of one pre-tokenised piece; returns the bytes that no token can stand for, added up, and the first of them.
    struct Missing {
        size_t bytes = 0;
        std::string_view first = {};
    };
    void encode(std::string_view piece, std::vector<int32_t>& ids, Missing& missing) const;

    int32_t id_of(std::string_view name) const;
    const std::vector<std::string>& names() const { return names_; }
    const std::vector<std::pair<int32_t, int32_t>>& merges() const { return merges_; }
    const BpeOptions& options() const { return options_; }
    size_t size() const { return vocabulary_.size(); }

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
    std::vector<std::string> names_;
    std::unordered_map<std::string_view, int32_t> vocabulary_;  // views into names_
    std::vector<std::pair<int32_t, int32_t>> merges_;
    std::vector<Merge> table_;  // open addressing, a power of two
    std::vector<int32_t> letters_;  // ids of the characters below U+0200, -1 where there is none
    int32_t unk_ = -1;
    int32_t bytes_[256];  // ids of <0x00> … <0xFF>, -1 where there is none
};

}  // namespace lorica
