// SPDX-License-Identifier: GPL-3.0-or-later
// The decoders of tokenizer.json: what bytes a token stands for. Any thread.
#include "core/tokenizers/json_access.h"
#include "core/tokenizers/text_pipeline.h"
#include "core/tokenizers/unicode_text.h"

namespace lorica {

using json_access::Value;

int byte_token(std::string_view name) {
    if (name.size() != 6 || !name.starts_with("<0x") || name[5] != '>') return -1;
    int value = 0;
    for (const char c : name.substr(3, 2)) {
        if (c >= '0' && c <= '9') value = value * 16 + (c - '0');
        else if (c >= 'A' && c <= 'F') value = value * 16 + (c - 'A' + 10);
        else if (c >= 'a' && c <= 'f') value = value * 16 + (c - 'a' + 10);
        else return -1;
    }
    return value;
}

Result<Decoder> Decoder::parse(const Value& json, const std::string& where) {
    Decoder decoder;
    if (!json.is_null()) LORICA_TRY(decoder.add(json, where, 0));
    return decoder;
}

Result<void> Decoder::add(const Value& json, const std::string& where, int depth) {
    LORICA_ASSIGN(const std::string type, json_access::type_of(json, where));
    if (type == "Sequence") {
        const auto list = json.find("decoders");
        if (list == json.end() || !list->is_array() || depth > 8) return json_access::wrong(where, "decoders", "an array");
        for (const auto& one : *list) LORICA_TRY(add(one, where, depth + 1));
    } else if (type == "ByteLevel") {
        byte_level_ = true;
    } else if (type == "ByteFallback") {
        byte_fallback_ = true;
    } else if (type == "Fuse") {
        // Tokens are always joined here.
    } else if (type == "Metaspace") {
        LORICA_ASSIGN(const std::string mark, json_access::text(json, "replacement", "\xE2\x96\x81", where));
        LORICA_ASSIGN(const std::string scheme, json_access::text(json, "prepend_scheme", "always", where));
        replace_.emplace_back(mark, " ");
        if (scheme != "never") { strip_count_ = 1; strip_text_ = " "; }
    } else if (type == "Replace") {
        const auto pattern = json.find("pattern");
        if (pattern == json.end() || !pattern->is_object() || !pattern->contains("String") || !(*pattern)["String"].is_string())
            return json_access::unsupported("a Replace decoder with a pattern", "Regex", where);
        LORICA_ASSIGN(const std::string content, json_access::text(json, "content", "", where));
        const std::string from = (*pattern)["String"].get<std::string>();
        if (from.empty()) return json_access::wrong(where, "pattern", "a text that is not empty");
        replace_.emplace_back(from, content);
    } else if (type == "Strip") {
        LORICA_ASSIGN(strip_text_, json_access::text(json, "content", " ", where));
        LORICA_ASSIGN(const int64_t start, json_access::integer(json, "start", 0, where));
        LORICA_ASSIGN(const int64_t stop, json_access::integer(json, "stop", 0, where));
        if (start < 0 || start > 1024 || stop != 0) return json_access::unsupported("a Strip decoder with such counts", type, where);
        strip_count_ = static_cast<size_t>(start);
    } else {
        return json_access::unsupported("a decoder", type, where);
    }
    return {};
}

std::string Decoder::bytes_of(std::string_view token) const {
    if (byte_fallback_) {
        if (const int byte = byte_token(token); byte >= 0) return std::string(1, static_cast<char>(byte));
    }
    if (byte_level_) return from_letters(token);
    std::string out(token);
    for (const auto& [from, to] : replace_) {
        std::string next;
        size_t at = 0;
        for (size_t hit = out.find(from); hit != std::string::npos; hit = out.find(from, at)) {
            next.append(out, at, hit - at).append(to);
            at = hit + from.size();
        }
        out = next.append(out, at);
    }
    return out;
}

}  // namespace lorica
