// SPDX-License-Identifier: GPL-3.0-or-later
// The one chart: raw line faint, smoothed line strong, legend inside, cross-hair with values, log switch, zoom; what it shows as
// a table, a picture or CSV. GUI thread.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QMenu>
#include <QTimer>
#include <QToolButton>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/error.h"
#include "ui/charts/series.h"
#include "ui/theme/theme.h"

namespace lorica {

enum class LineKind { Smoothed, Plain, Points };
enum class ValueFormat { Number, Scientific, Bytes };

struct ChartText {
    QString title;
    QString x_label;             // "step"
    QString empty;               // "Waiting for the first step"
    ValueFormat format = ValueFormat::Number;
};

// All points of all lines, in order of x.
struct ChartTable {
    QStringList columns;                                      // x first
    std::vector<double> x;
    std::vector<std::vector<std::optional<double>>> values;   // [row][line]; nothing where the line has no point there
};

class Chart : public QFrame {
    Q_OBJECT
public:
    Chart(const Theme& theme, ChartText text, QWidget* parent = nullptr);
    ~Chart() override;

    // Lines keep every point they are given. `colour` indexes the theme's cycle.
    int add_line(const QString& name, int colour, LineKind kind);
    void append(int line, double x, double y);
    void clear();
    const Series& series(int line) const;

    void set_marks(const std::vector<std::pair<double, QString>>& marks);   // dashed lines with a word at their tops, until clear()
    // The menu then offers to note something, where the pointer is or else at the end.
    void set_takes_notes();
    void set_x_label(const QString& label);
    void set_x_limit(double x);                       // where the run will end: the axis reaches there from the start
    void set_smoothing(double weight);
    void set_log(bool on);
    bool is_log() const { return log_; }
    void set_empty_text(const QString& text);
    void set_cursor(std::optional<double> x);         // the cross-hair; charts of one page are moved together
    void add_header_widget(QWidget* widget);          // before the switches
    // Enlarged, the wheel zooms, dragging moves, Ctrl and dragging zooms into a box, and a double click shows all again.
    void set_enlarged(bool on);
    ChartTable table() const;
    // A picture by the suffix: .png, .svg or .pdf.
    Result<void> save_picture(const std::string& file) const;
    void show_values();
    // Draws now. Otherwise a change is drawn at most 30 times a second, and only while visible.
    void flush();
    // What is drawn: points of the line after thinning (the smoothed one of a smoothed line).
    std::vector<PlotPoint> drawn(int line) const;
    QString cursor_text() const;
    std::pair<double, double> x_range() const;        // on view
    std::vector<double> marks() const;                // where they are

Q_SIGNALS:
    void hovered(bool inside, double x);
    void enlarge_requested();
    void note_requested(double x);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    struct Line;
    struct Plot;
    void build_header();
    void build_menu(QToolButton* button);
    void remove_marks();
    void save_as(const QString& title, const QString& filters);
    void show_all();
    void draw_marks();
    void restyle();
    void touch();
    void fit_axes();
    void fill_lines();
    void draw_cursor();
    QString value_text(double value) const;

    const Theme& theme_;
    ChartText text_;
    std::vector<std::unique_ptr<Line>> lines_;
    std::unique_ptr<Plot> plot_;
    QLabel* latest_;
    QLabel* empty_;
    QToolButton* log_button_;
    QToolButton* enlarge_button_;
    QMenu* menu_;
    double note_x_ = 0;                               // where the menu was asked for
    QTimer repaint_;
    std::optional<double> cursor_;
    double x_limit_ = 0;
    bool log_ = false;
    bool dirty_ = true;
    bool zoomed_ = false, boxed_ = false;             // the range of x is the user's, that of y too
};

}  // namespace lorica
