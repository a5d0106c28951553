// SPDX-License-Identifier: GPL-3.0-or-later
// A report as a value: what the HTML page, the terminal and the studio's PDF are all made of. Values; any thread.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/error.h"

namespace lorica {

inline constexpr int64_t kGrey = 7;                 // among the colours of pictures: what is compared with

struct ReportTable {
    std::string title;
    std::vector<std::string> columns;               // the first names the rows
    std::vector<std::vector<std::string>> rows;     // each as long as `columns`
    std::string note;                               // below it; may be empty
    std::vector<std::vector<int64_t>> bold = {};    // of each row the columns in bold; may be shorter than `rows`
};

// The columns of numbers alone, which stand at the right.
std::vector<bool> numeric_columns(const ReportTable& table);

// Horizontal bars from zero. low < high is an interval, drawn over the bar.
struct ReportBar {
    std::string label, text;                        // `text` is the value as people read it
    double value = 0, low = 0, high = 0;
    int64_t colour = -1;                            // of kColours; -1: its place among the bars
};
struct ReportBars {
    std::string title, note;
    std::vector<ReportBar> bars;
};

struct ReportLine {
    std::string label;
    std::vector<double> x, y;                       // equally long, x ascending
    int64_t colour = -1;                            // as a bar's
};
struct ReportLines {
    std::string title, x_title, y_title;
    std::vector<ReportLine> lines;
};

struct ReportSection {
    std::string title;
    std::vector<std::string> paragraphs;
    std::vector<ReportTable> tables;
    std::vector<ReportBars> bars;
    std::vector<ReportLines> lines;
};

struct Report {
    std::string title, subtitle;
    std::vector<ReportSection> sections;
};

nlohmann::json to_json(const Report& report);
Result<Report> report_from_json(const nlohmann::json& json);

// One page that names no other file: style and pictures are inside, and every text is escaped. Without scripts.
std::string report_html(const Report& report);
// The pictures of that page. Texts carry their font, so that a renderer without style sheets draws them alike.
std::string bars_svg(const ReportBars& chart);
std::string lines_svg(const ReportLines& chart);
// For a terminal: columns padded by spaces, one line a row.
std::string table_text(const ReportTable& table);

}  // namespace lorica
