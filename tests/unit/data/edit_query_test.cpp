// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing, sorting, finding, replacing and checking the rows of an edited data set. One thread.
#include "core/data/edit_query.h"

#include <fstream>

#include "core/data/edit_checks.h"
#include "core/data/json_scan.h"
#include "tests/support/check.h"

using namespace lorica;

namespace {

Result<EditTable> table_of(std::string_view bytes, const std::string& name = "t.csv") {
    const fs::path path = test::temporary_folder() / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return EditTable::open(path);
}

std::string chosen(const EditTable& table, const RowQuery& query) {
    const auto rows = select_rows(table, query);
    if (!rows) return rows.error().text();
    std::string out;
    for (const RowId id : *rows) out.append(out.empty() ? "" : " ").append(std::to_string(id));
    return out;
}

std::string told(const Result<std::vector<Finding>>& findings) {
    if (!findings) return findings.error().text();
    std::string out;
    for (const Finding& one : *findings) {
        out.append(std::to_string(one.id));
        if (one.column >= 0) out.append(".").append(std::to_string(one.column));
        out.append(" ").append(one.reason).append("; ");
    }
    return out;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST(rows_are_chosen_by_text_by_expression_and_by_mark) {
    auto table = table_of("q,a\nCafe,1\nCAF\xC3\x89,22\ncaf\xC3\xA9,333\ntea,cafe\n");
    REQUIRE_OK(table);
    CHECK_EQ(chosen(*table, {.filter = {"caf\xC3\xA9"}}), "1 2");
    CHECK_EQ(chosen(*table, {.filter = {"caf\xC3\xA9", false, true}}), "2");
    CHECK_EQ(chosen(*table, {.filter = {"cafe"}}), "0 3");
    CHECK_EQ(chosen(*table, {.filter = {"cafe"}, .column = 0}), "0");
    CHECK_EQ(chosen(*table, {.filter = {"^\\d{2,}$", true}}), "1 2");
    CHECK_EQ(chosen(*table, {.filter = {".", false}}), "");
    CHECK(has(chosen(*table, {.filter = {"(a", true}}), "missing closing parenthesis at character 3"));
    CHECK(table->apply(table->tag({1, 3}, "x", true)) && table->apply(table->tag({3}, "y", true)));
    RowQuery marked;
    marked.tagged = true;
    CHECK_EQ(chosen(*table, marked), "1 3");
    marked.tag = "y";
    CHECK_EQ(chosen(*table, marked), "3");
    CHECK_EQ(chosen(*table, {.filter = {"2"}, .tagged = true}), "1");
    CHECK_EQ(chosen(*table, {.changed = true}), "");
    auto change = table->set_cell(2, 0, "new");
    CHECK(change && table->apply(*std::move(change)) && table->apply(table->insert(0)));
    CHECK_EQ(chosen(*table, {.changed = true}), "4 2");
    RowQuery among;
    among.among = std::make_shared<std::vector<bool>>(std::vector<bool>{true, false, true});
    CHECK_EQ(chosen(*table, among), "0 2");
}

TEST(sorting_is_stable_and_knows_numbers) {
    auto table = table_of("q,n\nb,10\nA,9\na,-1.5e1\nB,\n,x2\nc,X10\nb,9\n");
    REQUIRE_OK(table);
    CHECK_EQ(chosen(*table, {.sort_column = 0}), "1 2 0 3 6 5 4");
    CHECK_EQ(chosen(*table, {.sort_column = 0, .descending = true}), "5 0 3 6 1 2 4");
    CHECK_EQ(chosen(*table, {.sort_column = 1}), "2 1 6 0 5 4 3");
    CHECK_EQ(chosen(*table, {.sort_column = 1, .descending = true}), "4 5 0 1 6 2 3");
    std::stop_source stop;
    stop.request_stop();
    CHECK(select_rows(*table, {.sort_column = 1}, {stop.get_token()}).error().code == ErrorCode::Cancelled);
}

TEST(find_goes_on_from_cell_to_cell_and_around) {
    auto table = table_of("q,a\nxa,b\nc,xd\nx,x\n");
    REQUIRE_OK(table);
    const auto matcher = *TextMatcher::compile({"x"});
    const auto next = [&](CellPlace from, int column = kAnyColumn) {
        const auto found = find_next(*table, table->rows(), matcher, column, from);
        return found && *found ? std::to_string((*found)->index) + "." + std::to_string((*found)->column) : "none";
    };
    CHECK_EQ(next({0, 0}), "0.0");
    CHECK_EQ(next({0, 1}), "1.1");
    CHECK_EQ(next({1, 2}), "2.0");
    CHECK_EQ(next({2, 2}), "0.0");
    CHECK_EQ(next({0, 1}, 0), "2.0");
    CHECK(!*find_next(*table, table->rows(), *TextMatcher::compile({"zzz"}), kAnyColumn, {}));
    CHECK(!*find_next(*table, {}, matcher, kAnyColumn, {}));
}

TEST(replacing_takes_groups_in_an_expression_and_nothing_special_in_a_text) {
    auto table = table_of("q,a\n2024-01-31 and 2025-12-01,$1\nnothing,2024-02-02\n");
    REQUIRE_OK(table);
    const auto dates = *TextMatcher::compile({"(\\d{4})-(?<m>\\d\\d)-(\\d\\d)", true});
    auto change = replace_all(*table, table->rows(), dates, "$3.${m}.$1", 0);
    REQUIRE_OK(change);
    CHECK_EQ(change->rows.size(), 1u);
    CHECK(table->apply(*std::move(change)));
    CHECK_EQ(std::string(table->cell(0, 0).text()), "31.01.2024 and 01.12.2025");
    CHECK_EQ(std::string(table->cell(1, 1).text()), "2024-02-02");
    change = replace_all(*table, table->rows(), *TextMatcher::compile({"$1"}), "\\0 $0", kAnyColumn);
    REQUIRE_OK(change);
    CHECK(table->apply(*std::move(change)));
    CHECK_EQ(std::string(table->cell(0, 1).text()), "\\0 $0");
    CHECK(replace_all(*table, table->rows(), dates, "$7", kAnyColumn).error().text().find("row 2, a") != std::string::npos);
    CHECK(replace_all(*table, table->rows(), *TextMatcher::compile({"zzz"}), "y", kAnyColumn)->empty());
    change = replace_all(*table, table->rows(), *TextMatcher::compile({"x*", true}), "-", 1);   // matches of nothing end
    REQUIRE_OK(change);
}

TEST(in_a_conversation_texts_are_replaced_and_keys_are_not) {
    auto table = table_of("{\"messages\": [{\"role\": \"user\", \"content\": \"say role \\\"x\\\"\"}, {\"role\": \"assistant\", \"content\": \"role\"}], \"n\": 12}\n", "t.jsonl");
    REQUIRE_OK(table);
    CHECK_EQ(chosen(*table, {.filter = {"content"}}), "");
    CHECK_EQ(chosen(*table, {.filter = {"role \"x\""}}), "0");
    auto change = replace_all(*table, table->rows(), *TextMatcher::compile({"role"}), "a \"quote\"\n", kAnyColumn);
    REQUIRE_OK(change);
    CHECK(table->apply(*std::move(change)));
    CHECK_EQ(std::string(table->cell(0, 0).text()),
             "[{\"role\": \"user\", \"content\": \"say a \\\"quote\\\"\\n \\\"x\\\"\"}, {\"role\": \"assistant\", \"content\": \"a \\\"quote\\\"\\n\"}]");
    CHECK(replace_all(*table, table->rows(), *TextMatcher::compile({"1"}), "x", kAnyColumn)->empty());   // numbers stay numbers
}

TEST(what_the_scanner_takes_for_json_is_json) {
    const std::vector<std::string> values = {"0", "-0", "01", "-", "1.", ".5", "1.5", "-1.25e+3", "1e999", "12345678901234567890123", "+1", "1-2", "true", "tru", "nullx", "[]", "[1,]", "[,1]", "{}",
        "{\"a\":1}", "{\"a\" 1}", "{a:1}", "{\"a\":1,}", "\"\\u00e9\"", "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "\"\\ude00\"", "\"\\x\"", "\"\\u12\"", "\"a\tb\"", "\"open", "[[[1]]]", "[1 2]", "{\"a\":[{\"b\":null}]}", "", " 1", "--1", "1.2.3"};
    for (const std::string& value : values) {
        JsonScan scan(value, 128);
        const bool taken = scan.value() && scan.at == value.size();
        if (taken != (Json::accept(value) && !value.starts_with(' '))) test::fail(__FILE__, __LINE__, "judged differently: " + value);
    }
    std::string written;
    const std::string odd = std::string("\"\\\n\r\t\b\f\x01", 8) + std::string(1, '\0') + "\xC3\xA9/";
    add_json_string(written, odd);
    CHECK_EQ(json_string_text(written), odd);
}

TEST(an_expression_that_never_ends_is_refused_by_name) {
    auto table = table_of("q\n" + std::string(60, 'a') + "b\n");
    REQUIRE_OK(table);
    CHECK(has(chosen(*table, {.filter = {"^(?:a+a+)+a+a+a+[^b]$", true}}), "row 1, q: the expression takes too long"));
}

TEST(duplicates_name_the_row_they_are_like) {
    auto table = table_of("q,a\nHello  World,1\nother,2\n hello world ,1\nhello world,2\n,\n,\n");
    REQUIRE_OK(table);
    CHECK_EQ(told(find_duplicates(*table, {})), "2 the same as row 1; ");
    CHECK_EQ(told(find_duplicates(*table, {{0}, 1})), "2 the same as row 1; 3 the same as row 1; ");
}

TEST(near_duplicates_are_those_with_common_runs_of_words) {
    std::string text = "q\n";
    for (int i = 0; i < 300; ++i) {
        text += "\"";
        for (int w = 0; w < 30; ++w) text.append("w").append(std::to_string((i * 7919 + w * w * 31 + w * i) % 5000)).append(" ");
        text += "\"\n";
    }
    auto plain = table_of(text);
    REQUIRE_OK(plain);
    CHECK_EQ(told(find_duplicates(*plain, {{}, 0.7})), "");
    std::string base = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty";
    auto table = table_of(text + base + "\n" + base + " more\n" + "completely other words are in this row and none is shared\n" + "zero " + base + "\n");
    REQUIRE_OK(table);
    const std::string found = told(find_duplicates(*table, {{}, 0.8}));
    CHECK_EQ(found, "301 95 % like row 301; 303 95 % like row 301; ");   // 18 of 19 runs
    CHECK_EQ(told(find_duplicates(*table, {{}, 0.96})), "");
}

TEST(leaks_are_rows_that_the_held_out_file_has) {
    auto table = table_of("q,a\nwhat is one and one,2\nwhat is two and two today,4\nunique,0\n");
    auto held = table_of("a,q\n4,What is  two and two today\n2,something\n", "held.csv");
    REQUIRE_OK(table);
    REQUIRE_OK(held);
    CHECK_EQ(told(find_leaks(*table, *held, {{0}, 1})), "1 the same as row 1 of held.csv; ");
    CHECK_EQ(told(find_leaks(*table, *held, {})), "1 the same as row 1 of held.csv; ");
    auto other = table_of("x,y\n1,2\n", "other.csv");
    REQUIRE_OK(other);
    CHECK(has(told(find_leaks(*table, *other, {})), "other.csv: the held-out file has none of the columns"));
}

TEST(checks_find_unusable_rows_secrets_and_hidden_characters) {
    auto table = table_of("instruction,output\nhi,there\nno answer,\nthree,fields,here\nkey,hf_abcdefghijklmnopqrstuvwxyz0123456789\nturn,\xE2\x80\xAE" "abc\nzero,a\xE2\x80\x8B" "b\nfamily,\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\n");
    REQUIRE_OK(table);
    const std::string found = told(check_rows(*table, {}));
    CHECK_EQ(found, "1.1 the response is empty; 2.0 3 fields where the header has 2; 3.1 this looks like a token of Hugging Face; "
                    "4.1 a character that turns the direction of text (U+202E); 5.1 an invisible character (U+200B); ");
    auto change = table->set_cell(1, 1, "yes");
    CHECK(change && table->apply(*std::move(change)));
    CHECK(!has(told(check_rows(*table, {})), "response is empty"));   // the table as it is now
    for (const Mend mend : {Mend::RemoveHidden, Mend::HideSecret}) {
        const MendPattern by = mend_pattern(mend);
        auto mended = replace_all(*table, table->rows(), *TextMatcher::compile(by.pattern), by.replacement, kAnyColumn);
        REQUIRE_OK(mended);
        CHECK_EQ(mended->rows.size(), mend == Mend::RemoveHidden ? 2u : 1u);
        CHECK(table->apply(*std::move(mended)));
    }
    CHECK_EQ(told(check_rows(*table, {})), "2.0 3 fields where the header has 2; ");
    CHECK_EQ(std::string(table->cell(3, 1).text()), "[secret]");
    CHECK_EQ(std::string(table->cell(5, 1).text()), "ab");
    CHECK_EQ(secret_in("-----BEGIN RSA PRIVATE KEY-----"), "a private key");
    CHECK_EQ(secret_in("skating in the park with hf_ and AKIA"), "");
    CHECK_EQ(hidden_in("tab\tline\n\xC3\xA9"), "");
    CHECK_EQ(hidden_in("\x1B[31m"), "a control character (U+001B)");
    auto chat = table_of("{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"wizard\",\"content\":\"b\"}]}\n", "c.jsonl");
    REQUIRE_OK(chat);
    CHECK(has(told(check_rows(*chat, {})), "0.0 messages[1].role: the role \"wizard\" is not known"));
}
