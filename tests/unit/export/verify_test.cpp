// SPDX-License-Identifier: GPL-3.0-or-later
// The proof of an export: good ones pass, and a scaled tensor, a lost template line and a lost EOS are each caught. One thread.
#include "core/export/verify.h"

#include <fstream>

#include "core/base/files.h"
#include "core/export/gguf_export.h"
#include "core/export/merge.h"
#include "core/formats/gguf.h"
#include "core/models/loading.h"
#include "core/tokenizers/render.h"
#include "tests/support/check.h"
#include "tests/support/tiny_model.h"

using namespace lorica;

namespace {

struct Subject {
    fs::path folder = test::temporary_folder();
    std::optional<ModelSource> base;
    std::shared_ptr<const Tokenizer> tokenizer;
    Adapter adapter;

    Subject() {
        test::TinyModel model;
        model.hidden = 256;   // wide enough for K types
        model.intermediate = 512;
        test::write_tiny_model(folder / "base", model);
        base = ModelSource::open(folder / "base").value();
        tokenizer = Tokenizer::load(folder / "base").value();
        AdapterSettings settings;
        settings.r = 4;
        adapter = Adapter::create(weights(*base), "lora", settings, 7, false).value();
        torch::manual_seed(5);
        for (LoraLayer& layer : adapter.layers)
            for (auto& slot : layer.slots)
                if (slot) slot->b.normal_(0, 0.05);
    }
    static DecoderWeights weights(const ModelSource& source) {
        return load_weights(source, torch::kFloat32, torch::kCPU, [](int64_t, int64_t) { return true; }).value();
    }
    fs::path gguf(const std::string& quant) const {
        GgufExportOptions options;
        options.quant = quant;
        const fs::path path = folder / (quant + ".gguf");
        if (!fs::exists(path)) export_gguf(*base, *tokenizer, adapter, path, options).value();
        return path;
    }
    fs::path merged(const std::string& dtype = "float32") const {
        MergeOptions options;
        options.dtype = dtype;
        const fs::path path = folder / dtype;
        if (!fs::exists(path)) merge(*base, *tokenizer, adapter, path, options).value();
        return path;
    }
    // Every check of one export, those that failed by name.
    std::string failed(const fs::path& path) const {
        const auto source = ModelSource::open(path);
        const auto text = Tokenizer::load(path);
        if (!source || !text) return "opens";
        std::string out;
        const auto take = [&](const VerifyCheck& check) { if (!check.passed) out += check.name + " "; };
        for (const VerifyCheck& check : verify_text(*tokenizer, **text)) take(check);
        take(verify_generation_config(*base, *source));
        const WeightProof proof = verify_weights(*base, adapter, *source, {}).value();
        take(proof.check);
        const auto chat = (*text)->chat_template().empty() ? Result<ChatTemplate>(Error{}) : chat_template_for(**text);
        const auto rows = probe_rows(**text, chat ? &*chat : nullptr);
        if (!rows) return out + "probabilities ";
        const auto want = score(weights(*base), &adapter, std::span<const PreparedRow>(*rows)).value();
        const auto got = score(weights(*source), nullptr, std::span<const PreparedRow>(*rows)).value();
        std::vector<RowScore> noisy;
        if (proof.error > 1e-6) {
            DecoderWeights disturbed = weights(*base);
            Adapter own = adapter;
            add_noise(disturbed, own, proof.deviations, 1);
            noisy = score(disturbed, &own, std::span<const PreparedRow>(*rows)).value();
        }
        take(verify_scores(want, got, noisy).check);
        return out;
    }
};

// Multiplies the decoded numbers of one tensor of a GGUF file, by its blocks' scales or its numbers.
void scale_gguf(const fs::path& path, const std::string& name, float factor) {
    const auto file = GgufFile::open(path).value();
    const GgufTensor& tensor = *file.find(name);
    const BlockType& type = *block_type(tensor.type);
    const auto count = static_cast<int64_t>(tensor.bytes.size()) / type.bytes * type.values;
    std::vector<float> values(static_cast<size_t>(count));
    decode_blocks(type, tensor.bytes.data(), count, values.data());
    for (float& value : values) value *= factor;
    std::vector<std::byte> blocks(tensor.bytes.size());
    encode_blocks(type, values.data(), count, blocks.data());
    const std::string whole = read_file(path).value();
    const std::string_view before(reinterpret_cast<const char*>(tensor.bytes.data()), tensor.bytes.size());
    const size_t at = whole.find(before);
    std::fstream out(path, std::ios::in | std::ios::out | std::ios::binary);
    out.seekp(static_cast<std::streamoff>(at));
    out.write(reinterpret_cast<const char*>(blocks.data()), static_cast<std::streamsize>(blocks.size()));
}

// The same number of bytes, so that nothing in the file moves.
void replace(const fs::path& path, const std::string& what, const std::string& with) {
    std::string text = read_file(path).value();
    const size_t at = text.find(what);
    if (at == std::string::npos) test::fail(__FILE__, __LINE__, path.string() + " does not hold " + what);
    else text.replace(at, what.size(), with);
    std::ofstream(path, std::ios::binary) << text;
}

}  // namespace

TEST(good_exports_of_every_type_are_proved) {
    const Subject subject;
    for (const char* quant : {"f32", "f16", "bf16", "q8_0", "q6_K", "q5_K_M", "q5_0", "q5_1", "q4_K_M", "q4_0", "q4_1"})
        if (const std::string failed = subject.failed(subject.gguf(quant)); !failed.empty()) test::fail(__FILE__, __LINE__, std::string(quant) + ": " + failed);
    for (const char* dtype : {"float32", "bfloat16", "float16"})
        if (const std::string failed = subject.failed(subject.merged(dtype)); !failed.empty()) test::fail(__FILE__, __LINE__, std::string(dtype) + ": " + failed);
}

TEST(a_tensor_scaled_by_a_twentieth_is_caught_in_every_type) {
    const Subject subject;
    for (const char* quant : {"f32", "f16", "bf16", "q8_0", "q6_K", "q5_K_M", "q5_0", "q5_1", "q4_K_M", "q4_0", "q4_1"}) {
        scale_gguf(subject.gguf(quant), "blk.1.ffn_down.weight", 1.05f);
        if (subject.failed(subject.gguf(quant)).find("weights") == std::string::npos) test::fail(__FILE__, __LINE__, quant);
    }
}

TEST(an_export_without_its_adapter_is_caught) {
    Subject subject;
    const fs::path path = subject.gguf("q8_0");
    for (LoraLayer& layer : subject.adapter.layers)
        for (auto& slot : layer.slots)
            if (slot) slot->b.mul_(1.5);
    CHECK(subject.failed(path).find("weights") != std::string::npos);
    CHECK(subject.failed(path).find("probabilities") != std::string::npos);
}

// The weights are right then: the probabilities alone tell.
TEST(another_rotary_base_is_caught) {
    const Subject subject;
    for (const char* dtype : {"float32", "bfloat16"}) {
        const fs::path config = subject.merged(dtype) / "config.json";
        auto json = nlohmann::json::parse(read_file(config).value());
        json["rope_theta"] = 500;
        std::ofstream(config) << json.dump();
        CHECK_EQ(subject.failed(subject.merged(dtype)), "probabilities ");
    }
    const std::string key = "llama.rope.freq_base";
    for (const char* quant : {"f16", "q8_0"}) {   // 4 bits move a random model's probabilities further than that
        const auto float_bytes = [](float value) { return std::string(reinterpret_cast<const char*>(&value), sizeof value); };
        const std::string type("\x06\0\0\0", 4);   // float32
        replace(subject.gguf(quant), key + type + float_bytes(10000), key + type + float_bytes(500));
        CHECK_EQ(subject.failed(subject.gguf(quant)), "probabilities ");
    }
}

TEST(a_removed_line_of_the_template_is_caught) {
    const Subject subject;
    const std::string chat = test::tiny_chat_template();
    const std::string part = chat.substr(chat.find("{%"), chat.find("%}") + 2 - chat.find("{%"));
    replace(subject.gguf("f32"), chat, std::string(chat.size(), ' '));
    CHECK(subject.failed(subject.gguf("f32")).find("template") != std::string::npos);
    for (const auto& entry : fs::directory_iterator(subject.merged()))
        if (entry.path().filename() == "chat_template.jinja") fs::remove(entry.path());
    const fs::path config = subject.merged() / "tokenizer_config.json";
    auto json = nlohmann::json::parse(read_file(config).value());
    json["chat_template"] = chat.substr(0, chat.find(part)) + chat.substr(chat.find(part) + part.size());
    std::ofstream(config) << json.dump();
    CHECK(subject.failed(subject.merged()).find("template") != std::string::npos);
}

TEST(a_dropped_eos_is_caught) {
    const Subject subject;
    replace(subject.gguf("f32"), "tokenizer.ggml.eos_token_id", "tokenizer.ggml.xxx_token_id");
    CHECK(subject.failed(subject.gguf("f32")).find("ends") != std::string::npos);
    const auto without = [](const fs::path& file, const char* key) {
        auto json = nlohmann::json::parse(read_file(file).value());
        if (json.erase(key) == 0) test::fail(__FILE__, __LINE__, file.string() + " has no " + key);
        std::ofstream(file) << json.dump();
    };
    without(subject.merged("float32") / "generation_config.json", "eos_token_id");
    CHECK(subject.failed(subject.merged("float32")).find("ends") != std::string::npos);
    without(subject.merged("bfloat16") / "tokenizer_config.json", "eos_token");
    CHECK(subject.failed(subject.merged("bfloat16")).find("ends") != std::string::npos);
}
