// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the heat map and the parallel axes. GUI thread.
#include "ui/pages/experiments/sweep_chart.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <map>

#include "ui/widgets/basics.h"

namespace lorica {
namespace {

constexpr int kTile = 30, kText = 22, kLines = 180, kMost = 220;   // px: the least heights of a tile and of the axes, a line of text, a picture before it scrolls
constexpr double kNear = 7;                          // px from a line to the mouse that points at it

QString loss_words(double loss) { return loss_text(loss, 4); }

QColor mixed(const QColor& a, const QColor& b, double share) {
    const auto part = [&](int from, int to) { return static_cast<int>(std::lround(from + share * (to - from))); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

std::string last_part(const std::string& path) { return path.substr(path.rfind('.') + 1); }

}  // namespace

SweepPlot plot_of(const SweepSummary& sweep) {
    SweepPlot plot;
    plot.low = plot.high = std::nan("");
    std::vector<std::vector<std::string>> paths;
    for (const std::string& axis : sweep.axes) {
        paths.emplace_back();
        for (const QString& path : qs(axis).section(QLatin1Char('='), 0, 0).split(QLatin1Char('+'))) paths.back().push_back(ss(path));
        std::string title;
        for (const std::string& path : paths.back()) title += (title.empty() ? "" : "+") + last_part(path);
        plot.axes.push_back({title, {}});
    }
    for (const SweepCellRow& cell : sweep.cells) {
        SweepPlot::Run run{cell.name, {}, cell.eval_loss, cell.parameters, cell.seconds};
        for (size_t a = 0; a < paths.size(); ++a) {
            std::string value;
            for (const std::string& path : paths[a]) {
                const auto found = cell.values.find(path);
                value += (value.empty() ? "" : "+") + (found == cell.values.end() ? std::string("–") : found->second);
            }
            auto& values = plot.axes[a].values;
            const auto place = std::find(values.begin(), values.end(), value);
            run.at.push_back(static_cast<size_t>(place - values.begin()));
            if (place == values.end()) values.push_back(value);
        }
        if (std::isfinite(run.loss)) {
            plot.low = std::isfinite(plot.low) ? std::min(plot.low, run.loss) : run.loss;
            plot.high = std::isfinite(plot.high) ? std::max(plot.high, run.loss) : run.loss;
        }
        if (!cell.name.empty() && cell.name == sweep.recommended) plot.recommended = static_cast<int>(plot.runs.size());
        plot.runs.push_back(std::move(run));
    }
    return plot;
}

std::vector<std::vector<SweepPlot::Tile>> SweepPlot::tiles() const {
    if (axes.empty()) return {};
    std::vector<std::vector<Tile>> out(axes.size() > 1 ? axes[1].values.size() : 1, std::vector<Tile>(axes[0].values.size(), Tile{std::nan(""), {}}));
    std::map<std::vector<size_t>, std::vector<int>> groups;   // alike but for the seed
    for (size_t i = 0; i < runs.size(); ++i) groups[runs[i].at].push_back(static_cast<int>(i));
    for (const auto& [at, members] : groups) {
        Tile& tile = out[at.size() > 1 ? at[1] : 0][at[0]];
        double sum = 0;
        int known = 0;
        for (const int run : members)
            if (const double loss = runs[static_cast<size_t>(run)].loss; std::isfinite(loss)) sum += loss, ++known;
        const double mean = known ? sum / known : std::nan("");
        const bool better = known && !(mean >= tile.loss);    // NaN: nothing was known
        if (better) tile.loss = mean;
        tile.runs.insert(better ? tile.runs.begin() : tile.runs.end(), members.begin(), members.end());
    }
    return out;
}

// One of the two pictures: which run is under the mouse, and the drawing.
class SweepPicture : public QWidget {
public:
    SweepPicture(const Theme& theme, SweepChart* chart) : QWidget(chart), theme_(theme), chart_(chart) {
        connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }
    virtual void show_plot(const SweepPlot& plot) {
        plot_ = plot;
        update();
    }
    void set_current(int run) {
        current_ = run;
        update();
    }

protected:
    virtual std::vector<int> runs_at(QPointF point) const = 0;
    void mousePressEvent(QMouseEvent* event) override {
        if (const auto runs = runs_at(event->position()); !runs.empty()) Q_EMIT chart_->chosen(runs.front());
    }
    bool event(QEvent* event) override {
        if (event->type() != QEvent::ToolTip) return QWidget::event(event);
        const auto* help = static_cast<QHelpEvent*>(event);
        QStringList lines;
        for (const int run : runs_at(help->pos())) {
            const auto& one = plot_.runs[static_cast<size_t>(run)];
            lines << SweepChart::tr("%1: held out %2").arg(qs(one.name), loss_words(one.loss));
        }
        QToolTip::showText(help->globalPos(), plain_tip(lines.join(QLatin1Char('\n'))), this);
        return true;
    }
    QColor heat(double loss) const { return mixed(theme_.colour(&Tokens::accent_soft), theme_.colour(&Tokens::accent), plot_.merit(loss)); }

    const Theme& theme_;
    SweepChart* chart_;
    SweepPlot plot_;
    int current_ = -1;
};

namespace {

class HeatMap : public SweepPicture {
public:
    using SweepPicture::SweepPicture;
    void show_plot(const SweepPlot& plot) override {
        tiles_ = plot.tiles();
        setMinimumHeight(kTile * std::max(1, static_cast<int>(tiles_.size())) + 2 * kText + 4);
        SweepPicture::show_plot(plot);
    }

protected:
    QRectF area() const {
        const QFontMetrics metrics(Theme::text_font(0.9));
        int left = 8;
        if (plot_.axes.size() > 1) {
            left = metrics.horizontalAdvance(qs(plot_.axes[1].title));
            for (const std::string& value : plot_.axes[1].values) left = std::max(left, metrics.horizontalAdvance(qs(value)));
            left = std::min(left, width() / 3) + 10;
        }
        return {static_cast<double>(left), kText, std::max(10.0, width() - left - 8.0), std::max(10.0, height() - 2.0 * kText)};
    }
    QRectF tile_at(size_t row, size_t column) const {
        const QRectF all = area();
        const double wide = all.width() / static_cast<double>(tiles_[0].size()), high = all.height() / static_cast<double>(tiles_.size());
        return QRectF(all.left() + wide * static_cast<double>(column), all.top() + high * static_cast<double>(row), wide, high).adjusted(1, 1, -1, -1);
    }
    std::vector<int> runs_at(QPointF point) const override {
        for (size_t row = 0; row < tiles_.size(); ++row)
            for (size_t column = 0; column < tiles_[row].size(); ++column)
                if (tile_at(row, column).contains(point)) return tiles_[row][column].runs;
        return {};
    }
    void paintEvent(QPaintEvent*) override {
        if (tiles_.empty() || tiles_[0].empty()) return;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(Theme::text_font(0.9));
        const QFontMetrics metrics = painter.fontMetrics();
        const QRectF all = area();
        for (size_t row = 0; row < tiles_.size(); ++row)
            for (size_t column = 0; column < tiles_[row].size(); ++column) draw(painter, tile_at(row, column), tiles_[row][column]);
        painter.setPen(theme_.colour(&Tokens::text));
        for (size_t column = 0; column < plot_.axes[0].values.size(); ++column) {
            const QRectF tile = tile_at(tiles_.size() - 1, column);
            painter.drawText(QRectF(tile.left(), all.bottom(), tile.width(), kText), Qt::AlignCenter, metrics.elidedText(qs(plot_.axes[0].values[column]), Qt::ElideRight, static_cast<int>(tile.width())));
        }
        const int side = static_cast<int>(all.left()) - 10;
        if (plot_.axes.size() > 1)
            for (size_t row = 0; row < tiles_.size(); ++row) {
                const QRectF tile = tile_at(row, 0);
                painter.drawText(QRectF(0, tile.top(), side, tile.height()), Qt::AlignRight | Qt::AlignVCenter, metrics.elidedText(qs(plot_.axes[1].values[row]), Qt::ElideRight, side));
            }
        painter.setPen(theme_.colour(&Tokens::muted));
        painter.drawText(QRectF(all.left(), 0, all.width(), kText - 2), Qt::AlignCenter, metrics.elidedText(qs(plot_.axes[0].title), Qt::ElideRight, static_cast<int>(all.width())));
        if (plot_.axes.size() > 1) painter.drawText(QRectF(0, 0, side, kText - 2), Qt::AlignRight | Qt::AlignVCenter, metrics.elidedText(qs(plot_.axes[1].title), Qt::ElideRight, side));
    }

private:
    void draw(QPainter& painter, const QRectF& box, const SweepPlot::Tile& tile) const {
        const bool known = std::isfinite(tile.loss);
        const QColor ground = known ? heat(tile.loss) : theme_.colour(&Tokens::sunken);
        const auto holds = [&](int run) { return run >= 0 && std::find(tile.runs.begin(), tile.runs.end(), run) != tile.runs.end(); };
        painter.setPen(holds(current_) ? QPen(theme_.colour(&Tokens::text), 2) : QPen(Qt::NoPen));
        painter.setBrush(ground);
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3);
        const QRgb dark = theme_.tokens().text, light = theme_.tokens().on_accent;
        const QColor ink = !known ? theme_.colour(&Tokens::muted) : QColor::fromRgba(contrast(dark, ground.rgb()) > contrast(light, ground.rgb()) ? dark : light);
        painter.setPen(ink);
        const bool advised = holds(plot_.recommended);
        QFont font = Theme::text_font(0.9, advised ? QFont::Bold : QFont::Normal);
        painter.setFont(font);
        QString words = loss_words(tile.loss);
        if (advised) words = QStringLiteral("✓ ") + words;
        if (QFontMetrics(font).horizontalAdvance(words) > box.width() - 6) words = advised ? QStringLiteral("✓") : QString();   // the tip tells it
        painter.drawText(box, Qt::AlignCenter, words);
        painter.setFont(Theme::text_font(0.9));
    }

    std::vector<std::vector<SweepPlot::Tile>> tiles_;
};

class ParallelAxes : public SweepPicture {
public:
    using SweepPicture::SweepPicture;
    void show_plot(const SweepPlot& plot) override {
        scales_.clear();
        for (size_t a = 0; a < plot.axes.size(); ++a) {
            Scale scale{qs(plot.axes[a].title), {}, {}};
            const size_t count = plot.axes[a].values.size();
            const auto place = [&](size_t i) { return count > 1 ? static_cast<double>(i) / static_cast<double>(count - 1) : 0.5; };
            for (const auto& run : plot.runs) scale.at.push_back(place(run.at[a]));
            for (size_t i = 0; i < count; ++i) scale.marks.emplace_back(place(i), qs(plot.axes[a].values[i]));
            scales_.push_back(std::move(scale));
        }
        add_figures(plot, SweepChart::tr("Trainable"), [](const SweepPlot::Run& run) { return run.parameters; }, short_count_text);
        add_figures(plot, SweepChart::tr("Time"), [](const SweepPlot::Run& run) { return run.seconds; }, duration_text);
        add_figures(plot, SweepChart::tr("Held-out"), [](const SweepPlot::Run& run) { return run.loss; }, loss_words);
        setMinimumHeight(kLines);
        SweepPicture::show_plot(plot);
    }

protected:
    std::vector<int> runs_at(QPointF point) const override {
        int nearest = -1;
        double least = kNear;
        for (size_t run = 0; run < plot_.runs.size(); ++run) {
            const auto line = points_of(run);
            for (size_t i = 1; i < line.size(); ++i) {
                const QPointF step = line[i] - line[i - 1], to = point - line[i - 1];
                const double length = QPointF::dotProduct(step, step), share = length > 0 ? std::clamp(QPointF::dotProduct(step, to) / length, 0.0, 1.0) : 0;
                const QPointF off = to - step * share;
                if (const double far = std::hypot(off.x(), off.y()); far < least) {
                    least = far;
                    nearest = static_cast<int>(run);
                }
            }
        }
        return nearest < 0 ? std::vector<int>{} : std::vector<int>{nearest};
    }
    void paintEvent(QPaintEvent*) override {
        if (scales_.empty()) return;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(Theme::text_font(0.9));
        const QFontMetrics metrics = painter.fontMetrics();
        for (size_t s = 0; s < scales_.size(); ++s) {
            const double x = x_of(s);
            painter.setPen(QPen(theme_.colour(&Tokens::border_strong), 1));
            painter.drawLine(QPointF(x, y_of(0)), QPointF(x, y_of(1)));
        }
        std::vector<size_t> order(plot_.runs.size());   // the better ones are drawn over the others, the chosen one last
        for (size_t i = 0; i < order.size(); ++i) order[i] = i;
        const auto layer = [&](size_t run) {
            const double loss = plot_.runs[run].loss;
            return static_cast<int>(run) == current_ ? 3 : static_cast<int>(run) == plot_.recommended ? 2 : std::isfinite(loss) ? plot_.merit(loss) : -1;
        };
        std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return layer(a) < layer(b); });
        for (const size_t run : order) {
            const double loss = plot_.runs[run].loss;
            const bool current = static_cast<int>(run) == current_, advised = static_cast<int>(run) == plot_.recommended;
            const QColor colour = current ? theme_.colour(&Tokens::text) : advised ? theme_.colour(&Tokens::green_fill) : std::isfinite(loss) ? mixed(theme_.colour(&Tokens::border_strong), theme_.colour(&Tokens::accent), plot_.merit(loss)) : theme_.colour(&Tokens::border_strong);
            painter.setPen(QPen(colour, current || advised ? 2.5 : 1.5, std::isfinite(loss) ? Qt::SolidLine : Qt::DotLine));
            painter.setBrush(Qt::NoBrush);
            const auto line = points_of(run);
            painter.drawPolyline(line.data(), static_cast<int>(line.size()));
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour);
            for (const QPointF& point : line) painter.drawEllipse(point, 2.5, 2.5);
        }
        for (size_t s = 0; s < scales_.size(); ++s) {
            const bool last = s + 1 == scales_.size();
            const int room = static_cast<int>(width() / static_cast<double>(scales_.size())) - 14;
            const auto write = [&](double y, const QString& text) {
                const QString shown = metrics.elidedText(text, Qt::ElideRight, room);
                const QRectF box(last ? x_of(s) - 7 - metrics.horizontalAdvance(shown) : x_of(s) + 7, y - 8, metrics.horizontalAdvance(shown) + 2, 16);
                QColor ground = theme_.colour(&Tokens::panel);
                ground.setAlpha(200);
                painter.fillRect(box, ground);    // lines run under it
                painter.drawText(box, Qt::AlignCenter, shown);
            };
            painter.setPen(theme_.colour(&Tokens::text));
            double before = -1;
            for (const auto& [at, text] : scales_[s].marks) {
                if (before >= 0 && std::abs(y_of(at) - y_of(before)) < 15) continue;   // no room for it
                write(y_of(at), text);
                before = at;
            }
            painter.setPen(theme_.colour(&Tokens::muted));
            const QString title = metrics.elidedText(scales_[s].title, Qt::ElideRight, room + 14);
            const double wide = metrics.horizontalAdvance(title) + 2, x = std::clamp(x_of(s) - wide / 2, 0.0, std::max(0.0, width() - wide));
            painter.drawText(QRectF(x, 0, wide, kText - 4), Qt::AlignCenter, title);
        }
    }

private:
    struct Scale {
        QString title;
        std::vector<double> at;                            // of each run, 0 to 1; NaN: not known
        std::vector<std::pair<double, QString>> marks;
    };

    // An axis of a figure, where the runs have more than one; over three doublings it is a logarithm's.
    template <typename Figure, typename Words>
    void add_figures(const SweepPlot& plot, const QString& title, Figure figure, Words words) {
        double low = std::nan(""), high = std::nan("");
        for (const auto& run : plot.runs)
            if (const double value = figure(run); std::isfinite(value) && value > 0) {
                low = std::isfinite(low) ? std::min(low, value) : value;
                high = std::isfinite(high) ? std::max(high, value) : value;
            }
        if (!(high > low)) return;
        const bool log = high > 8 * low;
        Scale scale{title, {}, {{0, words(low)}, {1, words(high)}}};
        for (const auto& run : plot.runs) {
            const double value = figure(run);
            scale.at.push_back(!(value > 0) ? std::nan("") : log ? std::log(value / low) / std::log(high / low) : (value - low) / (high - low));
        }
        scales_.push_back(std::move(scale));
    }
    double x_of(size_t scale) const { return 14 + (width() - 28.0) * (scales_.size() > 1 ? static_cast<double>(scale) / static_cast<double>(scales_.size() - 1) : 0.5); }
    double y_of(double at) const { return height() - 12 - at * (height() - 12.0 - kText - 10); }
    std::vector<QPointF> points_of(size_t run) const {
        std::vector<QPointF> out;
        for (size_t s = 0; s < scales_.size(); ++s)
            if (const double at = scales_[s].at[run]; std::isfinite(at)) out.emplace_back(x_of(s), y_of(at));
        return out;
    }

    std::vector<Scale> scales_;
};

}  // namespace

SweepChart::SweepChart(const Theme& theme, QWidget* parent) : QFrame(parent) {
    setProperty("role", QStringLiteral("card"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 6);
    column->setSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * kGrid);
    view_ = new Segments({tr("Heat map"), tr("Parallel axes")}, this);
    view_->setAccessibleName(tr("Picture of the sweep"));
    words_ = make_label({}, "small", this);
    words_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(view_);
    row->addWidget(words_, 1);
    column->addLayout(row);
    map_ = new HeatMap(theme, this);
    lines_ = new ParallelAxes(theme, this);
    map_->setAccessibleName(tr("Heat map of the held-out losses; the table has the same figures"));
    lines_->setAccessibleName(tr("The runs over parallel axes; the table has the same figures"));
    views_ = new QStackedWidget(this);
    for (SweepPicture* picture : {map_, lines_}) views_->addWidget(make_scroll(picture, this));
    column->addWidget(views_);
    connect(view_, &Segments::chosen, this, [this](int index) { show_map(index == 0); });
    show_map(true);
    hide();
}

void SweepChart::show_map(bool on) {
    view_->set_current(on ? 0 : 1);
    views_->setCurrentIndex(on ? 0 : 1);
    words_->setText(on ? tr("The stronger the colour, the lower the held-out loss") : tr("A line for each run; green is the recommended one"));
    words_->setToolTip(plain_tip(words_->text()));
    fit();
}

void SweepChart::show_sweep(const SweepSummary* sweep) {
    const SweepPlot plot = sweep ? plot_of(*sweep) : SweepPlot();
    setVisible(!plot.axes.empty() && plot.runs.size() > 1);
    for (SweepPicture* picture : {map_, lines_}) picture->show_plot(plot);
    fit();
}

// As high as the picture on view needs; of many rows it scrolls.
void SweepChart::fit() { views_->setFixedHeight(std::min((views_->currentIndex() == 0 ? map_ : lines_)->minimumHeight(), kMost)); }

void SweepChart::set_current(int run) {
    for (SweepPicture* picture : {map_, lines_}) picture->set_current(run);
}

}  // namespace lorica
