// SPDX-License-Identifier: GPL-3.0-or-later
// The tiny model's weights, tokenizer and Hugging Face folder, written by hand from the format descriptions. Any thread.
#include "tests/support/tiny_model.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "core/base/philox.h"

namespace lorica::test {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

// Near-normal with standard deviation 1: the sum of four uniforms, exact on every machine.
float draw(uint64_t seed, uint64_t stream, uint64_t index) {
    const auto words = philox(seed, stream, index);
    float sum = 0;
    for (const uint32_t word : words) sum += philox_unit(word);
    return (sum - 2.0f) * 1.7320508f;
}

std::vector<TinyTensor> layer_tensors(const TinyModel& m, int64_t layer) {
    const std::string p = "model.layers." + std::to_string(layer) + ".";
    const int64_t head_dim = m.hidden / m.heads;
    return {{p + "input_layernorm.weight", {m.hidden}, {}},
            {p + "self_attn.q_proj.weight", {m.heads * head_dim, m.hidden}, {}},
            {p + "self_attn.k_proj.weight", {m.kv_heads * head_dim, m.hidden}, {}},
            {p + "self_attn.v_proj.weight", {m.kv_heads * head_dim, m.hidden}, {}},
            {p + "self_attn.o_proj.weight", {m.hidden, m.heads * head_dim}, {}},
            {p + "post_attention_layernorm.weight", {m.hidden}, {}},
            {p + "mlp.gate_proj.weight", {m.intermediate, m.hidden}, {}},
            {p + "mlp.up_proj.weight", {m.intermediate, m.hidden}, {}},
            {p + "mlp.down_proj.weight", {m.hidden, m.intermediate}, {}}};
}

void write_text(const fs::path& path, const std::string& text) {
    std::ofstream out(path, std::ios::binary);
    out << text;
    if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
}

std::string utf8(uint32_t c) {
    if (c < 0x80) return {static_cast<char>(c)};
    return {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
}

// GPT-2's printable stand-ins of the 256 bytes, in the order of its vocabulary.
std::vector<std::string> byte_alphabet() {
    std::vector<std::string> printable, others;
    for (uint32_t byte = 0; byte < 256; ++byte) {
        const bool shown = (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE;
        if (shown) printable.push_back(utf8(byte));
        else others.push_back(utf8(256 + static_cast<uint32_t>(others.size())));
    }
    printable.insert(printable.end(), others.begin(), others.end());
    return printable;
}

Json tokenizer_json() {
    const std::vector<std::string> vocabulary = tiny_vocabulary();
    Json ids = Json::object(), added = Json::array(), merges = Json::array();
    for (size_t id = 0; id < vocabulary.size(); ++id) ids[vocabulary[id]] = id;
    for (size_t id = 0; id < 3; ++id)
        added.push_back({{"id", id}, {"content", vocabulary[id]}, {"single_word", false}, {"lstrip", false},
                         {"rstrip", false}, {"normalized", false}, {"special", true}});
    for (const std::string& merge : tiny_merges()) merges.push_back(merge);
    const Json byte_level = {{"type", "ByteLevel"}, {"add_prefix_space", false}, {"trim_offsets", true}, {"use_regex", true}};
    const Json digits = {{"type", "Digits"}, {"individual_digits", true}};
    return {{"version", "1.0"}, {"truncation", nullptr}, {"padding", nullptr}, {"added_tokens", added}, {"normalizer", nullptr},
            {"pre_tokenizer", {{"type", "Sequence"}, {"pretokenizers", Json::array({digits, byte_level})}}},
            {"post_processor", nullptr}, {"decoder", byte_level},
            {"model", {{"type", "BPE"}, {"dropout", nullptr}, {"unk_token", nullptr}, {"continuing_subword_prefix", nullptr},
                       {"end_of_word_suffix", nullptr}, {"fuse_unk", false}, {"byte_fallback", false}, {"vocab", ids},
                       {"merges", merges}}}};
}

Json model_config(const TinyModel& m) {
    return {{"architectures", {"LlamaForCausalLM"}}, {"attention_bias", false}, {"attention_dropout", 0.0}, {"bos_token_id", 1},
            {"eos_token_id", 2}, {"pad_token_id", 2}, {"head_dim", m.hidden / m.heads}, {"hidden_act", "silu"},
            {"hidden_size", m.hidden}, {"initializer_range", 0.02}, {"intermediate_size", m.intermediate},
            {"max_position_embeddings", 512}, {"mlp_bias", false}, {"model_type", "llama"}, {"num_attention_heads", m.heads},
            {"num_hidden_layers", m.layers}, {"num_key_value_heads", m.kv_heads}, {"rms_norm_eps", 1e-5}, {"rope_scaling", nullptr},
            {"rope_theta", m.rope_theta}, {"tie_word_embeddings", m.tied}, {"torch_dtype", m.dtype}, {"use_cache", true},
            {"vocab_size", kTinyVocabulary}};
}

std::string tensor_bytes(const TinyTensor& tensor, const std::string& dtype) {
    const size_t width = dtype == "float32" ? 4 : 2;
    std::string out(tensor.values.size() * width, '\0');
    for (size_t i = 0; i < tensor.values.size(); ++i) {
        const uint32_t bits = std::bit_cast<uint32_t>(tensor.values[i]);
        const uint16_t half = dtype == "bfloat16" ? static_cast<uint16_t>(bits >> 16) : to_float16(tensor.values[i]);
        if (width == 4) std::memcpy(&out[i * 4], &bits, 4);
        else std::memcpy(&out[i * 2], &half, 2);
    }
    return out;
}

void write_safetensors(const fs::path& path, const std::vector<const TinyTensor*>& tensors, const std::string& dtype) {
    const std::string code = dtype == "float32" ? "F32" : dtype == "bfloat16" ? "BF16" : "F16";
    Json header = {{"__metadata__", {{"format", "pt"}}}};
    std::string data;
    for (const TinyTensor* tensor : tensors) {
        const std::string bytes = tensor_bytes(*tensor, dtype);
        header[tensor->name] = {{"dtype", code}, {"shape", tensor->shape}, {"data_offsets", {data.size(), data.size() + bytes.size()}}};
        data += bytes;
    }
    std::string text = header.dump();
    while (text.size() % 8 != 0) text += ' ';
    const uint64_t size = text.size();
    std::string length(8, '\0');
    std::memcpy(length.data(), &size, 8);
    write_text(path, length + text + data);
}

void write_weights(const fs::path& folder, const TinyModel& model) {
    const std::vector<TinyTensor> tensors = tiny_tensors(model);
    const size_t shards = static_cast<size_t>(std::max(model.shards, 1));
    Json map = Json::object();
    size_t total = 0;
    for (size_t shard = 0; shard < shards; ++shard) {
        char name[64];
        std::snprintf(name, sizeof name, "model-%05zu-of-%05zu.safetensors", shard + 1, shards);
        const std::string file = shards == 1 ? "model.safetensors" : name;
        std::vector<const TinyTensor*> part;
        for (size_t i = shard * tensors.size() / shards; i < (shard + 1) * tensors.size() / shards; ++i) {
            part.push_back(&tensors[i]);
            map[tensors[i].name] = file;
            total += tensors[i].values.size() * (model.dtype == "float32" ? 4 : 2);
        }
        write_safetensors(folder / file, part, model.dtype);
    }
    if (shards > 1)
        write_text(folder / "model.safetensors.index.json", Json{{"metadata", {{"total_size", total}}}, {"weight_map", map}}.dump(2));
}

}  // namespace

float round_to_bfloat16(float value) {
    const uint32_t bits = std::bit_cast<uint32_t>(value);
    return std::bit_cast<float>((bits + 0x7FFFu + ((bits >> 16) & 1u)) & 0xFFFF0000u);
}

uint16_t to_float16(float value) {
    const uint32_t bits = std::bit_cast<uint32_t>(value);
    const uint16_t sign = static_cast<uint16_t>((bits >> 16) & 0x8000u);
    const float magnitude = std::abs(value);
    if (magnitude >= 65520.0f) return static_cast<uint16_t>(sign | 0x7C00u);
    if (magnitude < 0x1p-14f) return static_cast<uint16_t>(sign | static_cast<uint16_t>(std::nearbyint(magnitude * 0x1p24f)));
    uint32_t rounded = std::bit_cast<uint32_t>(magnitude);
    rounded += 0xFFFu + ((rounded >> 13) & 1u);
    return static_cast<uint16_t>(sign | ((rounded >> 13) - (112u << 10)));
}

float from_float16(uint16_t bits) {
    const int exponent = (bits >> 10) & 31;
    const float fraction = static_cast<float>(bits & 1023);
    float value = exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(1024.0f + fraction, exponent - 25);
    if (exponent == 31) value = (bits & 1023) != 0 ? NAN : INFINITY;
    return (bits & 0x8000) != 0 ? -value : value;
}

std::vector<TinyTensor> tiny_tensors(const TinyModel& model) {
    std::vector<TinyTensor> all = {{"model.embed_tokens.weight", {kTinyVocabulary, model.hidden}, {}}};
    for (int64_t layer = 0; layer < model.layers; ++layer)
        for (TinyTensor& tensor : layer_tensors(model, layer)) all.push_back(std::move(tensor));
    all.push_back({"model.norm.weight", {model.hidden}, {}});
    if (!model.tied) all.push_back({"lm_head.weight", {kTinyVocabulary, model.hidden}, {}});
    for (size_t stream = 0; stream < all.size(); ++stream) {
        TinyTensor& tensor = all[stream];
        const bool norm = tensor.shape.size() == 1;
        // Embedding and head: logits get a standard deviation of about 2. The others outweigh the embedding in the stream, so
        // that greedy generation does not repeat its input.
        const bool table = tensor.shape[0] == kTinyVocabulary && !norm;
        const float scale = norm ? 0.1f : table ? 0.25f : 2.0f / std::sqrt(static_cast<float>(tensor.shape[1]));
        const int64_t count = tensor.shape[0] * (norm ? 1 : tensor.shape[1]);
        tensor.values.resize(static_cast<size_t>(count));
        for (int64_t i = 0; i < count; ++i) {
            const float value = draw(model.seed, stream, static_cast<uint64_t>(i)) * scale + (norm ? 1.0f : 0.0f);
            float& out = tensor.values[static_cast<size_t>(i)];
            out = round_to_bfloat16(value);
            if (model.dtype == "float16") out = from_float16(to_float16(out));
        }
    }
    return all;
}

const std::vector<std::string>& tiny_merges() {
    static const std::vector<std::string> merges = {
        "Ġ t", "Ġ a", "h e",  "i n", "r e",  "o n", "Ġt he", "e r", "Ġ s",  "a t",  "Ġ w", "Ġ o",   "e n", "Ġ c",
        "i t", "i s", "a n",  "o r", "e s",  "Ġ b", "e d",   "Ġ f", "in g", "Ġ p",  "o u", "Ġa n",  "a l", "a r",
        "Ġt o", "Ġ m", "Ġo f", "Ġ in", "Ġ d", "Ġ h", "Ġan d", "i c", "a s",  "l e", "Ġt h", "i on", "o m"};
    return merges;
}

std::vector<std::string> tiny_vocabulary() {
    std::vector<std::string> all = {"<|endoftext|>", "<|im_start|>", "<|im_end|>"};
    for (std::string& byte : byte_alphabet()) all.push_back(std::move(byte));
    for (std::string merge : tiny_merges()) all.push_back(merge.erase(merge.find(' '), 1));
    return all;
}

const std::string& tiny_chat_template() {
    static const std::string text =
        "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n'}}"
        "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}";
    return text;
}

void write_tiny_model(const fs::path& folder, const TinyModel& model) {
    fs::create_directories(folder);
    write_text(folder / "config.json", model_config(model).dump(2));
    write_text(folder / "generation_config.json",
               Json{{"_from_model_config", true}, {"bos_token_id", 1}, {"eos_token_id", 2}, {"pad_token_id", 2}}.dump(2));
    write_text(folder / "tokenizer.json", tokenizer_json().dump(2));
    write_text(folder / "tokenizer_config.json",
               Json{{"add_prefix_space", false}, {"bos_token", "<|im_start|>"}, {"chat_template", tiny_chat_template()},
                    {"clean_up_tokenization_spaces", false}, {"eos_token", "<|im_end|>"}, {"model_max_length", 512},
                    {"pad_token", "<|im_end|>"}, {"tokenizer_class", "PreTrainedTokenizerFast"}, {"unk_token", "<|endoftext|>"}}.dump(2));
    write_weights(folder, model);
}

void write_adapter_folder(const fs::path& folder, const std::string& base, int64_t rank, const std::string& type) {
    std::string header = R"({"base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}})", length;
    for (size_t i = 0; i < 8; ++i) length += static_cast<char>((header.size() >> (8 * i)) & 0xff);
    fs::create_directories(folder);
    std::ofstream(folder / "adapter_model.safetensors", std::ios::binary) << length << header << std::string(16, '\0');
    const Json config = {{"peft_type", type}, {"r", rank}, {"lora_alpha", 2 * rank}, {"target_modules", {"q_proj", "v_proj"}}, {"num_virtual_tokens", 5}, {"base_model_name_or_path", base}};
    std::ofstream(folder / "adapter_config.json") << config.dump();
}

}  // namespace lorica::test
