// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of a GGUF export: the model's shape and its tokenizer. Pure; any thread.
#pragma once

#include <string>

#include "core/export/gguf_types.h"
#include "core/formats/gguf_writer.h"
#include "core/formats/model_config.h"
#include "core/tokenizers/vocabulary_spec.h"

namespace lorica {

// An error where a size does not fit the keys' types, or the vocabulary has more tokens than the model has embeddings.
Result<GgufMetadata> gguf_metadata(const ModelConfig& config, const VocabularySpec& vocabulary, const GgufQuant& quant, const std::string& name);

}  // namespace lorica
