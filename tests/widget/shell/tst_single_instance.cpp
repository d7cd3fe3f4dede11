// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <QLocalServer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include "shell/single_instance.h"

using namespace largada::ui;

class TstSingleInstance : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_runtime = std::make_unique<QTemporaryDir>();
        QFile::setPermissions(m_runtime->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv("XDG_RUNTIME_DIR", m_runtime->path().toUtf8());
    }

    void secondStartHandsItsArgumentsToTheFirst()
    {
        SingleInstance first(QStringLiteral("/etc/a"));
        QSignalSpy isFirst(&first, &SingleInstance::first);
        QSignalSpy started(&first, &SingleInstance::started);
        first.start({});
        QTRY_COMPARE(isFirst.size(), 1);
        SingleInstance second(QStringLiteral("/etc/a"));
        QSignalSpy handed(&second, &SingleInstance::handedOver);
        QSignalSpy isSecondFirst(&second, &SingleInstance::first);
        const QStringList arguments{QStringLiteral("--page"), QStringLiteral("runs"), QStringLiteral("ação 😀")};
        second.start(arguments);
        QTRY_COMPARE(handed.size(), 1);
        QCOMPARE(isSecondFirst.size(), 0);
        QCOMPARE(started.size(), 1);
        QCOMPARE(started[0][0].toStringList(), arguments);
    }

    void anotherConfigDirectoryIsAnotherProgram()
    {
        SingleInstance first(QStringLiteral("/etc/a"));
        SingleInstance other(QStringLiteral("/etc/b"));
        QSignalSpy isFirst(&first, &SingleInstance::first);
        QSignalSpy isOther(&other, &SingleInstance::first);
        first.start({});
        QTRY_COMPARE(isFirst.size(), 1);
        other.start({});
        QTRY_COMPARE(isOther.size(), 1);
    }

    void socketOfADeadProgramIsTakenOver()
    {
        QString socket;
        {
            SingleInstance first(QStringLiteral("/etc/a"));
            QSignalSpy isFirst(&first, &SingleInstance::first);
            first.start({});
            QTRY_COMPARE(isFirst.size(), 1);
            socket = QDir(m_runtime->path()).entryList({QStringLiteral("largada-*")}, QDir::System).value(0);
            QVERIFY(!socket.isEmpty());
        }
        // As a killed one leaves it: a socket without a listener.
        const QString path = m_runtime->filePath(socket);
        {
            QLocalServer dead;
            QVERIFY(dead.listen(path));
            QVERIFY(::link(path.toLocal8Bit().constData(),
                           (path + QStringLiteral(".kept")).toLocal8Bit().constData()) == 0);
        }
        QVERIFY(QFile::rename(path + QStringLiteral(".kept"), path));
        SingleInstance next(QStringLiteral("/etc/a"));
        QSignalSpy isNext(&next, &SingleInstance::first);
        next.start({});
        QTRY_COMPARE(isNext.size(), 1);
        SingleInstance second(QStringLiteral("/etc/a"));
        QSignalSpy handed(&second, &SingleInstance::handedOver);
        second.start({});
        QTRY_COMPARE(handed.size(), 1);
    }

private:
    std::unique_ptr<QTemporaryDir> m_runtime;
};

QTEST_GUILESS_MAIN(TstSingleInstance)
#include "tst_single_instance.moc"
