// SPDX-License-Identifier: GPL-3.0-or-later
// Parquet: pyarrow's files read to the value, written back with the types they had, and what is refused. One thread.
#include "core/data/parquet.h"

#include <fstream>
#include <sstream>

#include "core/base/files.h"
#include "core/data/dataset.h"
#include "core/data/edit_file.h"
#include "tests/support/check.h"

using namespace lorica;
using test::fail;

namespace {

fs::path golden(const std::string& name) { return fs::path(LORICA_SOURCE_ROOT) / "tests/golden/parquet" / name; }

std::string bytes_of(const fs::path& path) {
    auto text = read_file(path);
    return text ? *text : "";
}

std::vector<Json> values(std::string_view lines) {
    std::vector<Json> out;
    std::istringstream in{std::string(lines)};
    for (std::string line; std::getline(in, line);) out.push_back(Json::parse(line));
    return out;
}

// The refusal of a file's bytes.
std::string refusal(std::string_view bytes, uint64_t max_bytes = uint64_t{1} << 32) {
    const auto rows = read_parquet(bytes, "t.parquet", max_bytes);
    return rows ? "" : rows.error().text();
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST(values_are_those_of_pyarrow) {
    for (const char* name : {"types", "chats"}) {
        const auto rows = read_parquet(bytes_of(golden(std::string(name) + ".parquet")), name, 1 << 24);
        REQUIRE_OK(rows);
        const auto ours = values(rows->lines), theirs = values(bytes_of(golden(std::string(name) + ".jsonl")));
        CHECK_EQ(ours.size(), theirs.size());
        for (size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i) CHECK_EQ(ours[i].dump(), theirs[i].dump());
    }
}

TEST(what_is_written_back_has_the_same_types_and_values) {
    for (const char* name : {"types", "chats"}) {
        const auto rows = read_parquet(bytes_of(golden(std::string(name) + ".parquet")), name, 1 << 24);
        REQUIRE_OK(rows);
        std::vector<std::string> columns;
        std::string lines;
        for (Json row : values(rows->lines)) {
            for (const char* no_way_back : {"double", "far", "hour"}) row.erase(no_way_back);   // a text "NaN" is no number
            lines += row.dump() + "\n";
        }
        const Json first = values(lines).front();
        for (const auto& [key, value] : first.items()) columns.push_back(key);
        const auto written = write_parquet(lines, columns, rows->schema);
        REQUIRE_OK(written);
        const auto again = read_parquet(*written, name, 1 << 24);
        REQUIRE_OK(again);
        CHECK_EQ(again->lines, read_parquet(*write_parquet(again->lines, columns, again->schema), name, 1 << 24)->lines);
        const auto ours = values(again->lines), theirs = values(lines);
        CHECK_EQ(ours.size(), theirs.size());
        for (size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i) CHECK_EQ(ours[i].dump(), theirs[i].dump());
    }
}

TEST(columns_without_a_type_get_one_from_their_values) {
    const std::string lines = R"({"day": "2024-02-29", "n": 1, "list": [], "chat": [{"role": "user"}], "none": null})" "\n"
                              R"({"day": "2024-03-01", "n": 2.5, "list": ["a"], "chat": [{"role": "x", "content": "y"}]})" "\n";
    const auto written = write_parquet(lines, {"day", "n", "list", "chat", "none"}, {});
    REQUIRE_OK(written);
    const auto rows = read_parquet(*written, "t", 1 << 20);
    REQUIRE_OK(rows);
    CHECK_EQ(rows->lines, R"({"day": "2024-02-29", "n": 1.0, "list": [], "chat": [{"role": "user", "content": null}], "none": null})" "\n"
                          R"({"day": "2024-03-01", "n": 2.5, "list": ["a"], "chat": [{"role": "x", "content": "y"}], "none": null})" "\n");
    const auto mixed = write_parquet("{\"a\": 1}\n{\"a\": \"x\"}\n", {"a"}, {});
    CHECK(!mixed && has(mixed.error().text(), "column \"a\" holds values of several kinds") && has(mixed.error().text(), "row 2"));
    const auto none = write_parquet("", {"a"}, {});
    REQUIRE_OK(none);
    CHECK_EQ(read_parquet(*none, "t", 1 << 20)->lines, "");
}

TEST(rows_of_several_blocks_keep_their_order_and_number) {
    std::string lines = "{\"a\": \"" + std::string(3 << 20, 'x') + "\", \"n\": 0}\n";   // longer than a block
    for (int i = 1; i <= 230'000; ++i) lines += "{\"n\": " + std::to_string(i) + "}\n";
    lines.pop_back();
    const auto written = write_parquet(lines, {"a", "n"}, {});
    REQUIRE_OK(written);
    const auto rows = read_parquet(*written, "t", 1 << 26);
    REQUIRE_OK(rows);
    const auto back = values(rows->lines);
    CHECK_EQ(back.size(), size_t{230'001});
    for (size_t i = 0; i < back.size(); ++i)
        if (back[i].at("n") != i) return test::fail(__FILE__, __LINE__, "row " + std::to_string(i) + " is " + back[i].at("n").dump());
}

TEST(a_value_that_does_not_fit_its_column_is_named) {
    const auto rows = read_parquet(bytes_of(golden("chats.parquet")), "chats", 1 << 24);
    REQUIRE_OK(rows);
    const auto wrong = write_parquet("{\"id\": 1.5, \"messages\": []}\n", {"id", "messages"}, rows->schema);
    CHECK(!wrong && has(wrong.error().text(), "do not fit") && has(wrong.error().text(), "int64"));
    const auto hours = read_parquet(bytes_of(golden("types.parquet")), "types", 1 << 24);
    REQUIRE_OK(hours);
    const auto hour = write_parquet("{\"hour\": \"23:59:01.000\"}\n", {"hour"}, hours->schema);
    CHECK(!hour && has(hour.error().text(), "hour"));
}

TEST(files_that_are_none_or_hold_no_text_are_refused) {
    const std::string good = bytes_of(golden("chats.parquet"));
    CHECK(has(refusal("PAR1"), "its end is missing"));
    CHECK(has(refusal(good.substr(0, good.size() - 1)), "its end is missing"));
    CHECK(has(refusal("PARE" + good.substr(4)), "encrypted"));
    std::string footer = good;
    footer.replace(footer.size() - 8, 4, "\xFF\xFF\xFF\x7F");
    CHECK(has(refusal(footer), "longer than the file"));
    CHECK(has(refusal(bytes_of(golden("bytes.parquet"))), "the column \"image\" holds bytes"));
    CHECK(has(refusal(bytes_of(golden("twice.parquet"))), "two columns are named \"a\""));
    CHECK(has(refusal(bytes_of(golden("bomb.parquet")), 1 << 24), "more than 16 MiB"));
    CHECK(!read_table(golden("none.parquet")).ok() && has(read_table(golden("none.parquet")).error().text(), "no rows"));
}

TEST(a_damaged_file_is_an_error_or_other_values_and_nothing_worse) {
    const std::string good = bytes_of(golden("types.parquet"));
    size_t refused = 0;
    for (size_t i = 4; i < good.size() - 8; i += 7) {
        std::string bad = good;
        bad[i] = static_cast<char>(bad[i] ^ (1 << (i % 8)));
        refused += !refusal(bad, 1 << 20).empty();
    }
    CHECK(refused > 20);
}

TEST(reading_ends_where_it_is_told_to) {
    const auto rows = read_parquet(bytes_of(golden("chats.parquet")), "chats", 1 << 24,
                                   [](int64_t done, int64_t total) -> Result<void> { return Error{ErrorCode::Cancelled, std::to_string(done) + " of " + std::to_string(total)}; });
    CHECK(!rows && rows.error().code == ErrorCode::Cancelled && rows.error().message == "0 of 300");
}

TEST(a_parquet_set_trains_and_is_edited_as_any_other) {
    const auto set = Dataset::open(golden("chats.parquet"), {});
    REQUIRE_OK(set);
    CHECK_EQ(set->conversations().size(), 300u);
    CHECK_EQ(set->table().kind, "parquet");
    CHECK_EQ(set->conversations()[1].row, 2);
    CHECK_EQ(set->conversations()[1].line, 0);

    const fs::path path = test::temporary_folder() / "chats.parquet";
    fs::copy_file(golden("chats.parquet"), path);
    auto table = EditTable::open(path);
    REQUIRE_OK(table);
    auto edit = table->set_cell(3, 0, "7000");
    REQUIRE_OK(edit);
    CHECK(table->apply(*std::move(edit)));
    CHECK(table->apply(table->erase({0})));
    REQUIRE_OK(save_table(*table, path));
    auto back = EditTable::open(path);
    REQUIRE_OK(back);
    CHECK_EQ(back->row_count(), 299u);
    CHECK_EQ(back->cell(2, 0).text(), "7000");
    CHECK_EQ(back->cell(2, 1).text(), table->cell(3, 1).text());
    CHECK_EQ(back->source().schema.size() > 0, true);
    CHECK_EQ(bytes_of(import_version(path)), bytes_of(golden("chats.parquet")));

    const fs::path lines = test::temporary_folder() / "chats.jsonl";   // another shape and back
    REQUIRE_OK(save_table(*back, lines));
    auto as_lines = EditTable::open(lines);
    REQUIRE_OK(as_lines);
    const fs::path third = test::temporary_folder() / "third.parquet";
    REQUIRE_OK(save_table(*as_lines, third));
    CHECK_EQ(EditTable::open(third)->cell(2, 1).text(), table->cell(3, 1).text());
}

TEST(a_text_file_is_edited_line_by_line) {
    const fs::path path = test::temporary_folder() / "t.txt";
    std::ofstream(path, std::ios::binary) << "one\r\ntwo\r\n";
    auto table = EditTable::open(path);
    REQUIRE_OK(table);
    const auto put = [&](RowId row, std::string_view text) { CHECK(table->apply(*table->set_cell(row, 0, text))); };
    put(1, "zwei");
    REQUIRE_OK(save_table(*table, path));
    CHECK_EQ(bytes_of(path), "one\r\nzwei\r\n");
    put(0, "a\nb");
    const auto lines = save_table(*table, path);
    CHECK(!lines && has(lines.error().text(), "row 1 is of several lines"));
    put(0, " ");
    const auto blank = save_table(*table, path);
    CHECK(!blank && has(blank.error().text(), "row 1 is blank"));
    CHECK_EQ(bytes_of(path), "one\r\nzwei\r\n");
    REQUIRE_OK(save_table(*table, test::temporary_folder() / "t.jsonl"));
}
