// SPDX-License-Identifier: GPL-3.0-or-later
// A report's JSON, its HTML page with SVG pictures, and its tables for a terminal. Pure functions; any thread.
#include "core/runtime/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lorica {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ReportTable, title, columns, rows, note, bold)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ReportBar, label, text, value, low, high, colour)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ReportBars, title, note, bars)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ReportLine, label, x, y, colour)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ReportLines, title, x_title, y_title, lines)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ReportSection, title, paragraphs, tables, bars, lines)

namespace {

constexpr double kWidth = 760, kLeft = 150, kRight = 130, kBarHeight = 20, kBarStep = 30;   // of a picture, in its units
constexpr double kPlotHeight = 240, kPlotLeft = 56, kPlotBottom = 40;
constexpr double kIntervalShown = 1.5;   // times the longest bar
constexpr const char* kColours[] = {"#2f6fdb", "#d9662b", "#2f9e62", "#8a55c9", "#c2384a", "#8a7a2f", "#3f9fb5", "#6b6f76"};

const char* colour_of(int64_t colour, size_t place) { return kColours[(colour < 0 ? place : static_cast<size_t>(colour)) % std::size(kColours)]; }

constexpr const char* kStyle =
    "body{font:15px/1.5 Inter,system-ui,sans-serif;max-width:1060px;margin:2rem auto;padding:0 1rem;color:#1c1f24;background:#fff}"
    "h1{font-size:1.7rem;margin-bottom:.2rem}h2{font-size:1.2rem;margin-top:2.2rem;border-bottom:1px solid #d8dce2}h3{font-size:1rem;margin:1.2rem 0 .3rem}"
    ".sub,.note{color:#5b626c}.note{font-size:.85rem}table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.85rem}.wide{overflow-x:auto}figure{margin:0;break-inside:avoid}"
    "th,td{padding:.3rem 1.1rem .3rem 0;text-align:left;border-bottom:1px solid #e4e7ec;white-space:nowrap}th.n,td.n{text-align:right}td.best{font-weight:700}"
    "svg{max-width:100%;height:auto}svg text{font:12px Inter,system-ui,sans-serif;fill:#1c1f24}"
    "@media(prefers-color-scheme:dark){body{background:#16181c;color:#e6e8eb}svg text{fill:#e6e8eb}th,td{border-color:#2c3036}.sub,.note{color:#9aa1ab}}"
    "@media print{body{margin:0;padding:0;max-width:none;background:#fff;color:#000;font-size:9pt}svg text{fill:#000}h2,h3{break-after:avoid}tr{break-inside:avoid}.wide{overflow:visible}"
    "table{font-size:7.5pt}th,td{white-space:normal;padding:2pt 7pt 2pt 0}figure{max-width:85%}}";

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' ? ' ' : c;
        }
    }
    return out;
}

std::string svg_head(double height, const std::string& title) {
    return fmt::format("<svg viewBox=\"0 0 {} {}\" font-family=\"Inter, sans-serif\" font-size=\"12\" role=\"img\" aria-label=\"{}\">", kWidth, height, escaped(title));
}

std::string svg_text(double x, double y, const char* anchor, const std::string& text) {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>", x, y, anchor, escaped(text));
}

struct Range {
    double low = INFINITY, high = -INFINITY;
    void take(const std::vector<double>& values) {
        for (const double value : values)
            if (std::isfinite(value)) low = std::min(low, value), high = std::max(high, value);
    }
    double place(double value, double from, double to) const { return high > low ? from + (to - from) * (value - low) / (high - low) : (from + to) / 2; }
};

std::string table_html(const ReportTable& table) {
    const std::vector<bool> numeric = numeric_columns(table);
    std::string out = "<div class=\"wide\"><table><thead><tr>";
    for (size_t column = 0; column < table.columns.size(); ++column) out += (numeric[column] ? "<th class=\"n\">" : "<th>") + escaped(table.columns[column]) + "</th>";
    out += "</tr></thead><tbody>\n";
    for (size_t i = 0; i < table.rows.size(); ++i) {
        out += "<tr>";
        for (size_t column = 0; column < table.rows[i].size(); ++column) {
            const bool bold = i < table.bold.size() && std::count(table.bold[i].begin(), table.bold[i].end(), static_cast<int64_t>(column)) > 0;
            const bool number = column < numeric.size() && numeric[column];
            out += (number && bold ? "<td class=\"n best\">" : number ? "<td class=\"n\">" : bold ? "<td class=\"best\">" : "<td>") + escaped(table.rows[i][column]) + "</td>";
        }
        out += "</tr>\n";
    }
    return out + "</tbody></table></div>\n";
}

std::string heading(const std::string& title) { return title.empty() ? "" : "<h3>" + escaped(title) + "</h3>\n"; }
std::string note(const std::string& text) { return text.empty() ? "" : "<p class=\"note\">" + escaped(text) + "</p>\n"; }

// Characters, not bytes.
size_t width_of(const std::string& text) {
    return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

std::vector<bool> numeric_columns(const ReportTable& table) {
    std::vector<bool> out(table.columns.size(), !table.rows.empty());
    for (size_t column = 0; column < out.size(); ++column)
        for (const auto& row : table.rows)
            if (column < row.size() && (row[column].empty() || row[column].find_first_of("0123456789-") != 0)) out[column] = false;
    return out;
}

std::string bars_svg(const ReportBars& chart) {
    double longest = 0, most = 0;
    for (const ReportBar& bar : chart.bars)
        if (std::isfinite(bar.value)) longest = std::max(longest, bar.value);
    for (const ReportBar& bar : chart.bars)   // an interval of two seeds is many times as wide as the bars are long: it is cut off
        for (const double value : {bar.value, bar.high})
            if (std::isfinite(value)) most = std::max(most, std::min(value, kIntervalShown * longest));
    const double scale = most > 0 ? (kWidth - kLeft - kRight) / most : 0;
    const auto at = [&](double value) { return kLeft + scale * std::clamp(std::isfinite(value) ? value : 0, 0.0, most); };
    std::string out = svg_head(kBarStep * static_cast<double>(chart.bars.size()) + 6, chart.title);
    double y = 4;
    for (size_t i = 0; i < chart.bars.size(); ++i, y += kBarStep) {
        const ReportBar& bar = chart.bars[i];
        const double middle = y + kBarHeight / 2;
        out += svg_text(kLeft - 8, middle + 4, "end", bar.label);
        out += fmt::format("<rect x=\"{}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{}\" rx=\"3\" fill=\"{}\"/>", kLeft, y, std::max(0.0, at(bar.value) - kLeft), kBarHeight,
                           colour_of(bar.colour, i));
        if (bar.low < bar.high)
            out += fmt::format("<path d=\"M{:.1f} {:.1f}H{:.1f}M{:.1f} {:.1f}v10M{:.1f} {:.1f}v10\" stroke=\"#8a8f98\" stroke-width=\"1.6\" fill=\"none\"/>", at(bar.low), middle,
                               at(bar.high), at(bar.low), middle - 5, at(bar.high), middle - 5);
        out += svg_text(std::max(at(bar.value), at(bar.high)) + 8, middle + 4, "start", bar.text);
    }
    return out + "</svg>";
}

std::string lines_svg(const ReportLines& chart) {
    Range x, y;
    for (const ReportLine& line : chart.lines) x.take(line.x), y.take(line.y);
    if (x.low > x.high || y.low > y.high) return "";
    const double bottom = kPlotHeight - kPlotBottom, right = kWidth - kRight;
    std::string out = svg_head(kPlotHeight, chart.title);
    out += fmt::format("<path d=\"M{} 8V{}H{}\" stroke=\"#8a8f98\" fill=\"none\"/>", kPlotLeft, bottom, right);
    out += svg_text(kPlotLeft - 6, 16, "end", fmt::format("{:.3g}", y.high)) + svg_text(kPlotLeft - 6, bottom, "end", fmt::format("{:.3g}", y.low));
    out += svg_text(kPlotLeft, bottom + 16, "start", fmt::format("{:.4g}", x.low)) + svg_text(right, bottom + 16, "end", fmt::format("{:.4g}", x.high));
    out += svg_text((kPlotLeft + right) / 2, bottom + 30, "middle", chart.x_title) + svg_text(kPlotLeft + 8, 16, "start", chart.y_title);
    for (size_t i = 0; i < chart.lines.size(); ++i) {
        const ReportLine& line = chart.lines[i];
        std::string points;
        for (size_t k = 0; k < std::min(line.x.size(), line.y.size()); ++k)
            if (std::isfinite(line.x[k]) && std::isfinite(line.y[k]))
                points += fmt::format("{}{:.1f},{:.1f}", points.empty() ? "" : " ", x.place(line.x[k], kPlotLeft, right), y.place(line.y[k], bottom, 12));
        const char* colour = colour_of(line.colour, i);
        out += fmt::format("<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.8\"/>", points, colour);
        const double legend = 20 + 18 * static_cast<double>(i);
        out += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"10\" height=\"10\" fill=\"{}\"/>", right + 12, legend - 9, colour) + svg_text(right + 27, legend, "start", line.label);
    }
    return out + "</svg>";
}

nlohmann::json to_json(const Report& report) { return {{"title", report.title}, {"subtitle", report.subtitle}, {"sections", report.sections}}; }

Result<Report> report_from_json(const nlohmann::json& json) {
    try {
        return Report{json.at("title"), json.at("subtitle"), json.at("sections").get<std::vector<ReportSection>>()};
    } catch (const std::exception& error) {
        return Error{ErrorCode::BadInput, std::string("not a report: ") + error.what()};
    }
}

std::string report_html(const Report& report) {
    std::string out = fmt::format("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{}</title>\n<style>{}</style></head><body>\n<h1>{}</h1>\n<p class=\"sub\">{}</p>\n",
                                  escaped(report.title), kStyle, escaped(report.title), escaped(report.subtitle));
    for (const ReportSection& section : report.sections) {
        out += "<h2>" + escaped(section.title) + "</h2>\n";
        for (const std::string& paragraph : section.paragraphs) out += "<p>" + escaped(paragraph) + "</p>\n";
        for (const ReportTable& table : section.tables) out += heading(table.title) + table_html(table) + note(table.note);
        for (const ReportBars& chart : section.bars) out += "<figure>" + heading(chart.title) + bars_svg(chart) + "\n" + note(chart.note) + "</figure>\n";
        for (const ReportLines& chart : section.lines) out += "<figure>" + heading(chart.title) + lines_svg(chart) + "</figure>\n";
    }
    return out + "</body></html>\n";
}

std::string table_text(const ReportTable& table) {
    std::vector<size_t> widths(table.columns.size());
    const auto widen = [&](const std::vector<std::string>& cells) {
        for (size_t i = 0; i < std::min(cells.size(), widths.size()); ++i) widths[i] = std::max(widths[i], width_of(cells[i]));
    };
    widen(table.columns);
    for (const auto& row : table.rows) widen(row);
    const auto line = [&](const std::vector<std::string>& cells) {
        std::string out;
        for (size_t i = 0; i < std::min(cells.size(), widths.size()); ++i) {
            const std::string padding(widths[i] - width_of(cells[i]), ' ');
            out += (i == 0 ? "" : "  ") + (i == 0 ? cells[i] + padding : padding + cells[i]);
        }
        return out + "\n";
    };
    std::string out = line(table.columns);
    for (const auto& row : table.rows) out += line(row);
    return table.note.empty() ? out : out + table.note + "\n";
}

}  // namespace lorica
