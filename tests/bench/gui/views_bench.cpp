// SPDX-License-Identifier: GPL-3.0-or-later
// bench_gui_views [POINTS]: what a frame of a chart, a burst of log lines and a long chat cost the event loop; as a Markdown table. GUI thread.
#include <fmt/format.h>

#include <QElapsedTimer>
#include <algorithm>
#include <cmath>

#include "tests/support/gui/gui_support.h"
#include "tests/support/gui/stall_watch.h"
#include "ui/charts/chart.h"
#include "ui/pages/chat/chat_page.h"
#include "ui/widgets/log_drawer.h"

using namespace lorica;

namespace {

struct Times {
    std::vector<double> wall, work;   // ms of each act
    void add(const std::function<void()>& act) {
        QElapsedTimer clock;
        clock.start();
        const double before = thread_work_ms();
        act();
        work.push_back(thread_work_ms() - before);
        wall.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    void print(const char* what) {
        for (auto* one : {&wall, &work}) std::sort(one->begin(), one->end());
        fmt::print("| {} | {} | {:.1f} | {:.1f} | {:.1f} | {:.1f} |\n", what, wall.size(), wall[wall.size() / 2], wall.back(), work[work.size() / 2], work.back());
    }
};

void charts(Theme& theme, int points) {
    Chart chart(theme, {QStringLiteral("Loss"), QStringLiteral("step"), {}, ValueFormat::Number});
    const int line = chart.add_line(QStringLiteral("training"), 0, LineKind::Smoothed);
    for (int i = 1; i <= points; ++i) chart.append(line, i, 2 + std::sin(i * 1e-4) + 0.3 * std::sin(i * 12.9898));
    chart.resize(1200, 500);
    chart.show();
    chart.flush();
    Times whole, live;
    for (int i = 0; i < 30; ++i) whole.add([&] { chart.flush(); });
    for (int i = 0; i < 30; ++i)
        live.add([&] {
            for (int k = 0; k < 10; ++k) chart.append(line, points + 10 * i + k + 1, 2);
            chart.flush();
        });
    whole.print(fmt::format("frame of {} points, raw and smoothed, 1200 × 500", points).c_str());
    live.print("the same while ten points are added a frame");
}

void logs(FakeStudio& studio) {
    LogModel& model = studio.window->log()->model();
    studio.window->action(UiCommand::ShowLog)->trigger();
    Times bursts, filters;
    for (int i = 0; i < 200; ++i)
        bursts.add([&] {
            for (int k = 0; k < 500; ++k) model.add(LogLevel::Info, QStringLiteral("step %1/100000  loss 1.2345  lr 2.00e-04  grad 0.513").arg(500 * i + k));
            model.flush();
            QApplication::processEvents();
        });
    for (int i = 0; i < 10; ++i)
        filters.add([&] {
            model.set_filter(LogLevel::Info, i % 2 ? QString() : QStringLiteral("99%1").arg(i));
            QApplication::processEvents();
        });
    bursts.print("500 log lines of 100,000, shown");
    filters.print("filter over what the log keeps");
    studio.window->action(UiCommand::ShowLog)->trigger();
}

void chats(FakeStudio& studio) {
    const std::string model = studio.write(QStringLiteral("m.gguf"), "made up");
    studio.window->update_state([&](AppState& state) { state.remember_model(model); state.model.path = model; });
    studio.window->go(PageId::Chat);
    auto* page = static_cast<ChatPage*>(studio.window->page(PageId::Chat));
    StallWatch watch;
    watch.start();
    for (size_t turn = 0; turn < 40; ++turn) {
        page->input()->setPlainText(QStringLiteral("Tell me about number %1. ").arg(turn).repeated(20));
        page->send();
        if (!QTest::qWaitFor([&] { return page->presenter().turns().size() == 2 * turn + 2 && !page->presenter().is_answering(); }, 60000)) qFatal("no answer");
    }
    watch.stop();
    fmt::print("\nForty turns of a chat, answers word by word: {}.\n", watch.text().toStdString());
}

}  // namespace

int main(int argc, char** argv) {
    GuiApplication gui(argc, argv);
    const int points = argc > 1 ? std::max(1000, std::atoi(argv[1])) : 1'000'000;
    fmt::print("| act | times | median ms | longest ms | own work, median ms | longest ms |\n| --- | ---: | ---: | ---: | ---: | ---: |\n");
    charts(*gui.theme, points);
    FakeStudio studio(*gui.theme, FakeOptions{.token_seconds = 0.001});
    studio.window->resize(1280, 800);
    logs(studio);
    chats(studio);
    return 0;
}
