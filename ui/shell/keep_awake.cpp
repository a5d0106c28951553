// SPDX-License-Identifier: GPL-3.0-or-later
// By systemd-logind's inhibitor locks over D-Bus; elsewhere nothing can be asked. GUI thread.
// Source: https://systemd.io/INHIBITOR_LOCKS/ - the lock is held as long as the file descriptor it gave is open.
#include "ui/shell/keep_awake.h"

#ifdef LORICA_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>
#endif

#include <QCoreApplication>

namespace lorica {

#ifdef LORICA_HAS_DBUS
struct KeepAwake::Held {
    explicit Held(const QDBusPendingCall& call) : answer(call) {}
    QDBusPendingCallWatcher answer;
    QDBusUnixFileDescriptor lock;
};

void KeepAwake::set(bool awake) {
    if (!awake) held_.reset();
    if (!awake || held_) return;
    QDBusMessage call = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
                                                       QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("Inhibit"));
    call.setArguments({QStringLiteral("sleep:idle"), QStringLiteral("Lorica"), QCoreApplication::translate("lorica::KeepAwake", "A run is training"), QStringLiteral("block")});
    held_ = std::make_unique<Held>(QDBusConnection::systemBus().asyncCall(call));
    QObject::connect(&held_->answer, &QDBusPendingCallWatcher::finished, &held_->answer, [held = held_.get()] {
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = held->answer;
        if (reply.isValid()) held->lock = reply.value();
    });
}

bool KeepAwake::is_held() const { return held_ && held_->lock.isValid(); }
#else
struct KeepAwake::Held {};
void KeepAwake::set(bool) {}
bool KeepAwake::is_held() const { return false; }
#endif

KeepAwake::KeepAwake() = default;
KeepAwake::~KeepAwake() = default;

}  // namespace lorica
