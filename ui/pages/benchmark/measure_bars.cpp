// SPDX-License-Identifier: GPL-3.0-or-later
// Bars. GUI thread.
#include "ui/pages/benchmark/measure_bars.h"

#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/pages/benchmark/measure_table.h"
#include "ui/widgets/basics.h"

namespace lorica {

namespace {
constexpr int kStep = 30, kThickness = 14;
constexpr double kIntervalShown = 1.5;   // times the longest bar: an interval of two seeds can be many times as wide
}  // namespace

class BarsView : public QWidget {
public:
    BarsView(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
        connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }

    struct Bar {
        QString label, text;
        double value, low, high;
        int colour;
        bool best;
    };
    void show_bars(std::vector<Bar> bars) {
        bars_ = std::move(bars);
        setMinimumHeight(kStep * static_cast<int>(bars_.size()) + 4);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QFont plain = Theme::text_font(0.9), strong = Theme::text_font(0.9, QFont::DemiBold);
        int label_width = 0, text_width = 0;
        double longest = 0, most = 0;
        for (const Bar& bar : bars_) {
            label_width = std::max(label_width, QFontMetrics(strong).horizontalAdvance(bar.label));
            text_width = std::max(text_width, QFontMetrics(strong).horizontalAdvance(bar.text));
            longest = std::max(longest, bar.value);
        }
        for (const Bar& bar : bars_) most = std::max({most, bar.value, std::min(bar.high, kIntervalShown * longest)});
        label_width = std::min(label_width, width() / 3);
        const double left = label_width + 10, room = std::max(20.0, width() - left - text_width - 14);
        const auto at = [&](double value) { return left + (most > 0 ? std::clamp(value, 0.0, most) / most * room : 0); };
        double y = 2;
        for (const Bar& bar : bars_) {
            const double top = y + (kStep - kThickness) / 2.0, middle = y + kStep / 2.0;
            painter.setFont(bar.best ? strong : plain);
            painter.setPen(theme_.colour(&Tokens::text));
            painter.drawText(QRectF(0, y, label_width, kStep), Qt::AlignRight | Qt::AlignVCenter, painter.fontMetrics().elidedText(bar.label, Qt::ElideRight, label_width));
            painter.setPen(Qt::NoPen);
            painter.setBrush(bar.colour < 0 ? theme_.colour(&Tokens::border_strong) : theme_.cycle(bar.colour));
            painter.drawRoundedRect(QRectF(left, top, std::max(2.0, at(bar.value) - left), kThickness), 3, 3);
            double end = at(bar.value);
            if (bar.low < bar.high) {
                end = std::max(end, at(bar.high));
                painter.setPen(QPen(theme_.colour(&Tokens::muted), 1.5));
                painter.drawLine(QPointF(at(bar.low), middle), QPointF(at(bar.high), middle));
                for (const double x : {bar.low, bar.high})
                    if (x >= 0 && x <= most) painter.drawLine(QPointF(at(x), middle - 4), QPointF(at(x), middle + 4));
            }
            painter.setPen(theme_.colour(&Tokens::text));
            painter.drawText(QRectF(end + 8, y, width() - end - 8, kStep), Qt::AlignLeft | Qt::AlignVCenter, bar.text);
            y += kStep;
        }
    }

private:
    const Theme& theme_;
    std::vector<Bar> bars_;
};

MeasureBars::MeasureBars(const Theme& theme, QWidget* parent) : QFrame(parent) {
    setProperty("role", QStringLiteral("card"));
    setMinimumHeight(190);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 6);
    column->setSpacing(4);
    choice_ = new QComboBox(this);
    choice_->setAccessibleName(tr("Measure to compare"));
    choice_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    view_ = new BarsView(theme, this);
    view_->setAccessibleName(tr("Bars of the measure; the table has the same figures"));
    column->addWidget(choice_, 0, Qt::AlignLeft);
    column->addWidget(make_scroll(view_, this), 1);
    connect(choice_, &QComboBox::currentIndexChanged, this, &MeasureBars::show_measure);
}

void MeasureBars::show_benchmark(const BenchmarkSummary* benchmark) {
    benchmark_ = benchmark ? *benchmark : BenchmarkSummary();
    const QString before = choice_->currentData().toString();
    {
        const QSignalBlocker blocker(choice_);
        choice_->clear();
        for (const BenchmarkMeasure& measure : benchmark_.measures) {
            const QString title = measure_title(measure.title);
            choice_->addItem(measure.unit.empty() ? title : QStringLiteral("%1, %2").arg(title, qs(measure.unit)), qs(measure.key));
        }
        choice_->setCurrentIndex(std::max(0, choice_->findData(before)));
    }
    choice_->setEnabled(choice_->count() > 0);
    show_measure();
}

void MeasureBars::show_measure() {
    std::vector<BarsView::Bar> bars;
    const int index = choice_->currentIndex();
    if (index >= 0 && index < static_cast<int>(benchmark_.measures.size())) {
        const BenchmarkMeasure& measure = benchmark_.measures[static_cast<size_t>(index)];
        const std::set<std::string> best = benchmark_.best(measure);
        for (const BenchmarkMethod& method : benchmark_.methods)
            if (const BenchmarkFigure* figure = method.find(measure.key)) {
                QString text = figure_text(measure, figure->mean);
                if (figure->has_interval()) text += QStringLiteral(" ± ") + figure_text(measure, (figure->high - figure->low) / 2);
                bars.push_back({qs(method.label), text, figure->mean, figure->low, figure->high, method_colour(benchmark_, method.label), !method.is_base && best.contains(method.label)});
            }
    }
    view_->show_bars(std::move(bars));
}

}  // namespace lorica
