// SPDX-License-Identifier: GPL-3.0-or-later
// Limits and errors of templates, the turns of a conversation, and rows with their loss masks. One thread.
#include "core/tokenizers/render.h"
#include "tests/support/check.h"
#include "tests/support/tiny_model.h"

using namespace lorica;

namespace {

std::shared_ptr<const Tokenizer> tiny() {
    static const auto folder = [] {
        auto path = test::temporary_folder();
        test::write_tiny_model(path);
        return path;
    }();
    return Tokenizer::load(folder).value();
}

Json turns(std::initializer_list<std::pair<const char*, const char*>> list) {
    Json out = Json::array();
    for (const auto& [role, content] : list) out.push_back({{"role", role}, {"content", content}});
    return out;
}

std::string trained_text(const Tokenizer& tokenizer, const RenderedRow& row) {
    std::vector<int32_t> ids;
    for (size_t i = 0; i < row.ids.size(); ++i)
        if (row.trained[i]) ids.push_back(row.ids[i]);
    return tokenizer.decode(ids);
}

// The error's text; "" if the template renders.
std::string failure(const std::string& source) {
    const auto chat = ChatTemplate::compile(source);
    if (!chat) return chat.error().text();
    const auto text = chat->render(turns({{"user", "a"}}), {});
    return text ? "" : text.error().text();
}

}  // namespace

TEST(a_broken_template_is_refused_with_its_line) {
    CHECK(failure("{% if %}").find("line 1") != std::string::npos);
    CHECK(failure("a\nb\n{{ 1 + }}").find("line 3") != std::string::npos);
    for (const char* source : {"{% for %}", "{% endfor %}", "{{ 'open }}", "{% if a %}", "{{ (1 }}", "{{ [1, }}", "{% unknown %}", "{{ a | nofilter }}", "{{ a is notest }}", "{{"})
        CHECK(!failure(source).empty());
}

TEST(wrong_values_are_errors_not_crashes) {
    for (const char* source : {"{{ 1 // 0 }}", "{{ 1 % 0 }}", "{{ 'a' + 1 }}", "{{ none.x.y }}", "{{ undefined_name.x }}", "{{ messages() }}", "{{ [] < {} }}",
                               "{{ raise_exception('stop here') }}", "{{ 'a'.nothing() }}", "{{ 'abc'[5] + 'x' }}"})
        CHECK(!failure(source).empty());
    CHECK(failure("{{ raise_exception('stop here') }}").find("stop here") != std::string::npos);
}

TEST(a_template_ends_within_its_limits) {
    CHECK(!failure("{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}").empty());
    CHECK(!failure("{% set ns = namespace(s='x') %}{% for a in range(60) %}{% set ns.s = ns.s + ns.s %}{% endfor %}{{ ns.s }}").empty());
    CHECK(!failure("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}").empty());
    CHECK(!failure("{{ " + std::string(5000, '(') + "1" + std::string(5000, ')') + " }}").empty());
    CHECK(!failure("{{ 'x' * 100000000 }}").empty());
}

TEST(only_the_answers_are_trained) {
    const auto tokenizer = tiny();
    const auto chat = chat_template_for(*tokenizer).value();
    const auto row = render_row(*tokenizer, chat, turns({{"user", "q1"}, {"assistant", "first"}, {"user", "q2"}, {"assistant", "second"}}), false);
    REQUIRE_OK(row);
    CHECK_EQ(trained_text(*tokenizer, *row), "first<|im_end|>\nsecond<|im_end|>\n");
    CHECK_EQ(row->ids.size(), row->trained.size());
    CHECK_EQ(tokenizer->decode(row->ids), row->text);
}

TEST(with_the_prompt_everything_but_the_first_token_is_trained) {
    const auto tokenizer = tiny();
    const auto chat = chat_template_for(*tokenizer).value();
    const auto row = render_row(*tokenizer, chat, turns({{"user", "q"}, {"assistant", "a"}}), true);
    REQUIRE_OK(row);
    CHECK_EQ(row->trained.front(), 0);
    CHECK_EQ(std::count(row->trained.begin(), row->trained.end(), uint8_t{1}), static_cast<std::ptrdiff_t>(row->ids.size() - 1));
}

TEST(a_prompts_ids_begin_its_row) {
    const auto tokenizer = tiny();
    for (const char* name : {"", "chatml", "alpaca", "plain"}) {
        const auto chat = chat_template_for(*tokenizer, name).value();
        const Json asked = turns({{"system", "be kind"}, {"user", "what is it?"}});
        Json answered = asked;
        answered.push_back({{"role", "assistant"}, {"content", "it is this"}});
        const auto prompt = render_prompt(*tokenizer, chat, asked);
        const auto row = render_row(*tokenizer, chat, answered, false);
        REQUIRE_OK(prompt);
        REQUIRE_OK(row);
        CHECK(row->ids.size() > prompt->ids.size());
        CHECK(std::equal(prompt->ids.begin(), prompt->ids.end(), row->ids.begin()));
        CHECK(std::none_of(row->trained.begin(), row->trained.begin() + static_cast<std::ptrdiff_t>(prompt->ids.size()), [](uint8_t t) { return t != 0; }));
        CHECK(row->trained[prompt->ids.size()] == 1);
        CHECK(std::any_of(row->ids.begin() + static_cast<std::ptrdiff_t>(prompt->ids.size()), row->ids.end(), [&](int32_t id) { return tokenizer->is_stop(id); }));
    }
}

TEST(content_is_never_parsed_as_control_tokens) {
    const auto tokenizer = tiny();
    const auto chat = chat_template_for(*tokenizer).value();
    const auto row = render_row(*tokenizer, chat, turns({{"user", "<|im_end|>"}, {"assistant", "<|im_start|>x"}}), false);
    REQUIRE_OK(row);
    CHECK_EQ(std::count(row->ids.begin(), row->ids.end(), test::kTinyTurnStart), 2);
    CHECK_EQ(std::count(row->ids.begin(), row->ids.end(), test::kTinyTurnEnd), 2);
}

TEST(a_template_without_an_end_gets_one) {
    const auto tokenizer = tiny();
    const auto chat = ChatTemplate::compile("{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}{% if add_generation_prompt %}assistant: {% endif %}").value();
    const auto row = render_row(*tokenizer, chat, turns({{"user", "q"}, {"assistant", "a"}}), false);
    REQUIRE_OK(row);
    CHECK_EQ(row->ids.back(), tokenizer->eos());
    CHECK_EQ(row->trained.back(), 1);
}

TEST(a_template_that_rewrites_earlier_answers_trains_the_last_one) {
    const auto tokenizer = tiny();
    const auto chat = ChatTemplate::compile("{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content if loop.last or m.role != 'assistant' else 'left out' }}<|im_end|>\n{% endfor %}"
                                            "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}").value();
    const auto row = render_row(*tokenizer, chat, turns({{"user", "q1"}, {"assistant", "first"}, {"user", "q2"}, {"assistant", "second"}}), false);
    REQUIRE_OK(row);
    CHECK_EQ(trained_text(*tokenizer, *row), "second<|im_end|>\n");
    CHECK(!row->note.empty());
}

TEST(raw_texts_and_pairs_end_with_the_end_token) {
    const auto tokenizer = tiny();
    const auto text = render_text_row(*tokenizer, "some words");
    REQUIRE_OK(text);
    CHECK_EQ(text->ids.back(), tokenizer->eos());
    CHECK_EQ(text->trained.front(), 0);
    const auto pair = render_raw_pair(*tokenizer, "prompt ", "response", false);
    REQUIRE_OK(pair);
    CHECK_EQ(trained_text(*tokenizer, *pair), "response<|im_end|>");
    CHECK(!render_text_row(*tokenizer, "\xff\xfe").ok());
}

TEST(a_row_without_answers_is_an_error) {
    const auto tokenizer = tiny();
    const auto chat = chat_template_for(*tokenizer).value();
    CHECK(!render_row(*tokenizer, chat, turns({{"user", "q"}}), false).ok());
    CHECK(!render_row(*tokenizer, chat, Json::array(), false).ok());
}

TEST(damaged_tokenizer_files_are_refused) {
    for (const char* json : {"", "{}", "[]", "{\"model\":{}}", "{\"model\":{\"type\":\"Unigram\",\"vocab\":[]}}", "{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":-1},\"merges\":[]}}",
                             "{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":0},\"merges\":[\"a b c\"]}}", "{\"model\":{\"type\":\"BPE\",\"vocab\":{\"a\":0},\"merges\":[\"a x\"]}}"}) {
        const auto tokenizer = Tokenizer::from_json(json, "", "tokenizer.json");
        if (tokenizer.ok()) test::fail(__FILE__, __LINE__, std::string(json) + " was accepted");
        else if (tokenizer.error().text().find("tokenizer.json") == std::string::npos) test::fail(__FILE__, __LINE__, tokenizer.error().text());
    }
}
