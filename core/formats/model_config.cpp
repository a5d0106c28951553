// SPDX-License-Identifier: GPL-3.0-or-later
// Checks of a model's shape. Any thread.
#include "core/formats/model_config.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/formats/architecture.h"

namespace lorica {
namespace {

Error bad(const std::string& file, const std::string& field, const std::string& message) {
    return {ErrorCode::BadInput, message, file + ", " + field};
}

Result<void> check(const ModelConfig& c, const std::string& file) {
    if (c.num_key_value_heads > c.num_attention_heads || c.num_attention_heads % c.num_key_value_heads != 0)
        return bad(file, "num_key_value_heads", fmt::format("is {}, which does not divide the {} attention heads", c.num_key_value_heads, c.num_attention_heads));
    if (c.num_hidden_layers > 4096 || c.head_dim > 65536 || c.hidden_size > (1 << 20) || c.intermediate_size > (1 << 22) || c.vocab_size > (1 << 24))
        return bad(file, "shape", "a size is out of any published model's range");
    if (c.traits.learned_positions) return {};
    const auto rotated = static_cast<int64_t>(static_cast<double>(c.head_dim) * c.traits.partial_rotary_factor);
    if (c.traits.partial_rotary_factor > 1 || rotated % 2 != 0 || rotated == 0)
        return bad(file, "head_dim", fmt::format("is {}, of which {} are rotated, but rotary positions need an even number", c.head_dim, rotated));
    return {};
}

Result<void> read_ids(const JsonFields& json, ModelConfig& c) {
    const auto id = [&](const char* key) { return json.has(key) && json.at(key).is_number_integer() ? json.at(key).get<int64_t>() : -1; };
    c.bos_token_id = id("bos_token_id");
    c.pad_token_id = id("pad_token_id");
    if (id("eos_token_id") >= 0) c.eos_token_ids = {id("eos_token_id")};
    else if (json.has("eos_token_id") && json.at("eos_token_id").is_array())
        for (const auto& one : json.at("eos_token_id"))
            if (one.is_number_integer()) c.eos_token_ids.push_back(one.get<int64_t>());
    return {};
}

}  // namespace

Result<ModelConfig> read_model_config(const fs::path& folder) {
    LORICA_ASSIGN(const std::string text, read_file(folder / "config.json", 16u << 20));
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_discarded()) return Error{ErrorCode::BadInput, "is not valid JSON", (folder / "config.json").string()};
    return model_config_from_json(json, (folder / "config.json").string());
}

Result<ModelConfig> model_config_from_json(const nlohmann::json& json, const std::string& file) {
    if (!json.is_object()) return Error{ErrorCode::BadInput, "is not a JSON object", file};
    const auto list = json.value("architectures", nlohmann::json::array());
    const std::string name = list.is_array() && !list.empty() && list[0].is_string() ? list[0].get<std::string>() : "";
    const auto& known = architectures();
    const auto found = std::find_if(known.begin(), known.end(), [&](const Architecture* one) { return name == one->name; });
    if (found == known.end())
        return Error{ErrorCode::Unsupported, name.empty() ? "names no architecture" : "the architecture " + name + " is not supported", file + ", architectures",
                     "Supported: " + supported_architectures() + "."};
    ModelConfig c;
    c.architecture = (*found)->name;
    c.model_type = (*found)->model_type;
    c.tie_word_embeddings = (*found)->tied;
    const JsonFields fields(json, file);
    LORICA_TRY(fields.flag("tie_word_embeddings", c.tie_word_embeddings));
    LORICA_TRY((*found)->from_json(fields, c));
    for (const char* key : {"torch_dtype", "dtype"}) {
        LORICA_ASSIGN(c.torch_dtype, fields.text(key, c.torch_dtype));
    }
    LORICA_TRY(read_ids(fields, c));
    LORICA_TRY(check(c, file));
    c.published = json;
    return c;
}

Result<ModelConfig> model_config_from_gguf(const GgufFile& file) {
    LORICA_ASSIGN(const auto name, file.get<std::string>("general.architecture"));
    const auto& known = architectures();
    const auto found = std::find_if(known.begin(), known.end(), [&](const Architecture* one) { return !name.empty() && name == one->gguf; });
    if (found == known.end())
        return Error{ErrorCode::Unsupported, "the architecture \"" + name.substr(0, 40) + "\" is not supported", file.name() + ", general.architecture",
                     "Supported: " + supported_architectures() + "."};
    ModelConfig c;
    c.architecture = (*found)->name;
    c.model_type = (*found)->model_type;
    const GgufTensor* embed = file.find("token_embd.weight");
    if (!embed || embed->shape.size() != 2) return bad(file.name(), "tensor token_embd.weight", "is missing or not a matrix");
    c.vocab_size = embed->shape[0];
    c.tie_word_embeddings = file.find("output.weight") == nullptr;
    LORICA_TRY((*found)->from_gguf(GgufFields(file, name + "."), c));
    LORICA_ASSIGN(c.bos_token_id, file.get_or<int64_t>("tokenizer.ggml.bos_token_id", -1));
    LORICA_ASSIGN(c.pad_token_id, file.get_or<int64_t>("tokenizer.ggml.padding_token_id", -1));
    LORICA_ASSIGN(const int64_t eos, file.get_or<int64_t>("tokenizer.ggml.eos_token_id", -1));
    if (eos >= 0) c.eos_token_ids = {eos};
    LORICA_TRY(check(c, file.name()));
    return c;
}

nlohmann::json to_config_json(const ModelConfig& c, const std::string& dtype) {
    nlohmann::json json = c.published;
    if (json.is_null()) {
        json = {{"architectures", {c.architecture}}, {"model_type", c.model_type}, {"hidden_size", c.hidden_size},
                {"intermediate_size", c.intermediate_size}, {"num_hidden_layers", c.num_hidden_layers},
                {"num_attention_heads", c.num_attention_heads}, {"num_key_value_heads", c.num_key_value_heads},
                {"head_dim", c.head_dim}, {"vocab_size", c.vocab_size}, {"max_position_embeddings", c.max_position_embeddings},
                {"rms_norm_eps", c.rms_norm_eps}, {"hidden_act", c.hidden_act}, {"attention_dropout", 0.0}, {"initializer_range", 0.02}, {"use_cache", true}};
        architecture_of(c).to_json(c, json);
        json.update(to_generation_config_json(c));
    }
    json.erase("quantization_config");
    json["tie_word_embeddings"] = c.tie_word_embeddings;
    json["torch_dtype"] = dtype;
    json["dtype"] = dtype;
    return json;
}

nlohmann::json to_generation_config_json(const ModelConfig& c) {
    nlohmann::json json = nlohmann::json::object();
    if (c.bos_token_id >= 0) json["bos_token_id"] = c.bos_token_id;
    if (c.pad_token_id >= 0) json["pad_token_id"] = c.pad_token_id;
    if (c.eos_token_ids.size() == 1) json["eos_token_id"] = c.eos_token_ids[0];
    else if (!c.eos_token_ids.empty()) json["eos_token_id"] = c.eos_token_ids;
    return json;
}

}  // namespace lorica
