// SPDX-License-Identifier: GPL-3.0-or-later
// The CSV and JSON readers: what is accepted, and what is reported with which line. One thread.
#include "core/data/table.h"

#include <chrono>
#include <fstream>

#include "core/base/files.h"
#include "core/base/ids.h"
#include "core/data/text.h"
#include "tests/support/check.h"

using namespace lorica;
using test::fail;

namespace {

Table csv(std::string_view text, const TableOptions& options = {}) {
    auto table = parse_csv(text, "t.csv", options);
    if (!table) {
        fail(__FILE__, __LINE__, table.error().text());
        return {};
    }
    return *std::move(table);
}

Table rows_of(std::string_view text, const std::string& name = "t.jsonl") {
    auto table = parse_json_rows(text, name);
    if (!table) {
        fail(__FILE__, __LINE__, table.error().text());
        return {};
    }
    return *std::move(table);
}

std::string cell(const Table& table, size_t row, int column) {
    if (row >= table.rows.size()) return "<no row>";
    const Json& value = table.rows[row].cell(column);
    return value.is_string() ? value.get<std::string>() : value.is_discarded() ? "<absent>" : value.dump();
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// One problem with this line whose reason has this part.
void check_problem(const Table& table, int64_t line, std::string_view part) {
    for (const RowProblem& problem : table.problems) {
        if (problem.line == line && has(problem.reason, part)) return;
    }
    std::string all;
    for (const RowProblem& problem : table.problems) all += "\n    " + problem.text();
    fail(__FILE__, __LINE__, "no problem on line " + std::to_string(line) + " with \"" + std::string(part) + "\" among:" + all);
}

void check_error(const Result<Table>& table, std::string_view part) {
    CHECK(!table.ok());
    if (!table.ok() && !has(table.error().text(), part)) fail(__FILE__, __LINE__, "\"" + table.error().text() + "\" lacks \"" + std::string(part) + "\"");
    if (!table.ok()) CHECK_EQ(table.error().exit_code(), 2);
}

}  // namespace

TEST(csv_reads_quotes_newlines_crlf_and_bom) {
    const Table table = csv("\xEF\xBB\xBF" "a,b\r\n1,\"x, \"\"y\"\"\r\nz\"\r\n\r\n,\"\"\r\nlast,end");
    CHECK_EQ(table.columns.size(), 2u);
    CHECK_EQ(table.columns[0], "a");
    CHECK_EQ(table.rows.size(), 3u);
    CHECK_EQ(cell(table, 0, 1), "x, \"y\"\r\nz");
    CHECK_EQ(table.rows[0].line, 2);
    CHECK_EQ(table.rows[1].line, 5);
    CHECK_EQ(cell(table, 1, 0), "");
    CHECK_EQ(cell(table, 2, 1), "end");
    CHECK_EQ(table.rows[2].row, 3);
    CHECK(table.problems.empty());
    CHECK_EQ(cell(csv("a,b\n1,"), 0, 1), "");
    CHECK_EQ(csv("a\n\"\"\n").rows.size(), 1u);
}

TEST(csv_takes_other_delimiters_only_from_the_header) {
    CHECK_EQ(csv("a;b\n1;2,5\n").columns.size(), 2u);
    CHECK_EQ(csv("a\tb\n1\t2\n").kind, "tsv");
    CHECK_EQ(csv("\"a;x\",b\n1;2,5\n").columns.size(), 2u);
    const Table tsv = csv("a\tb\nsay \"hi\"\t2\n");
    CHECK_EQ(cell(tsv, 0, 0), "say \"hi\"");
}

TEST(csv_reports_each_bad_row_with_its_line_and_keeps_the_others) {
    const Table ragged = csv("a,b\n1,2\n3\n4,5,6\n7,8\n");
    CHECK_EQ(ragged.rows.size(), 2u);
    CHECK_EQ(ragged.row_count, 4);
    check_problem(ragged, 3, "1 field where the header has 2");
    check_problem(ragged, 4, "3 fields where the header has 2");
    const Table quotes = csv("a,b\nx\"y,1\n\"x\"y,2\nok,3\n");
    check_problem(quotes, 2, "a quote inside a field");
    check_problem(quotes, 3, "text behind the closing quote");
    CHECK_EQ(quotes.rows.size(), 1u);
    CHECK_EQ(quotes.rows[0].line, 4);
    check_problem(csv("a,b\n1,2\n3,\"open\n4,5\n"), 3, "never closed");
    check_problem(csv(std::string_view("a,b\n1,x\0y\n", 10)), 2, "NUL");
    check_problem(csv("a,b\n1,caf\xE9\n"), 2, "byte 0xE9 on line 2 is not UTF-8");
    check_problem(csv("a,b\n1,x\ry\n"), 2, "carriage return");
    check_problem(csv(",b\n1,2\n"), 1, "no name");
    TableOptions small;
    small.max_record = 16;
    check_problem(csv("a\nshort\n" + std::string(40, 'x') + "\n", small), 3, "longer than");
}

TEST(csv_that_is_no_table_is_one_error) {
    check_error(parse_csv("", "t.csv"), "empty");
    check_error(parse_csv("\n\r\n", "t.csv"), "empty");
    check_error(parse_csv("a,b\n", "t.csv"), "no rows");
    check_error(parse_csv("a,b,a\n1,2,3\n", "t.csv"), "t.csv:1: the header names the column \"a\" twice");
    check_error(parse_csv("a,\"b\n1,2\n", "t.csv"), "the header cannot be read");
    check_error(parse_csv("\xFF\xFE" "a\0", "t.csv"), "UTF-16");
}

TEST(jsonl_accepts_bom_crlf_blank_lines_and_no_final_newline) {
    const Table table = rows_of("\xEF\xBB\xBF{\"a\":1}\r\n\r\n  \n{\"b\":\"x\",\"a\":null}\n{\"a\":[1]}");
    CHECK_EQ(table.kind, "jsonl");
    CHECK_EQ(table.rows.size(), 3u);
    CHECK_EQ(table.rows[1].line, 4);
    CHECK_EQ(table.columns.size(), 2u);
    CHECK_EQ(cell(table, 0, 1), "<absent>");
    CHECK_EQ(cell(table, 1, 0), "null");
    CHECK_EQ(table.column_types()[0], "number, list, null");
    CHECK_EQ(table.column_types()[1], "string, absent");
    CHECK(table.problems.empty());
}

TEST(jsonl_reports_a_cut_line_with_its_number) {
    const Table last = rows_of("{\"a\":\"x\"}\n{\"a\":\"y");
    CHECK_EQ(last.rows.size(), 1u);
    check_problem(last, 2, "the last line is cut off");
    const Table middle = rows_of("{\"a\":1}\n{\"a\":\n{\"a\":3}\n");
    CHECK_EQ(middle.rows.size(), 2u);
    check_problem(middle, 2, "the line is cut off");
}

TEST(json_is_strict) {
    for (const char* bad : {"{\"a\":NaN}", "{\"a\":1e400}", "{'a':1}", "{\"a\":1,}", "{\"a\":01}", "{\"a\":\"\t\"}", "{\"a\":\"\\ud800\"}",
                            "{\"a\":\"\xE9\"}", "{\"a\":1} x", "{\"a\":1}{\"a\":2}", "[1]", "3", "{\"a\":1 // no\n}"}) {
        const Table table = rows_of("{\"a\":0}\n" + std::string(bad) + "\n");
        check_problem(table, 2, "");
    }
    CHECK_EQ(cell(rows_of("{\"a\":-0}\n{\"a\":1e3}\n"), 1, 0), "1000.0");
    const auto position = parse_json("{\n \"é\": nul\n}", "f.json", 10);
    CHECK(!position.ok());
    CHECK(has(position.error().text(), "f.json:11"));
    CHECK(has(position.error().text(), "column 10"));
}

TEST(repeated_keys_take_the_last_value_with_a_warning) {
    const Table table = rows_of("{\"a\":1,\"b\":{\"c\":1,\"c\":2},\"a\":[3]}\n");
    CHECK_EQ(cell(table, 0, 0), "[3]");
    CHECK_EQ(cell(table, 0, 1), "{\"c\":2}");
    CHECK_EQ(table.problems.size(), 2u);
    CHECK(table.problems[0].severity == Severity::Warning);
    CHECK_EQ(table.problems[0].field, "c");
    std::string many = "{";
    for (int i = 0; i < 20000; ++i) many += "\"k" + std::to_string(i) + "\":0,";
    const double start = monotonic_seconds();
    std::vector<std::string> repeated;
    const auto value = parse_json(many + "\"k19999\":1,\"k3\":2}", "t", 1, 128, &repeated);
    REQUIRE_OK(value);
    CHECK_EQ(repeated.size(), 2u);
    CHECK_EQ(value->size(), 20000u);
    CHECK(monotonic_seconds() - start < 5);
}

TEST(nesting_deeper_than_the_limit_is_reported) {
    const std::string deep = "{\"a\":" + std::string(100000, '[') + std::string(100000, ']') + "}";
    check_problem(rows_of("{\"a\":0}\n" + deep + "\n"), 2, "deeper than 128");
    check_problem(rows_of("[{\"a\":0},\n" + deep + "]\n", "t.json"), 2, "deeper than 128");
    CHECK(parse_json(std::string(128, '[') + std::string(128, ']'), "t").ok());
    CHECK(!parse_json(std::string(129, '[') + std::string(129, ']'), "t").ok());
}

TEST(a_list_is_read_from_json_and_from_jsonl) {
    for (const char* name : {"t.json", "t.jsonl"}) {
        const Table table = rows_of("\n[\n {\"a\": \"]}\\\"\"},\n\n {\"a\": {\"b\": [1, 2]}}\n]\n", name);
        CHECK_EQ(table.rows.size(), 2u);
        CHECK_EQ(table.rows[0].line, 3);
        CHECK_EQ(table.rows[1].line, 5);
        CHECK_EQ(cell(table, 0, 0), "]}\"");
        CHECK(table.problems.empty());
    }
    check_error(parse_json_rows("[]", "t.json"), "no rows");
    check_error(parse_json_rows(" \n", "t.json"), "empty");
    check_problem(rows_of("[{\"a\":1},\n{\"a\":", "t.json"), 2, "the file is cut off in this row");
    check_problem(rows_of("[{\"a\":1}\n", "t.json"), 2, "the list is not closed");
    check_problem(rows_of("[{\"a\":1},\n]", "t.json"), 2, "a value is missing");
    check_problem(rows_of("[{\"a\":1}\n{\"a\":2}]", "t.json"), 2, "a comma is missing");
    check_problem(rows_of("[{\"a\":1}]\n]", "t.json"), 2, "text behind the end");
    check_problem(rows_of("[{\"a\":1},\n{\"a\":1 2}, {\"a\":3}]", "t.json"), 2, "not valid JSON");
    CHECK_EQ(rows_of("[{\"a\":1},\n{\"a\":1 2}, {\"a\":3}]", "t.json").rows.size(), 2u);
    check_problem(rows_of("[{\"a\":1}, 5]", "t.json"), 1, "a number where an object");
}

TEST(one_object_is_its_list_or_one_row) {
    const Table list = rows_of("{\"version\": 1,\n \"data\": [{\"a\": 1},\n {\"a\": 2}], \"x\": [1, 2]}\n", "t.json");
    CHECK_EQ(list.rows.size(), 2u);
    CHECK_EQ(list.rows[1].line, 3);
    CHECK_EQ(list.columns[0], "a");
    const Table chat = rows_of("{\n \"messages\": [{\"role\": \"user\"}]\n}\n", "t.json");
    CHECK_EQ(chat.rows.size(), 1u);
    CHECK_EQ(chat.columns[0], "messages");
    CHECK_EQ(rows_of("{\"a\":1}\n{\"a\":2}\n", "t.json").rows.size(), 2u);
    CHECK_EQ(rows_of("{\"a\":1}\n", "t.json").rows.size(), 1u);
    check_problem(rows_of("{\n\"a\": [1,\n", "t.json"), 1, "the file is cut off");
}

TEST(problems_beyond_the_limit_are_counted) {
    TableOptions options;
    options.max_problems = 3;
    const Table table = csv("a,b\n" + std::string(40, '\n') + "1\n1\n1\n1\n1\nx,y\n", options);
    CHECK_EQ(table.problems.size(), 4u);
    CHECK(has(table.problems.back().reason, "2 more unusable rows"));
    CHECK(table.problems.back().severity == Severity::Error);
}

TEST(too_many_different_fields_are_reported) {
    std::string text;
    for (int i = 0; i < 300; ++i) text += "{\"k" + std::to_string(i) + "\":1}\n";
    const Table table = rows_of(text);
    CHECK_EQ(table.columns.size(), 256u);
    check_problem(table, 257, "more than 256 different fields");
}

TEST(files_are_chosen_by_suffix_then_by_their_first_character) {
    const auto folder = test::temporary_folder();
    const auto write = [&](const char* name, std::string_view text) {
        std::ofstream(folder / name, std::ios::binary) << text;
        return folder / name;
    };
    const auto table = read_table(write("a.tsv", "x\ty\n1,5\t2\n"));
    REQUIRE_OK(table);
    CHECK_EQ(cell(*table, 0, 0), "1,5");
    CHECK_EQ(table->content_hash, sha256(std::string_view("x\ty\n1,5\t2\n")));
    CHECK(read_table(write("b.data", "\n[{\"a\":1}]")).ok());
    check_error(read_table(write("c.bin", "hello")), "does not tell");
    check_error(read_table(write("d.csv", "")), "empty");
    check_error(read_table(folder), "folder");
    check_error(read_table(folder / "none.csv"), "none.csv");
    check_error(read_table(write("e.parquet", "PAR1")), "its end is missing");
    check_error(read_table(write("e.parquet", "a,b\n1,2\n")), "does not begin with PAR1");
    TableOptions small;
    small.max_bytes = 4;
    CHECK(!read_table(write("f.csv", "a,b\n1,2\n"), small).ok());
}

TEST(a_text_file_is_a_row_a_line) {
    const auto table = parse_text_lines("\xEF\xBB\xBF" "one\r\n\n  two \nbad\xFF\nlast", "t.txt");
    REQUIRE_OK(table);
    CHECK_EQ(table->columns.size(), 1u);
    CHECK_EQ(table->row_count, 4);
    CHECK_EQ(cell(*table, 0, 0), "one");
    CHECK_EQ(cell(*table, 1, 0), "  two ");
    CHECK_EQ(table->rows[1].line, 3);
    CHECK_EQ(cell(*table, 2, 0), "last");
    check_problem(*table, 4, "0xFF is not UTF-8");
    check_error(parse_text_lines(" \n\n", "t.txt"), "empty");
    const auto path = test::temporary_folder() / "rows.txt";   // JSON lines by another name
    std::ofstream(path) << "{\"a\": 1}\n{\"a\": 2}\n";
    const auto rows = read_table(path);
    REQUIRE_OK(rows);
    CHECK_EQ(rows->kind, "jsonl");
    CHECK_EQ(rows->rows.size(), 2u);
}

TEST(utf8_is_checked_to_the_letter) {
    for (const char* good : {"", "plain text of some length", "é", "日本", "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF", "\xEE\x80\x80"}) CHECK_EQ(invalid_utf8_at(good), std::string_view::npos);
    for (const char* bad : {"\x80", "\xC0\x80", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "\xE6\x97"}) CHECK_EQ(invalid_utf8_at(bad), 0u);
    CHECK_EQ(invalid_utf8_at("12345678\xFF"), 8u);
    CHECK(is_blank(" \t\xC2\xA0\xE3\x80\x80\n"));
    CHECK(!is_blank(" x"));
    CHECK_EQ(printable("a\nb\xFF"), "a b\xEF\xBF\xBD");
}

TEST(nine_megabytes_of_csv_are_read_fast) {
    const auto path = test::test_data() / "e2e/train-full.csv";
    if (!fs::exists(path)) test::skip("the E2E data is not there");
    const double start = monotonic_seconds();
    const auto table = read_table(path);
    const double seconds = monotonic_seconds() - start;
    REQUIRE_OK(table);
    CHECK_EQ(table->rows.size(), 42061u);
    CHECK(table->problems.empty());
    std::printf("      %.3f s\n", seconds);
    CHECK(seconds < 2);  // 0.3 s in a release build on a quiet machine
}
