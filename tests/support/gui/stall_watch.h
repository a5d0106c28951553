// SPDX-License-Identifier: GPL-3.0-or-later
// Watches how long the event loop is kept from its next turn: by its own work (processor time of this thread) and by the
// clock on the wall, which also holds what other threads and processes took. GUI thread.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <functional>

namespace lorica {

// Processor time this thread has used.
double thread_work_ms();

class StallWatch : public QObject {
    Q_OBJECT
public:
    static constexpr int kTickMs = 5;
    static constexpr double kStallMs = 50;

    StallWatch();
    void start();
    void stop() { tick_.stop(); }

    int turns() const { return turns_; }
    int late() const { return late_; }                       // turns over kStallMs by the wall clock
    double worst_wall_ms() const { return worst_wall_; }
    double worst_work_ms() const { return worst_work_; }     // processor time of this thread between two turns
    QString text() const;

private:
    void take_tick();

    QTimer tick_;
    QElapsedTimer wall_;
    double work_ = 0;
    int turns_ = 0, late_ = 0;
    double worst_wall_ = 0, worst_work_ = 0;
};

// Runs a real event loop (no sleeping in between, unlike QTest::qWait) until `done` or the time is over; the last done().
bool run_until(const std::function<bool()>& done, int patience_ms);

}  // namespace lorica
