// SPDX-License-Identifier: GPL-3.0-or-later
// Tokenizer::load: which file of a path says what. Any thread.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "core/base/files.h"
#include "core/tokenizers/json_access.h"
#include "core/tokenizers/pre_names.h"
#include "core/tokenizers/tokenizer_impl.h"

namespace lorica {
namespace {

using json_access::Value;

constexpr uint64_t kTokenizerLimit = uint64_t{256} << 20;
constexpr uint64_t kConfigLimit = uint64_t{32} << 20;

Result<Value> parse_config(std::string_view text, const std::string& where) {
    // Files of this kind are small trees; the depth is checked before the parser's result is ever copied.
    int depth = 0;
    bool deep = false;
    const auto watch = [&](int level, Value::parse_event_t, Value&) {
        depth = std::max(depth, level);
        deep = deep || level > 64;
        return !deep;
    };
    Value json = Value::parse(text.begin(), text.end(), watch, false);
    if (deep || json.is_discarded() || !json.is_object())
        return Error{ErrorCode::BadInput, "no valid JSON object", where, "Download the file again; it may be cut or edited."};
    return json;
}

// A token given as its text or as {"content": text}; empty if there is none.
std::string token_of(const Value& json, const char* key) {
    const auto at = json.find(key);
    if (at == json.end()) return {};
    if (at->is_string()) return at->get<std::string>();
    if (at->is_object() && at->contains("content") && (*at)["content"].is_string()) return (*at)["content"].get<std::string>();
    return {};
}

int32_t find_token(const TokenizerParts& parts, const std::string& text) {
    if (text.empty()) return -1;
    for (const AddedToken& token : parts.added)
        if (token.content == text) return token.id;
    const std::vector<std::string>& names = parts.sentencepiece ? parts.sentencepiece->pieces : parts.names;
    for (size_t id = 0; id < names.size(); ++id)
        if (names[id] == text) return static_cast<int32_t>(id);
    return -1;
}

Result<std::string> template_of(const Value& json, const std::string& where) {
    const auto at = json.find("chat_template");
    if (at == json.end() || at->is_null()) return std::string();
    if (at->is_string()) return at->get<std::string>();
    std::string first;
    if (at->is_array())
        for (const Value& one : *at) {
            if (!one.is_object() || !one.contains("template") || !one["template"].is_string()) continue;
            const std::string text = one["template"].get<std::string>();
            if (token_of(one, "name") == "default") return text;
            if (first.empty()) first = text;
        }
    if (first.empty()) return json_access::wrong(where, "chat_template", "a text or a list of named texts");
    return first;
}

// Reads a small file of the folder if it is there.
Result<std::string> optional_file(const std::filesystem::path& path) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return std::string();
    return read_file(path, kConfigLimit);
}

Result<void> read_special_map(const Value& json, TokenizerParts& parts) {
    for (const auto& [key, id] : {std::pair{"bos_token", &parts.bos}, {"eos_token", &parts.eos}, {"pad_token", &parts.pad}, {"unk_token", &parts.unk}}) {
        const std::string text = token_of(json, key);
        if (text.empty()) continue;
        const int32_t found = find_token(parts, text);
        if (found < 0) parts.notes.push_back(fmt::format("{} \"{}\" is not in the vocabulary", key, text));
        else *id = found;
    }
    return {};
}

// Tokens that a folder adds to its vocabulary's own file: tokenizer_config.json's added_tokens_decoder and added_tokens.json.
Result<void> read_added_tokens(const Value& decoder, const std::string& where, TokenizerParts& parts) {
    for (const auto& item : decoder.items()) {
        const Value& one = item.value();
        AddedToken token;
        token.id = static_cast<int32_t>(std::strtol(item.key().c_str(), nullptr, 10));
        if (one.is_number_integer()) {  // added_tokens.json maps texts to ids
            token.content = item.key();
            const auto id = one.get<int64_t>();
            token.id = id < 0 || id > (1 << 24) ? -1 : static_cast<int32_t>(id);
        } else if (one.is_object()) {
            LORICA_ASSIGN(token.content, json_access::text(one, "content", "", where));
            LORICA_ASSIGN(token.special, json_access::boolean(one, "special", false, where));
            LORICA_ASSIGN(token.single_word, json_access::boolean(one, "single_word", false, where));
            LORICA_ASSIGN(token.lstrip, json_access::boolean(one, "lstrip", false, where));
            LORICA_ASSIGN(token.rstrip, json_access::boolean(one, "rstrip", false, where));
        } else {
            return json_access::wrong(where, item.key(), "a token's description");
        }
        if (token.content.empty()) continue;
        const auto old = std::find_if(parts.added.begin(), parts.added.end(), [&](const AddedToken& t) { return t.content == token.content; });
        // The unknown token stays what the model says it is; a piece that becomes a control token is one for the library too.
        if (parts.sentencepiece && token.special) {
            SentencePieceSpec& spec = *parts.sentencepiece;
            const auto piece = std::find(spec.pieces.begin(), spec.pieces.end(), token.content);
            const auto at = static_cast<size_t>(piece - spec.pieces.begin());
            if (piece != spec.pieces.end() && spec.kinds[at] == TokenKind::UserDefined) spec.kinds[at] = TokenKind::Control;
        }
        if (old != parts.added.end()) *old = std::move(token);
        else parts.added.push_back(std::move(token));
    }
    std::stable_sort(parts.added.begin(), parts.added.end(), [](const AddedToken& a, const AddedToken& b) { return a.id < b.id; });
    return {};
}

// Reads the added tokens that stand beside a vocabulary without a tokenizer.json.
Result<void> read_added_files(const std::filesystem::path& folder, const Value& config, TokenizerParts& parts) {
    LORICA_ASSIGN(const std::string added, optional_file(folder / "added_tokens.json"));
    if (!added.empty()) {
        LORICA_ASSIGN(const Value json, parse_config(added, (folder / "added_tokens.json").string()));
        LORICA_TRY(read_added_tokens(json, (folder / "added_tokens.json").string(), parts));
    }
    const auto decoder = config.find("added_tokens_decoder");
    if (decoder != config.end() && decoder->is_object()) LORICA_TRY(read_added_tokens(*decoder, (folder / "tokenizer_config.json").string(), parts));
    return {};
}

// tokenizer_config.json of a file's folder, an empty object if there is none.
Result<Value> config_beside(const std::filesystem::path& file) {
    LORICA_ASSIGN(const std::string text, optional_file(file.parent_path() / "tokenizer_config.json"));
    if (text.empty()) return Value::object();
    return parse_config(text, (file.parent_path() / "tokenizer_config.json").string());
}

// A sentencepiece model and, beside it, what the folder adds.
Result<TokenizerParts> parts_of_model_file(const std::filesystem::path& file) {
    LORICA_ASSIGN(const std::string bytes, read_file(file, kTokenizerLimit));
    LORICA_ASSIGN(SentencePieceSpec spec, parse_sentencepiece(bytes, file.string()));
    LORICA_ASSIGN(const Value config, config_beside(file));
    // transformers puts the dummy prefix behind control tokens too where `legacy` is true, and only then.
    LORICA_ASSIGN(const bool legacy, json_access::boolean(config, "legacy", false, file.string()));
    LORICA_ASSIGN(const bool prefix, json_access::boolean(config, "add_prefix_space", spec.add_dummy_prefix, file.string()));
    spec.add_dummy_prefix = prefix;
    LORICA_ASSIGN(TokenizerParts parts, parts_of_sentencepiece(std::move(spec), file.string(), !legacy));
    LORICA_TRY(read_added_files(file.parent_path(), config, parts));
    return parts;
}

Result<TokenizerParts> parts_of_folder(const std::filesystem::path& folder) {
    std::error_code ignored;
    TokenizerParts parts;
    const auto file = folder / "tokenizer.json";
    if (std::filesystem::exists(file, ignored)) {
        LORICA_ASSIGN(const std::string text, read_file(file, kTokenizerLimit));
        LORICA_ASSIGN(parts, parse_tokenizer_json(text, file.string()));
    } else if (std::filesystem::exists(folder / "tokenizer.model", ignored)) {
        LORICA_ASSIGN(parts, parts_of_model_file(folder / "tokenizer.model"));
    } else if (std::filesystem::exists(folder / "vocab.json", ignored) && std::filesystem::exists(folder / "merges.txt", ignored)) {
        LORICA_ASSIGN(const std::string vocab, read_file(folder / "vocab.json", kTokenizerLimit));
        LORICA_ASSIGN(const std::string merges, read_file(folder / "merges.txt", kTokenizerLimit));
        LORICA_ASSIGN(parts, parse_vocab_and_merges(vocab, merges, folder.string()));
        LORICA_ASSIGN(const Value config, config_beside(folder / "vocab.json"));
        LORICA_TRY(read_added_files(folder, config, parts));
        if (config.contains("tokenizer_class") && config["tokenizer_class"].is_string() && config["tokenizer_class"].get<std::string>().starts_with("Qwen2")) {
            const auto qwen = pre_tokenizer_named("qwen2", false);
            parts.pre_tokenizer = qwen->pre_tokenizer;
            parts.normalizer = {{"type", "NFC"}};
        }
    } else {
        return Error{ErrorCode::NotFound, "there is no tokenizer.json, no tokenizer.model and no vocab.json with merges.txt", folder.string(),
                     "Copy the model's tokenizer files into the folder."};
    }
    LORICA_ASSIGN(const std::string map, optional_file(folder / "special_tokens_map.json"));
    if (!map.empty()) {
        LORICA_ASSIGN(const Value json, parse_config(map, (folder / "special_tokens_map.json").string()));
        LORICA_TRY(read_special_map(json, parts));
    }
    LORICA_ASSIGN(const std::string config, optional_file(folder / "tokenizer_config.json"));
    if (!config.empty()) LORICA_TRY(read_tokenizer_config(config, (folder / "tokenizer_config.json").string(), parts));
    LORICA_ASSIGN(std::string chat, optional_file(folder / "chat_template.jinja"));
    if (!chat.empty()) parts.chat_template = std::move(chat);
    parts.source = folder;
    return parts;
}

}  // namespace

Result<void> read_tokenizer_config(std::string_view text, const std::string& where, TokenizerParts& parts) {
    LORICA_ASSIGN(const Value json, parse_config(text, where));
    LORICA_TRY(read_special_map(json, parts));
    LORICA_ASSIGN(parts.add_bos, json_access::boolean(json, "add_bos_token", parts.add_bos, where));
    LORICA_ASSIGN(parts.add_eos, json_access::boolean(json, "add_eos_token", parts.add_eos, where));
    LORICA_ASSIGN(std::string chat, template_of(json, where));
    if (!chat.empty()) parts.chat_template = std::move(chat);
    return {};
}

Result<std::shared_ptr<const Tokenizer>> Tokenizer::from_spec(VocabularySpec spec) {
    LORICA_ASSIGN(TokenizerParts parts, parts_of_spec(std::move(spec)));
    return TokenizerBuilder::build(std::move(parts));
}

Result<std::shared_ptr<const Tokenizer>> Tokenizer::from_json(std::string_view json, std::string_view config, const std::string& where) {
    LORICA_ASSIGN(TokenizerParts parts, parse_tokenizer_json(json, where));
    if (!config.empty()) LORICA_TRY(read_tokenizer_config(config, where, parts));
    return TokenizerBuilder::build(std::move(parts));
}

Result<std::shared_ptr<const Tokenizer>> Tokenizer::load(const std::filesystem::path& path) {
    std::error_code failed;
    if (std::filesystem::is_directory(path, failed)) {
        LORICA_ASSIGN(TokenizerParts parts, parts_of_folder(path));
        return TokenizerBuilder::build(std::move(parts));
    }
    if (path.extension() == ".json") {
        LORICA_ASSIGN(const std::string text, read_file(path, kTokenizerLimit));
        LORICA_ASSIGN(TokenizerParts parts, parse_tokenizer_json(text, path.string()));
        LORICA_ASSIGN(const std::string config, optional_file(path.parent_path() / "tokenizer_config.json"));
        if (!config.empty()) LORICA_TRY(read_tokenizer_config(config, (path.parent_path() / "tokenizer_config.json").string(), parts));
        return TokenizerBuilder::build(std::move(parts));
    }
    if (path.filename().string().find(".model") != std::string::npos) {
        LORICA_ASSIGN(TokenizerParts parts, parts_of_model_file(path));
        LORICA_ASSIGN(const std::string config, optional_file(path.parent_path() / "tokenizer_config.json"));
        if (!config.empty()) LORICA_TRY(read_tokenizer_config(config, (path.parent_path() / "tokenizer_config.json").string(), parts));
        return TokenizerBuilder::build(std::move(parts));
    }
    LORICA_ASSIGN(VocabularySpec spec, vocabulary_of_file(path));
    LORICA_ASSIGN(TokenizerParts parts, parts_of_spec(std::move(spec)));
    parts.source = path;
    return TokenizerBuilder::build(std::move(parts));
}

}  // namespace lorica
