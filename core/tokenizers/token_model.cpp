// SPDX-License-Identifier: GPL-3.0-or-later
// A vocabulary's names, and models as the text of a tokenizer.json. Any thread.
#include "core/tokenizers/token_model.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace lorica {
namespace {

using Value = nlohmann::ordered_json;

std::string quoted(const std::string& text) { return Value(text).dump(-1, ' ', false, Value::error_handler_t::replace); }

}  // namespace

void TokenModel::set_names(std::vector<std::string> names, bool last_counts) {
    names_ = std::move(names);
    vocabulary_.clear();
    vocabulary_.reserve(names_.size());
    for (size_t id = 0; id < names_.size(); ++id) {
        if (names_[id].empty()) continue;
        const auto [at, fresh] = vocabulary_.emplace(names_[id], static_cast<int32_t>(id));
        if (!fresh && last_counts) at->second = static_cast<int32_t>(id);
    }
}

int32_t TokenModel::id_of(std::string_view name) const {
    const auto at = vocabulary_.find(name);
    return at == vocabulary_.end() ? -1 : at->second;
}

std::string bpe_json(const TokenModel& model, const std::vector<std::pair<int32_t, int32_t>>& merges, const BpeOptions& o) {
    const auto optional = [](const std::string& text) { return text.empty() ? std::string("null") : quoted(text); };
    std::string out = fmt::format(
        "{{\n    \"type\": \"BPE\",\n    \"dropout\": null,\n    \"unk_token\": {},\n"
        "    \"continuing_subword_prefix\": {},\n    \"end_of_word_suffix\": {},\n    \"fuse_unk\": {},\n"
        "    \"byte_fallback\": {},\n    \"ignore_merges\": {},\n    \"vocab\": {{",
        optional(o.unk_token), optional(o.continuing_subword_prefix), optional(o.end_of_word_suffix), o.fuse_unk, o.byte_fallback,
        o.ignore_merges);
    const char* comma = "";
    const auto& names = model.names();
    for (size_t id = 0; id < names.size(); ++id) {
        if (names[id].empty() || model.id_of(names[id]) != static_cast<int32_t>(id)) continue;
        out += fmt::format("{}\n      {}: {}", comma, quoted(names[id]), id);
        comma = ",";
    }
    out += "\n    },\n    \"merges\": [";
    comma = "";
    for (const auto& [left, right] : merges) {
        out += fmt::format("{}\n      [{}, {}]", comma, quoted(names[static_cast<size_t>(left)]), quoted(names[static_cast<size_t>(right)]));
        comma = ",";
    }
    return out + "\n    ]\n  }";
}

std::string unigram_json(const std::vector<std::string>& names, const std::vector<double>& scores, int32_t unk, bool byte_fallback) {
    std::string out = fmt::format("{{\n    \"type\": \"Unigram\",\n    \"unk_id\": {},\n    \"vocab\": [", unk < 0 ? "null" : std::to_string(unk));
    for (size_t id = 0; id < names.size(); ++id)
        out += fmt::format("{}\n      [{}, {}]", id == 0 ? "" : ",", quoted(names[id]), Value(scores[id]).dump());
    return out + fmt::format("\n    ],\n    \"byte_fallback\": {}\n  }}", byte_fallback);
}

}  // namespace lorica
