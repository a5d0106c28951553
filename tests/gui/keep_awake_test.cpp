// SPDX-License-Identifier: GPL-3.0-or-later
// The request not to sleep, against a login manager of our own on a bus of our own. GUI thread.
#include "ui/shell/keep_awake.h"

#include <fcntl.h>
#include <unistd.h>

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QProcess>
#include <QTest>

// As systemd-logind answers: the lock holds as long as the descriptor is open anywhere.
class FakeLogin : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public:
    QStringList asked;
    int read_end = -1;

    bool is_locked() const {
        char byte = 0;
        return read_end >= 0 && read(read_end, &byte, 1) != 0;   // 0: every write end is closed
    }

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString& what, const QString& who, const QString&, const QString& mode) {
        asked << what + QLatin1Char(' ') + who + QLatin1Char(' ') + mode;
        int ends[2];
        if (pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0) return {};
        read_end = ends[0];
        const QDBusUnixFileDescriptor lock(ends[1]);
        close(ends[1]);
        return lock;
    }
};

class KeepAwakeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void the_lock_is_taken_once_and_given_back() {
        QProcess bus;
        bus.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address=1")});
        if (!bus.waitForStarted(5000)) QSKIP("dbus-daemon is not installed");
        QVERIFY(bus.waitForReadyRead(5000));
        const QString address = QString::fromUtf8(bus.readLine()).trimmed();
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", address.toUtf8());
        {
            FakeLogin login;
            QDBusConnection own = QDBusConnection::connectToBus(address, QStringLiteral("login"));
            QVERIFY(own.registerObject(QStringLiteral("/org/freedesktop/login1"), &login, QDBusConnection::ExportAllSlots));
            QVERIFY(own.registerService(QStringLiteral("org.freedesktop.login1")));
            lorica::KeepAwake awake;
            awake.set(true);
            QTRY_VERIFY(awake.is_held());
            awake.set(true);
            QCOMPARE(login.asked, QStringList{QStringLiteral("sleep:idle Lorica block")});
            QVERIFY(login.is_locked());
            awake.set(false);
            QVERIFY(!awake.is_held());
            QTRY_VERIFY(!login.is_locked());
            QVERIFY(own.unregisterService(QStringLiteral("org.freedesktop.login1")));
            awake.set(true);   // nobody answers
            QTest::qWait(50);
            QVERIFY(!awake.is_held());
        }
        QDBusConnection::disconnectFromBus(QStringLiteral("login"));
        bus.kill();
        bus.waitForFinished(5000);
    }
};

QTEST_GUILESS_MAIN(KeepAwakeTest)
#include "keep_awake_test.moc"
