// SPDX-License-Identifier: GPL-3.0-or-later
// AddedVocabulary: finds added tokens in a text, leftmost and longest first. Immutable after build; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/tokenizers/tokenizer.h"

namespace lorica {

class AddedVocabulary {
public:
    // `spelled[i]` is what token i is looked for as (its normalised form where the token is matched in normalised text).
    void build(const std::vector<AddedToken>& tokens, const std::vector<std::string>& spelled);
    bool empty() const { return nodes_.size() <= 1; }

    struct Part {
        int32_t token = -1;  // index of the added token, or -1 for text between
        size_t begin = 0, end = 0;
    };
    // Which control tokens may be found: all, none, or those that touch no byte of `literal`.
    struct Rule {
        bool special = true;
        std::span<const ByteSpan> literal = {};
    };
    std::vector<Part> cut(std::string_view text, const std::vector<AddedToken>& tokens, const Rule& rule) const;

private:
    struct Node {
        std::vector<std::pair<unsigned char, uint32_t>> next;  // sorted by byte
        int32_t token = -1;
    };
    struct Hit {
        int32_t token = -1;
        size_t end = 0;
    };
    // The longest token at `at` that `accept`s, or none.
    template <class Accept>
    Hit longest(std::string_view text, size_t at, Accept accept) const;
    std::vector<Node> nodes_ = {Node{}};
    std::array<bool, 256> starts_{};
};

}  // namespace lorica
