// SPDX-License-Identifier: GPL-3.0-or-later
// Reading data.mix and joining prepared rows; see mix.h. Any thread.
#include "core/data/mix.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/base/philox.h"
#include "core/base/files.h"

namespace lorica {
namespace {

constexpr uint64_t kMixStream = 0x6d69780000000000;   // beside those of the split and of the order

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    for (size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size()) text.replace(at, what.size(), by);
    return text;
}

// A bar within a part.
std::string escaped(const std::string& text) { return replaced(text, "|", "%7C"); }

std::vector<std::string> parts_of(const std::string& entry) {
    std::vector<std::string> parts{""};
    for (const char c : entry) {
        if (c == '|') parts.emplace_back();
        else parts.back() += c;
    }
    for (std::string& part : parts) part = replaced(std::move(part), "%7C", "|");
    return parts;
}

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

Result<MixPart> parse_mix(const std::string& entry, const DataSettings& main) {
    const auto wrong = [&](const std::string& what) {
        return Error{ErrorCode::Usage, "\"" + entry + "\": " + what, "data.mix", "Write PATH, PATH|0.5 or PATH|2|instruction=question|output=answer."};
    };
    MixPart out{main, 1};
    out.data.mix.clear();
    out.data.map.clear();
    out.data.format = "auto";
    out.data.prompt_template.clear();
    const std::vector<std::string> parts = parts_of(entry);
    out.data.path = parts.front();
    if (out.data.path.empty()) return wrong("names no data set");
    for (size_t i = 1; i < parts.size(); ++i) {
        const std::string& part = parts[i];
        const size_t equals = part.find('=');
        if (equals == std::string::npos) {
            const auto [end, code] = std::from_chars(part.data(), part.data() + part.size(), out.weight);
            if (code != std::errc() || end != part.data() + part.size() || !(out.weight > 0) || out.weight > kMostTimes)
                return wrong(fmt::format("\"{}\" is no weight over 0 and up to {:g}", part, kMostTimes));
        } else if (equals == 0 || equals + 1 == part.size()) {
            return wrong("\"" + part + "\" is not role=column");
        } else if (part.starts_with("format=")) {
            out.data.format = part.substr(equals + 1);
        } else if (part.starts_with("template=")) {
            out.data.prompt_template = part.substr(equals + 1);
        } else {
            out.data.map.push_back(part);
        }
    }
    return out;
}

std::string mix_entry(const MixPart& part) {
    std::string out = escaped(part.data.path);
    if (part.weight != 1) out += fmt::format("|{:g}", part.weight);
    if (part.data.format != "auto") out += "|format=" + part.data.format;
    if (!part.data.prompt_template.empty()) out += "|template=" + escaped(part.data.prompt_template);
    for (const std::string& pair : part.data.map) out += "|" + escaped(pair);
    return out;
}

void mix_in(PreparedData& into, PreparedData part, double weight, int32_t set, uint64_t seed) {
    for (std::vector<PreparedRow>* rows : {&part.train, &part.validation})
        for (PreparedRow& row : *rows) row.set = set;
    const auto count = static_cast<uint32_t>(part.train.size());
    const auto whole = static_cast<int64_t>(std::floor(weight));
    // At least one row of what is wanted at all.
    auto drawn = static_cast<size_t>(std::llround((weight - static_cast<double>(whole)) * static_cast<double>(count)));
    if (whole == 0 && count > 0) drawn = std::max<size_t>(drawn, 1);
    std::vector<uint32_t> order = philox_permutation(count, seed, kMixStream + static_cast<uint64_t>(set));
    order.resize(drawn);
    std::sort(order.begin(), order.end());
    std::vector<PreparedRow> some;
    for (const uint32_t i : order) some.push_back(part.train[i]);
    for (int64_t time = 1; time < whole; ++time) into.train.insert(into.train.end(), part.train.begin(), part.train.end());
    if (whole > 0) append(into.train, part.train);
    append(into.train, some);
    append(into.validation, part.validation);
    append(into.problems, part.problems);
    into.cut += part.cut;
    into.too_long += part.too_long;
    into.content_hash = sha256(fmt::format("{}\n{}\n{:g}", into.content_hash, part.content_hash, weight));
    into.train_statistics = length_statistics(into.train);
    into.validation_statistics = length_statistics(into.validation);
}

}  // namespace lorica
