// SPDX-License-Identifier: GPL-3.0-or-later
// A sweep as a picture: a heat map of held-out losses over its settings, or its runs as lines over parallel axes. GUI thread.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QStackedWidget>

#include "ui/pages/experiments/sweep_summary.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"

namespace lorica {

// What the pictures are drawn from: an axis for each that the sweep varies, its values in the order of its runs.
struct SweepPlot {
    struct Axis {
        std::string title;                   // "r", "learning_rate", "r+lora_alpha"
        std::vector<std::string> values;
    };
    struct Run {
        std::string name;
        std::vector<size_t> at;              // the place of its value on each axis
        double loss = 0, parameters = 0, seconds = 0;   // NaN: not known
    };
    // Runs that differ in what the map does not show (seeds, a third axis): the mean over seeds, of these means the lowest.
    struct Tile {
        double loss = 0;                     // NaN: not known yet
        std::vector<int> runs;               // rows of the sweep, first those of that mean
    };
    std::vector<Axis> axes;
    std::vector<Run> runs;
    int recommended = -1;
    double low = 0, high = 0;                // of the known losses; NaN: none

    // [row][column]: the second axis by the first; one row where there is no second.
    std::vector<std::vector<Tile>> tiles() const;
    // 1 for the lowest loss, 0 for the highest.
    double merit(double loss) const { return high > low ? (high - loss) / (high - low) : 1; }
};
SweepPlot plot_of(const SweepSummary& sweep);

class SweepPicture;

class SweepChart : public QFrame {
    Q_OBJECT
public:
    explicit SweepChart(const Theme& theme, QWidget* parent = nullptr);
    void show_sweep(const SweepSummary* sweep);   // null: nothing
    void set_current(int run);                    // a row of the sweep's table; -1: none
    void show_map(bool on);

Q_SIGNALS:
    void chosen(int run);

private:
    void fit();

    Segments* view_;
    QStackedWidget* views_;
    QLabel* words_;
    SweepPicture *map_, *lines_;
};

}  // namespace lorica
