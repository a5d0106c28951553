// SPDX-License-Identifier: GPL-3.0-or-later
// Stalls of the event loop, measured. GUI thread.
#include "tests/support/gui/stall_watch.h"

#include <time.h>

#include <QEventLoop>
#include <algorithm>

namespace lorica {

double thread_work_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

StallWatch::StallWatch() {
    tick_.setTimerType(Qt::PreciseTimer);
    tick_.setInterval(kTickMs);
    connect(&tick_, &QTimer::timeout, this, &StallWatch::take_tick);
}

void StallWatch::start() {
    wall_.start();
    work_ = thread_work_ms();
    tick_.start();
}

void StallWatch::take_tick() {
    const double wall = 1e-6 * static_cast<double>(wall_.nsecsElapsed()), now = thread_work_ms();
    ++turns_;
    late_ += wall > kStallMs;
    worst_wall_ = std::max(worst_wall_, wall);
    worst_work_ = std::max(worst_work_, now - work_);
    work_ = now;
    wall_.start();
}

QString StallWatch::text() const {
    return QStringLiteral("%1 turns, %2 over %3 ms by the wall clock (worst %4 ms), longest work %5 ms")
        .arg(turns_).arg(late_).arg(kStallMs).arg(worst_wall_, 0, 'f', 1).arg(worst_work_, 0, 'f', 1);
}

bool run_until(const std::function<bool()>& done, int patience_ms) {
    if (done()) return true;
    QEventLoop loop;
    QTimer look, end;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] { if (done()) loop.quit(); });
    QObject::connect(&end, &QTimer::timeout, &loop, &QEventLoop::quit);
    end.setSingleShot(true);
    look.start(20);
    end.start(patience_ms);
    loop.exec();
    return done();
}

}  // namespace lorica
