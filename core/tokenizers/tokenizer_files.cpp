// SPDX-License-Identifier: GPL-3.0-or-later
// Writing a tokenizer as the files of a Hugging Face folder. Any thread.
#include "core/tokenizers/tokenizer_files.h"

#include <fmt/format.h>

#include "core/base/files.h"
#include "core/tokenizers/tokenizer_impl.h"

namespace lorica {
namespace {

using Value = nlohmann::ordered_json;

std::string text_of(const Value& json) { return json.dump(-1, ' ', false, Value::error_handler_t::replace); }

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
    static Value post_processor(const Tokenizer::Impl& impl);
    static const SentencePieceSpec* sentencepiece(const Tokenizer& tokenizer) { return tokenizer.impl_->model->sentencepiece(); }
};

// The step that puts BOS and EOS around a text; nothing where the model wants none.
Value TokenizerWriter::post_processor(const Tokenizer::Impl& impl) {
    if (impl.prefix.empty() && impl.suffix.empty()) return {};
    Value single = Value::array(), pair = Value::array(), tokens = Value::object();
    const auto add = [&](Value& list, const std::vector<int32_t>& ids, int type) {
        for (const int32_t id : ids) {
            const std::string& name = impl.names[static_cast<size_t>(id)];
            list.push_back({{"SpecialToken", {{"id", name}, {"type_id", type}}}});
            tokens[name] = {{"id", name}, {"ids", Value::array({id})}, {"tokens", Value::array({name})}};
        }
    };
    const auto text = [](Value& list, const char* name, int type) { list.push_back({{"Sequence", {{"id", name}, {"type_id", type}}}}); };
    for (Value* list : {&single, &pair}) {
        add(*list, impl.prefix, 0);
        text(*list, "A", 0);
        add(*list, impl.suffix, 0);
    }
    add(pair, impl.prefix, 1);
    text(pair, "B", 1);
    add(pair, impl.suffix, 1);
    return {{"type", "TemplateProcessing"}, {"single", std::move(single)}, {"pair", std::move(pair)}, {"special_tokens", std::move(tokens)}};
}

std::string TokenizerWriter::json(const Tokenizer& tokenizer) {
    const Tokenizer::Impl& impl = *tokenizer.impl_;
    std::string out = "{\n  \"version\": \"1.0\",\n  \"truncation\": null,\n  \"padding\": null,\n  \"added_tokens\": [";
    const char* comma = "";
    for (const AddedToken& t : impl.added) {
        const Value one = {{"id", t.id},         {"content", t.content}, {"single_word", t.single_word}, {"lstrip", t.lstrip},
                           {"rstrip", t.rstrip}, {"normalized", t.normalized}, {"special", t.special}};
        out += fmt::format("{}\n    {}", comma, text_of(one));
        comma = ",";
    }
    out += "\n  ],\n";
    const Value post = impl.post_processor_json.is_null() ? post_processor(impl) : impl.post_processor_json;
    for (const auto& [key, step] : {std::pair{"normalizer", &impl.normalizer_json}, {"pre_tokenizer", &impl.pre_tokenizer_json}, {"post_processor", &post},
                                    {"decoder", &impl.decoder_json}})
        out += fmt::format("  \"{}\": {},\n", key, text_of(*step));
    return out + fmt::format("  \"model\": {}\n}}\n", impl.model->json());
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
    // Converters to GGUF read the sentencepiece model itself.
    if (const SentencePieceSpec* spec = TokenizerWriter::sentencepiece(tokenizer)) LORICA_TRY(write("tokenizer.model", serialize_sentencepiece(*spec)));
    if (!tokenizer.chat_template().empty()) LORICA_TRY(write("chat_template.jinja", tokenizer.chat_template()));
    return written;
}

}  // namespace lorica
