// SPDX-License-Identifier: GPL-3.0-or-later
// Puts a Tokenizer together from what a loader read. Any thread.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/tokenizers/bpe_model.h"
#include "core/tokenizers/json_access.h"
#include "core/tokenizers/tokenizer_impl.h"
#include "core/tokenizers/unicode_text.h"
#include "core/tokenizers/unigram_model.h"

namespace lorica {

using json_access::Value;

// Added tokens take the id their text has in the vocabulary, else the next free one, as the reference gives them.
void TokenizerBuilder::place_added(TokenizerParts& parts, Tokenizer::Impl& impl) {
    // The reference counts the entries of a Unigram list, and the names of a BPE map.
    const auto size = static_cast<int32_t>(parts.unigram ? impl.model->names().size() : impl.model->size());
    int32_t highest = -1;
    for (AddedToken& token : parts.added) {
        if (token.content.empty()) {
            impl.notes.push_back(fmt::format("an added token without text (id {}) is left out", token.id));
            continue;
        }
        if (impl.added_ids.contains(token.content)) continue;
        int32_t id = impl.model->id_of(token.content);
        if (id < 0) id = highest >= size ? highest + 1 : size;
        highest = std::max(highest, id);
        if (token.id >= 0 && token.id != id)
            impl.notes.push_back(fmt::format("the added token \"{}\" is listed with id {} but gets {}", token.content, token.id, id));
        token.id = id;
        impl.added.push_back(token);
        impl.added_ids.emplace(token.content, id);  // re-keyed below
    }
    impl.added_ids.clear();
    for (const AddedToken& token : impl.added) impl.added_ids.emplace(token.content, token.id);
}

Result<void> TokenizerBuilder::read_post_processor(const Value& json, const std::string& where, Tokenizer::Impl& impl, int depth) {
    if (json.is_null()) return {};
    LORICA_ASSIGN(const std::string type, json_access::type_of(json, where));
    if (type == "ByteLevel") return {};
    if (type == "Sequence") {
        const auto list = json.find("processors");
        if (list == json.end() || !list->is_array() || depth > 8) return json_access::wrong(where, "processors", "an array");
        for (const Value& one : *list) LORICA_TRY(read_post_processor(one, where, impl, depth + 1));
        return {};
    }
    if (type == "RobertaProcessing" || type == "BertProcessing") {
        for (const char* key : {"cls", "sep"}) {
            const auto at = json.find(key);
            if (at == json.end() || !at->is_array() || at->size() != 2 || !(*at)[1].is_number_integer())
                return json_access::wrong(where, key, "a pair of text and id");
            const auto id = (*at)[1].get<int64_t>();
            if (id < 0 || static_cast<size_t>(id) >= impl.names.size())
                return Error{ErrorCode::BadInput, fmt::format("the post-processor's \"{}\" has id {}, beyond the vocabulary", key, id), where};
            (key[0] == 'c' ? impl.prefix : impl.suffix).push_back(static_cast<int32_t>(id));
        }
        return {};
    }
    if (type != "TemplateProcessing") return json_access::unsupported("a post-processor", type, where);
    const auto single = json.find("single");
    if (single == json.end() || !single->is_array()) return json_access::wrong(where, "single", "an array");
    bool behind = false;
    for (const Value& item : *single) {
        if (item.is_object() && item.contains("Sequence")) { behind = true; continue; }
        if (!item.is_object() || !item.contains("SpecialToken") || !item["SpecialToken"].is_object())
            return json_access::wrong(where, "single", "a list of Sequence and SpecialToken");
        LORICA_ASSIGN(const std::string name, json_access::text(item["SpecialToken"], "id", "", where));
        const auto table = json.find("special_tokens");
        if (table == json.end() || !table->is_object() || !table->contains(name) || !(*table)[name].is_object() ||
            !(*table)[name].contains("ids") || !(*table)[name]["ids"].is_array())
            return Error{ErrorCode::BadInput, fmt::format("the post-processor names the token \"{}\" and does not define it", name), where};
        for (const Value& id : (*table)[name]["ids"]) {
            if (!id.is_number_integer() || id.get<int64_t>() < 0 || static_cast<size_t>(id.get<int64_t>()) >= impl.names.size())
                return Error{ErrorCode::BadInput, fmt::format("the post-processor's token \"{}\" has an id beyond the vocabulary", name), where};
            (behind ? impl.suffix : impl.prefix).push_back(id.get<int32_t>());
        }
    }
    return {};
}

void TokenizerBuilder::find_stops(Tokenizer::Impl& impl) {
    static constexpr std::array kEndOfTurn = {"<|im_end|>", "<|eot_id|>", "<end_of_turn>", "<|end|>", "<|eom_id|>", "<|end_of_turn|>",
                                              "<|endoftext|>"};
    const auto add = [&](int32_t id) {
        if (id >= 0 && std::find(impl.stops.begin(), impl.stops.end(), id) == impl.stops.end()) impl.stops.push_back(id);
    };
    add(impl.eos);
    add(impl.eot);
    for (const char* name : kEndOfTurn) {
        const auto at = impl.added_ids.find(name);
        if (at == impl.added_ids.end() || !impl.has(at->second, Tokenizer::Impl::Special)) continue;
        add(at->second);
        if (impl.eot < 0) impl.eot = at->second;
    }
    if (impl.eot < 0) impl.eot = impl.eos;
}

Result<std::unique_ptr<TokenModel>> TokenizerBuilder::model_of(TokenizerParts& parts) {
    if (parts.sentencepiece) {
        LORICA_ASSIGN(std::unique_ptr<TokenModel> model, SentencePieceModel::build(std::move(*parts.sentencepiece), parts.where));
        return model;
    }
    if (parts.unigram) {
        LORICA_ASSIGN(std::unique_ptr<TokenModel> model,
                      UnigramModel::build(std::move(parts.names), std::move(parts.scores), parts.unigram_unk, parts.options.byte_fallback, parts.where));
        return model;
    }
    LORICA_ASSIGN(std::unique_ptr<TokenModel> model, BpeModel::build(std::move(parts.names), parts.merges, parts.options, parts.where));
    return model;
}

// What each id is to the decoder, and the texts that sentencepiece's own decoder gives.
void TokenizerBuilder::set_flags(Tokenizer::Impl& impl) {
    using Flag = Tokenizer::Impl::Flag;
    impl.flags.assign(impl.names.size(), 0);
    for (size_t id = 0; id < impl.names.size(); ++id)
        if (impl.decoder.byte_fallback() && byte_token(impl.names[id]) >= 0) impl.flags[id] |= Flag::Byte;
    // A Unigram list may hold a control token's text twice; the reference skips both by their text.
    for (size_t id = 0; id < impl.names.size(); ++id)
        if (const auto at = impl.added_ids.find(impl.names[id]); at != impl.added_ids.end() && at->second != static_cast<int32_t>(id))
            for (const AddedToken& token : impl.added)
                if (token.id == at->second && token.special) impl.flags[id] |= Flag::Special;
    for (const AddedToken& token : impl.added)
        impl.flags[static_cast<size_t>(token.id)] = static_cast<uint8_t>(Flag::Added | (token.special ? Flag::Special : 0));
    const SentencePieceSpec* spec = impl.model->sentencepiece();
    if (!spec) return;
    for (size_t id = 0; id < spec->pieces.size(); ++id) {
        if (spec->kinds[id] != TokenKind::Unknown && spec->kinds[id] != TokenKind::Byte) continue;
        impl.flags[id] = static_cast<uint8_t>((impl.flags[id] & ~Flag::Special) | Flag::Whole);
        if (spec->kinds[id] == TokenKind::Unknown) impl.bytes[id] = spec->unk_surface;
    }
}

Result<std::shared_ptr<const Tokenizer>> TokenizerBuilder::build(TokenizerParts parts) {
    auto impl = std::make_unique<Tokenizer::Impl>();
    impl->notes = std::move(parts.notes);
    if (parts.names.empty() && !parts.sentencepiece) return Error{ErrorCode::BadInput, "the vocabulary is empty", parts.where};
    LORICA_ASSIGN(impl->model, model_of(parts));
    impl->prefix_first_only = parts.prefix_first_only;
    if (!impl->model->sentencepiece()) {  // the library does these steps
        LORICA_ASSIGN(impl->normalizer, Normalizer::parse(parts.normalizer, parts.where + ": normalizer"));
        LORICA_ASSIGN(impl->pre_tokenizer, PreTokenizer::parse(parts.pre_tokenizer, parts.where + ": pre_tokenizer"));
    }
    LORICA_ASSIGN(impl->decoder, Decoder::parse(parts.decoder, parts.where + ": decoder"));
    place_added(parts, *impl);

    impl->names = impl->model->names();
    for (const AddedToken& token : impl->added) {
        const auto id = static_cast<size_t>(token.id);
        if (id >= impl->names.size()) impl->names.resize(id + 1);
        impl->names[id] = token.content;
    }
    impl->bytes.reserve(impl->names.size());
    for (const std::string& name : impl->names) impl->bytes.push_back(impl->decoder.bytes_of(name));
    std::vector<std::string> raw, normalised;
    for (const AddedToken& token : impl->added) {
        // One that is matched in normalised text is spelled so too, as in the reference.
        impl->bytes[static_cast<size_t>(token.id)] =
            token.normalized && !token.special ? impl->decoder.bytes_of(impl->normalizer.apply(token.content)) : token.content;
        raw.push_back(token.normalized ? std::string() : token.content);
        normalised.push_back(token.normalized ? impl->normalizer.apply(token.content) : std::string());
    }
    set_flags(*impl);
    impl->raw.build(impl->added, raw);
    impl->normalised.build(impl->added, normalised);
    LORICA_TRY(read_post_processor(parts.post_processor, parts.where + ": post_processor", *impl, 0));

    const auto size = static_cast<int32_t>(impl->names.size());
    for (const auto& [name, id] : {std::pair{"bos", parts.bos}, {"eos", parts.eos}, {"eot", parts.eot}, {"pad", parts.pad}, {"unk", parts.unk}})
        if (id < -1 || id >= size)
            return Error{ErrorCode::BadInput, fmt::format("the {} token has id {}, beyond the vocabulary of {}", name, id, size), parts.where};
    impl->bos = parts.bos;
    impl->eos = parts.eos;
    impl->eot = parts.eot;
    impl->pad = parts.pad;
    impl->unk = parts.unk >= 0 ? parts.unk : impl->model->unk();
    impl->add_bos = parts.add_bos || (impl->bos >= 0 && !impl->prefix.empty() && impl->prefix.front() == impl->bos);
    impl->add_eos = parts.add_eos || (impl->eos >= 0 && !impl->suffix.empty() && impl->suffix.back() == impl->eos);
    if (impl->prefix.empty() && impl->add_bos && impl->bos >= 0) impl->prefix = {impl->bos};
    if (impl->suffix.empty() && impl->add_eos && impl->eos >= 0) impl->suffix = {impl->eos};
    find_stops(*impl);
    impl->normalizer_json = std::move(parts.normalizer);
    impl->pre_tokenizer_json = std::move(parts.pre_tokenizer);
    impl->post_processor_json = std::move(parts.post_processor);
    impl->decoder_json = std::move(parts.decoder);
    impl->chat_template = std::move(parts.chat_template);
    impl->source = std::move(parts.source);
    return std::shared_ptr<const Tokenizer>(new Tokenizer(std::move(impl)));
}

}  // namespace lorica
