// SPDX-License-Identifier: GPL-3.0-or-later
// Chart over QCustomPlot. GUI thread.
#include "ui/charts/chart.h"

#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/charts/chart_parts.h"
#include "ui/widgets/basics.h"

namespace lorica {
namespace {

constexpr int kFrameMs = 33;

// Ticks in the words of the rest of the studio: 1.2k, 2e-4, 1.1 GB.
class Ticker : public QCPAxisTicker {
public:
    explicit Ticker(ValueFormat format) : format_(format) {}

protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        if (format_ == ValueFormat::Bytes) return bytes_text(tick);
        const double size = std::abs(tick);
        if (size < 1e-12) return QStringLiteral("0");
        if (format_ == ValueFormat::Scientific || size < 1e-3) {
            QString text = QString::number(tick, 'e', 1);
            return local_number(text.replace(QStringLiteral(".0e"), QStringLiteral("e")).replace(QStringLiteral("e-0"), QStringLiteral("e-")));
        }
        if (size >= 1000) return local_number(QString::number(tick / (size >= 1e6 ? 1e6 : 1e3), 'g', 4)) + QLatin1Char(size >= 1e6 ? 'M' : 'k');
        return local_number(QString::number(tick, 'g', 4));
    }

private:
    ValueFormat format_;
};

}  // namespace

Chart::Chart(const Theme& theme, ChartText text, QWidget* parent)
    : QFrame(parent), theme_(theme), text_(std::move(text)), plot_(std::make_unique<Plot>()) {
    setProperty("role", QStringLiteral("card"));
    setMinimumHeight(190);
    build_header();
    auto* plot = plot_->plot = new QCustomPlot(this);
    plot->setAccessibleName(text_.title);
    plot->setPlottingHint(QCP::phFastPolylines);  // stroking one long noisy path as a whole takes many times longer
    plot->setMinimumHeight(130);
    layout()->addWidget(plot);
    plot->axisRect()->setAutoMargins(QCP::msLeft | QCP::msBottom);
    plot->axisRect()->setMargins({0, 6, 10, 0});
    plot->axisRect()->setMinimumMargins({40, 6, 10, 20});
    plot->addLayer(QStringLiteral("cursor"), plot->layer(QStringLiteral("main")), QCustomPlot::limAbove);
    plot->layer(QStringLiteral("cursor"))->setMode(QCPLayer::lmBuffered);
    plot_->hair = new QCPItemStraightLine(plot);
    plot_->hair->setLayer(QStringLiteral("cursor"));
    plot_->hair_text = new QCPItemText(plot);
    plot_->hair_text->setLayer(QStringLiteral("cursor"));
    plot_->hair_text->setPadding({6, 4, 6, 4});
    plot_->hair_text->setTextAlignment(Qt::AlignLeft);
    plot_->hair_text->position->setTypeX(QCPItemPosition::ptPlotCoords);
    plot_->hair_text->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    plot->legend->setVisible(true);
    for (QCPAbstractItem* item : std::initializer_list<QCPAbstractItem*>{plot_->hair, plot_->hair_text}) item->setVisible(false);
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis}) axis->setTickLabels(false);   // until flush() knows what there is
    plot->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignTop | Qt::AlignRight);
    plot->legend->setFillOrder(QCPLegend::foColumnsFirst);
    plot->legend->setMargins({4, 0, 0, 0});
    plot->legend->setIconSize(14, 8);
    plot->xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new Ticker(ValueFormat::Number)));
    plot->xAxis->ticker()->setTickCount(6);
    const auto zoomed = [this] {
        if (plot_->plot->interactions() == QCP::Interactions()) return;
        zoomed_ = true;
        touch();
    };
    connect(plot, &QCustomPlot::mouseWheel, this, zoomed);
    connect(plot, &QCustomPlot::mouseMove, this, [zoomed](QMouseEvent* event) {
        if (event->buttons() & Qt::LeftButton) zoomed();
    });
    connect(plot->selectionRect(), &QCPSelectionRect::accepted, this, [this, zoomed] {
        boxed_ = true;
        zoomed();
    });
    plot->setMouseTracking(true);
    plot->installEventFilter(this);
    set_log(false);
    empty_ = make_label(text_.empty, "muted", plot);
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    empty_->setAttribute(Qt::WA_TransparentForMouseEvents);
    empty_->hide();   // until flush() gives it its place
    repaint_.setSingleShot(true);
    repaint_.setInterval(kFrameMs);
    connect(&repaint_, &QTimer::timeout, this, &Chart::flush);
    connect(&theme, &Theme::changed, this, &Chart::restyle);
    restyle();
}

Chart::~Chart() = default;

void Chart::build_header() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 6, 6);
    column->setSpacing(2);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(make_label(text_.title, "strong", this));
    latest_ = make_label({}, "monomuted", this);
    row->addWidget(latest_);
    row->addStretch(1);
    log_button_ = new QToolButton(this);
    log_button_->setText(tr("log"));
    log_button_->setCheckable(true);
    log_button_->setProperty("role", QStringLiteral("ghost"));
    log_button_->setToolTip(tr("Logarithmic scale: shows small values beside large ones"));
    log_button_->setAccessibleName(tr("Logarithmic scale of %1").arg(text_.title));
    connect(log_button_, &QToolButton::toggled, this, &Chart::set_log);
    enlarge_button_ = make_icon_button(theme_.icon(QStringLiteral("expand"), IconTint::Muted), tr("Enlarge this chart"), this);
    connect(enlarge_button_, &QToolButton::clicked, this, &Chart::enlarge_requested);
    auto* more = make_icon_button(theme_.icon(QStringLiteral("more"), IconTint::Muted), tr("Values and pictures of %1").arg(text_.title), this);
    build_menu(more);
    for (QToolButton* button : {log_button_, enlarge_button_, more}) {
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    column->addLayout(row);
}

void Chart::add_header_widget(QWidget* widget) {
    auto* row = static_cast<QHBoxLayout*>(layout()->itemAt(0)->layout());
    row->insertWidget(3, widget);
}

void Chart::set_enlarged(bool on) {
    enlarge_button_->setIcon(theme_.icon(on ? QStringLiteral("shrink") : QStringLiteral("expand"), IconTint::Muted));
    enlarge_button_->setToolTip(on ? tr("Back to all charts") : tr("Enlarge this chart"));
    plot_->plot->setInteractions(on ? QCP::iRangeDrag | QCP::iRangeZoom : QCP::Interactions());
    plot_->plot->axisRect()->setRangeDrag(Qt::Horizontal);
    plot_->plot->axisRect()->setRangeZoom(Qt::Horizontal);
    show_all();
}

void Chart::show_all() {
    zoomed_ = boxed_ = false;
    touch();
}

int Chart::add_line(const QString& name, int colour, LineKind kind) {
    auto line = std::make_unique<Line>();
    line->name = name;
    line->colour = colour;
    line->kind = kind;
    QCustomPlot* plot = plot_->plot;
    if (kind == LineKind::Smoothed) {
        line->faint = plot->addGraph();
        line->faint->removeFromLegend();
    }
    line->strong = plot->addGraph();
    line->strong->setName(name);
    line->strong->setAdaptiveSampling(false);  // already thinned, without losing the extremes
    line->gaps = plot->addGraph();
    line->gaps->removeFromLegend();
    line->gaps->setLineStyle(QCPGraph::lsNone);
    if (kind == LineKind::Points) {
        line->best = plot->addGraph();
        line->best->removeFromLegend();
        line->best->setLineStyle(QCPGraph::lsNone);
    }
    lines_.push_back(std::move(line));
    plot->legend->setVisible(lines_.size() > 1);
    plot->legend->setWrap(lines_.size() > 3 ? 2 : 0);   // in one row the names of two runs are wider than the chart
    restyle();
    return static_cast<int>(lines_.size()) - 1;
}

void Chart::append(int line, double x, double y) {
    lines_[static_cast<size_t>(line)]->series.append(x, y);
    touch();
}

void Chart::clear() {
    for (const auto& line : lines_) line->series.clear();
    remove_marks();
    x_limit_ = 0;
    cursor_.reset();
    show_all();
}

const Series& Chart::series(int line) const { return lines_[static_cast<size_t>(line)]->series; }

void Chart::remove_marks() {
    for (const Mark& mark : plot_->marks) {
        plot_->plot->removeItem(mark.text);
        plot_->plot->removeItem(mark.line);
    }
    plot_->marks.clear();
}

void Chart::set_marks(const std::vector<std::pair<double, QString>>& marks) {
    QCustomPlot* plot = plot_->plot;
    remove_marks();
    for (const auto& [x, text] : marks) {
        Mark mark{x, new QCPItemStraightLine(plot), new QCPItemText(plot)};
        mark.line->point1->setCoords(x, 0);
        mark.line->point2->setCoords(x, 1);
        mark.text->setText(text);
        mark.text->setPadding({4, 1, 4, 1});
        mark.text->position->setTypeX(QCPItemPosition::ptPlotCoords);
        mark.text->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        plot_->marks.push_back(mark);
    }
    restyle();
}

void Chart::set_x_label(const QString& label) { text_.x_label = label; }

void Chart::set_x_limit(double x) {
    x_limit_ = x;
    touch();
}

void Chart::set_smoothing(double weight) {
    for (const auto& line : lines_) line->series.set_smoothing(weight);
    touch();
}

void Chart::set_empty_text(const QString& text) {
    empty_->setText(text);
    touch();
}

void Chart::set_log(bool on) {
    log_ = on;
    if (log_button_->isChecked() != on) log_button_->setChecked(on);
    QCPAxis* axis = plot_->plot->yAxis;
    axis->setScaleType(on ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (on) {
        axis->setTicker(QSharedPointer<QCPAxisTickerLog>(new QCPAxisTickerLog));
        axis->setNumberFormat(QStringLiteral("gb"));
        axis->setNumberPrecision(2);
    } else {
        axis->setTicker(QSharedPointer<QCPAxisTicker>(new Ticker(text_.format)));
        axis->ticker()->setTickCount(4);
    }
    touch();
}

void Chart::touch() {
    dirty_ = true;
    if (isVisible() && !repaint_.isActive()) repaint_.start();
}

void Chart::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    if (dirty_) repaint_.start();
}

void Chart::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    touch();
}

void Chart::flush() {
    if (!isVisible() || plot_->plot->width() < 2 || plot_->plot->height() < 2) return;  // showEvent() comes back to it
    QElapsedTimer clock;
    clock.start();
    dirty_ = false;
    fit_axes();
    fill_lines();
    draw_marks();
    draw_cursor();
    empty_->setGeometry(plot_->plot->rect());
    plot_->plot->replot(QCustomPlot::rpQueuedRefresh);  // drawn now, so that the clock below has seen it
    // A chart that is slow to draw is drawn less often: with five charts, drawing takes at most a third of the time.
    repaint_.setInterval(std::max<int>(kFrameMs, static_cast<int>(16 * clock.elapsed())));
}

void Chart::fit_axes() {
    QCustomPlot* plot = plot_->plot;
    double first = INFINITY, last = -INFINITY;
    for (const auto& line : lines_) {
        if (line->series.size() == 0) continue;
        first = std::min(first, line->series.x().front());
        last = std::max(last, line->series.x().back());
    }
    const bool empty = !(first <= last);
    empty_->setVisible(empty && !empty_->text().isEmpty());
    plot->legend->setVisible(!empty && lines_.size() > 1);
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis}) axis->setTickLabels(!empty);  // made-up figures beside an empty chart mislead
    plot->yAxis->grid()->setVisible(!empty);
    if (!zoomed_) {
        constexpr double kMargin = 0.008;   // of the last point no half is cut off
        const double limit = std::max(x_limit_, empty ? 1.0 : last), end = limit + kMargin * (empty ? 0 : limit - first);
        plot->xAxis->setRange(empty ? 0 : std::min(first, end - 1e-9), end);
    }
}

void Chart::fill_lines() {
    QCustomPlot* plot = plot_->plot;
    const QCPRange range = plot->xAxis->range();
    const int columns = std::max(50, plot->axisRect()->width());
    double low = INFINITY, high = -INFINITY;
    const auto to_graph = [&](QCPGraph* graph, const std::vector<PlotPoint>& points) {
        QVector<QCPGraphData> data;
        data.reserve(static_cast<qsizetype>(points.size()));
        for (const auto& p : points) {
            data.push_back({p.x, log_ && p.y <= 0 ? std::nan("") : p.y});
            if (!std::isfinite(p.y) || (log_ && p.y <= 0)) continue;
            low = std::min(low, p.y);
            high = std::max(high, p.y);
        }
        graph->data()->set(data, true);
    };
    for (const auto& line : lines_) {
        const Series& s = line->series;
        const auto raw = decimate(s.x(), s.y(), range.lower, range.upper, columns);
        if (line->faint) {
            to_graph(line->faint, raw);
            to_graph(line->strong, decimate(s.x(), s.smooth(), range.lower, range.upper, columns / 2));
        } else {
            to_graph(line->strong, raw);
        }
        if (line->kind != LineKind::Points) {  // one value alone makes no line
            const QColor colour = theme_.cycle(line->colour);
            line->strong->setScatterStyle(s.size() == 1 ? QCPScatterStyle(QCPScatterStyle::ssDisc, colour, colour, 5) : QCPScatterStyle());
        }
        QVector<QCPGraphData> gaps;
        double before = std::nan("");
        for (const auto& p : raw) {
            if (std::isfinite(p.y)) before = p.y;
            else if (std::isfinite(before)) gaps.push_back({p.x, before});
        }
        line->gaps->data()->set(gaps, true);
        if (line->best) {
            const size_t at = line->lowest();
            line->best->data()->clear();
            if (at < s.size()) line->best->addData(s.x()[at], s.y()[at]);
        }
    }
    if (!(low <= high)) {
        low = 0;
        high = 1;
    }
    if (boxed_) {
        // the user's
    } else if (log_) {
        plot->yAxis->setRange(std::max(low, 1e-300) / 1.3, high * 1.3);
    } else {
        const double margin = high > low ? 0.08 * (high - low) : high != 0 ? std::abs(high) * 0.1 : 1;
        plot->yAxis->setRange(low - margin, high + (lines_.size() > 1 ? 2 : 1) * margin);
    }
    const bool any = !lines_.empty() && lines_[0]->series.size() > 0;
    latest_->setText(any ? value_text(lines_[0]->kind == LineKind::Smoothed ? lines_[0]->series.smooth().back()
                                                                            : lines_[0]->series.y().back())
                         : QString());
}

QString Chart::value_text(double value) const {
    return text_.format == ValueFormat::Bytes ? bytes_text(value) : number_text(value);
}

void Chart::set_cursor(std::optional<double> x) {
    cursor_ = x;
    if (!isVisible() || dirty_) return;  // the next flush() draws it
    draw_cursor();
    plot_->plot->layer(QStringLiteral("cursor"))->replot();
}

QString Chart::cursor_text() const {
    if (!cursor_) return {};
    QStringList rows;
    for (const auto& line : lines_) {
        const Series& s = line->series;
        if (s.size() == 0) continue;
        const size_t i = s.nearest(*cursor_);
        if (rows.isEmpty()) rows << QStringLiteral("%1 %2").arg(text_.x_label, local_number(QString::number(s.x()[i], 'g', 9)));
        QString text = QStringLiteral("%1 %2").arg(line->name, value_text(s.y()[i]));
        if (line->kind == LineKind::Smoothed) text += QStringLiteral(" (%1)").arg(value_text(s.smooth()[i]));
        if (line->kind == LineKind::Points && s.size() > 1 && line->lowest() == i) text += QStringLiteral(" (%1)").arg(tr("best"));
        rows << text;
    }
    return rows.join(QLatin1Char('\n'));
}

void Chart::draw_cursor() {
    const QString text = cursor_text();
    plot_->hair->setVisible(!text.isEmpty());
    plot_->hair_text->setVisible(!text.isEmpty());
    if (text.isEmpty()) return;
    const double x = lines_[0]->series.size() > 0 ? lines_[0]->series.x()[lines_[0]->series.nearest(*cursor_)] : *cursor_;
    plot_->hair->point1->setCoords(x, 0);
    plot_->hair->point2->setCoords(x, 1);
    const QCPRange range = plot_->plot->xAxis->range();
    const bool right_half = x > range.center();
    plot_->hair_text->setText(text);
    plot_->hair_text->setPositionAlignment((right_half ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
    plot_->hair_text->position->setCoords(x + (right_half ? -0.01 : 0.01) * range.size(), 0.02);
}

// Words lie beside their line, on the side where there is more room, and above those they would cover.
void Chart::draw_marks() {
    const QCPAxis* axis = plot_->plot->xAxis;
    const QCPRange range = axis->range();
    const double height = std::max(1, plot_->plot->axisRect()->height());
    std::vector<QRectF> taken;
    for (const Mark& mark : plot_->marks) {
        const bool right_half = mark.x > range.center();
        const QFontMetricsF metrics(mark.text->font());
        const QMargins space = mark.text->padding();
        const double width = metrics.horizontalAdvance(mark.text->text()) + space.left() + space.right(), at = axis->coordToPixel(mark.x);
        QRectF place(right_half ? at - width : at, 0.98 * height - metrics.height(), width, metrics.height());
        const auto covers = [&](const QRectF& other) { return other.intersects(place); };
        while (place.top() > metrics.height() && std::any_of(taken.begin(), taken.end(), covers)) place.translate(0, -metrics.height() - 1);
        mark.text->setVisible(range.contains(mark.x));
        if (mark.text->visible()) taken.push_back(place);
        mark.text->setPositionAlignment((right_half ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignBottom);
        mark.text->position->setCoords(mark.x, place.bottom() / height);
    }
}

std::pair<double, double> Chart::x_range() const { return {plot_->plot->xAxis->range().lower, plot_->plot->xAxis->range().upper}; }

std::vector<double> Chart::marks() const {
    std::vector<double> out;
    for (const Mark& mark : plot_->marks) out.push_back(mark.x);
    return out;
}

bool Chart::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::MouseMove) {
        const double x = plot_->plot->xAxis->pixelToCoord(static_cast<QMouseEvent*>(event)->position().x());
        set_cursor(x);
        Q_EMIT hovered(true, x);
    } else if (event->type() == QEvent::Leave) {
        set_cursor(std::nullopt);
        Q_EMIT hovered(false, 0);
    } else if (event->type() == QEvent::MouseButtonPress) {
        const bool box = plot_->plot->interactions() != QCP::Interactions() && static_cast<QMouseEvent*>(event)->modifiers().testFlag(Qt::ControlModifier);
        plot_->plot->setSelectionRectMode(box ? QCP::srmZoom : QCP::srmNone);
    } else if (event->type() == QEvent::MouseButtonDblClick) {
        show_all();
    } else if (event->type() == QEvent::ContextMenu) {
        const auto* asked = static_cast<QContextMenuEvent*>(event);
        menu_->popup(asked->globalPos());   // which sets note_x_ to the end
        if (asked->reason() == QContextMenuEvent::Mouse) note_x_ = plot_->plot->xAxis->pixelToCoord(asked->pos().x());
        return true;
    }
    return QFrame::eventFilter(object, event);
}

void Chart::restyle() {
    QCustomPlot* plot = plot_->plot;
    const QColor text = theme_.colour(&Tokens::muted), grid = theme_.colour(&Tokens::grid), panel = theme_.colour(&Tokens::panel);
    plot->setBackground(panel);
    const QFont small = Theme::text_font(0.8);
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis}) {
        axis->setBasePen(QPen(theme_.colour(&Tokens::border)));
        axis->setTickPen(Qt::NoPen);
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelColor(text);
        axis->setTickLabelFont(small);
        axis->setTickLabelPadding(4);
        axis->grid()->setPen(QPen(grid, 1));
        axis->grid()->setZeroLinePen(QPen(grid, 1));
        axis->grid()->setSubGridVisible(false);
    }
    plot->xAxis->grid()->setVisible(false);
    plot->yAxis->setBasePen(Qt::NoPen);
    plot->legend->setBrush(Qt::NoBrush);
    plot->legend->setBorderPen(Qt::NoPen);
    plot->legend->setFont(small);
    plot->legend->setTextColor(text);
    plot_->hair->setPen(QPen(theme_.colour(&Tokens::border_strong), 1));
    plot_->hair_text->setFont(Theme::mono_font(0.85));
    plot_->hair_text->setColor(theme_.colour(&Tokens::tooltip_text));
    plot_->hair_text->setBrush(theme_.colour(&Tokens::tooltip));
    plot->selectionRect()->setPen(QPen(theme_.colour(&Tokens::accent), 1));
    QColor behind = panel;
    behind.setAlphaF(0.6F);   // a curve under a word is still seen
    for (const Mark& mark : plot_->marks) {
        mark.line->setPen(QPen(theme_.colour(&Tokens::border_strong), 1, Qt::DashLine));
        mark.text->setFont(small);
        mark.text->setColor(text);
        mark.text->setBrush(behind);
    }
    for (const auto& line : lines_) {
        const QColor colour = theme_.cycle(line->colour);
        if (line->best) line->best->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(theme_.colour(&Tokens::green), 1.8), Qt::NoBrush, 12));
        QColor faint = colour;
        faint.setAlphaF(0.28F);
        if (line->faint) line->faint->setPen(QPen(faint, 1));
        line->strong->setPen(QPen(colour, 1.8));
        if (line->kind == LineKind::Points)
            line->strong->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colour, colour, 6));
        line->gaps->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCross, QPen(theme_.colour(&Tokens::red), 1.6), Qt::NoBrush, 7));
    }
    touch();
}

std::vector<PlotPoint> Chart::drawn(int line) const {
    std::vector<PlotPoint> out;
    for (const auto& point : *lines_[static_cast<size_t>(line)]->strong->data()) out.push_back({point.key, point.value});
    return out;
}

}  // namespace lorica
