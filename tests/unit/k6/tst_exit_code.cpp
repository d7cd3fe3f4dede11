// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "k6/exit_code.h"

using namespace largada::k6;
Q_DECLARE_METATYPE(largada::k6::ExitMeaning)

class TestExitCode : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void codeHasMeaning_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<ExitMeaning>("meaning");
        QTest::addColumn<bool>("isOwnEnd");
        const auto row = [](int code, ExitMeaning meaning, bool isOwnEnd = false) {
            QTest::addRow("%d", code) << code << meaning << isOwnEnd;
        };
        row(0, ExitMeaning::Ok, true);
        row(97, ExitMeaning::CloudRun);
        row(98, ExitMeaning::CloudRun);
        row(99, ExitMeaning::ThresholdsCrossed, true);
        row(100, ExitMeaning::SetupTimeout);
        row(101, ExitMeaning::TeardownTimeout, true);
        row(102, ExitMeaning::Timeout);
        row(103, ExitMeaning::StoppedByApi);
        row(104, ExitMeaning::BadConfig);
        row(105, ExitMeaning::Interrupted);
        row(106, ExitMeaning::PortTaken);
        row(107, ExitMeaning::ScriptException);
        row(108, ExitMeaning::ScriptAborted);
        row(109, ExitMeaning::Panic);
        row(110, ExitMeaning::ScriptFailed);
        row(255, ExitMeaning::BadCommandLine);
        row(129, ExitMeaning::Signal); // SIGHUP
        row(137, ExitMeaning::Signal); // SIGKILL
        row(143, ExitMeaning::Signal); // SIGTERM
        row(192, ExitMeaning::Signal); // the last real-time signal
        row(1, ExitMeaning::Unknown);
        row(96, ExitMeaning::Unknown);
        row(111, ExitMeaning::Unknown);
        row(127, ExitMeaning::Unknown); // a shell's "not found"
        row(128, ExitMeaning::Unknown);
        row(193, ExitMeaning::Unknown);
        row(254, ExitMeaning::Unknown);
        row(256, ExitMeaning::Unknown);
        row(-1, ExitMeaning::Unknown);
    }
    void codeHasMeaning()
    {
        QFETCH(const int, code);
        QFETCH(const ExitMeaning, meaning);
        QFETCH(const bool, isOwnEnd);
        QCOMPARE(exitMeaning(code), meaning);
        QCOMPARE(ranToItsEnd(code), isOwnEnd);
    }
};

QTEST_GUILESS_MAIN(TestExitCode)
#include "tst_exit_code.moc"
