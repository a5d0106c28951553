// SPDX-License-Identifier: GPL-3.0-or-later
// The normalizers of tokenizer.json. Any thread.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uniset.h>

#include "core/tokenizers/json_access.h"
#include "core/tokenizers/text_pipeline.h"
#include "core/tokenizers/unicode_text.h"

namespace lorica {
namespace {

using json_access::Value;

std::string normal_form(const std::string& text, int kind) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* form = kind == 0   ? icu::Normalizer2::getNFCInstance(status)
                                   : kind == 1 ? icu::Normalizer2::getNFDInstance(status)
                                   : kind == 2 ? icu::Normalizer2::getNFKCInstance(status)
                                               : icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status) || !is_utf8(text)) return text;
    // The reference's decompositions are Unicode 11's, its combining classes 9's: characters that came later stay as they are.
    static const icu::UnicodeSet known = [] {
        UErrorCode bad = U_ZERO_ERROR;
        icu::UnicodeSet set(u"[[:age=11.0:]-[[:^ccc=0:]-[:age=9.0:]]]", bad);
        set.freeze();
        return set;
    }();
    const icu::FilteredNormalizer2 filtered(*form, known);
    const icu::UnicodeString source = icu::UnicodeString::fromUTF8(text);
    if (filtered.isNormalized(source, status)) return text;
    icu::UnicodeString done;
    std::string out;
    filtered.normalize(source, done, status).toUTF8String(out);
    return U_FAILURE(status) ? text : out;
}

template <class Each>
std::string rewrite(const std::string& text, Each each) {
    std::string out;
    for (size_t at = 0; at < text.size();) {
        const Utf8Char c = utf8_at(text, at);
        if (c.code == kBadUtf8) out += text[at];
        else each(c.code, out);
        at += c.length;
    }
    return out;
}

std::string strip(const std::string& text, bool left, bool right) {
    size_t begin = 0, end = text.size();
    while (left && begin < end) {
        const Utf8Char c = utf8_at(text, begin);
        if (!is_space(c.code)) break;
        begin += c.length;
    }
    while (right && end > begin) {
        size_t start = end - 1;
        while (start > begin && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
        if (!is_space(utf8_at(text, start).code)) break;
        end = start;
    }
    return text.substr(begin, end - begin);
}

}  // namespace

Result<Normalizer> Normalizer::parse(const Value& json, const std::string& where) {
    Normalizer normalizer;
    if (!json.is_null()) LORICA_TRY(normalizer.add(json, where, 0));
    return normalizer;
}

Result<void> Normalizer::add(const Value& json, const std::string& where, int depth) {
    LORICA_ASSIGN(const std::string type, json_access::type_of(json, where));
    if (type == "Sequence") {
        const auto list = json.find("normalizers");
        if (list == json.end() || !list->is_array() || depth > 8) return json_access::wrong(where, "normalizers", "an array");
        for (const auto& one : *list) LORICA_TRY(add(one, where, depth + 1));
        return {};
    }
    Step step{Kind::Nfc};
    if (type == "NFC") step.kind = Kind::Nfc;
    else if (type == "NFD") step.kind = Kind::Nfd;
    else if (type == "NFKC") step.kind = Kind::Nfkc;
    else if (type == "NFKD") step.kind = Kind::Nfkd;
    else if (type == "Lowercase") step.kind = Kind::Lowercase;
    else if (type == "StripAccents") step.kind = Kind::StripAccents;
    else if (type == "Strip") {
        step.kind = Kind::Strip;
        LORICA_ASSIGN(step.left, json_access::boolean(json, "strip_left", true, where));
        LORICA_ASSIGN(step.right, json_access::boolean(json, "strip_right", true, where));
    } else if (type == "Prepend") {
        step.kind = Kind::Prepend;
        LORICA_ASSIGN(step.text, json_access::text(json, "prepend", "", where));
    } else if (type == "Replace") {
        step.kind = Kind::Replace;
        LORICA_ASSIGN(step.text, json_access::text(json, "content", "", where));
        LORICA_ASSIGN(step.pattern, SplitPattern::from_json(json, where));
    } else {
        return json_access::unsupported("a normalizer", type, where);
    }
    steps_.push_back(std::move(step));
    return {};
}

std::string Normalizer::run(const Step& step, std::string text, bool continued) {
    switch (step.kind) {
        case Kind::Nfc: return normal_form(text, 0);
        case Kind::Nfd: return normal_form(text, 1);
        case Kind::Nfkc: return normal_form(text, 2);
        case Kind::Nfkd: return normal_form(text, 3);
        case Kind::Lowercase:
            return rewrite(text, [](uint32_t code, std::string& out) {
                if (code == 0x130) out += "i\xCC\x87";  // the one character whose lower case is two
                else append_utf8(out, lower_case(code));
            });
        case Kind::StripAccents:
            return rewrite(text, [](uint32_t code, std::string& out) {
                // The reference's marks are Unicode 9's; two of them have become letters.
                const bool mark = (U_MASK(u_charType(static_cast<UChar32>(code))) & U_GC_M_MASK) != 0 && known_in(code, 9) && code != 0x111C9;
                if (!mark && code != 0x1CF2 && code != 0x1CF3) append_utf8(out, code);
            });
        case Kind::Strip: return strip(text, step.left && !continued, step.right);
        case Kind::Prepend: return text.empty() || continued ? text : step.text + text;
        case Kind::Replace: {
            std::vector<PatternMatch> matches;
            if (!step.pattern.find(text, matches)) return text;
            std::string out;
            size_t from = 0;
            for (const PatternMatch& m : matches) {
                out.append(text, from, m.begin - from);
                out += step.text;
                from = m.end;
            }
            return out.append(text, from, std::string::npos);
        }
    }
    return text;
}

std::string Normalizer::apply(std::string_view text, TextPlace place) const {
    std::string out(text);
    for (const Step& step : steps_) out = run(step, std::move(out), place == TextPlace::AfterText);
    return out;
}

}  // namespace lorica
