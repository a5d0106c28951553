// SPDX-License-Identifier: GPL-3.0-or-later
// GGUF's pre-tokenizer names. Where llama.cpp approximates an expression, the model's own tokenizer.json decides. Any thread.
#include "core/tokenizers/pre_names.h"

#include <array>

namespace lorica {
namespace {

using Value = nlohmann::ordered_json;

enum class Split { Gpt2, DigitsGpt2, Llama3, Qwen2, Qwen35, Falcon, DeepSeekLlm, DeepSeekCoder, DeepSeek3, Tekken, Gpt4o, Bloom, Viking, SeedCoder, Bailing };
struct Pre {
    const char* name;
    Split split;
    bool ignore_merges = false;
    bool nfc = false;
    bool add_bos = false;
};
// The first name of equal rows is the one written.
constexpr std::array kPre = {
    Pre{"gpt-2", Split::Gpt2},
    Pre{"phi-2", Split::Gpt2},
    Pre{"roberta-bpe", Split::Gpt2},
    Pre{"mpt", Split::Gpt2},
    Pre{"olmo", Split::Gpt2},
    Pre{"jais", Split::Gpt2},
    Pre{"trillion", Split::Gpt2},
    Pre{"exaone4", Split::Gpt2},
    Pre{"gigachat", Split::Gpt2},
    Pre{"modern-bert", Split::Gpt2},
    Pre{"granite-docling", Split::Gpt2},
    Pre{"smollm", Split::DigitsGpt2},
    Pre{"starcoder", Split::DigitsGpt2},
    Pre{"refact", Split::DigitsGpt2},
    Pre{"command-r", Split::DigitsGpt2, false, true},
    Pre{"codeshell", Split::DigitsGpt2},
    Pre{"exaone", Split::DigitsGpt2},
    Pre{"minerva-7b", Split::DigitsGpt2},
    Pre{"llama-bpe", Split::Llama3, true, false, true},
    Pre{"llama3", Split::Llama3, true, false, true},
    Pre{"llama-v3", Split::Llama3, true, false, true},
    Pre{"falcon3", Split::Llama3, true, false, true},
    Pre{"falcon-h1", Split::Llama3, true, false, true},
    Pre{"pixtral", Split::Llama3, true, false, true},
    Pre{"lfm2", Split::Llama3, true, false, true},
    Pre{"dbrx", Split::Llama3},
    Pre{"smaug-bpe", Split::Llama3},
    Pre{"chatglm-bpe", Split::Llama3},
    Pre{"glm4", Split::Llama3},
    Pre{"qwen2", Split::Qwen2, false, true},
    Pre{"deepseek-r1-qwen", Split::Qwen2, false, true},
    Pre{"megrez", Split::Qwen2, false, true},
    Pre{"hunyuan", Split::Qwen2, false, true},
    Pre{"stablelm2", Split::Qwen2},
    Pre{"grok-2", Split::Qwen2},
    Pre{"qwen35", Split::Qwen35, false, true},
    Pre{"falcon", Split::Falcon},
    Pre{"deepseek-llm", Split::DeepSeekLlm},
    Pre{"deepseek-coder", Split::DeepSeekCoder},
    Pre{"deepseek-v3", Split::DeepSeek3},
    Pre{"hunyuan-dense", Split::DeepSeek3},
    Pre{"tekken", Split::Tekken, true, false, true},
    Pre{"gpt-4o", Split::Gpt4o},
    Pre{"llama4", Split::Gpt4o},
    Pre{"minimax-m2", Split::Gpt4o},
    Pre{"bloom", Split::Bloom},
    Pre{"poro-chat", Split::Bloom},
    Pre{"gpt3-finnish", Split::Bloom},
    Pre{"viking", Split::Viking},
    Pre{"seed-coder", Split::SeedCoder},
    Pre{"bailingmoe", Split::Bailing}};

constexpr const char* kDeepSeekLetters =
    "\\s?[A-Za-zµÀ-ÖØ-öø-ƺƼ-ƿǄ-ʓʕ-ʯͰ-ͳͶͷͻ-ͽͿΆΈ-ΊΌΎ-ΡΣ-ϵϷ-ҁҊ-ԯԱ-ՖႠ-ჅᎠ-Ᏽᏸ-ᏽᲐ-ᲺᲽ-Ჿᴀ-ᴫᵫ-ᵷᵹ-ᶚḀ-ἕἘ-Ἕἠ-ὅὈ-Ὅὐ-ὗὙὛὝὟ-ώᾀ-ᾴᾶ-ᾼιῂ-ῄῆ-ῌῐ-ΐῖ-Ίῠ-Ῥῲ-ῴῶ-ῼℂℇℊ-ℓℕℙ-ℝℤΩℨK-ℭℯ-ℴℹℼ-ℿⅅ-ⅉⅎↃↄⰀ-ⱻⱾ-ⳤⳫ-ⳮⳲⳳꙀ-ꙭꚀ-ꚛꜢ-ꝯꝱ-ꞇꞋ-"
    "ꞎꭰ-ꮿﬀ-ﬆﬓ-ﬗＡ-Ｚａ-ｚ𐐀-𐑏𐒰-𐓓𐓘-𐓻𐲀-𐲲𐳀-𐳲𑢠-𑣟𞤀-𞥃]+";
constexpr const char* kHan = "[一-龥ࠀ-一가-퟿]+";
constexpr const char* kTekken =
    R"([^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr const char* kGpt4o =
    R"([^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr const char* kDeepSeek3 =
    R"([!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr const char* kQwen35 =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr const char* kBloom = " ?[^(\\s|[.,!?…。，、।۔،])]+";
constexpr const char* kSeedCoder =
    "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1}| ?[^\\s\\p{L}\\p{N}\r\n]+|\\s*[\r\n]+|\\s+(?!\\S)|\\s+";
constexpr const char* kBailing =
    R"('(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]++[\r\n]*|\s*[\r\n]|\s+(?!\S)|\s+)";

Value byte_level(bool prefix_space, bool use_regex) {
    return {{"type", "ByteLevel"}, {"add_prefix_space", prefix_space}, {"trim_offsets", true}, {"use_regex", use_regex}};
}
Value regex(const char* pattern) {
    return {{"type", "Split"}, {"pattern", {{"Regex", pattern}}}, {"behavior", "Isolated"}, {"invert", false}};
}
Value digits(bool single) { return {{"type", "Digits"}, {"individual_digits", single}}; }
Value sequence(std::initializer_list<Value> steps) {
    Value list = Value::array();
    for (const Value& step : steps) list.push_back(step);
    return {{"type", "Sequence"}, {"pretokenizers", std::move(list)}};
}

Value steps_of(Split split, bool prefix_space) {
    const Value plain = byte_level(prefix_space, false);
    switch (split) {
        case Split::Gpt2: return byte_level(prefix_space, true);
        case Split::DigitsGpt2: return sequence({digits(true), byte_level(prefix_space, true)});
        case Split::Llama3: return sequence({regex(kLlama3Regex), plain});
        case Split::Qwen2: return sequence({regex(kQwen2Regex), plain});
        case Split::Qwen35: return sequence({regex(kQwen35), plain});
        case Split::Falcon: {
            const Value punctuation = {{"type", "Punctuation"}, {"behavior", "Contiguous"}};
            return sequence({punctuation, byte_level(prefix_space, true), digits(false), regex("[0-9][0-9][0-9]")});
        }
        case Split::DeepSeekLlm:
            return sequence({regex("[\r\n]"), regex(kDeepSeekLetters), regex("\\s?[!-/:-~！-／：-～‘-‟　-。]+"), regex("\\s+$"), regex(kHan), digits(true), plain});
        case Split::DeepSeekCoder: return sequence({regex("[\r\n]"), regex("\\s?\\p{L}+"), regex("\\s?\\p{P}+"), regex(kHan), digits(true), plain});
        case Split::DeepSeek3: return sequence({regex("\\p{N}{1,3}"), regex("[一-龥぀-ゟ゠-ヿ]+"), regex(kDeepSeek3), plain});
        case Split::Tekken: return sequence({regex(kTekken), plain});
        case Split::Gpt4o: return sequence({regex(kGpt4o), plain});
        case Split::Bloom: return sequence({regex(kBloom), plain});
        case Split::Viking: return sequence({regex(kBloom), digits(true), plain});
        case Split::SeedCoder: return sequence({regex(kSeedCoder), plain});
        case Split::Bailing: return sequence({regex(kBailing), plain});
    }
    return {};
}

}  // namespace

std::optional<NamedPreTokenizer> pre_tokenizer_named(const std::string& name, bool prefix_space) {
    for (const Pre& one : kPre)
        if (name == one.name) return NamedPreTokenizer{steps_of(one.split, prefix_space), one.nfc, one.ignore_merges, one.add_bos};
    return std::nullopt;
}

std::string pre_name_of(const PreTokenizer& pre_tokenizer, const Normalizer& normalizer, bool ignores_merges) {
    const std::string wanted = pre_tokenizer.signature();
    const bool nfc = normalizer.apply("e\xCC\x81") != "e\xCC\x81";
    std::string near;
    for (const Pre& one : kPre) {
        const auto steps = PreTokenizer::parse(steps_of(one.split, false), one.name);
        if (!steps || steps->signature() != wanted || one.nfc != nfc) continue;
        if (one.ignore_merges == ignores_merges) return one.name;
        // A vocabulary whose every token its merges reach does not care.
        if (near.empty()) near = one.name;
    }
    return near;
}

}  // namespace lorica
