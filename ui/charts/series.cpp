// SPDX-License-Identifier: GPL-3.0-or-later
// Smoothing and thinning. Any thread.
#include "ui/charts/series.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lorica {

void Series::append(double x, double y) {
    x_.push_back(x);
    y_.push_back(y);
    smooth_one(y);
}

void Series::clear() {
    x_.clear();
    y_.clear();
    smooth_.clear();
    mean_ = debias_ = 0;
}

void Series::set_smoothing(double weight) {
    weight_ = std::clamp(weight, 0.0, 0.999);
    smooth_.clear();
    mean_ = debias_ = 0;
    for (const double y : y_) smooth_one(y);
}

// m_n = w·m_{n-1} + (1 − w)·y_n, shown as m_n / (1 − w^n): without the division the curve starts near 0 (Adam's correction).
void Series::smooth_one(double y) {
    if (!std::isfinite(y)) {
        smooth_.push_back(std::numeric_limits<double>::quiet_NaN());
        return;
    }
    mean_ = weight_ * mean_ + (1 - weight_) * y;
    debias_ = weight_ * debias_ + (1 - weight_);
    smooth_.push_back(mean_ / debias_);
}

size_t Series::nearest(double x) const {
    if (x_.empty()) return 0;
    const auto after = static_cast<size_t>(std::lower_bound(x_.begin(), x_.end(), x) - x_.begin());
    if (after == 0) return 0;
    if (after == x_.size()) return x_.size() - 1;
    return x - x_[after - 1] <= x_[after] - x ? after - 1 : after;
}

std::vector<PlotPoint> decimate(std::span<const double> x, std::span<const double> y, double from, double to, int columns) {
    std::vector<PlotPoint> out;
    if (x.empty() || columns <= 0 || !(to > from)) {
        if (x.size() == 1) out.push_back({x[0], y[0]});
        return out;
    }
    auto begin = static_cast<size_t>(std::lower_bound(x.begin(), x.end(), from) - x.begin());
    auto end = static_cast<size_t>(std::upper_bound(x.begin(), x.end(), to) - x.begin());
    if (begin > 0) --begin;
    if (end < x.size()) ++end;
    if (end - begin <= static_cast<size_t>(4 * columns)) {
        for (size_t i = begin; i < end; ++i) out.push_back({x[i], std::isfinite(y[i]) ? y[i] : std::numeric_limits<double>::quiet_NaN()});
        return out;
    }
    const double width = (to - from) / columns;
    for (size_t i = begin; i < end;) {
        // The column's end is searched, not computed point by point: a million points are scanned in a few milliseconds.
        const double edge = from + (std::floor((x[i] - from) / width) + 1) * width;
        const size_t stop = std::max(i + 1, static_cast<size_t>(std::lower_bound(x.begin() + static_cast<ptrdiff_t>(i),
                                                                                 x.begin() + static_cast<ptrdiff_t>(end), edge) - x.begin()));
        size_t low = end, high = end, first = end, last = end, gap = end, next = i;
        for (; next < stop; ++next) {
            if (!std::isfinite(y[next])) { gap = next; continue; }
            if (first == end) first = next;
            last = next;
            if (low == end || y[next] < y[low]) low = next;
            if (high == end || y[next] > y[high]) high = next;
        }
        size_t keep[5] = {first, low, high, last, gap};
        std::sort(std::begin(keep), std::end(keep));
        for (size_t k = 0; k < 5 && keep[k] < end; ++k)
            if (k == 0 || keep[k] != keep[k - 1])
                out.push_back({x[keep[k]], std::isfinite(y[keep[k]]) ? y[keep[k]] : std::numeric_limits<double>::quiet_NaN()});
        i = next;
    }
    return out;
}

}  // namespace lorica
