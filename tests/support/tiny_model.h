// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a tiny random Llama with a byte-level tokenizer, as a Hugging Face folder or a GGUF file. No torch; any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace lorica::test {

// The same options give the same bytes on every machine. Weights are bfloat16 numbers in every dtype but float16 files.
struct TinyModel {
    uint64_t seed = 1;
    std::string dtype = "float32";  // float32, bfloat16, float16
    bool tied = true;               // lm_head is the embedding
    int shards = 1;                 // safetensors files; over 1 with an index
    int64_t hidden = 64, layers = 2, heads = 4, kv_heads = 2, intermediate = 128;
    double rope_theta = 10000;
};

constexpr int64_t kTinyVocabulary = 300;   // 3 control tokens, 256 bytes, 41 merges
constexpr int32_t kTinyEndOfText = 0;      // <|endoftext|>
constexpr int32_t kTinyTurnStart = 1;      // <|im_start|>
constexpr int32_t kTinyTurnEnd = 2;        // <|im_end|>, the EOS

struct TinyTensor {
    std::string name;                // Hugging Face's
    std::vector<int64_t> shape;
    std::vector<float> values;
};
std::vector<TinyTensor> tiny_tensors(const TinyModel& model);

// config.json, generation_config.json, tokenizer.json, tokenizer_config.json (with a ChatML template), model*.safetensors.
// Makes the folder. Throws std::runtime_error where a file cannot be written.
void write_tiny_model(const std::filesystem::path& folder, const TinyModel& model = {});

// A PEFT folder of one tensor: what pages list, copy and compare, not what an engine loads. Makes the folder.
void write_adapter_folder(const std::filesystem::path& folder, const std::string& base, int64_t rank = 4, const std::string& type = "LORA");

// The same model as one GGUF file (architecture llama: q and k in the interleaved order). `type`: f32, f16, bf16, q8_0,
// q4_0, q4_1 for matrices; norms are f32. Returns the tensors that a reader must see, in Hugging Face's order.
std::vector<TinyTensor> write_tiny_gguf(const std::filesystem::path& file, const std::string& type = "f32",
                                        const TinyModel& model = {});

// The vocabulary in id order and the merges ("a b") behind both forms.
std::vector<std::string> tiny_vocabulary();
const std::vector<std::string>& tiny_merges();
const std::string& tiny_chat_template();

float round_to_bfloat16(float value);
uint16_t to_float16(float value);
float from_float16(uint16_t bits);

}  // namespace lorica::test
