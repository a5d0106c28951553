// SPDX-License-Identifier: GPL-3.0-or-later
// Columns to roles, rows to conversations, and why a row is none. One thread.
#include "core/data/conversation.h"

#include "core/base/files.h"
#include "core/data/dataset.h"
#include "tests/support/check.h"

using namespace lorica;
using test::fail;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

Result<Dataset> data_of(const std::string& text, const DataSettings& settings = {}, const ConversationOptions& options = {}) {
    const bool json = text[0] == '{' || text[0] == '[';
    auto table = json ? parse_json_rows(text, "t.jsonl") : parse_csv(text, "t.csv");
    if (!table) return table.error();
    return Dataset::from_table(*std::move(table), settings, options);
}

std::string messages_of(const std::string& text, const DataSettings& settings = {}, const ConversationOptions& options = {}) {
    const auto data = data_of(text, settings, options);
    if (!data) return data.error().text();
    if (data->conversations().empty()) return data->problems().empty() ? "nothing" : data->problems().front().text();
    return data->conversations().front().messages.dump();
}

// The first row has this Error, or with `severity` this remark.
void check_reason(const std::string& text, std::string_view part, const DataSettings& settings = {}, Severity severity = Severity::Error) {
    const auto data = data_of(text, settings);
    REQUIRE_OK(data);
    for (const RowProblem& problem : data->problems()) {
        if (problem.severity == severity && problem.line == 1 + (text[0] != '{') && has(problem.text(), part)) return;
    }
    fail(__FILE__, __LINE__, "no problem with \"" + std::string(part) + "\"; first: " +
                                 (data->problems().empty() ? "none" : data->problems().front().text()));
}

void check_error(const Result<Dataset>& data, std::string_view part) {
    CHECK(!data.ok());
    if (!data.ok() && !has(data.error().text(), part)) fail(__FILE__, __LINE__, "\"" + data.error().text() + "\" lacks \"" + std::string(part) + "\"");
    if (!data.ok()) CHECK_EQ(data.error().exit_code(), 2);
}

DataSettings mapped(std::vector<std::string> map, std::string prompt_template = {}) {
    DataSettings settings;
    settings.map = std::move(map);
    settings.prompt_template = std::move(prompt_template);
    return settings;
}

}  // namespace

TEST(alpaca_columns_are_recognised) {
    CHECK_EQ(messages_of("instruction,input,output\nAdd,1 2,3\n"),
             R"([{"role":"user","content":"Add\n1 2"},{"role":"assistant","content":"3"}])");
    CHECK_EQ(messages_of("instruction,input,output\nAdd,,3\n"), R"([{"role":"user","content":"Add"},{"role":"assistant","content":"3"}])");
    CHECK_EQ(messages_of("Instruction,Response\nAdd,3\n"), R"([{"role":"user","content":"Add"},{"role":"assistant","content":"3"}])");
    CHECK_EQ(messages_of(R"({"system":"Be brief.","instruction":"Add","output":3})"),
             R"([{"role":"system","content":"Be brief."},{"role":"user","content":"Add"},{"role":"assistant","content":"3"}])");
}

TEST(pairs_of_other_names_are_recognised) {
    for (const char* header : {"prompt,completion", "prompt,response", "question,answer", "query,answer", "prompt,output"}) {
        CHECK_EQ(messages_of(std::string(header) + "\nQ,A\n"), R"([{"role":"user","content":"Q"},{"role":"assistant","content":"A"}])");
    }
}

TEST(columns_are_mapped_and_the_template_shapes_the_prompt) {
    CHECK_EQ(messages_of("mr,ref\nname[X],X is nice.\n", mapped({"instruction=mr", "output=ref"})),
             R"([{"role":"user","content":"name[X]"},{"role":"assistant","content":"X is nice."}])");
    CHECK_EQ(messages_of("mr,ref\nname[X],X is nice.\n", mapped({"instruction=mr", "output=ref"}, "Describe {{it}}: {mr}!")),
             R"([{"role":"user","content":"Describe {it}: name[X]!"},{"role":"assistant","content":"X is nice."}])");
    CHECK_EQ(messages_of("a,b,answer\n1,2,3\n", mapped({}, "{a}+{b}")), R"([{"role":"user","content":"1+2"},{"role":"assistant","content":"3"}])");
    DataSettings system = mapped({"prompt=q", "response=a"});
    system.system_prompt = "Short.";
    CHECK_EQ(messages_of("q,a\nx,y\n", system),
             R"([{"role":"system","content":"Short."},{"role":"user","content":"x"},{"role":"assistant","content":"y"}])");
}

TEST(a_wrong_mapping_is_one_error_with_the_columns) {
    check_error(data_of("mr,ref\nx,y\n"), "its columns are: mr, ref; say which is which, for instance --map instruction=mr --map output=ref");
    check_error(data_of("mr,ref\nx,y\n", mapped({"instruction=mr", "output=reference"})), "no column \"reference\" for output. its columns are: mr, ref");
    check_error(data_of("mr,ref\nx,y\n", mapped({"instruktion=mr"})), "not a role=column pair");
    check_error(data_of("mr,ref\nx,y\n", mapped({"mr"})), "not a role=column pair");
    check_error(data_of("mr,ref\nx,y\n", mapped({"prompt=mr", "instruction=ref"})), "given twice");
    check_error(data_of("mr,ref\nx,y\n", mapped({"instruction=mr"})), "no column holds the response");
    check_error(data_of("mr,ref\nx,y\n", mapped({"output=ref"})), "no column holds the prompt");
    check_error(data_of("mr,ref\nx,y\n", mapped({"instruction=mr", "output=ref"}, "{mrr}")), "no column \"mrr\". the columns are: mr, ref");
    check_error(data_of("mr,ref\nx,y\n", mapped({"instruction=mr", "output=ref"}, "{mr")), "not closed");
    check_error(data_of("mr,ref\nx,y\n", mapped({"instruction=mr", "output=ref"}, "mr}")), "stands alone");
    check_error(data_of("mr,ref\nx,y\n", mapped({"instruction=mr", "output=ref"}, "same")), "names no column");
    check_error(data_of(R"({"messages":[]})", mapped({}, "{messages}")), "does not apply to messages");
    DataSettings format;
    format.format = "sharegpt";
    check_error(data_of("mr,ref\nx,y\n", format), "no column holds the messages");
    format.format = "chat";
    check_error(data_of("mr,ref\nx,y\n", format), "not a shape");
}

TEST(unused_columns_are_named) {
    const auto data = data_of("id,mr,ref,note\n1,x,y,z\n", mapped({"instruction=mr", "output=ref"}, "{mr}"));
    REQUIRE_OK(data);
    CHECK_EQ(data->plan().unused.size(), 2u);
    CHECK_EQ(data->plan().unused[0], "id");
}

TEST(unusable_rows_are_reported_with_line_field_and_reason) {
    const auto data = data_of("instruction,output\nfine,yes\nq,\nq,\"  \"\n,a\nfine,too\n");
    REQUIRE_OK(data);
    CHECK_EQ(data->conversations().size(), 2u);
    CHECK_EQ(data->conversations()[1].row, 5);
    CHECK_EQ(data->problems().size(), 3u);
    CHECK_EQ(data->problems()[0].text(), "t.csv:3 (row 2), output: the response is empty");
    CHECK_EQ(data->problems()[2].text(), "t.csv:5 (row 4), instruction: the prompt is empty");
    const auto clean = data->require_clean();
    CHECK(!clean.ok());
    CHECK_EQ(clean.error().where, "t.csv:3");
    CHECK(has(clean.error().message, "row 2 cannot be used: output: the response is empty (and 2 more problems)"));
    CHECK_EQ(clean.error().exit_code(), 2);
    check_reason(R"({"instruction":"q","output":null})", "output: the value is null");
    check_reason(R"({"instruction":"q","output":["a"]})", "output: the value is a list where a text is expected");
    check_reason(R"({"instruction":{},"output":"a"})", "instruction: the value is an object");
    const auto missing = data_of("{\"instruction\":\"q\"}\n{\"instruction\":\"q\",\"output\":\"a\"}");
    REQUIRE_OK(missing);
    CHECK_EQ(missing->problems()[0].text(), "t.jsonl:1 (row 1), output: the field is missing");
    check_reason("a,answer\n,x\n", "every column of the prompt template is empty", mapped({}, "{a}"));
    const auto broken = data_of("instruction,output\na,b,c\nq,a\n");
    REQUIRE_OK(broken);
    CHECK(!broken->require_clean().ok());
    CHECK_EQ(broken->conversations().size(), 1u);
}

TEST(messages_of_all_spellings_become_roles) {
    CHECK_EQ(messages_of(R"({"messages":[{"role":"system","content":"s"},{"role":"user","content":"q"},{"role":"assistant","content":"a"}]})"),
             R"([{"role":"system","content":"s"},{"role":"user","content":"q"},{"role":"assistant","content":"a"}])");
    CHECK_EQ(messages_of(R"({"conversations":[{"from":"human","value":"q"},{"from":"function_call","value":"f"},{"from":"observation","value":"o"},{"from":"gpt","value":"a"}],"system":"s"})"),
             R"([{"role":"system","content":"s"},{"role":"user","content":"q"},{"role":"assistant","content":"f"},{"role":"tool","content":"o"},{"role":"assistant","content":"a"}])");
    CHECK_EQ(messages_of(R"({"messages":[{"role":"user","content":[{"type":"text","text":"a "},{"type":"text","value":"b"}]},{"role":"assistant","content":"c"}]})"),
             R"([{"role":"user","content":"a b"},{"role":"assistant","content":"c"}])");
    CHECK_EQ(messages_of("messages\n\"[{\"\"role\"\":\"\"user\"\",\"\"content\"\":\"\"q\"\"},{\"\"role\"\":\"\"assistant\"\",\"\"content\"\":\"\"a\"\"}]\"\n"),
             R"([{"role":"user","content":"q"},{"role":"assistant","content":"a"}])");
}

TEST(bad_conversations_are_reported) {
    const auto turns = [](const std::string& list) { return "{\"messages\":" + list + "}"; };
    check_reason(turns(R"([{"role":"user","content":"q"}])"), "no assistant turn");
    check_reason(turns(R"([{"role":"narrator","content":"q"}])"), "messages[0].role: the role \"narrator\" is not known");
    check_reason(turns(R"([{"role":"user","content":"q"},{"role":"assistant","content":" "}])"), "messages[1].content: the response is empty");
    check_reason(turns(R"([{"role":"user","content":""},{"role":"assistant","content":"a"}])"), "messages[0].content: the prompt is empty");
    check_reason(turns(R"([{"role":"user","content":5},{"role":"assistant","content":"a"}])"), "the content is number");
    check_reason(turns(R"([{"role":"user","content":[{"type":"image","url":"x"}]}])"), "a part of type \"image\" is not text");
    check_reason(turns(R"([{"content":"q"}])"), "the turn has no role");
    check_reason(turns(R"([{"role":"user"}])"), "the turn has no content");
    check_reason(turns(R"(["q"])"), "the turn is string");
    check_reason(turns("[]"), "no turns");
    check_reason(turns("null"), "the value is null");
    check_reason(turns("{}"), "the value is object where a list");
    check_reason(turns(R"([{"role":"user","content":"q"},{"role":"assistant","content":"a","loss_weight":0}])"), "the weight 0");
    check_reason(turns(R"([{"role":"assistant","content":"a"}])"), "begins with the assistant", {}, Severity::Warning);
    check_reason(turns(R"([{"role":"user","content":"q"},{"role":"user","content":"q"},{"role":"assistant","content":"a"}])"), "two user turns", {}, Severity::Warning);
    check_reason(turns(R"([{"role":"user","content":"q"},{"role":"assistant","content":"a"},{"role":"user","content":"q"}])"), "last turn is not", {}, Severity::Warning);
    check_reason(turns(R"([{"role":"user","content":"q"},{"role":"assistant","content":"a","loss_weight":0.5}])"), "0.5 is taken as 1", {}, Severity::Warning);
    const auto calls = data_of(turns(R"([{"role":"user","content":"q"},{"role":"assistant","content":null,"tool_calls":[{"name":"f"}]},{"role":"tool","content":"r"},{"role":"assistant","content":"a"}])"));
    REQUIRE_OK(calls);
    CHECK_EQ(calls->conversations().size(), 1u);
    CHECK(calls->conversations()[0].messages[1].contains("tool_calls"));
}

TEST(turns_of_weight_zero_are_kept_as_untrained) {
    const auto data = data_of(R"({"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a","loss_weight":0.0},{"role":"user","content":"q"},{"role":"assistant","content":"b"}]})");
    REQUIRE_OK(data);
    CHECK_EQ(data->conversations()[0].untrained.size(), 1u);
    CHECK_EQ(data->conversations()[0].untrained[0], 0u);
}

TEST(texts_and_references) {
    const auto text = data_of(R"({"text":"Once upon a time."})");
    REQUIRE_OK(text);
    CHECK(text->conversations()[0].is_text);
    CHECK_EQ(text->conversations()[0].text, "Once upon a time.");
    ConversationOptions many;
    many.allow_references = true;
    const auto references = data_of(R"({"mr":"x","references":["a","b"]})", mapped({"instruction=mr", "output=references"}), many);
    REQUIRE_OK(references);
    CHECK_EQ(references->conversations()[0].references.size(), 2u);
    CHECK_EQ(references->conversations()[0].messages[1]["content"].get<std::string>(), "a");
    ConversationOptions prompts;
    prompts.need_response = false;
    CHECK_EQ(messages_of(R"({"prompt":"x"})", {}, prompts), R"([{"role":"user","content":"x"}])");
}

TEST(numbers_are_taken_as_text_with_one_remark_a_column) {
    const auto data = data_of("{\"instruction\":\"q\",\"output\":1.5}\n{\"instruction\":\"q\",\"output\":true}\n");
    REQUIRE_OK(data);
    CHECK_EQ(data->conversations()[1].messages[1]["content"].get<std::string>(), "true");
    CHECK_EQ(data->problems().size(), 1u);
    CHECK(data->problems()[0].severity == Severity::Warning);
    CHECK(data->require_clean().ok());
}

TEST(the_shapes_of_real_data_sets_are_recognised) {
    const auto folder = test::test_data() / "instructions";
    if (!fs::exists(folder)) test::skip("the instruction data is not there");
    const std::vector<std::tuple<const char*, RowShape, size_t>> expected = {
        {"alpaca_en_demo.json", RowShape::Alpaca, 999}, {"alpaca_zh_demo.json", RowShape::Alpaca, 1000},
        {"glaive_toolcall_en_demo.json", RowShape::ShareGpt, 300}, {"v1_sft_demo.jsonl", RowShape::Messages, 500},
        {"c4_demo.jsonl", RowShape::Text, 300}};
    for (const auto& [name, shape, rows] : expected) {
        const auto data = Dataset::open(folder / name, {});
        REQUIRE_OK(data);
        CHECK_EQ(std::string(to_string(data->plan().shape)), to_string(shape));
        CHECK_EQ(data->conversations().size(), rows);
        CHECK(data->require_clean().ok());
    }
    check_error(Dataset::open(folder / "user_oriented_252.jsonl", {}), "its columns are: id, motivation_app, instruction, instances");
    const auto e2e = Dataset::open(test::test_data() / "e2e/train.csv", mapped({"instruction=mr", "output=ref"}, "Describe the restaurant: {mr}"));
    REQUIRE_OK(e2e);
    CHECK_EQ(e2e->conversations().size(), 4672u);
}
