// SPDX-License-Identifier: GPL-3.0-or-later
// Keys as llama.cpp's loader wants them (ggml's docs/gguf.md). Any thread.
#include "core/export/gguf_metadata.h"

#include <fmt/format.h>

#include <limits>

#include "core/formats/architecture.h"

namespace lorica {
namespace {

void put_size(GgufMetadata& out, const std::string& key, int64_t value) { out.put(key, static_cast<uint32_t>(value)); }

void put_shape(GgufMetadata& out, const ModelConfig& c, const std::string& arch) {
    put_size(out, arch + ".context_length", c.max_position_embeddings);
    put_size(out, arch + ".embedding_length", c.hidden_size);
    put_size(out, arch + ".block_count", c.num_hidden_layers);
    put_size(out, arch + ".feed_forward_length", c.intermediate_size);
    put_size(out, arch + ".attention.head_count", c.num_attention_heads);
    put_size(out, arch + ".attention.head_count_kv", c.num_key_value_heads);
    put_size(out, arch + ".attention.key_length", c.head_dim);
    put_size(out, arch + ".attention.value_length", c.head_dim);
    put_size(out, arch + ".vocab_size", c.vocab_size);
    const bool rms = c.traits.norm == DecoderTraits::Norm::Rms;
    out.put(arch + (rms ? ".attention.layer_norm_rms_epsilon" : ".attention.layer_norm_epsilon"), static_cast<float>(c.rms_norm_eps));
    if (c.traits.attention_cap > 0) out.put(arch + ".attn_logit_softcapping", static_cast<float>(c.traits.attention_cap));
    if (c.traits.logit_cap > 0) out.put(arch + ".final_logit_softcapping", static_cast<float>(c.traits.logit_cap));
    if (!c.traits.windows.empty()) put_size(out, arch + ".attention.sliding_window", c.largest_window());
}

void put_rope(GgufMetadata& out, const ModelConfig& c, const std::string& arch) {
    if (c.traits.learned_positions) return;
    const RopeScaling& rope = c.traits.rope;
    put_size(out, arch + ".rope.dimension_count", static_cast<int64_t>(static_cast<double>(c.head_dim) * c.traits.partial_rotary_factor));
    out.put(arch + ".rope.freq_base", static_cast<float>(c.rope_theta));
    if (rope.type == "linear") {
        out.put(arch + ".rope.scaling.type", "linear");
        out.put(arch + ".rope.scaling.factor", static_cast<float>(rope.factors.front()));
    } else if (rope.type == "longrope") {
        put_size(out, arch + ".rope.scaling.original_context_length", rope.original_positions);
        out.put(arch + ".rope.scaling.attn_factor", static_cast<float>(rope.amplitude));
    }
}

void put_id(GgufMetadata& out, const char* key, const std::optional<int64_t>& id) {
    if (id && *id >= 0 && *id <= std::numeric_limits<int32_t>::max()) out.put(key, static_cast<uint32_t>(*id));
}

Result<void> put_vocabulary(GgufMetadata& out, const ModelConfig& c, const VocabularySpec& v) {
    const auto rows = static_cast<size_t>(c.vocab_size);
    if (v.tokens.size() > rows)
        return Error{ErrorCode::BadInput, fmt::format("the tokenizer knows {} tokens, the model {}", v.tokens.size(), rows), v.where, "The tokenizer belongs to another model."};
    out.put("tokenizer.ggml.model", v.model);
    if (!v.pre.empty()) out.put("tokenizer.ggml.pre", v.pre);
    // The file has one token for each row of the embeddings.
    std::vector<std::string> tokens = v.tokens;
    std::vector<int32_t> types = v.types;
    std::vector<float> scores = v.scores;
    types.resize(tokens.size(), static_cast<int32_t>(TokenKind::Normal));
    types.resize(rows, static_cast<int32_t>(TokenKind::Unused));
    for (size_t id = tokens.size(); id < rows; ++id) tokens.push_back(fmt::format("[PAD{}]", id));
    out.put("tokenizer.ggml.tokens", tokens);
    out.put("tokenizer.ggml.token_type", types);
    if (!scores.empty()) {
        scores.resize(rows, -1000.0f);
        out.put("tokenizer.ggml.scores", scores);
    }
    if (!v.merges.empty()) out.put("tokenizer.ggml.merges", v.merges);
    put_id(out, "tokenizer.ggml.bos_token_id", v.bos);
    put_id(out, "tokenizer.ggml.eos_token_id", v.eos);
    put_id(out, "tokenizer.ggml.eot_token_id", v.eot);
    put_id(out, "tokenizer.ggml.unknown_token_id", v.unk);
    put_id(out, "tokenizer.ggml.padding_token_id", v.pad);
    // Absent, readers take what is usual for this kind of vocabulary.
    if (v.add_bos) out.put("tokenizer.ggml.add_bos_token", *v.add_bos);
    if (v.add_eos) out.put("tokenizer.ggml.add_eos_token", *v.add_eos);
    if (v.add_space_prefix) out.put("tokenizer.ggml.add_space_prefix", *v.add_space_prefix);
    if (!v.chat_template.empty()) out.put("tokenizer.chat_template", v.chat_template);
    return {};
}

}  // namespace

Result<GgufMetadata> gguf_metadata(const ModelConfig& config, const VocabularySpec& vocabulary, const GgufQuant& quant, const std::string& name) {
    GgufMetadata out;
    const std::string arch = architecture_of(config).gguf;
    out.put("general.architecture", arch);
    out.put("general.type", "model");
    out.put("general.name", name);
    out.put("general.file_type", quant.file_type);
    out.put("general.quantization_version", uint32_t{2});
    put_shape(out, config, arch);
    put_rope(out, config, arch);
    LORICA_TRY(put_vocabulary(out, config, vocabulary));
    return out;
}

}  // namespace lorica
