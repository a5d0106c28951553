// SPDX-License-Identifier: GPL-3.0-or-later
// The way back from a worker thread. Any thread.
#pragma once

#include <QCoreApplication>
#include <QPointer>

namespace lorica {

// Calls `act` with the target on the GUI thread, if the target is still there by then.
template <class Target, class Act>
void tell(const QPointer<Target>& target, Act act) {
    QMetaObject::invokeMethod(qApp, [target, act = std::move(act)]() mutable { if (target) act(*target); }, Qt::QueuedConnection);
}

}  // namespace lorica
