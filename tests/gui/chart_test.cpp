// SPDX-License-Identifier: GPL-3.0-or-later
// Charts: thinning keeps extremes and gaps, smoothing does not depend on the window, a million points fit in a frame. GUI thread.
#include <QMouseEvent>
#include <QTableView>
#include <QTemporaryDir>
#include <QWheelEvent>
#include <cmath>
#include <limits>

#include "tests/support/gui/gui_support.h"
#include "tests/support/gui/stall_watch.h"
#include "ui/charts/chart.h"
#include "ui/widgets/basics.h"

using namespace lorica;

namespace {
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

std::vector<double> counting(size_t n) {
    std::vector<double> x(n);
    for (size_t i = 0; i < n; ++i) x[i] = static_cast<double>(i + 1);
    return x;
}
}  // namespace

class ChartTest : public QObject {
    Q_OBJECT
public:
    explicit ChartTest(Theme& theme) : theme_(theme) {}

private Q_SLOTS:
    void a_spike_never_vanishes() {
        const auto x = counting(100000);
        for (const size_t at : {size_t{0}, size_t{1}, size_t{33333}, size_t{77777}, size_t{99999}}) {
            std::vector<double> y(x.size(), 1.0);
            y[at] = 50;
            double high = 0;
            for (const auto& point : decimate(x, y, 1, 100000, 300)) high = std::max(high, point.y);
            QCOMPARE(high, 50.0);
        }
    }

    void a_constant_series_stays_constant_and_points_stay_in_order() {
        const auto x = counting(50001);
        const std::vector<double> y(x.size(), 2.5);
        const auto points = decimate(x, y, 1, 50001, 200);
        QVERIFY(points.size() <= 5 * 202);
        for (size_t i = 0; i < points.size(); ++i) {
            QCOMPARE(points[i].y, 2.5);
            QVERIFY(i == 0 || points[i].x > points[i - 1].x);
        }
        QCOMPARE(points.front().x, 1.0);
        QCOMPARE(points.back().x, 50001.0);
    }

    void a_value_that_is_no_number_is_a_gap() {
        const auto x = counting(20000);
        std::vector<double> y(x.size(), 1.0);
        y[9000] = kNan;
        y[9001] = INFINITY;
        int gaps = 0;
        for (const auto& point : decimate(x, y, 1, 20000, 300)) gaps += std::isnan(point.y);
        QVERIFY(gaps >= 1);
    }

    void a_short_window_shows_every_point_and_its_neighbours() {
        const auto x = counting(1000);
        const auto points = decimate(x, x, 500, 510, 300);
        QCOMPARE(points.size(), size_t{13});  // 500 to 510, and one on either side so that the line leaves the window
    }

    void smoothing_begins_at_the_first_value() {
        Series series;
        series.set_smoothing(0.9);
        for (int i = 0; i < 50; ++i) series.append(i, 3.0);
        for (const double value : series.smooth()) QVERIFY(std::abs(value - 3.0) < 1e-12);
        series.append(50, kNan);
        series.append(51, 3.0);
        QVERIFY(std::isnan(series.smooth()[50]));
        QVERIFY(std::abs(series.smooth()[51] - 3.0) < 1e-12);
    }

    void a_million_points_fit_in_a_frame() {
        Chart chart(theme_, {QStringLiteral("Loss"), QStringLiteral("step"), QStringLiteral("nothing"), ValueFormat::Number});
        const int line = chart.add_line(QStringLiteral("training"), 0, LineKind::Smoothed);
        for (int i = 1; i <= 1'000'000; ++i) chart.append(line, i, 2 + std::sin(i * 1e-4) + 0.3 * std::sin(i * 12.9898));
        chart.resize(640, 300);
        chart.show();
        chart.flush();  // the first one makes glyphs and buffers
        double best = 1e9;
        for (int i = 0; i < 5; ++i) {
            const double before = thread_work_ms();
            chart.flush();
            best = std::min(best, thread_work_ms() - before);
        }
        qInfo("a million points, raw and smoothed, 640 x 300: %.1f ms", best);
        QVERIFY2(best < 33, qPrintable(QString::number(best)));
    }

    void a_hidden_chart_draws_when_it_is_shown() {
        Chart chart(theme_, {QStringLiteral("Loss"), QStringLiteral("step"), {}, ValueFormat::Number});
        const int line = chart.add_line(QStringLiteral("training"), 0, LineKind::Plain);
        for (int i = 0; i < 10; ++i) chart.append(line, i, i);
        chart.flush();
        QVERIFY(chart.drawn(line).empty());
        chart.resize(400, 250);
        chart.show();
        QTRY_COMPARE(chart.drawn(line).size(), size_t{10});
    }

    void the_cross_hair_tells_step_and_values() {
        Chart chart(theme_, {QStringLiteral("Loss"), QStringLiteral("step"), {}, ValueFormat::Number});
        const int line = chart.add_line(QStringLiteral("training"), 0, LineKind::Plain);
        for (int i = 1; i <= 10; ++i) chart.append(line, i, 1.0 / i);
        chart.set_cursor(4.2);
        QCOMPARE(chart.cursor_text(), QStringLiteral("step 4\ntraining 0.25"));
        chart.set_cursor(std::nullopt);
        QVERIFY(chart.cursor_text().isEmpty());
    }

    void enlarged_it_zooms_moves_and_comes_back() {
        Chart chart(theme_, {QStringLiteral("Loss"), QStringLiteral("step"), {}, ValueFormat::Number});
        const int line = chart.add_line(QStringLiteral("training"), 0, LineKind::Plain);
        for (int i = 0; i <= 1000; ++i) chart.append(line, i, i == 500 ? 9 : 1);
        chart.resize(640, 400);
        chart.show();
        chart.flush();
        QWidget* plot = nullptr;
        for (auto* one : chart.findChildren<QWidget*>())
            if (one->inherits("QCustomPlot")) plot = one;
        QVERIFY(plot != nullptr);
        const auto all = chart.x_range();
        const auto mouse = [&](QEvent::Type type, QPoint at, Qt::MouseButtons down, Qt::KeyboardModifiers keys) {
            QMouseEvent event(type, at, plot->mapToGlobal(at), type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton, down, keys);
            QCoreApplication::sendEvent(plot, &event);
        };
        const auto wheel = [&] {
            QWheelEvent event(plot->rect().center(), plot->mapToGlobal(plot->rect().center()), {}, {0, 240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(plot, &event);
        };
        wheel();   // in its place the page scrolls instead
        chart.flush();
        QCOMPARE(chart.x_range(), all);
        chart.set_enlarged(true);
        wheel();
        chart.flush();
        const auto near = chart.x_range();
        QVERIFY(near.second - near.first < 0.8 * (all.second - all.first));
        QVERIFY(chart.drawn(line).size() < 1000);   // thinned again, for what is on view
        chart.append(line, 1001, 1);
        chart.flush();
        QCOMPARE(chart.x_range(), near);            // a new step does not take it away
        const QPoint from(200, 60), to(320, 160);
        mouse(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::ControlModifier);
        mouse(QEvent::MouseMove, to, Qt::LeftButton, Qt::ControlModifier);
        mouse(QEvent::MouseButtonRelease, to, Qt::NoButton, Qt::ControlModifier);
        chart.flush();
        const auto box = chart.x_range();
        QVERIFY2(box.second - box.first < 0.4 * (near.second - near.first), qPrintable(QString::number(box.second - box.first)));
        mouse(QEvent::MouseButtonDblClick, from, Qt::LeftButton, Qt::NoModifier);
        chart.flush();
        QVERIFY(chart.x_range().first <= 0 && chart.x_range().second >= 1001);
    }

    void the_best_evaluation_and_marks_are_told() {
        Chart chart(theme_, {QStringLiteral("Loss"), QStringLiteral("step"), {}, ValueFormat::Number});
        const int line = chart.add_line(QStringLiteral("evaluation"), 1, LineKind::Points);
        for (const auto& [x, y] : {std::pair{10.0, 3.0}, {20.0, kNan}, {30.0, 1.5}, {40.0, 2.0}}) chart.append(line, x, y);
        chart.set_marks({{25, QStringLiteral("rate 5e-5")}});
        chart.set_cursor(30);
        QCOMPARE(chart.cursor_text(), QStringLiteral("step 30\nevaluation 1.500 (best)"));
        chart.set_cursor(40);
        QCOMPARE(chart.cursor_text(), QStringLiteral("step 40\nevaluation 2.000"));
        QCOMPARE(chart.marks(), std::vector<double>{25});
        chart.clear();
        QVERIFY(chart.marks().empty());
    }

    void values_are_a_table_and_pictures_are_what_their_names_say() {
        Chart chart(theme_, {QStringLiteral("Loss"), QStringLiteral("step"), {}, ValueFormat::Number});
        const int line = chart.add_line(QStringLiteral("training"), 0, LineKind::Smoothed), eval = chart.add_line(QStringLiteral("evaluation"), 1, LineKind::Points);
        for (int i = 1; i <= 4; ++i) chart.append(line, i, 1.0 / i);
        chart.append(eval, 2, 0.75);
        chart.append(eval, 5, kNan);
        const ChartTable table = chart.table();
        QCOMPARE(table.columns, (QStringList{QStringLiteral("step"), QStringLiteral("training"), QStringLiteral("evaluation")}));
        QCOMPARE(table.x, (std::vector<double>{1, 2, 3, 4, 5}));
        QVERIFY(table.values[1][0] == 0.5 && table.values[1][1] == 0.75 && !table.values[2][1] && !table.values[4][0] && std::isnan(*table.values[4][1]));
        chart.resize(500, 300);
        chart.show();
        chart.flush();
        QTemporaryDir folder;
        const auto begins = [&](const char* name, const char* with) {
            const std::string file = ss(folder.filePath(QString::fromLatin1(name)));
            const auto saved = chart.save_picture(file);
            QFile read(qs(file));
            return saved.ok() && read.open(QIODevice::ReadOnly) && read.size() > 1000 && read.readAll().left(200).contains(with);
        };
        QVERIFY(begins("loss.png", "PNG"));
        QVERIFY(begins("loss.svg", "<svg"));
        QVERIFY(begins("loss.PDF", "%PDF"));
        const auto wrong = chart.save_picture(ss(folder.filePath(QStringLiteral("loss.bmp"))));
        QVERIFY(!wrong && wrong.error().text().find(".svg") != std::string::npos);
        QVERIFY(!chart.save_picture("/nowhere/loss.png").ok());
        chart.show_values();
        auto* view = chart.findChild<QDialog*>(QStringLiteral("chart values"))->findChild<QTableView*>();
        QCOMPARE(view->model()->rowCount(), 5);
        QCOMPARE(view->model()->index(1, 2).data().toString(), QStringLiteral("0.75"));
        QCOMPARE(view->model()->index(2, 2).data().toString(), QString());
    }

private:
    Theme& theme_;
};

LORICA_GUI_MAIN(ChartTest)
#include "chart_test.moc"
