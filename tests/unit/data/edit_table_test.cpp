// SPDX-License-Identifier: GPL-3.0-or-later
// A data set open for editing: opening, changes and their undo, saving byte for byte, versions, marks. One thread.
#include "core/data/edit_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "core/data/edit_file.h"
#include "core/data/edit_query.h"
#include "tests/support/check.h"

using namespace lorica;
using test::fail;

namespace {

fs::path file_of(std::string_view bytes, const std::string& name = "t.csv") {
    const fs::path path = test::temporary_folder() / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

std::string bytes_of(const fs::path& path) {
    auto text = read_file(path);
    return text ? *text : "<" + text.error().text() + ">";
}

// All cells as one text: rows by ";", cells by "|", with marks.
std::string all(const EditTable& table) {
    std::string out;
    for (const RowId id : table.rows()) {
        for (size_t i = 0; i < table.columns().size(); ++i) {
            const EditCell& cell = table.cell(id, i);
            out.append(i ? "|" : "").append(cell.kind == CellKind::Broken ? "!" : "");
            out.append(cell.kind == CellKind::Absent ? std::string_view("<absent>") : cell.text());
        }
        for (const std::string& tag : table.mark(id).tags) out.append("#").append(tag);
        if (!table.mark(id).note.empty()) out.append("(").append(table.mark(id).note).append(")");
        out += ";";
    }
    return out;
}

bool set(EditTable& table, RowId id, size_t column, std::string_view text) {
    auto change = table.set_cell(id, column, text);
    return change && table.apply(*std::move(change));
}

std::string refusal(EditTable& table, RowId id, size_t column, std::string_view text) {
    const auto change = table.set_cell(id, column, text);
    return change ? "" : change.error().text();
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST(an_unchanged_set_is_saved_byte_for_byte_in_every_shape) {
    const std::vector<std::pair<std::string, std::string>> files = {
        {"a.csv", "q,a\n1,\"x \"\"y\"\" z\"\n\"two\nlines\",  spaces  \n"},
        {"b.csv", "\xEF\xBB\xBFq;a\r\n1;\"2\"\r\n3;4"},
        {"c.tsv", "q\ta\nsay \"hi\"\tb\n"},
        {"d.jsonl", "{\"q\": 1.50, \"a\":\"\\u00e9\\n\"}\n\n{\"a\":null,  \"q\":[1, 2]}\n"},
        {"e.json", "[\n  {\"q\": \"x\"},\n  {\"q\": \"y\", \"extra\": true}\n]\n"},
        {"f.json", "{\"version\": 3, \"data\": [{\"q\": \"x\"}, {\"q\": \"y\"}]}"},
    };
    for (const auto& [name, bytes] : files) {
        auto table = EditTable::open(file_of(bytes, name));
        REQUIRE_OK(table);
        const fs::path out = test::temporary_folder() / ("saved-" + name);
        REQUIRE_OK(save_table(*table, out));
        const std::string wanted = name == "d.jsonl" ? "{\"q\": 1.50, \"a\":\"\\u00e9\\n\"}\n{\"a\":null,  \"q\":[1, 2]}\n" : bytes;   // empty lines are no rows
        CHECK_EQ(bytes_of(out), wanted);
    }
}

TEST(cells_are_read_as_the_readers_of_training_read_them) {
    const std::string text = "{\"q\": \"tab\\tand \\ud83d\\ude00\", \"n\": 1.50, \"l\": [\"a\", {\"b\": null}]}\n{\"q\": null, \"x\\u0041\": \"\"}\n[1]\n{\"q\": \"cut\n{\"q\": \"\\x\"}\n{\"q\": 01}\n";
    const fs::path path = file_of(text, "t.jsonl");
    auto table = EditTable::open(path);
    REQUIRE_OK(table);
    auto other = read_table(path);
    REQUIRE_OK(other);
    CHECK(table->columns() == other->columns);
    CHECK_EQ(all(*table), "tab\tand \xF0\x9F\x98\x80|1.50|[\"a\", {\"b\": null}]|<absent>;null|<absent>|<absent>|;![1]|<absent>|<absent>|<absent>;"
                          "!{\"q\": \"cut|<absent>|<absent>|<absent>;!{\"q\": \"\\x\"}|<absent>|<absent>|<absent>;!{\"q\": 01}|<absent>|<absent>|<absent>;");
    CHECK_EQ(table->source().problems.size(), other->problems.size());
    for (size_t i = 0; i < std::min(table->source().problems.size(), other->problems.size()); ++i) {
        CHECK_EQ(table->source().problems[i].row, other->problems[i].row);
        CHECK_EQ(table->source().problems[i].line, other->problems[i].line);
    }
}

TEST(a_field_that_comes_late_widens_every_row) {
    std::string text = "{\"a\":\"0\"}\n";
    for (int i = 1; i < 40; ++i) text += fmt::format("{{\"a\":\"{0}\",\"c{0}\":\"v{0}\"}}\n", i);
    auto table = EditTable::open(file_of(text, "t.jsonl"));
    REQUIRE_OK(table);
    CHECK_EQ(table->columns().size(), 40u);
    for (RowId id = 1; id < 40; ++id) {
        CHECK_EQ(std::string(table->cell(id, 0).text()), std::to_string(id));
        CHECK_EQ(std::string(table->cell(id, id).text()), "v" + std::to_string(id));
        CHECK(table->cell(id, id == 1 ? 2 : 1).kind == CellKind::Absent);
        CHECK(table->is_original(id));
    }
}

TEST(every_kind_of_change_is_undone_and_done_again) {
    auto opened = EditTable::open(file_of("q,a\none,1\ntwo,2\nthree,3\nfour,4\n"));
    REQUIRE_OK(opened);
    EditTable& table = *opened;
    std::vector<std::string> states = {all(table)};
    const auto step = [&](TableChange change) {
        CHECK(table.apply(std::move(change)));
        states.push_back(all(table));
    };
    auto cell = table.set_cell(1, 0, "zwei, \"2\"");
    REQUIRE_OK(cell);
    step(*std::move(cell));
    CHECK_EQ(states.back(), "one|1;zwei, \"2\"|2;three|3;four|4;");
    step(table.erase({3, 0}));
    CHECK_EQ(states.back(), "zwei, \"2\"|2;three|3;");
    step(table.duplicate({1, 2}));
    CHECK_EQ(states.back(), "zwei, \"2\"|2;zwei, \"2\"|2;three|3;three|3;");
    step(table.insert(1, 2));
    CHECK_EQ(states.back(), "zwei, \"2\"|2;|;|;zwei, \"2\"|2;three|3;three|3;");
    step(table.tag({1, 2}, "good", true));
    step(table.set_mark(2, {{"good", "odd"}, "look again"}));
    CHECK_EQ(states.back(), "zwei, \"2\"|2#good;|;|;zwei, \"2\"|2;three|3#good#odd(look again);three|3;");
    step(table.duplicate({2}));
    CHECK_EQ(states.back(), "zwei, \"2\"|2#good;|;|;zwei, \"2\"|2;three|3#good#odd(look again);three|3#good#odd(look again);three|3;");
    step(table.tag({1, 2}, "good", false));
    auto replaced = replace_all(table, table.rows(), *TextMatcher::compile({"[ei]", true}), "<$0>", kAnyColumn);
    REQUIRE_OK(replaced);
    step(*std::move(replaced));
    CHECK_EQ(states.back(), "zw<e><i>, \"2\"|2;|;|;zw<e><i>, \"2\"|2;thr<e><e>|3#odd(look again);thr<e><e>|3#good#odd(look again);thr<e><e>|3;");
    step(table.erase(table.rows()));
    CHECK_EQ(states.back(), "");
    for (size_t i = states.size() - 1; i-- > 0;) {
        table.undo();
        CHECK_EQ(all(table), states[i]);
    }
    CHECK(table.next_undo() == nullptr && !table.is_modified());
    for (RowId id = 0; id < 4; ++id) CHECK(table.is_original(id));
    for (size_t i = 1; i < states.size(); ++i) {
        table.redo();
        CHECK_EQ(all(table), states[i]);
    }
    CHECK(table.next_redo() == nullptr && table.is_modified());
}

TEST(a_thousand_random_changes_are_undone_to_the_first_state) {
    std::string text = "a,b\n";
    for (int i = 0; i < 50; ++i) text += std::to_string(i) + ",x" + std::to_string(i) + "\n";
    auto opened = EditTable::open(file_of(text));
    REQUIRE_OK(opened);
    EditTable& table = *opened;
    std::vector<std::string> states = {all(table)};
    std::mt19937 random(7);
    const auto any = [&](size_t below) { return static_cast<size_t>(random() % std::max<size_t>(below, 1)); };
    for (int i = 0; i < 1000; ++i) {
        std::vector<RowId> some;
        for (size_t n = any(4) + 1; n-- > 0 && table.row_count() > 0;) some.push_back(table.rows()[any(table.row_count())]);
        bool done = false;
        switch (some.empty() ? 3 : any(5)) {
            case 0: done = set(table, some[0], any(2), std::to_string(random())); break;
            case 1: done = table.apply(table.erase(some)); break;
            case 2: done = table.apply(table.duplicate(some)); break;
            case 3: done = table.apply(table.insert(static_cast<uint32_t>(any(table.row_count() + 1)), any(3) + 1)); break;
            default: done = table.apply(table.tag(some, "t" + std::to_string(any(3)), any(2) == 0)); break;
        }
        if (done) states.push_back(all(table));
        for (size_t at = 0; at < table.row_count(); ++at)
            if (table.place(table.rows()[at]) != at) fail(__FILE__, __LINE__, "a row does not know its place");
    }
    for (int round = 0; round < 2; ++round) {
        for (size_t i = states.size() - 1; i-- > 0;) {
            table.undo();
            if (all(table) != states[i]) return fail(__FILE__, __LINE__, "undo " + std::to_string(i));
        }
        for (size_t i = 1; i < states.size(); ++i) {
            table.redo();
            if (all(table) != states[i]) return fail(__FILE__, __LINE__, "redo " + std::to_string(i));
        }
    }
}

TEST(changes_that_are_none_or_come_late_are_not_applied) {
    auto table = EditTable::open(file_of("q,a\none,1\ntwo,2\n"));
    REQUIRE_OK(table);
    CHECK(!set(*table, 0, 0, "one"));
    CHECK(!table->apply(table->erase({})));
    CHECK(!table->apply(table->tag({0}, "x", false)));
    TableChange late = table->erase({0});
    CHECK(set(*table, 1, 1, "3"));
    CHECK(!table->apply(std::move(late)));
    CHECK_EQ(all(*table), "one|1;two|3;");
    table->undo();
    CHECK(set(*table, 0, 1, "9"));   // what was undone is gone
    CHECK(table->next_redo() == nullptr);
}

TEST(revert_goes_back_to_what_was_saved) {
    auto table = EditTable::open(file_of("q,a\none,1\ntwo,2\n"));
    REQUIRE_OK(table);
    CHECK(set(*table, 0, 0, "1st"));
    table->set_saved();
    CHECK(set(*table, 0, 0, "2nd") && table->apply(table->erase({1})) && table->is_modified());
    CHECK(table->revert() && !table->is_modified());
    CHECK_EQ(all(*table), "1st|1;two|2;");
    table->undo();
    CHECK(table->is_modified() && table->revert());
    CHECK_EQ(all(*table), "1st|1;two|2;");
    table->undo();
    CHECK(set(*table, 1, 0, "x"));
    CHECK(table->is_modified() && !table->revert());   // the saved state cannot be reached any more
}

TEST(what_a_value_is_stays_what_it_is) {
    auto opened = EditTable::open(file_of("{\"q\":\"text\",\"n\":5,\"l\":[1],\"z\":null}\n{\"q\":\"b\"}\n", "t.jsonl"));
    REQUIRE_OK(opened);
    EditTable& table = *opened;
    CHECK(has(refusal(table, 0, 1, "five"), "row 1, n: this value is no text and must stay JSON"));
    CHECK(has(refusal(table, 0, 2, "[1"), "must stay JSON"));
    CHECK(set(table, 0, 1, "6.0") && set(table, 0, 2, "[1, \"two\"]") && set(table, 0, 0, "12") && set(table, 0, 3, "now a text") && set(table, 1, 1, "was absent"));
    const fs::path out = test::temporary_folder() / "kinds.jsonl";
    REQUIRE_OK(save_table(table, out));
    CHECK_EQ(bytes_of(out), "{\"q\": \"12\", \"n\": 6.0, \"l\": [1, \"two\"], \"z\": \"now a text\"}\n{\"q\": \"b\", \"n\": \"was absent\"}\n");
    CHECK(has(refusal(table, 0, 0, "\xFF"), "not UTF-8 at byte 0"));
}

TEST(a_row_that_cannot_be_read_is_kept_and_can_be_mended) {
    auto opened = EditTable::open(file_of("q,a\none,1\nthree fields,2,3\n\xFFwrong,4\nfine,5\n"));
    REQUIRE_OK(opened);
    EditTable& table = *opened;
    CHECK(table.is_broken(1) && table.is_broken(2) && !table.is_broken(3));
    CHECK(has(refusal(table, 1, 0, "a,b,c"), "row 2, q: 3 fields where the header has 2"));
    CHECK(has(refusal(table, 1, 1, "x"), "this row cannot be read"));
    CHECK(has(refusal(table, 1, 0, "a,b\nc,d"), "more than one row"));
    const fs::path out = test::temporary_folder() / "mended.csv";
    REQUIRE_OK(save_table(table, out));
    CHECK_EQ(bytes_of(out), "q,a\none,1\nthree fields,2,3\n\xFFwrong,4\nfine,5\n");
    CHECK(set(table, 1, 0, "\"three, fields\",2"));
    CHECK_EQ(std::string(table.cell(1, 0).text()), "three, fields");
    CHECK(has(save_table(table, test::temporary_folder() / "other.jsonl").error().text(), "row 3 cannot be read, so it cannot be written in another shape"));
    table.undo();
    CHECK(table.is_broken(1) && table.is_original(1));
}

TEST(another_suffix_writes_that_shape_and_reads_back_the_same) {
    auto csv = EditTable::open(file_of("q,a\n\"1,5\",\"say \"\"hi\"\"\"\n\"two\nlines\",\xC3\xA9\n", "s.csv"));
    REQUIRE_OK(csv);
    for (const char* name : {"s.jsonl", "s.json", "s.tsv"}) {
        const fs::path out = test::temporary_folder() / name;
        REQUIRE_OK(save_table(*csv, out));
        auto back = EditTable::open(out);
        REQUIRE_OK(back);
        CHECK_EQ(all(*back), all(*csv));
        const fs::path again = test::temporary_folder() / (std::string("again-") + name + ".csv");
        REQUIRE_OK(save_table(*back, again));
        CHECK_EQ(all(*EditTable::open(again)), all(*csv));
    }
}

TEST(saving_keeps_the_import_and_each_version_and_what_marks_say) {
    const fs::path path = file_of("q,a\none,1\ntwo,2\nthree,3\n", "kept.csv");
    auto opened = EditTable::open(path);
    REQUIRE_OK(opened);
    EditTable& table = *opened;
    CHECK(set(table, 1, 0, "zwei") && table.apply(table.set_mark(2, {{"good"}, "a note"})) && table.apply(table.erase({0})));
    REQUIRE_OK(save_table(table, path));
    CHECK_EQ(bytes_of(path), "q,a\nzwei,2\nthree,3\n");
    CHECK_EQ(bytes_of(import_version(path)), "q,a\none,1\ntwo,2\nthree,3\n");
    CHECK(set(table, 2, 0, "drei"));
    REQUIRE_OK(save_table(table, path));
    CHECK_EQ(bytes_of(import_version(path)), "q,a\none,1\ntwo,2\nthree,3\n");
    CHECK_EQ(std::distance(fs::directory_iterator(path.string() + ".versions"), {}), 2);
    auto again = EditTable::open(path);
    REQUIRE_OK(again);
    CHECK_EQ(*load_marks(*again), 0);
    CHECK_EQ(all(*again), "zwei|2;drei|3#good(a note);");
    std::ofstream(path, std::ios::binary) << "q,a\nnew,0\nzwei,2\ndrei,3\n";   // another program put a row before it
    auto moved = EditTable::open(path);
    REQUIRE_OK(moved);
    CHECK_EQ(*load_marks(*moved), 0);
    CHECK_EQ(all(*moved), "new|0;zwei|2;drei|3#good(a note);");
    std::ofstream(path, std::ios::binary) << "q,a\nnew,0\n";
    auto lost = EditTable::open(path);
    REQUIRE_OK(lost);
    CHECK_EQ(*load_marks(*lost), 1);
    for (const auto& entry : fs::directory_iterator(path.parent_path())) CHECK(!has(entry.path().string(), ".tmp-"));
}

TEST(a_save_that_fails_or_is_stopped_leaves_the_file_as_it_was) {
    std::string text = "q,a\n";
    for (int i = 0; i < 5000; ++i) text += std::to_string(i) + ",x\n";
    const fs::path path = file_of(text, "safe.csv");
    auto table = EditTable::open(path);
    REQUIRE_OK(table);
    CHECK(set(*table, 0, 0, "changed"));
    std::stop_source stop;
    const Work work{stop.get_token(), [&](int64_t done, int64_t) { if (done > 2000) stop.request_stop(); }};
    const auto saved = save_table(*table, path, work);
    CHECK(!saved && saved.error().code == ErrorCode::Cancelled);
    CHECK_EQ(bytes_of(path), text);
    CHECK(!save_table(*table, path.parent_path() / "no" / "such" / "folder.csv").ok());
    CHECK(!save_table(*table, path.parent_path()).ok());
    for (const auto& entry : fs::directory_iterator(path.parent_path())) CHECK(!has(entry.path().string(), ".tmp-"));
}

TEST(the_difference_to_the_import_is_found_by_content) {
    const auto diff = [](const std::vector<uint64_t>& before, const std::vector<uint64_t>& after) {
        const RowDiff out = diff_rows(before, after);
        std::string text;
        for (const auto& [a, b] : out.changed) text += "~" + std::to_string(a) + ":" + std::to_string(b);
        for (const uint32_t a : out.removed) text += "-" + std::to_string(a);
        for (const uint32_t b : out.added) text += "+" + std::to_string(b);
        return text;
    };
    CHECK_EQ(diff({1, 2, 3, 4}, {1, 2, 3, 4}), "");
    CHECK_EQ(diff({1, 2, 3, 4}, {1, 9, 3, 4}), "~1:1");
    CHECK_EQ(diff({1, 2, 3, 4}, {1, 3, 4}), "-1");
    CHECK_EQ(diff({1, 2, 3, 4}, {1, 2, 3, 8, 9, 4}), "+3+4");
    CHECK_EQ(diff({1, 2, 3, 4, 5, 6}, {0, 1, 7, 3, 4, 6}), "~1:2-4+0");
    CHECK_EQ(diff({5, 5, 5, 5}, {5, 5, 5}), "-3");
    CHECK_EQ(diff({}, {1}), "+0");
    CHECK_EQ(diff({9, 1, 2, 3, 4, 5}, {1, 2, 3, 4, 5, 9}), "-0+5");   // one moved row does not make the others change
}

TEST(hostile_text_is_text) {
    const std::string big(1 << 20, 'x'), odd = "\xE2\x80\xAE" "evil\xE2\x80\x8B\x1B[31m<img src=file:x>";
    auto opened = EditTable::open(file_of("{\"q\":\"" + big + "\",\"a\":\"" + "\xE2\x80\xAE" "evil\"}\n{\"q\":\"\\u0000nul\",\"a\":\"\"}\n", "h.jsonl"));
    REQUIRE_OK(opened);
    EditTable& table = *opened;
    CHECK_EQ(table.cell(0, 0).size, big.size());
    CHECK_EQ(std::string(table.cell(1, 0).text()), std::string("\0nul", 4));
    CHECK(set(table, 0, 1, odd) && set(table, 1, 1, big + "\"\n\\") && set(table, 1, 0, std::string("a\0b", 3)));
    const fs::path out = test::temporary_folder() / "hostile-out.jsonl";
    REQUIRE_OK(save_table(table, out));
    auto back = EditTable::open(out);
    REQUIRE_OK(back);
    CHECK(all(*back) == all(table));
    while (table.next_undo()) table.undo();
    CHECK(table.is_original(0) && table.is_original(1));
    std::string deep = "{\"q\":";
    for (int i = 0; i < 10000; ++i) deep += '[';
    auto nested = EditTable::open(file_of("{\"q\":\"ok\"}\n" + deep + "\n", "deep.jsonl"));
    REQUIRE_OK(nested);
    CHECK(nested->is_broken(1));
    CHECK(!EditTable::open(file_of("", "empty.csv")).ok() && !EditTable::open(file_of("q,a\n", "header.csv")).ok());
    CHECK(!EditTable::open(file_of("just words", "words.data")).ok() && !EditTable::open("nowhere.csv").ok());
}
