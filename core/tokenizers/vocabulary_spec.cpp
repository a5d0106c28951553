// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a GGUF file's tokenizer metadata. Any thread.
#include "core/tokenizers/vocabulary_spec.h"

#include <fmt/format.h>

#include <limits>

#include "core/formats/gguf.h"

namespace lorica {
namespace {

Result<void> optional_id(const GgufFile& file, const char* key, std::optional<int64_t>& id) {
    if (!file.has(key)) return {};
    LORICA_ASSIGN(id, file.get<int64_t>(key));
    return {};
}

Result<void> optional_flag(const GgufFile& file, const char* key, std::optional<bool>& flag) {
    if (!file.has(key)) return {};
    LORICA_ASSIGN(flag, file.get<bool>(key));
    return {};
}

}  // namespace

Result<VocabularySpec> vocabulary_of(const GgufFile& file) {
    VocabularySpec spec;
    spec.where = file.name();
    if (!file.has("tokenizer.ggml.model"))
        return Error{ErrorCode::BadInput, "there is no tokenizer.ggml.model: the file has no vocabulary", file.name(),
                     "Use a GGUF file of a whole model."};
    LORICA_ASSIGN(spec.model, file.get<std::string>("tokenizer.ggml.model"));
    LORICA_ASSIGN(spec.pre, file.get_or<std::string>("tokenizer.ggml.pre", ""));
    LORICA_ASSIGN(spec.tokens, file.get<std::vector<std::string>>("tokenizer.ggml.tokens"));
    LORICA_ASSIGN(spec.merges, file.get_or<std::vector<std::string>>("tokenizer.ggml.merges", {}));
    LORICA_ASSIGN(const auto scores, file.get_or<std::vector<double>>("tokenizer.ggml.scores", {}));
    spec.scores.assign(scores.begin(), scores.end());
    LORICA_ASSIGN(const auto types, file.get_or<std::vector<int64_t>>("tokenizer.ggml.token_type", {}));
    for (const int64_t type : types) {
        if (type < 0 || type > std::numeric_limits<int32_t>::max())
            return Error{ErrorCode::BadInput, fmt::format("tokenizer.ggml.token_type has {}", type), file.name()};
        spec.types.push_back(static_cast<int32_t>(type));
    }
    LORICA_TRY(optional_id(file, "tokenizer.ggml.bos_token_id", spec.bos));
    LORICA_TRY(optional_id(file, "tokenizer.ggml.eos_token_id", spec.eos));
    LORICA_TRY(optional_id(file, "tokenizer.ggml.eot_token_id", spec.eot));
    LORICA_TRY(optional_id(file, "tokenizer.ggml.unknown_token_id", spec.unk));
    LORICA_TRY(optional_id(file, "tokenizer.ggml.padding_token_id", spec.pad));
    LORICA_TRY(optional_flag(file, "tokenizer.ggml.add_bos_token", spec.add_bos));
    LORICA_TRY(optional_flag(file, "tokenizer.ggml.add_eos_token", spec.add_eos));
    LORICA_TRY(optional_flag(file, "tokenizer.ggml.add_space_prefix", spec.add_space_prefix));
    LORICA_ASSIGN(spec.chat_template, file.get_or<std::string>("tokenizer.chat_template", ""));
    return spec;
}

Result<VocabularySpec> vocabulary_of_file(const std::filesystem::path& path) {
    LORICA_ASSIGN(const GgufFile file, GgufFile::open(path));
    return vocabulary_of(file);
}

}  // namespace lorica
