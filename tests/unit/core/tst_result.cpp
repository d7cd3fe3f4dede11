// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <QRegularExpression>
#include <QTest>

#include "core/result.h"

using namespace largada;

class TestResult : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void valueIsKept()
    {
        const Result<QString> result(QStringLiteral("runner-01"));
        QVERIFY(bool(result));
        QCOMPARE(*result, QStringLiteral("runner-01"));
        QCOMPARE(result->size(), 9);
    }

    void falseValueIsStillASuccess()
    {
        QVERIFY(bool(Result<bool>(false)));
        QCOMPARE(*Result<bool>(false), false);
        QVERIFY(bool(Result<int>()));
        QCOMPARE(*Result<int>(), 0);
    }

    void errorIsKeptWhole()
    {
        const Error error{Errc::NotFound, QStringLiteral("no such file"), QStringLiteral("a.js"), 404};
        const Result<int> result(error);
        QVERIFY(!result);
        QCOMPARE(result.error(), error);
    }

    void valueMayBeMovedOut()
    {
        Result<std::unique_ptr<int>> result(std::make_unique<int>(7));
        const std::unique_ptr<int> taken = *std::move(result);
        QCOMPARE(*taken, 7);
    }

    void valueMayBeChangedInPlace()
    {
        Result<QString> result(QStringLiteral("a"));
        *result += QLatin1Char('b');
        result->append(QLatin1Char('c'));
        QCOMPARE(*result, QStringLiteral("abc"));
    }

    void nothingIsASuccessToo()
    {
        QVERIFY(bool(Result<>()));
        const Result<> failed(Error{Errc::Storage, QStringLiteral("disk full"), {}});
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, Errc::Storage);
    }

    void errorsDifferByEachField()
    {
        const Error error{Errc::Network, QStringLiteral("cut"), QStringLiteral("a"), 1};
        Error other = error;
        QVERIFY(error == other);
        other.code = Errc::Timeout;
        QVERIFY(error != other);
        other = error;
        other.what = QStringLiteral("refused");
        QVERIFY(error != other);
        other = error;
        other.subject = QStringLiteral("b");
        QVERIFY(error != other);
        other = error;
        other.status = 2;
        QVERIFY(error != other);
    }
};

QTEST_GUILESS_MAIN(TestResult)
#include "tst_result.moc"
