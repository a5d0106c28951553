// SPDX-License-Identifier: GPL-3.0-or-later
// The tiny model as a GGUF file, with encoders of the simple block types written from the format description. Any thread.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <fstream>
#include <map>
#include <stdexcept>

#include "tests/support/tiny_model.h"

namespace lorica::test {
namespace {

struct Bytes {
    std::string out;
    template <class T>
    void put(T value) { out.append(reinterpret_cast<const char*>(&value), sizeof value); }
    void text(const std::string& s) { put<uint64_t>(s.size()); out += s; }
    void key(const std::string& name, uint32_t type) { text(name); put<uint32_t>(type); ++keys; }
    void u32(const std::string& name, int64_t value) { key(name, 4); put<uint32_t>(static_cast<uint32_t>(value)); }
    void f32(const std::string& name, double value) { key(name, 6); put<float>(static_cast<float>(value)); }
    void boolean(const std::string& name, bool value) { key(name, 7); put<uint8_t>(value ? 1 : 0); }
    void string(const std::string& name, const std::string& value) { key(name, 8); text(value); }
    void strings(const std::string& name, const std::vector<std::string>& values) {
        key(name, 9);
        put<uint32_t>(8);
        put<uint64_t>(values.size());
        for (const std::string& value : values) text(value);
    }
    void integers(const std::string& name, const std::vector<int32_t>& values) {
        key(name, 9);
        put<uint32_t>(5);
        put<uint64_t>(values.size());
        for (const int32_t value : values) put(value);
    }
    void pad(size_t multiple) { while (out.size() % multiple != 0) out += '\0'; }
    uint64_t keys = 0;
};

const std::map<std::string, std::pair<uint32_t, uint32_t>> kTypes = {  // ggml type, general.file_type
    {"f32", {0, 0}}, {"f16", {1, 1}}, {"bf16", {30, 32}}, {"q8_0", {8, 7}}, {"q4_0", {2, 2}}, {"q4_1", {3, 3}}};

uint8_t nibble(float x) { return static_cast<uint8_t>(std::clamp(static_cast<int>(x), 0, 15)); }

// One block of 32 values; they become what a reader decodes.
void encode_q8_0(float* x, Bytes& to) {
    float largest = 0;
    for (int i = 0; i < 32; ++i) largest = std::max(largest, std::abs(x[i]));
    const float exact = largest / 127.0f;
    const uint16_t d = to_float16(exact);
    to.put(d);
    for (int i = 0; i < 32; ++i) {
        const int8_t q = static_cast<int8_t>(exact == 0 ? 0 : std::round(x[i] / exact));
        to.put(q);
        x[i] = static_cast<float>(q) * from_float16(d);
    }
}

void encode_q4(float* x, Bytes& to, bool with_minimum) {
    const auto [low, high] = std::minmax_element(x, x + 32);
    const float signed_peak = std::abs(*low) > std::abs(*high) ? *low : *high;
    const float minimum = *low;
    const float scale = with_minimum ? (*high - *low) / 15.0f : signed_peak / -8.0f;
    const uint16_t d = to_float16(scale), m = to_float16(minimum);
    uint8_t q[32];
    for (int i = 0; i < 32; ++i) {
        const float steps = scale == 0 ? 0 : with_minimum ? (x[i] - minimum) / scale + 0.5f : x[i] / scale + 8.5f;
        q[i] = nibble(steps);
        const float dd = from_float16(d);
        x[i] = with_minimum ? q[i] * dd + from_float16(m) : (static_cast<float>(q[i]) - 8.0f) * dd;
    }
    to.put(d);
    if (with_minimum) to.put(m);
    for (int i = 0; i < 16; ++i) to.put(static_cast<uint8_t>(q[i] | (q[i + 16] << 4)));
}

std::string encode(std::vector<float>& values, const std::string& type) {
    Bytes to;
    if (type == "q8_0" || type == "q4_0" || type == "q4_1") {
        for (size_t at = 0; at < values.size(); at += 32) {
            if (type == "q8_0") encode_q8_0(&values[at], to);
            else encode_q4(&values[at], to, type == "q4_1");
        }
        return to.out;
    }
    for (float& value : values) {
        if (type == "f16") {
            to.put(to_float16(value));
            value = from_float16(to_float16(value));
        } else if (type == "bf16") {
            value = round_to_bfloat16(value);
            to.put(static_cast<uint16_t>(std::bit_cast<uint32_t>(value) >> 16));
        } else {
            to.put(value);
        }
    }
    return to.out;
}

std::string gguf_name(const std::string& name) {
    static const std::map<std::string, std::string> tops = {{"model.embed_tokens.weight", "token_embd.weight"},
                                                            {"model.norm.weight", "output_norm.weight"},
                                                            {"lm_head.weight", "output.weight"}};
    static const std::map<std::string, std::string> parts = {
        {"input_layernorm", "attn_norm"}, {"self_attn.q_proj", "attn_q"}, {"self_attn.k_proj", "attn_k"},
        {"self_attn.v_proj", "attn_v"}, {"self_attn.o_proj", "attn_output"}, {"post_attention_layernorm", "ffn_norm"},
        {"mlp.gate_proj", "ffn_gate"}, {"mlp.up_proj", "ffn_up"}, {"mlp.down_proj", "ffn_down"}};
    if (const auto top = tops.find(name); top != tops.end()) return top->second;
    const size_t number = std::string("model.layers.").size();
    const size_t dot = name.find('.', number);
    const std::string part = name.substr(dot + 1, name.size() - dot - 1 - std::string(".weight").size());
    return "blk." + name.substr(number, dot - number) + "." + parts.at(part) + ".weight";
}

// (heads, 2, half, in) to (heads, half, 2, in): the interleaved rotary order of llama.cpp's llama architecture.
std::vector<float> interleave(const std::vector<float>& from, int64_t heads, int64_t rows, int64_t in) {
    std::vector<float> to(from.size());
    const int64_t half = rows / heads / 2;
    for (int64_t h = 0; h < heads; ++h)
        for (int64_t part = 0; part < 2; ++part)
            for (int64_t i = 0; i < half; ++i)
                std::copy_n(from.begin() + ((h * 2 + part) * half + i) * in, in, to.begin() + ((h * half + i) * 2 + part) * in);
    return to;
}

void metadata(Bytes& b, const TinyModel& m, const std::string& type) {
    b.string("general.architecture", "llama");
    b.string("general.name", "Tiny");
    b.u32("general.file_type", kTypes.at(type).second);
    b.u32("general.quantization_version", 2);
    b.u32("llama.vocab_size", kTinyVocabulary);
    b.u32("llama.context_length", 512);
    b.u32("llama.embedding_length", m.hidden);
    b.u32("llama.block_count", m.layers);
    b.u32("llama.feed_forward_length", m.intermediate);
    b.u32("llama.rope.dimension_count", m.hidden / m.heads);
    b.u32("llama.attention.head_count", m.heads);
    b.u32("llama.attention.head_count_kv", m.kv_heads);
    b.f32("llama.attention.layer_norm_rms_epsilon", 1e-5);
    b.f32("llama.rope.freq_base", m.rope_theta);
    b.string("tokenizer.ggml.model", "gpt2");
    b.string("tokenizer.ggml.pre", "smollm");
    const std::vector<std::string> vocabulary = tiny_vocabulary();
    b.strings("tokenizer.ggml.tokens", vocabulary);
    std::vector<int32_t> kinds(vocabulary.size(), 1);
    std::fill_n(kinds.begin(), 3, 3);
    b.integers("tokenizer.ggml.token_type", kinds);
    b.strings("tokenizer.ggml.merges", tiny_merges());
    b.u32("tokenizer.ggml.bos_token_id", kTinyTurnStart);
    b.u32("tokenizer.ggml.eos_token_id", kTinyTurnEnd);
    b.u32("tokenizer.ggml.padding_token_id", kTinyTurnEnd);
    b.boolean("tokenizer.ggml.add_bos_token", false);
    b.string("tokenizer.chat_template", tiny_chat_template());
}

}  // namespace

std::vector<TinyTensor> write_tiny_gguf(const std::filesystem::path& file, const std::string& type, const TinyModel& model) {
    std::vector<TinyTensor> tensors = tiny_tensors(model);
    Bytes meta, infos, data;
    metadata(meta, model, type);
    for (TinyTensor& tensor : tensors) {
        const bool norm = tensor.shape.size() == 1;
        const std::string kind = norm ? "f32" : type;
        std::vector<float> values = tensor.values;
        const bool q = tensor.name.ends_with("q_proj.weight"), k = tensor.name.ends_with("k_proj.weight");
        if (q || k) values = interleave(values, q ? model.heads : model.kv_heads, tensor.shape[0], tensor.shape[1]);
        encode(tensor.values, kind);  // block rounding is by row, so it commutes with the order of rows
        infos.text(gguf_name(tensor.name));
        infos.put<uint32_t>(static_cast<uint32_t>(tensor.shape.size()));
        for (auto dim = tensor.shape.rbegin(); dim != tensor.shape.rend(); ++dim) infos.put<int64_t>(*dim);
        infos.put<uint32_t>(kTypes.at(kind).first);
        infos.put<uint64_t>(data.out.size());
        data.out += encode(values, kind);
        data.pad(32);
    }
    Bytes all;
    all.out = "GGUF";
    all.put<uint32_t>(3);
    all.put<int64_t>(static_cast<int64_t>(tensors.size()));
    all.put<int64_t>(static_cast<int64_t>(meta.keys));
    all.out += meta.out + infos.out;
    all.pad(32);
    std::ofstream out(file, std::ios::binary);
    out << all.out << data.out;
    if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
    return tensors;
}

}  // namespace lorica::test
