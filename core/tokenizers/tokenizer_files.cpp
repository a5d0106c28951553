// SPDX-License-Identifier: GPL-3.0-or-later
// Writing a tokenizer as the files of a Hugging Face folder. Any thread.
#include "core/tokenizers/tokenizer_files.h"

#include <fmt/format.h>

#include "core/base/files.h"
#include "core/tokenizers/tokenizer_impl.h"

namespace lorica {
namespace {

using Value = nlohmann::ordered_json;

std::string quoted(const std::string& text) { return Value(text).dump(-1, ' ', false, Value::error_handler_t::replace); }

const char* const kCopied[] = {"tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "chat_template.jinja", "chat_template.json",
                               "added_tokens.json", "vocab.json", "merges.txt", "tokenizer.model"};

Result<std::vector<std::string>> copy_files(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::vector<std::string> written;
    for (const char* name : kCopied) {
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(from / name, ignored)) continue;
        LORICA_ASSIGN(const std::string bytes, read_file(from / name));
        LORICA_TRY(write_file_atomic(to / name, bytes));
        written.emplace_back(name);
    }
    return written;
}

}  // namespace

class TokenizerWriter {
public:
    static std::string json(const Tokenizer& tokenizer);
    static Value config(const Tokenizer& tokenizer, size_t model_max_length);
    static Value special_map(const Tokenizer& tokenizer);
};

// By hand, since the two big tables would make a slow tree.
std::string TokenizerWriter::json(const Tokenizer& tokenizer) {
    const Tokenizer::Impl& impl = *tokenizer.impl_;
    const BpeModel& model = *impl.model;
    const BpeOptions& o = model.options();
    std::string out = "{\n  \"version\": \"1.0\",\n  \"truncation\": null,\n  \"padding\": null,\n  \"added_tokens\": [";
    const char* comma = "";
    for (const AddedToken& t : impl.added) {
        const Value one = {{"id", t.id},         {"content", t.content}, {"single_word", t.single_word}, {"lstrip", t.lstrip},
                           {"rstrip", t.rstrip}, {"normalized", t.normalized}, {"special", t.special}};
        out += fmt::format("{}\n    {}", comma, one.dump());
        comma = ",";
    }
    out += "\n  ],\n";
    for (const auto& [key, step] : {std::pair{"normalizer", &impl.normalizer_json}, {"pre_tokenizer", &impl.pre_tokenizer_json},
                                    {"post_processor", &impl.post_processor_json}, {"decoder", &impl.decoder_json}})
        out += fmt::format("  \"{}\": {},\n", key, step->dump());
    const auto optional = [](const std::string& text) { return text.empty() ? std::string("null") : quoted(text); };
    out += fmt::format("  \"model\": {{\n    \"type\": \"BPE\",\n    \"dropout\": null,\n    \"unk_token\": {},\n"
                       "    \"continuing_subword_prefix\": {},\n    \"end_of_word_suffix\": {},\n    \"fuse_unk\": {},\n"
                       "    \"byte_fallback\": {},\n    \"ignore_merges\": {},\n    \"vocab\": {{",
                       optional(o.unk_token), optional(o.continuing_subword_prefix), optional(o.end_of_word_suffix), o.fuse_unk,
                       o.byte_fallback, o.ignore_merges);
    comma = "";
    for (size_t id = 0; id < model.names().size(); ++id) {
        const std::string& name = model.names()[id];
        if (name.empty() || model.id_of(name) != static_cast<int32_t>(id)) continue;
        out += fmt::format("{}\n      {}: {}", comma, quoted(name), id);
        comma = ",";
    }
    out += "\n    },\n    \"merges\": [";
    comma = "";
    for (const auto& [left, right] : model.merges()) {
        out += fmt::format("{}\n      [{}, {}]", comma, quoted(model.names()[static_cast<size_t>(left)]),
                           quoted(model.names()[static_cast<size_t>(right)]));
        comma = ",";
    }
    return out + "\n    ]\n  }\n}\n";
}

Value TokenizerWriter::special_map(const Tokenizer& tokenizer) {
    Value map = Value::object();
    for (const auto& [key, id] : {std::pair{"bos_token", tokenizer.bos()}, {"eos_token", tokenizer.eos()}, {"pad_token", tokenizer.pad()},
                                  {"unk_token", tokenizer.unk()}})
        if (id >= 0) map[key] = std::string(tokenizer.token_name(id));
    return map;
}

Value TokenizerWriter::config(const Tokenizer& tokenizer, size_t model_max_length) {
    Value decoder = Value::object();
    for (const AddedToken& t : tokenizer.added_tokens())
        decoder[std::to_string(t.id)] = {{"content", t.content},       {"lstrip", t.lstrip}, {"normalized", t.normalized},
                                         {"rstrip", t.rstrip}, {"single_word", t.single_word}, {"special", t.special}};
    Value config = {{"add_prefix_space", false}, {"added_tokens_decoder", std::move(decoder)}, {"clean_up_tokenization_spaces", false}};
    config.update(special_map(tokenizer));
    if (!tokenizer.chat_template().empty()) config["chat_template"] = tokenizer.chat_template();
    if (model_max_length > 0) config["model_max_length"] = model_max_length;
    // The class that takes tokenizer.json as it is.
    config["tokenizer_class"] = "PreTrainedTokenizerFast";
    return config;
}

std::string Tokenizer::to_json() const { return TokenizerWriter::json(*this); }

Result<std::vector<std::string>> write_tokenizer_files(const Tokenizer& tokenizer, const std::filesystem::path& folder, size_t model_max_length) {
    std::error_code ignored;
    if (!tokenizer.source().empty() && std::filesystem::is_directory(tokenizer.source(), ignored)) return copy_files(tokenizer.source(), folder);
    std::vector<std::string> written;
    const auto write = [&](const char* name, const std::string& text) -> Result<void> {
        LORICA_TRY(write_file_atomic(folder / name, text));
        written.emplace_back(name);
        return {};
    };
    const auto pretty = [](const Value& json) { return json.dump(2, ' ', false, Value::error_handler_t::replace) + "\n"; };
    LORICA_TRY(write("tokenizer.json", tokenizer.to_json()));
    LORICA_TRY(write("tokenizer_config.json", pretty(TokenizerWriter::config(tokenizer, model_max_length))));
    LORICA_TRY(write("special_tokens_map.json", pretty(TokenizerWriter::special_map(tokenizer))));
    if (!tokenizer.chat_template().empty()) LORICA_TRY(write("chat_template.jinja", tokenizer.chat_template()));
    return written;
}

}  // namespace lorica
