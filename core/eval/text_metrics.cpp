// SPDX-License-Identifier: GPL-3.0-or-later
// See text_metrics.h.
#include "core/eval/text_metrics.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "core/eval/text_units.h"

namespace lorica {
namespace {

constexpr size_t kCharOrder = 6;
constexpr double kBeta2 = 4;  // beta 2, squared

template <class Unit>
using Counts = std::map<std::vector<Unit>, int64_t>;

template <class Sequence>
auto ngrams(const Sequence& units, size_t n) {
    Counts<typename Sequence::value_type> out;
    for (size_t i = 0; i + n <= units.size(); ++i) ++out[{units.begin() + static_cast<std::ptrdiff_t>(i), units.begin() + static_cast<std::ptrdiff_t>(i + n)}];
    return out;
}

template <class Unit>
int64_t total(const Counts<Unit>& counts) {
    int64_t sum = 0;
    for (const auto& [ngram, count] : counts) sum += count;
    return sum;
}

template <class Unit>
int64_t common(const Counts<Unit>& a, const Counts<Unit>& b) {
    int64_t sum = 0;
    for (const auto& [ngram, count] : a)
        if (const auto there = b.find(ngram); there != b.end()) sum += std::min(count, there->second);
    return sum;
}

double f_measure(double precision, double recall) { return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0; }

using CharCounts = std::array<Counts<char32_t>, kCharOrder>;

CharCounts char_counts(const std::string& text) {
    std::u32string units;
    for (const std::string& word : split_words(text)) units += code_points(word);
    CharCounts out;
    for (size_t n = 0; n < kCharOrder; ++n) out[n] = ngrams(units, n + 1);
    return out;
}

// Of each order: n-grams of the hypothesis (none where the reference has none), of the reference, and matches.
struct ChrfStatistics {
    std::array<int64_t, kCharOrder> hypothesis = {}, reference = {}, matches = {};

    double score() const {
        double precision = 0, recall = 0;
        int orders = 0;
        for (size_t n = 0; n < kCharOrder; ++n) {
            if (hypothesis[n] == 0 || reference[n] == 0) continue;
            precision += static_cast<double>(matches[n]) / static_cast<double>(hypothesis[n]);
            recall += static_cast<double>(matches[n]) / static_cast<double>(reference[n]);
            ++orders;
        }
        if (orders == 0 || precision + recall == 0) return 0;
        precision /= orders;
        recall /= orders;
        return 100 * (1 + kBeta2) * precision * recall / (kBeta2 * precision + recall);
    }
    void add(const ChrfStatistics& other) {
        for (size_t n = 0; n < kCharOrder; ++n) {
            hypothesis[n] += other.hypothesis[n];
            reference[n] += other.reference[n];
            matches[n] += other.matches[n];
        }
    }
};

ChrfStatistics chrf_statistics(const std::string& hypothesis, const std::vector<std::string>& references) {
    const CharCounts here = char_counts(hypothesis);
    ChrfStatistics best;
    double best_score = -1;
    for (const std::string& reference : references) {
        const CharCounts there = char_counts(reference);
        ChrfStatistics one;
        for (size_t n = 0; n < kCharOrder; ++n) {
            one.hypothesis[n] = there[n].empty() ? 0 : total(here[n]);
            one.reference[n] = total(there[n]);
            one.matches[n] = common(here[n], there[n]);
        }
        if (one.score() > best_score) {
            best_score = one.score();
            best = one;
        }
    }
    return best;
}

// Lower case, then runs of [a-z0-9]. Of the characters beyond ASCII only the Kelvin sign and the dotted capital I have a
// lower case with an ASCII letter in it.
std::vector<std::string> rouge_words(const std::string& text) {
    std::vector<std::string> words(1);
    for (const char32_t point : code_points(text)) {
        const char32_t lower = point == 0x212A ? U'k' : point == 0x130 ? U'i' : point >= 'A' && point <= 'Z' ? point + 32 : point;
        const bool kept = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
        if (kept) words.back() += static_cast<char>(lower);
        if ((!kept || point == 0x130) && !words.back().empty()) words.emplace_back();  // 0x130 is i and a combining dot
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

double ngram_f(const std::vector<std::string>& hypothesis, const std::vector<std::string>& reference, size_t n) {
    const auto here = ngrams(hypothesis, n), there = ngrams(reference, n);
    const auto matches = static_cast<double>(common(here, there));
    return f_measure(matches / static_cast<double>(std::max<int64_t>(total(here), 1)), matches / static_cast<double>(std::max<int64_t>(total(there), 1)));
}

// The length of the longest common subsequence, one row of the table at a time.
double subsequence_f(const std::vector<std::string>& hypothesis, const std::vector<std::string>& reference) {
    if (hypothesis.empty() || reference.empty()) return 0;
    std::vector<int64_t> row(hypothesis.size() + 1);
    for (const std::string& word : reference) {
        int64_t diagonal = 0;
        for (size_t j = 1; j <= hypothesis.size(); ++j) {
            const int64_t above = row[j];
            row[j] = word == hypothesis[j - 1] ? diagonal + 1 : std::max(above, row[j - 1]);
            diagonal = above;
        }
    }
    const auto length = static_cast<double>(row.back());
    return f_measure(length / static_cast<double>(hypothesis.size()), length / static_cast<double>(reference.size()));
}

std::vector<std::string> squad_words(const std::string& text) {
    std::string kept;
    for (const char c : text) {
        const bool punctuation = (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
        if (!punctuation) kept += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    auto words = split_words(kept);
    std::erase_if(words, [](const std::string& word) { return word == "a" || word == "an" || word == "the"; });
    return words;
}

double word_f(const std::vector<std::string>& hypothesis, const std::vector<std::string>& reference) {
    if (hypothesis.empty() || reference.empty()) return hypothesis.empty() == reference.empty() ? 1 : 0;
    return ngram_f(hypothesis, reference, 1);
}

}  // namespace

double corpus_chrf(const std::vector<std::string>& hypotheses, const std::vector<std::vector<std::string>>& references) {
    if (hypotheses.size() != references.size()) return 0;
    ChrfStatistics all;
    for (size_t i = 0; i < hypotheses.size(); ++i) all.add(chrf_statistics(hypotheses[i], references[i]));
    return all.score();
}

double sentence_chrf(const std::string& hypothesis, const std::vector<std::string>& references) {
    return chrf_statistics(hypothesis, references).score();
}

RougeScore rouge(const std::string& hypothesis, const std::vector<std::string>& references) {
    RougeScore best;
    const auto here = rouge_words(hypothesis);
    for (const std::string& reference : references) {
        const auto there = rouge_words(reference);
        best.rouge1 = std::max(best.rouge1, ngram_f(here, there, 1));
        best.rouge2 = std::max(best.rouge2, ngram_f(here, there, 2));
        best.rouge_l = std::max(best.rouge_l, subsequence_f(here, there));
    }
    return best;
}

RougeScore corpus_rouge(const std::vector<std::string>& hypotheses, const std::vector<std::vector<std::string>>& references) {
    RougeScore mean;
    if (hypotheses.empty() || hypotheses.size() != references.size()) return mean;
    for (size_t i = 0; i < hypotheses.size(); ++i) {
        const RougeScore one = rouge(hypotheses[i], references[i]);
        mean.rouge1 += one.rouge1;
        mean.rouge2 += one.rouge2;
        mean.rouge_l += one.rouge_l;
    }
    const auto count = static_cast<double>(hypotheses.size());
    return {mean.rouge1 / count, mean.rouge2 / count, mean.rouge_l / count};
}

double exact_match(const std::vector<std::string>& hypotheses, const std::vector<std::vector<std::string>>& references) {
    if (hypotheses.empty() || hypotheses.size() != references.size()) return 0;
    int64_t equal = 0;
    for (size_t i = 0; i < hypotheses.size(); ++i)
        equal += std::any_of(references[i].begin(), references[i].end(), [&](const std::string& one) { return stripped(one) == stripped(hypotheses[i]); });
    return static_cast<double>(equal) / static_cast<double>(hypotheses.size());
}

double token_f1(const std::vector<std::string>& hypotheses, const std::vector<std::vector<std::string>>& references) {
    if (hypotheses.empty() || hypotheses.size() != references.size()) return 0;
    double sum = 0;
    for (size_t i = 0; i < hypotheses.size(); ++i) {
        const auto here = squad_words(hypotheses[i]);
        double best = 0;
        for (const std::string& reference : references[i]) best = std::max(best, word_f(here, squad_words(reference)));
        sum += best;
    }
    return sum / static_cast<double>(hypotheses.size());
}

Variety variety(const std::vector<std::string>& answers) {
    Variety out;
    std::set<std::vector<std::string>> singles, pairs;
    int64_t words = 0, all_pairs = 0;
    for (size_t i = 0; i < answers.size(); ++i) {
        const auto split = split_words(answers[i]);
        const auto count = static_cast<int64_t>(split.size());
        words += count;
        all_pairs += std::max<int64_t>(count - 1, 0);
        out.shortest = i == 0 ? count : std::min(out.shortest, count);
        out.longest = std::max(out.longest, count);
        out.empty += count == 0;
        for (const auto& [ngram, n] : ngrams(split, 1)) singles.insert(ngram);
        for (const auto& [ngram, n] : ngrams(split, 2)) pairs.insert(ngram);
    }
    if (words > 0) out.distinct1 = static_cast<double>(singles.size()) / static_cast<double>(words);
    if (all_pairs > 0) out.distinct2 = static_cast<double>(pairs.size()) / static_cast<double>(all_pairs);
    if (!answers.empty()) out.mean_words = static_cast<double>(words) / static_cast<double>(answers.size());
    return out;
}

}  // namespace lorica
