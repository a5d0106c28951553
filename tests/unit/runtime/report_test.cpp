// SPDX-License-Identifier: GPL-3.0-or-later
// Reports: JSON and back, a page that needs nothing else and cannot be broken out of, and tables in columns. One thread.
#include "core/runtime/report.h"

#include "tests/support/check.h"

using namespace lorica;

namespace {

Report sample() {
    const std::string evil = "</title><script>alert('x')</script>&\"";
    ReportSection section;
    section.title = evil;
    section.paragraphs = {evil};
    section.tables = {{evil, {"a", evil}, {{evil, "1"}}, evil}};
    section.bars = {{evil, evil, {{evil, evil, 2, 1, 3}, {"none", "-", NAN, 0, 0}}}};
    section.lines = {{evil, evil, evil, {{evil, {0, 1, 2}, {3, NAN, 1}}, {"flat", {0}, {2}}}}};
    return {evil, evil, {section}};
}

size_t count(const std::string& text, const std::string& what) {
    size_t found = 0;
    for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

}  // namespace

TEST(a_report_page_escapes_every_text_and_names_no_other_file) {
    const std::string page = report_html(sample());
    CHECK(page.find("<script") == std::string::npos && page.find("alert('") == std::string::npos);
    CHECK_EQ(count(page, "</title>"), 1u);
    // Title twice (head and body), subtitle; section and paragraph; the table's title, column, cell and note; the bars' title, note,
    // label and text; the lines' title, two axes and label; and each picture's name, which is its title again: 3 + 2 + 4 + 4 + 4 + 2.
    CHECK_EQ(count(page, "&lt;script&gt;"), 19u);
    for (const char* outside : {"http:", "https:", "src=", "href=", "url(", "@import"}) CHECK(page.find(outside) == std::string::npos);
    CHECK(page.find("nan") == std::string::npos && page.find("inf") == std::string::npos);
    CHECK_EQ(count(page, "<svg"), 2u);
    CHECK_EQ(count(page, "<svg"), count(page, "</svg>"));
}

TEST(the_best_figures_are_bold) {
    const std::string page = report_html({"t", "s", {{"x", {}, {{"", {"a", "b", "c"}, {{"1", "2", "3"}, {"4", "5", "6"}}, "", {{2}}}}, {}, {}}}});
    CHECK_EQ(count(page, "best\""), 1u);
    CHECK(page.find("<td class=\"n best\">3</td>") != std::string::npos);
}

TEST(columns_of_numbers_are_known_from_words) {
    CHECK(numeric_columns({"", {"a", "b", "c", "d"}, {{"x", "1", "1 ± 2", "1"}, {"y", "-", "0.5", "auto"}}, ""}) == (std::vector<bool>{false, true, true, false}));
    CHECK(numeric_columns({"", {"a"}, {}, ""}) == std::vector<bool>{false});
}

TEST(a_bar_is_as_long_as_its_value) {
    const std::string page = report_html({"t", "s", {{"x", {}, {}, {{"c", "", {{"a", "1", 1, 0, 0}, {"b", "4", 4, 0, 0}}}}, {}}}});
    CHECK(page.find("width=\"120.0\"") != std::string::npos && page.find("width=\"480.0\"") != std::string::npos);
}

TEST(a_report_survives_json) {
    Report report = sample();
    report.sections[0].bars[0].bars[1].value = 0;
    report.sections[0].lines[0].lines[0].y[1] = 2;
    const auto back = report_from_json(nlohmann::json::parse(to_json(report).dump()));
    REQUIRE_OK(back);
    CHECK(to_json(*back) == to_json(report));
    CHECK(report_html(*back) == report_html(report));
    CHECK(!report_from_json({{"title", 1}}).ok());
}

TEST(a_table_for_a_terminal_stands_in_columns) {
    CHECK_EQ(table_text({"", {"method", "loss"}, {{"lora", "1.25 ± 0.01"}, {"qlora", "2"}}, "note"}),
             "method         loss\nlora    1.25 ± 0.01\nqlora             2\nnote\n");
}
