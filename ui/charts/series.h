// SPDX-License-Identifier: GPL-3.0-or-later
// The points of one line: all kept, smoothed as they come, and thinned to what a screen can show. Values; any thread.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace lorica {

struct PlotPoint {
    double x = 0, y = 0;
    bool operator==(const PlotPoint&) const = default;
};

class Series {
public:
    void append(double x, double y);        // x must not fall; y may be NaN or infinite: a gap
    void clear();
    // Weight of the debiased exponential mean, 0 (raw) to 0.999.
    void set_smoothing(double weight);
    double smoothing() const { return weight_; }

    size_t size() const { return x_.size(); }
    std::span<const double> x() const { return x_; }
    std::span<const double> y() const { return y_; }
    std::span<const double> smooth() const { return smooth_; }
    // Index of the point nearest to `x`; size() if there is none.
    size_t nearest(double x) const;

private:
    void smooth_one(double y);

    std::vector<double> x_, y_, smooth_;
    double weight_ = 0.6, mean_ = 0, debias_ = 0;
};

// At most four points a column of [from, to]: first, lowest, highest, last, in order of x; so no spike is lost. One point
// before and after the range is kept, so that lines reach the edges. A gap stays a gap (one NaN point).
std::vector<PlotPoint> decimate(std::span<const double> x, std::span<const double> y, double from, double to, int columns);

}  // namespace lorica
