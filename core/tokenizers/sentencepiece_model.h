// SPDX-License-Identifier: GPL-3.0-or-later
// SentencePieceModel: a sentencepiece vocabulary, encoded by the sentencepiece library. Immutable after build; any thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/tokenizers/token_model.h"

namespace lorica {

class SentencePieceModel : public TokenModel {
public:
    // `spec` must have passed check_sentencepiece().
    static Result<std::unique_ptr<SentencePieceModel>> build(SentencePieceSpec spec, const std::string& where);
    ~SentencePieceModel() override;

    void encode(std::string_view piece, bool prefixed, std::vector<int32_t>& ids, Missing& missing) const override;
    // BPE with the merges that the scores stand for, or Unigram.
    std::string json() const override;
    const SentencePieceSpec* sentencepiece() const override { return &spec_; }
    std::vector<float> scores() const override { return spec_.scores; }
    std::vector<std::pair<int32_t, int32_t>> merges() const override;
    int32_t unk() const override { return unk_; }
    bool byte_fallback() const override { return spec_.byte_fallback; }

private:
    struct Processor;
    explicit SentencePieceModel(SentencePieceSpec spec);
    SentencePieceSpec spec_;
    int32_t unk_ = -1;
    // The model as it is, and without its dummy prefix for text that goes on behind other text.
    std::unique_ptr<const Processor> with_prefix_, without_prefix_;
};

}  // namespace lorica
