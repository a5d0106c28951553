// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows are held out: by the seed alone, and with each value's share. One thread.
#include "core/data/split.h"

#include <algorithm>
#include <map>
#include <set>

#include "tests/support/check.h"

using namespace lorica;
using test::fail;

TEST(held_out_rows_are_seeded_sorted_and_never_all) {
    const auto rows = validation_rows(1000, 0.05, 42);
    CHECK_EQ(rows.size(), 50u);
    CHECK(std::is_sorted(rows.begin(), rows.end()));
    CHECK_EQ(std::set<uint32_t>(rows.begin(), rows.end()).size(), 50u);
    CHECK(rows == validation_rows(1000, 0.05, 42));
    CHECK(rows != validation_rows(1000, 0.05, 43));
    CHECK_EQ(validation_rows(3, 0.01, 1).size(), 1u);
    CHECK_EQ(validation_rows(3, 0.9, 1).size(), 2u);
    CHECK(validation_rows(1, 0.5, 1).empty());
    CHECK(validation_rows(100, 0, 1).empty());
}

TEST(each_value_is_held_out_with_its_share) {
    std::vector<std::string> classes;
    for (int i = 0; i < 1000; ++i) classes.push_back(i % 10 == 0 ? "rare" : i % 10 < 4 ? "some" : "most");   // 100, 300, 600
    const auto rows = stratified_rows(classes, 0.05, 42);
    CHECK(std::is_sorted(rows.begin(), rows.end()));
    std::map<std::string, int> counts;
    for (const uint32_t row : rows) ++counts[classes[row]];
    CHECK(counts == (std::map<std::string, int>{{"most", 30}, {"rare", 5}, {"some", 15}}));
    CHECK(rows == stratified_rows(classes, 0.05, 42));
    CHECK(rows != stratified_rows(classes, 0.05, 43));
}

TEST(what_does_not_divide_goes_to_the_largest_remainders) {
    const std::vector<std::string> classes = {"a", "a", "a", "a", "b", "b", "b", "c", "c", "c"};   // of 5: 2, 1.5, 1.5
    std::map<std::string, int> counts;
    for (const uint32_t row : stratified_rows(classes, 0.5, 7)) ++counts[classes[row]];
    CHECK(counts == (std::map<std::string, int>{{"a", 2}, {"b", 2}, {"c", 1}}));
    CHECK_EQ(stratified_rows(std::vector<std::string>{"a", "b", "c"}, 0.01, 1).size(), 1u);   // as many as without a column
    CHECK(stratified_rows(std::vector<std::string>{"a"}, 0.5, 1).empty());
}

TEST(the_column_is_found_by_row_number_and_must_be_there) {
    Table table{.file = "t.csv", .columns = {"q", "kind"}};
    for (int64_t i = 1; i <= 40; ++i) table.rows.push_back({i + 1, i, {std::to_string(i), i % 4 == 0 ? "b" : "a"}});
    std::vector<int64_t> used;   // the rows left over from 40: two in three
    for (int64_t i = 1; i <= 40; ++i)
        if (i % 3 != 0) used.push_back(i);
    DataSettings settings{.validation_fraction = 0.5};
    settings.stratify_by_column = "kind";
    const auto rows = held_out_rows(table, used, settings, 1);
    REQUIRE_OK(rows);
    const auto is_b = [&](uint32_t at) { return used[at] % 4 == 0; };
    CHECK_EQ(rows->size(), used.size() / 2 + used.size() % 2);
    const auto of_b = std::count_if(used.begin(), used.end(), [](int64_t row) { return row % 4 == 0; });
    CHECK(std::abs(2 * std::count_if(rows->begin(), rows->end(), is_b) - of_b) <= 1);
    settings.stratify_by_column = "color";
    const auto wrong = held_out_rows(table, used, settings, 1);
    CHECK(!wrong && wrong.error().where == "data.stratify_by_column" && wrong.error().text().find("q, kind") != std::string::npos);
}
