// SPDX-License-Identifier: GPL-3.0-or-later
// BLEU with 13a tokens. Papineni et al. 2002 with NIST's exponential smoothing (mteval-v13a). Pure functions; any thread.
#include "core/eval/bleu.h"

#include "core/eval/text_units.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <unordered_map>
#include <utility>

namespace lorica {
namespace {

constexpr size_t kOrders = 4;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_point(char c) { return c == '.' || c == ','; }

// ASCII punctuation and symbols that stand alone: all but ' , - and .
bool stands_alone(char c) {
    return (c >= '{' && c <= '~') || (c >= '[' && c <= '`') || (c >= ' ' && c <= '&') || (c >= '(' && c <= '+') || (c >= ':' && c <= '@') || c == '/';
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

// Each pass reads pairs from left to right; a pair that matched is not looked at again. Bytes of UTF-8 beyond ASCII are
// neither digits nor points, so working on bytes splits at the same places as working on characters.
template <class Match>
std::string pass(const std::string& in, Match match, const char* before_first, const char* before_second, const char* behind) {
    std::string out;
    out.reserve(in.size() + 16);
    for (size_t i = 0; i < in.size(); ++i) {
        if (i + 1 < in.size() && match(in[i], in[i + 1])) {
            out.append(before_first).push_back(in[i]);
            out.append(before_second).push_back(in[i + 1]);
            out.append(behind);
            ++i;
        } else {
            out += in[i];
        }
    }
    return out;
}

using Ngram = std::u32string;  // one number a word
using Counts = std::unordered_map<Ngram, int64_t>;

class Counter {
public:
    Ngram words(const std::string& line) {
        Ngram out;
        for (std::string& word : tokenize_13a(line)) {
            out += static_cast<char32_t>(numbers_.try_emplace(std::move(word), static_cast<uint32_t>(numbers_.size())).first->second);
        }
        return out;
    }
    static Counts ngrams(const Ngram& words) {
        Counts out;
        for (size_t n = 1; n <= kOrders; ++n) {
            for (size_t i = 0; i + n <= words.size(); ++i) ++out[words.substr(i, n)];
        }
        return out;
    }
    void add(BleuScore& score, const std::string& hypothesis, const std::vector<std::string>& references) {
        const Ngram words_here = words(hypothesis);
        const auto length = static_cast<int64_t>(words_here.size());
        Counts most;  // of each n-gram, the largest count in one reference
        int64_t closest = -1;
        for (const std::string& reference : references) {
            const Ngram there = words(reference);
            const auto other = static_cast<int64_t>(there.size());
            const int64_t difference = std::abs(other - length), best = std::abs(closest - length);
            if (closest < 0 || difference < best || (difference == best && other < closest)) closest = other;
            for (const auto& [ngram, count] : ngrams(there)) {
                int64_t& known = most[ngram];
                known = std::max(known, count);
            }
        }
        score.hypothesis_length += length;
        score.reference_length += std::max<int64_t>(closest, 0);
        for (const auto& [ngram, count] : ngrams(words_here)) {
            score.totals[ngram.size() - 1] += count;
            const auto known = most.find(ngram);
            if (known != most.end()) score.matches[ngram.size() - 1] += std::min(count, known->second);
        }
    }

private:
    std::unordered_map<std::string, uint32_t> numbers_;
};

void finish(BleuScore& score, bool effective_order) {
    score.brevity_penalty = 1;
    if (score.hypothesis_length < score.reference_length) {
        score.brevity_penalty = score.hypothesis_length > 0
                                    ? std::exp(1 - static_cast<double>(score.reference_length) / static_cast<double>(score.hypothesis_length))
                                    : 0;
    }
    if (std::all_of(score.matches.begin(), score.matches.end(), [](int64_t m) { return m == 0; })) return;
    double smooth = 1;
    size_t orders = kOrders;
    for (size_t n = 0; n < kOrders && score.totals[n] > 0; ++n) {
        if (effective_order) orders = n + 1;
        const auto total = static_cast<double>(score.totals[n]);
        if (score.matches[n] == 0) {
            smooth *= 2;
            score.precisions[n] = 100.0 / (smooth * total);
        } else {
            score.precisions[n] = 100.0 * static_cast<double>(score.matches[n]) / total;
        }
    }
    double sum = 0;
    for (size_t n = 0; n < orders; ++n) sum += score.precisions[n] == 0 ? -9999999999.0 : std::log(score.precisions[n]);
    score.score = score.brevity_penalty * std::exp(sum / static_cast<double>(orders));
}

}  // namespace

std::string BleuScore::text() const {
    const double ratio = reference_length > 0 ? static_cast<double>(hypothesis_length) / static_cast<double>(reference_length) : 0;
    return fmt::format("BLEU = {:.2f} {:.1f}/{:.1f}/{:.1f}/{:.1f} (BP = {:.3f} ratio = {:.3f} hyp_len = {} ref_len = {})", score, precisions[0],
                       precisions[1], precisions[2], precisions[3], brevity_penalty, ratio, hypothesis_length, reference_length);
}

std::vector<std::string> tokenize_13a(std::string_view line) {
    std::string text(right_stripped(line));
    replace_all(text, "<skipped>", "");
    replace_all(text, "-\n", "");
    replace_all(text, "\n", " ");
    replace_all(text, "&quot;", "\"");
    replace_all(text, "&amp;", "&");
    replace_all(text, "&lt;", "<");
    replace_all(text, "&gt;", ">");
    std::string spaced = " ";
    for (const char c : text) {
        if (stands_alone(c)) spaced.append({' ', c, ' '});
        else spaced += c;
    }
    spaced += ' ';
    spaced = pass(spaced, [](char a, char b) { return !is_digit(a) && is_point(b); }, "", " ", " ");
    spaced = pass(spaced, [](char a, char b) { return is_point(a) && !is_digit(b); }, " ", " ", "");
    spaced = pass(spaced, [](char a, char b) { return is_digit(a) && b == '-'; }, "", " ", " ");
    return split_words(spaced);
}

BleuScore corpus_bleu(const std::vector<std::string>& hypotheses, const std::vector<std::vector<std::string>>& references) {
    BleuScore score;
    if (hypotheses.size() != references.size()) return score;
    Counter counter;
    for (size_t i = 0; i < hypotheses.size(); ++i) counter.add(score, hypotheses[i], references[i]);
    finish(score, false);
    return score;
}

BleuScore sentence_bleu(const std::string& hypothesis, const std::vector<std::string>& references) {
    BleuScore score;
    Counter().add(score, hypothesis, references);
    finish(score, true);
    return score;
}

}  // namespace lorica
