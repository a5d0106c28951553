// SPDX-License-Identifier: GPL-3.0-or-later
// Encoding through the sentencepiece library, and what its scores say as merges. Any thread.
#include "core/tokenizers/sentencepiece_model.h"

#include <fmt/format.h>

#include <exception>
#include <sentencepiece_processor.h>

#include <algorithm>

#include "core/tokenizers/unicode_text.h"

namespace lorica {

struct SentencePieceModel::Processor {
    sentencepiece::SentencePieceProcessor library;
};

SentencePieceModel::SentencePieceModel(SentencePieceSpec spec) : spec_(std::move(spec)) {
    const auto unk = std::find(spec_.kinds.begin(), spec_.kinds.end(), TokenKind::Unknown);
    if (unk != spec_.kinds.end()) unk_ = static_cast<int32_t>(unk - spec_.kinds.begin());
    set_names(spec_.pieces);
}
SentencePieceModel::~SentencePieceModel() = default;

Result<std::unique_ptr<SentencePieceModel>> SentencePieceModel::build(SentencePieceSpec spec, const std::string& where) {
    std::unique_ptr<SentencePieceModel> model(new SentencePieceModel(std::move(spec)));
    const auto load = [&](bool prefix) -> Result<std::unique_ptr<const Processor>> {
        SentencePieceSpec wanted = model->spec_;
        wanted.add_dummy_prefix = prefix;
        auto processor = std::make_unique<Processor>();
        const auto refused = [&]() -> std::string {  // the library's trie throws, on a piece that begins with a NUL for instance
            try {
                const auto status = processor->library.LoadFromSerializedProto(serialize_sentencepiece(wanted));
                return status.ok() ? "" : status.ToString();
            } catch (const std::exception& error) {
                return error.what();
            }
        }();
        if (!refused.empty()) return Error{ErrorCode::BadInput, fmt::format("the sentencepiece library refuses the model: {}", refused), where};
        return std::unique_ptr<const Processor>(std::move(processor));
    };
    LORICA_ASSIGN(model->without_prefix_, load(false));
    if (model->spec_.add_dummy_prefix) {
        LORICA_ASSIGN(model->with_prefix_, load(true));
    }
    return model;
}

void SentencePieceModel::encode(std::string_view piece, bool prefixed, std::vector<int32_t>& ids, Missing&) const {
    const Processor& processor = prefixed && with_prefix_ ? *with_prefix_ : *without_prefix_;
    std::vector<int> out;
    if (!processor.library.Encode({piece.data(), piece.size()}, &out).ok()) return;
    ids.insert(ids.end(), out.begin(), out.end());
}

// Every way to put a piece together from two others, the better score first: what transformers derives from a
// tokenizer.model (convert_slow_tokenizer.py, generate_merges).
std::vector<std::pair<int32_t, int32_t>> SentencePieceModel::merges() const {
    struct One {
        float score;
        uint32_t left_size, right_size;  // in characters
        int32_t left, right;
    };
    std::vector<One> found;
    if (!spec_.bpe) return {};
    const auto whole = [&](int32_t id) {
        const TokenKind kind = spec_.kinds[static_cast<size_t>(id)];
        return kind == TokenKind::Normal || kind == TokenKind::UserDefined || kind == TokenKind::Unused;
    };
    for (size_t id = 0; id < spec_.pieces.size(); ++id) {
        if (spec_.kinds[id] != TokenKind::Normal) continue;
        const std::string_view piece = spec_.pieces[id];
        std::vector<size_t> starts;
        for (size_t at = 0; at < piece.size(); at += utf8_at(piece, at).length) starts.push_back(at);
        for (size_t i = 1; i < starts.size(); ++i) {
            const int32_t left = id_of(piece.substr(0, starts[i])), right = id_of(piece.substr(starts[i]));
            if (left < 0 || right < 0 || !whole(left) || !whole(right)) continue;
            found.push_back({spec_.scores[id], static_cast<uint32_t>(i), static_cast<uint32_t>(starts.size() - i), left, right});
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const One& a, const One& b) {
        return a.score != b.score ? a.score > b.score : a.left_size != b.left_size ? a.left_size > b.left_size : a.right_size > b.right_size;
    });
    std::vector<std::pair<int32_t, int32_t>> out;
    out.reserve(found.size());
    for (const One& one : found) out.emplace_back(one.left, one.right);
    return out;
}

std::string SentencePieceModel::json() const {
    if (!spec_.bpe) return unigram_json(spec_.pieces, {spec_.scores.begin(), spec_.scores.end()}, unk_, spec_.byte_fallback);
    BpeOptions options;
    options.unk_token = spec_.pieces[static_cast<size_t>(unk_)];
    options.fuse_unk = true;
    options.byte_fallback = spec_.byte_fallback;
    return bpe_json(*this, merges(), options);
}

}  // namespace lorica
