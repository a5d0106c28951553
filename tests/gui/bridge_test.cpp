// SPDX-License-Identifier: GPL-3.0-or-later
// The bridge: every event arrives once and in order, however fast they come. GUI thread.
#include <sys/resource.h>

#include <QElapsedTimer>
#include <QTimer>
#include <QSignalSpy>
#include <atomic>
#include <thread>

#include "tests/support/gui/gui_support.h"

using namespace lorica;

class BridgeTest : public QObject {
    Q_OBJECT
public:
    explicit BridgeTest(Theme&) {}

private Q_SLOTS:
    // A receiver slower than a slice: while one batch is told in pieces, the next one fills the queue and falls silent.
    void events_that_come_while_a_batch_is_told_arrive_too() {
        EngineBridge bridge;
        std::vector<int64_t> seen;
        connect(&bridge, &EngineBridge::train_step, this, [&](const TrainStep& step) {
            QElapsedTimer slow;
            for (slow.start(); slow.nsecsElapsed() < 200'000;) {}
            seen.push_back(step.step);
        });
        const EventSink sink = bridge.sink();
        const int64_t many = 600;
        std::jthread sender([&] {
            for (int64_t i = 1; i <= many; ++i) {
                TrainStep step;
                step.command = 1;
                step.step = i;
                sink({step});
                if (i % 100 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(7));
            }
        });
        QTRY_COMPARE_WITH_TIMEOUT(seen.size(), static_cast<size_t>(many), 5000);
        for (int64_t i = 0; i < many; ++i) QCOMPARE(seen[static_cast<size_t>(i)], i + 1);
    }

    void a_slice_of_signals_never_holds_the_event_loop() {
        EngineBridge bridge;
        int64_t seen = 0;
        connect(&bridge, &EngineBridge::train_step, this, [&](const TrainStep&) {
            QElapsedTimer slow;
            for (slow.start(); slow.nsecsElapsed() < 100'000;) {}
            ++seen;
        });
        std::vector<int64_t> turns;  // of the event loop, by how many steps it had seen
        QTimer tick;
        tick.setInterval(0);
        connect(&tick, &QTimer::timeout, this, [&] { if (turns.empty() || turns.back() != seen) turns.push_back(seen); });
        tick.start();
        const EventSink sink = bridge.sink();
        for (int i = 0; i < 1000; ++i) sink({TrainStep{}});
        QTRY_COMPARE_WITH_TIMEOUT(seen, int64_t{1000}, 5000);
        QVERIFY(turns.size() >= 5);  // 100 ms of work in slices of EngineBridge::kSliceMs
    }

    void commands_before_the_engine_are_kept() {
        EngineBridge bridge;
        const CommandId id = bridge.post(LoadModel{});
        QSignalSpy finished(&bridge, &EngineBridge::job_finished);
        bridge.start([](EventSink sink) -> Result<std::unique_ptr<Engine>> { return std::unique_ptr<Engine>(new FakeEngine(std::move(sink))); });
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 5000);
        QCOMPARE(finished[0][0].value<JobFinished>().command, id);
    }

    void the_engine_gives_way_to_the_window() {
        EngineBridge bridge;
        QSignalSpy ready(&bridge, &EngineBridge::engine_ready);
        std::atomic<int> nice{0};
        bridge.start([&nice](EventSink sink) -> Result<std::unique_ptr<Engine>> {
            std::thread([&nice] { nice = getpriority(PRIO_PROCESS, 0); }).join();  // as the engine makes its threads
            return std::unique_ptr<Engine>(new FakeEngine(std::move(sink)));
        });
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 5000);
        QVERIFY(nice > getpriority(PRIO_PROCESS, 0));
    }

    void without_an_engine_each_command_is_refused_with_the_reason() {
        EngineBridge bridge;
        QSignalSpy failed(&bridge, &EngineBridge::engine_failed);
        CommandId refused = 0;
        connect(&bridge, &EngineBridge::rejected, this, [&](const Rejected& event) { refused = event.command; });
        bridge.start([](EventSink) -> Result<std::unique_ptr<Engine>> { return Error{ErrorCode::NotFound, "no engine", "", ""}; });
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 5000);
        const CommandId id = bridge.post(LoadModel{});
        QTRY_COMPARE_WITH_TIMEOUT(refused, id, 5000);
    }
};

LORICA_GUI_MAIN(BridgeTest)
#include "bridge_test.moc"
