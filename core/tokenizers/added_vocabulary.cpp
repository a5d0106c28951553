// SPDX-License-Identifier: GPL-3.0-or-later
// Finding added tokens by a byte trie, with the reference's rules for words and white space. Any thread.
#include "core/tokenizers/added_vocabulary.h"

#include <algorithm>

#include "core/tokenizers/unicode_text.h"

namespace lorica {
namespace {

size_t previous_start(std::string_view text, size_t end) {
    size_t start = end - 1;
    while (start > 0 && end - start < 4 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    return start;
}

bool word_before(std::string_view text, size_t at) { return at > 0 && is_word(utf8_at(text, previous_start(text, at)).code); }
bool word_behind(std::string_view text, size_t at) { return at < text.size() && is_word(utf8_at(text, at).code); }

enum class Touch { None, Inside, Partly };
Touch touch(std::span<const ByteSpan> literal, size_t begin, size_t end) {
    const auto at = std::upper_bound(literal.begin(), literal.end(), begin, [](size_t b, const ByteSpan& s) { return b < s.end; });
    if (at == literal.end() || at->begin >= end) return Touch::None;
    return at->begin <= begin && end <= at->end ? Touch::Inside : Touch::Partly;
}

}  // namespace

void AddedVocabulary::build(const std::vector<AddedToken>& tokens, const std::vector<std::string>& spelled) {
    nodes_.assign(1, Node{});
    starts_.fill(false);
    for (size_t i = 0; i < tokens.size(); ++i) {
        if (spelled[i].empty()) continue;
        starts_[static_cast<unsigned char>(spelled[i][0])] = true;
        uint32_t node = 0;
        for (const char c : spelled[i]) {
            const auto byte = static_cast<unsigned char>(c);
            auto& next = nodes_[node].next;
            auto at = std::lower_bound(next.begin(), next.end(), byte, [](const auto& p, unsigned char b) { return p.first < b; });
            if (at == next.end() || at->first != byte) {
                const auto fresh = static_cast<uint32_t>(nodes_.size());
                next.insert(at, {byte, fresh});
                nodes_.emplace_back();  // `next` and `at` are not used behind this
                node = fresh;
            } else {
                node = at->second;
            }
        }
        nodes_[node].token = static_cast<int32_t>(i);
    }
}

template <class Accept>
AddedVocabulary::Hit AddedVocabulary::longest(std::string_view text, size_t at, Accept accept) const {
    Hit best;
    uint32_t node = 0;
    for (size_t i = at; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto& next = nodes_[node].next;
        const auto step = std::lower_bound(next.begin(), next.end(), byte, [](const auto& p, unsigned char b) { return p.first < b; });
        if (step == next.end() || step->first != byte) break;
        node = step->second;
        if (nodes_[node].token >= 0 && accept(nodes_[node].token, i + 1)) best = {nodes_[node].token, i + 1};
    }
    return best;
}

std::vector<AddedVocabulary::Part> AddedVocabulary::cut(std::string_view text, const std::vector<AddedToken>& tokens, const Rule& rule) const {
    std::vector<Part> parts;
    size_t done = 0;
    for (size_t at = 0; at < text.size();) {
        if (!starts_[static_cast<unsigned char>(text[at])]) { ++at; continue; }
        // A control token that only partly lies in literal text is not there at all; a shorter one may be.
        const Hit hit = longest(text, at, [&](int32_t token, size_t end) {
            return !tokens[static_cast<size_t>(token)].special || touch(rule.literal, at, end) != Touch::Partly;
        });
        if (hit.token < 0) { ++at; continue; }
        const AddedToken& token = tokens[static_cast<size_t>(hit.token)];
        // One that is refused is passed over whole, as the reference does.
        const bool refused = token.special && (!rule.special || touch(rule.literal, at, hit.end) == Touch::Inside);
        if (refused || (token.single_word && (word_before(text, at) || word_behind(text, hit.end)))) { at = hit.end; continue; }
        size_t begin = at, end = hit.end;
        while (token.lstrip && begin > done) {
            const size_t start = previous_start(text, begin);
            if (start < done || !is_space(utf8_at(text, start).code)) break;
            begin = start;
        }
        while (token.rstrip && end < text.size()) {
            const Utf8Char c = utf8_at(text, end);
            if (!is_space(c.code)) break;
            end += c.length;
        }
        if (begin > done) parts.push_back({-1, done, begin});
        parts.push_back({hit.token, begin, end});
        done = at = end;
    }
    if (done < text.size()) parts.push_back({-1, done, text.size()});
    return parts;
}

}  // namespace lorica
