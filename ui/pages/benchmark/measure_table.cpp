// SPDX-License-Identifier: GPL-3.0-or-later
// Cells with bars. GUI thread.
#include "ui/pages/benchmark/measure_table.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>
#include <cmath>

#include "ui/widgets/basics.h"
#include "ui/widgets/table.h"

namespace lorica {
namespace {

constexpr int kRowHeight = 50, kBarHeight = 4, kCellMargin = 10;
enum Part { Main = Qt::UserRole + 1, Small, Share, Colour, Best };

// Two lines and a bar: what a cell shows is in its parts; its text says the same to a screen reader.
class FigureDelegate : public QStyledItemDelegate {
public:
    FigureDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), theme_(theme) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QStyleOptionViewItem ground = option;
        initStyleOption(&ground, index);
        ground.text.clear();
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);
        const bool is_figure = index.column() > 0, best = index.data(Best).toBool();
        const QRect in = option.rect.adjusted(kCellMargin, 0, -kCellMargin, 0);
        const QString small = index.data(Small).toString();
        const Qt::Alignment side = is_figure ? Qt::AlignRight : Qt::AlignLeft;
        QRect line(in.left(), in.top() + 6, in.width(), 18);
        if (small.isEmpty()) line.moveTop(in.top() + 13);
        painter->save();
        painter->setFont(main_font(option, best));
        painter->setPen(theme_.colour(&Tokens::text));
        painter->drawText(line, static_cast<int>(side | Qt::AlignVCenter), index.data(Main).toString());
        painter->setFont(small_font(option, best));
        painter->setPen(theme_.colour(&Tokens::muted));
        painter->drawText(line.translated(0, 17), static_cast<int>(side | Qt::AlignVCenter), small);
        if (const double share = index.data(Share).toDouble(); share > 0) {
            const QRectF track(in.left(), option.rect.bottom() - kBarHeight - 3, in.width(), kBarHeight);
            const int colour = index.data(Colour).toInt();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(colour < 0 ? theme_.colour(&Tokens::border_strong) : theme_.cycle(colour));
            const double width = std::max(2.0, share * track.width());
            painter->drawRoundedRect(QRectF(track.right() - width, track.top(), width, kBarHeight), 2, 2);   // towards the figures, so that ends line up
        }
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const int main = QFontMetrics(main_font(option, index.data(Best).toBool())).horizontalAdvance(index.data(Main).toString());
        const int small = QFontMetrics(small_font(option, index.data(Best).toBool())).horizontalAdvance(index.data(Small).toString());
        return {std::max(main, small) + 2 * kCellMargin + 4, kRowHeight};
    }

private:
    static QFont main_font(const QStyleOptionViewItem& option, bool best) {
        QFont font = option.font;
        font.setWeight(best ? QFont::Bold : QFont::Normal);
        return font;
    }
    static QFont small_font(const QStyleOptionViewItem& option, bool best) {
        QFont font = Theme::text_font(0.85, best ? QFont::DemiBold : QFont::Normal);
        font.setFamily(option.font.family());
        return font;
    }

    const Theme& theme_;
};

QString direction_text(const BenchmarkMeasure& measure) {
    QStringList parts;
    if (!measure.unit.empty()) parts << qs(measure.unit);
    if (measure.better != 0) parts << (measure.better < 0 ? MeasureTable::tr("lower is better") : MeasureTable::tr("higher is better"));
    return parts.join(QStringLiteral(" · "));
}

}  // namespace

int method_colour(const BenchmarkSummary& benchmark, const std::string& label) {
    int colour = 0;
    for (const BenchmarkMethod& method : benchmark.methods) {
        if (method.label == label) return method.is_base ? -1 : colour;
        colour += !method.is_base;
    }
    return -1;
}

MeasureTable::MeasureTable(const Theme& theme, QWidget* parent) : QTableWidget(parent) {
    setObjectName(QStringLiteral("measures"));
    setAccessibleName(tr("Measures by method"));
    setItemDelegate(new FigureDelegate(theme, this));
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setAlternatingRowColors(true);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setHorizontalScrollMode(ScrollPerPixel);
    horizontalHeader()->setHighlightSections(false);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void MeasureTable::show_benchmark(const BenchmarkSummary* benchmark) {
    const int row_before = currentRow();
    clear();
    setRowCount(benchmark ? static_cast<int>(benchmark->measures.size()) : 0);
    setColumnCount(benchmark ? 1 + static_cast<int>(benchmark->methods.size()) : 1);
    setHorizontalHeaderItem(0, new QTableWidgetItem(tr("Measure")));
    horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    if (!benchmark) return;
    const bool two_lines = std::any_of(benchmark->methods.begin(), benchmark->methods.end(), [](const BenchmarkMethod& one) { return one.failed > 0; });
    horizontalHeader()->setMinimumHeight(two_lines ? 2 * horizontalHeader()->fontMetrics().lineSpacing() + 10 : 0);
    for (int column = 1; column < columnCount(); ++column) {
        const BenchmarkMethod& method = benchmark->methods[static_cast<size_t>(column - 1)];
        auto* item = new QTableWidgetItem(qs(method.label));
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        if (method.failed > 0) {
            item->setText(qs(method.label) + QLatin1Char('\n') + tr("%1 failed").arg(method.failed));
            item->setToolTip(plain_tip(item->text() + QStringLiteral(": ") + tr("Runs tells why")));   // a narrow column elides it
        }
        setHorizontalHeaderItem(column, item);
    }
    for (int row = 0; row < rowCount(); ++row) {
        const BenchmarkMeasure& measure = benchmark->measures[static_cast<size_t>(row)];
        const std::set<std::string> best = benchmark->best(measure);
        double longest = 0;
        for (const BenchmarkMethod& method : benchmark->methods)
            if (const BenchmarkFigure* figure = method.find(measure.key)) longest = std::max(longest, figure->mean);
        auto* title = new QTableWidgetItem(measure_title(measure.title));
        title->setData(Main, title->text());
        title->setData(Small, direction_text(measure));
        setItem(row, 0, title);
        for (int column = 1; column < columnCount(); ++column) {
            const BenchmarkMethod& method = benchmark->methods[static_cast<size_t>(column - 1)];
            const BenchmarkFigure* figure = method.find(measure.key);
            const QString mean = figure ? figure_text(measure, figure->mean) : QStringLiteral("–");
            const QString half = figure && figure->has_interval() ? QStringLiteral("± %1").arg(figure_text(measure, (figure->high - figure->low) / 2)) : QString();
            auto* item = new QTableWidgetItem(half.isEmpty() ? mean : mean + QLatin1Char(' ') + half);
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            item->setData(Main, mean);
            item->setData(Small, half);
            item->setData(Best, !method.is_base && best.contains(method.label));
            item->setData(Colour, method_colour(*benchmark, method.label));
            if (figure && longest > 0) item->setData(Share, std::clamp(figure->mean / longest, 0.0, 1.0));
            if (item->data(Best).toBool()) item->setToolTip(tr("The best of the methods"));
            setItem(row, column, item);
        }
    }
    if (row_before >= 0 && row_before < rowCount()) choose_row(this, row_before);
}

}  // namespace lorica
