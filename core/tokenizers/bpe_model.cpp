// SPDX-License-Identifier: GPL-3.0-or-later
// Byte-pair encoding: the lowest-ranked pair first, leftmost of equals. Any thread.
#include "core/tokenizers/bpe_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <queue>

#include "core/tokenizers/unicode_text.h"

namespace lorica {
namespace {

constexpr uint32_t kNoRank = std::numeric_limits<uint32_t>::max();
constexpr size_t kShort = 96;  // symbols up to which repeated scans beat a heap

uint64_t pack(int32_t left, int32_t right) { return static_cast<uint64_t>(static_cast<uint32_t>(left)) << 32 | static_cast<uint32_t>(right); }

size_t mix(uint64_t x) {
    x ^= x >> 29;
    x *= 0xBF58476D1CE4E5B9ull;  // SplitMix64's multiplier
    return static_cast<size_t>(x ^ x >> 32);
}

}  // namespace

Result<std::unique_ptr<BpeModel>> BpeModel::build(std::vector<std::string> names, const std::vector<std::pair<std::string, std::string>>& merges,
                                                  BpeOptions options, const std::string& where) {
    std::unique_ptr<BpeModel> made(new BpeModel());
    BpeModel& model = *made;
    model.set_names(std::move(names));
    model.options_ = std::move(options);
    model.letters_.assign(512, -1);
    for (uint32_t code = 0; code < 512; ++code) {
        std::string letter;
        append_utf8(letter, code);
        model.letters_[code] = model.id_of(letter);
    }
    for (int b = 0; b < 256; ++b) model.bytes_[b] = model.id_of(fmt::format("<0x{:02X}>", b));
    if (!model.options_.unk_token.empty()) {
        model.unk_ = model.id_of(model.options_.unk_token);
        if (model.unk_ < 0)
            return Error{ErrorCode::BadInput, fmt::format("the unknown token \"{}\" is not in the vocabulary", model.options_.unk_token), where};
    }
    LORICA_TRY(model.add_merges(merges, where));
    return made;
}

// A merge of rank r makes a token of score -r, so that sentencepiece merges in the same order.
std::vector<float> BpeModel::scores() const {
    std::vector<float> out(names().size(), 0.0f);
    for (size_t rank = merges_.size(); rank-- > 0;) {
        const Merge* merge = merge_of(merges_[rank].first, merges_[rank].second);
        if (merge) out[static_cast<size_t>(merge->result)] = -static_cast<float>(rank + 1);
    }
    return out;
}

Result<void> BpeModel::add_merges(const std::vector<std::pair<std::string, std::string>>& merges, const std::string& where) {
    table_.assign(std::bit_ceil(merges.size() * 2 + 16), Merge{});
    merges_.reserve(merges.size());
    const size_t prefix = options_.continuing_subword_prefix.size();
    for (size_t rank = 0; rank < merges.size(); ++rank) {
        const std::string &left = merges[rank].first, &right = merges[rank].second;
        const auto bad = [&](const std::string& token) {
            return Error{ErrorCode::BadInput, fmt::format("merge {} (\"{}\" \"{}\"): \"{}\" is not in the vocabulary", rank, left, right, token), where};
        };
        const int32_t a = id_of(left), b = id_of(right);
        if (a < 0) return bad(left);
        if (b < 0) return bad(right);
        if (right.size() < prefix) return bad(right);
        const std::string joined = left + right.substr(prefix);
        const int32_t result = id_of(joined);
        if (result < 0) return bad(joined);
        merges_.emplace_back(a, b);
        const uint64_t pair = pack(a, b);
        size_t at = mix(pair) & (table_.size() - 1);
        while (table_[at].pair != UINT64_MAX && table_[at].pair != pair) at = (at + 1) & (table_.size() - 1);
        table_[at] = {pair, static_cast<uint32_t>(rank), result};  // of a merge written twice the later rank counts, as in the reference
    }
    return {};
}

const BpeModel::Merge* BpeModel::merge_of(int32_t left, int32_t right) const {
    const uint64_t pair = pack(left, right);
    for (size_t at = mix(pair) & (table_.size() - 1);; at = (at + 1) & (table_.size() - 1)) {
        if (table_[at].pair == pair) return &table_[at];
        if (table_[at].pair == UINT64_MAX) return nullptr;
    }
}

// One symbol a character: from the vocabulary, else its bytes if all are there, else the unknown token, else nothing.
void BpeModel::symbols_of(std::string_view piece, std::vector<int32_t>& out, Missing& missing) const {
    bool unk_waiting = false;
    const bool plain = options_.continuing_subword_prefix.empty() && options_.end_of_word_suffix.empty();
    std::string spelled;
    for (size_t at = 0; at < piece.size();) {
        const Utf8Char c = utf8_at(piece, at);
        const std::string_view raw = piece.substr(at, c.length);
        int32_t id = -1;
        if (plain) {
            id = c.code < 512 ? letters_[c.code] : id_of(raw);
        } else {
            spelled = (at == 0 ? "" : options_.continuing_subword_prefix) + std::string(raw);
            if (at + c.length == piece.size()) spelled += options_.end_of_word_suffix;
            id = id_of(spelled);
        }
        at += c.length;
        if (id >= 0) {
            if (unk_waiting) out.push_back(unk_);
            unk_waiting = false;
            out.push_back(id);
            continue;
        }
        if (options_.byte_fallback &&
            std::all_of(raw.begin(), raw.end(), [&](char b) { return bytes_[static_cast<unsigned char>(b)] >= 0; })) {
            for (const char b : raw) out.push_back(bytes_[static_cast<unsigned char>(b)]);
            continue;
        }
        if (unk_ >= 0) {
            if (unk_waiting && !options_.fuse_unk) out.push_back(unk_);
            unk_waiting = true;
        } else {
            if (missing.bytes == 0) missing.first = raw;
            missing.bytes += 1;
        }
    }
    if (unk_waiting) out.push_back(unk_);
}

void BpeModel::merge_short(std::vector<int32_t>& symbols) const {
    std::vector<const Merge*> merges(symbols.size(), nullptr);
    for (size_t i = 0; i + 1 < symbols.size(); ++i) merges[i] = merge_of(symbols[i], symbols[i + 1]);
    while (symbols.size() > 1) {
        uint32_t best = kNoRank;
        size_t where = 0;
        for (size_t i = 0; i + 1 < symbols.size(); ++i) {
            if (merges[i] && merges[i]->rank < best) {
                best = merges[i]->rank;
                where = i;
            }
        }
        if (best == kNoRank) break;
        symbols[where] = merges[where]->result;
        symbols.erase(symbols.begin() + static_cast<ptrdiff_t>(where) + 1);
        merges.erase(merges.begin() + static_cast<ptrdiff_t>(where) + 1);
        merges[where] = where + 1 < symbols.size() ? merge_of(symbols[where], symbols[where + 1]) : nullptr;
        if (where > 0) merges[where - 1] = merge_of(symbols[where - 1], symbols[where]);
    }
}

void BpeModel::merge_long(std::vector<int32_t>& symbols) const {
    struct Candidate {
        uint32_t rank, at;
        int32_t left, right;
        bool operator>(const Candidate& o) const { return rank != o.rank ? rank > o.rank : at > o.at; }
    };
    const auto count = static_cast<uint32_t>(symbols.size());
    std::vector<uint32_t> next(count), before(count);
    std::vector<Candidate> start;
    for (uint32_t i = 0; i < count; ++i) {
        next[i] = i + 1;
        before[i] = i - 1;  // wraps at 0; never followed there
        if (i + 1 == count) break;
        if (const Merge* m = merge_of(symbols[i], symbols[i + 1])) start.push_back({m->rank, i, symbols[i], symbols[i + 1]});
    }
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> queue(std::greater<>(), std::move(start));
    const auto offer = [&](uint32_t at) {
        const uint32_t right = next[at];
        if (right >= count) return;
        if (const Merge* m = merge_of(symbols[at], symbols[right])) queue.push({m->rank, at, symbols[at], symbols[right]});
    };
    while (!queue.empty()) {
        const Candidate c = queue.top();
        queue.pop();
        const uint32_t right = next[c.at];
        if (symbols[c.at] != c.left || right >= count || symbols[right] != c.right) continue;
        symbols[c.at] = merge_of(c.left, c.right)->result;
        symbols[right] = -1;
        next[c.at] = next[right];
        if (next[c.at] < count) before[next[c.at]] = c.at;
        offer(c.at);
        if (c.at > 0) offer(before[c.at]);
    }
    std::erase(symbols, -1);
}

void BpeModel::encode(std::string_view piece, bool, std::vector<int32_t>& ids, Missing& missing) const {
    if (piece.empty()) return;
    if (options_.ignore_merges) {
        if (const int32_t id = id_of(piece); id >= 0) {
            ids.push_back(id);
            return;
        }
    }
    std::vector<int32_t> symbols;
    symbols.reserve(piece.size());
    symbols_of(piece, symbols, missing);
    if (symbols.size() > kShort) merge_long(symbols);
    else merge_short(symbols);
    ids.insert(ids.end(), symbols.begin(), symbols.end());
}

}  // namespace lorica
