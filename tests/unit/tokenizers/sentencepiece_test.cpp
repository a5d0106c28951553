// SPDX-License-Identifier: GPL-3.0-or-later
// Sentencepiece models: read strictly, encoded and decoded as the library does, written back. One thread.
#include <limits>

#include "core/base/files.h"
#include "core/tokenizers/render.h"
#include "core/tokenizers/sentencepiece_proto.h"
#include "core/tokenizers/tokenizer_files.h"
#include "tests/support/check.h"

using namespace lorica;

namespace {

constexpr const char* kMark = "\xE2\x96\x81";

// A BPE model of a few words, all bytes, and a turn mark that is user-defined.
SentencePieceSpec small() {
    SentencePieceSpec spec;
    spec.bpe = spec.byte_fallback = true;
    spec.remove_extra_whitespaces = false;
    const auto add = [&](std::string piece, float score, TokenKind kind) {
        spec.pieces.push_back(std::move(piece));
        spec.scores.push_back(score);
        spec.kinds.push_back(kind);
    };
    add("<unk>", 0, TokenKind::Unknown);
    add("<s>", 0, TokenKind::Control);
    add("</s>", 0, TokenKind::Control);
    char name[8];
    for (int b = 0; b < 256; ++b) {
        std::snprintf(name, sizeof name, "<0x%02X>", b);
        add(name, 0, TokenKind::Byte);
    }
    add("<end_of_turn>", 0, TokenKind::UserDefined);
    float score = -1;
    for (const char* piece : {"he", "ll", "hell", "hello"}) add(piece, score--, TokenKind::Normal);
    add(std::string(kMark) + "hello", score--, TokenKind::Normal);
    for (const char* piece : {kMark, "h", "e", "l", "o", "w"}) add(piece, score--, TokenKind::Normal);
    return spec;
}

std::shared_ptr<const Tokenizer> tokenizer_of(const SentencePieceSpec& spec, const std::string& config = {}) {
    const auto folder = test::temporary_folder();
    write_file_atomic(folder / "tokenizer.model", serialize_sentencepiece(spec)).ok();
    if (!config.empty()) write_file_atomic(folder / "tokenizer_config.json", config).ok();
    return Tokenizer::load(folder).value();
}

std::string names(const Tokenizer& tokenizer, const std::vector<int32_t>& ids) {
    std::string out;
    for (const int32_t id : ids) out += std::string(out.empty() ? "" : " ") + std::string(tokenizer.token_name(id));
    return out;
}

std::string refusal(const SentencePieceSpec& spec) {
    const auto read = parse_sentencepiece(serialize_sentencepiece(spec), "m.model");
    return read ? "" : read.error().text();
}

}  // namespace

TEST(a_model_file_is_read_back_as_written) {
    const SentencePieceSpec spec = small();
    const auto again = parse_sentencepiece(serialize_sentencepiece(spec), "m.model");
    REQUIRE_OK(again);
    CHECK(again->pieces == spec.pieces && again->scores == spec.scores && again->kinds == spec.kinds);
    CHECK(again->bpe && again->byte_fallback && again->add_dummy_prefix && !again->remove_extra_whitespaces);
}

TEST(damaged_model_files_are_refused) {
    const std::string bytes = serialize_sentencepiece(small());
    for (const size_t size : {size_t{0}, size_t{1}, bytes.size() / 2 + 1, bytes.size() - 1}) CHECK(!parse_sentencepiece(bytes.substr(0, size), "m.model").ok());
    CHECK(!parse_sentencepiece("GGUF, or anything else", "m.model").ok());
    SentencePieceSpec spec = small();
    spec.pieces[5] = spec.pieces[6];
    CHECK(refusal(spec).find("appears twice") != std::string::npos);
    spec = small();
    spec.pieces.back().clear();
    CHECK(refusal(spec).find("is empty") != std::string::npos);
    spec = small();
    spec.kinds[1] = TokenKind::Unknown;
    CHECK(refusal(spec).find("there are 2") != std::string::npos);
    spec = small();
    spec.scores.back() = std::numeric_limits<float>::quiet_NaN();
    CHECK(refusal(spec).find("no number") != std::string::npos);
    spec = small();
    spec.kinds[20] = TokenKind::Normal;
    CHECK(refusal(spec).find("byte pieces") != std::string::npos);
    spec = small();
    spec.charsmap = std::string("\x08\0\0\0\xFF\xFF\xFF\x7F\0\0\0\0a\0", 14);
    CHECK(refusal(spec).find("charsmap") != std::string::npos);
}

TEST(text_gets_its_dummy_prefix_and_unknown_characters_their_bytes) {
    const auto tokenizer = tokenizer_of(small());
    CHECK_EQ(names(*tokenizer, tokenizer->encode("hello")), std::string(kMark) + "hello");
    CHECK_EQ(names(*tokenizer, tokenizer->encode("")), "");
    CHECK_EQ(names(*tokenizer, tokenizer->encode("w\xC3\xA9")), std::string(kMark) + " w <0xC3> <0xA9>");
    CHECK_EQ(names(*tokenizer, tokenizer->encode_document("hello")), std::string("<s> ") + kMark + "hello");
    SentencePieceSpec bare = small();
    bare.add_dummy_prefix = false;
    CHECK_EQ(names(*tokenizer_of(bare), tokenizer_of(bare)->encode("hello")), "hello");
}

TEST(behind_a_control_token_the_prefix_follows_the_legacy_setting) {
    const auto now = tokenizer_of(small()), before = tokenizer_of(small(), "{\"legacy\": true}");
    CHECK_EQ(names(*now, now->encode("w</s>hello", true)), std::string(kMark) + " w </s> hello");
    CHECK_EQ(names(*before, before->encode("w</s>hello", true)), std::string(kMark) + " w </s> " + kMark + "hello");
}

TEST(a_turn_mark_is_a_control_token_and_text_cannot_forge_it) {
    const auto tokenizer = tokenizer_of(small());
    CHECK_EQ(tokenizer->encode("<end_of_turn>", true).size(), 1u);
    CHECK(tokenizer->encode("<end_of_turn>", false).size() > 1u);
    CHECK(tokenizer->is_stop(tokenizer->id_of("<end_of_turn>")));
}

TEST(decoding_drops_the_prefix_and_marks_each_bad_byte) {
    const auto tokenizer = tokenizer_of(small());
    for (const char* text : {"hello", " hello", "w\xC3\xA9 hello  ", "\xF0\x9F\x98\x80"}) CHECK_EQ(tokenizer->decode(tokenizer->encode(text)), text);
    const int32_t lead = tokenizer->id_of("<0xC3>"), tail = tokenizer->id_of("<0xA9>"), w = tokenizer->id_of("w");
    const std::vector<int32_t> broken = {lead, w, tail, lead, tail};
    CHECK_EQ(tokenizer->decode(broken), "\xEF\xBF\xBDw\xEF\xBF\xBD\xC3\xA9");
    StreamDecoder stream(tokenizer);
    CHECK_EQ(stream.push(lead), "");
    CHECK_EQ(stream.push(tail), "\xC3\xA9");
    CHECK_EQ(stream.push(lead), "");
    CHECK_EQ(stream.push(w), "\xEF\xBF\xBDw");
    CHECK_EQ(stream.push(lead), "");
    CHECK_EQ(stream.finish(), "\xEF\xBF\xBD");
    CHECK_EQ(stream.push(tokenizer->id_of(std::string(kMark) + "hello")), "hello");
}

TEST(an_answer_goes_on_behind_its_prompt_without_a_prefix) {
    const auto tokenizer = tokenizer_of(small());
    const auto row = render_raw_pair(*tokenizer, "w", "hello", false);
    REQUIRE_OK(row);
    CHECK_EQ(names(*tokenizer, row->ids), std::string("<s> ") + kMark + " w hello </s>");
}

TEST(a_tokenizer_goes_through_gguf_and_through_its_json) {
    const auto tokenizer = tokenizer_of(small(), "{\"legacy\": true}");
    auto spec = tokenizer->to_spec();
    REQUIRE_OK(spec);
    CHECK_EQ(spec->model, "llama");
    CHECK(spec->add_space_prefix == true && spec->bos == 1);
    const auto gguf = Tokenizer::from_spec(std::move(*spec));
    REQUIRE_OK(gguf);
    const auto folder = test::temporary_folder();
    REQUIRE_OK(write_tokenizer_files(**gguf, folder));
    CHECK(std::filesystem::exists(folder / "tokenizer.model"));
    const auto json = Tokenizer::load(folder);
    REQUIRE_OK(json);
    for (const char* text : {"hello", "w</s>hello  w", " \xC3\xA9hello", "", "<end_of_turn>w"}) {
        CHECK_EQ(names(**gguf, (*gguf)->encode(text, true)), names(*tokenizer, tokenizer->encode(text, true)));
        CHECK_EQ(names(**json, (*json)->encode(text, true)), names(*tokenizer, tokenizer->encode(text, true)));
        CHECK_EQ((*json)->encode_document(text).front(), (*json)->bos());
    }
}
