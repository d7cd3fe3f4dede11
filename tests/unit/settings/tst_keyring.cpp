// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's keyring, as keyring_session.sh prepared it: LARGADA_KEYRING says how.
#include <QCoreApplication>
#include <QTest>
#include <QTimer>

#include "settings/keyring.h"

using namespace largada;
using settings::Keyring;

namespace
{

const QString key = QStringLiteral("https://painel.example:3000 ana");

template<class T>
std::optional<Result<T>> answerOf(const Async<T> &future)
{
    std::optional<Result<T>> answer;
    QObject context;
    deliver(future, &context, [&answer](const Result<T> &result) { answer = result; });
    [&answer] { QTRY_VERIFY_WITH_TIMEOUT(answer, 20'000); }();
    return answer;
}

} // namespace

class TstKeyring : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_kind = qEnvironmentVariable("LARGADA_KEYRING");
        if (m_kind.isEmpty())
            QSKIP("keyring_session.sh runs this");
    }

    void keepsFindsAndForgets()
    {
        // A locked one may ask somebody, and nobody is there.
        const bool isMute = m_kind == QStringLiteral("locked") || m_kind == QStringLiteral("silent");
        const std::chrono::seconds deadline(isMute ? 1 : 10);
        Keyring keyring(QStringLiteral("io.github.largada.Test"), deadline);
        int turns = 0; // of the event loop, which nothing may hold up
        QTimer heart;
        connect(&heart, &QTimer::timeout, this, [&turns] { ++turns; });
        heart.start(20);
        const auto kept = answerOf(keyring.keep(key, "correct h\xc3\xb6rse"));
        const auto found = answerOf(keyring.find(key));
        QVERIFY(kept && found);
        if (m_kind == QStringLiteral("unlocked")) {
            QVERIFY2(*kept, qPrintable(*kept ? QString() : kept->error().what));
            QCOMPARE(**found, QByteArray("correct h\xc3\xb6rse"));
            QVERIFY(*answerOf(keyring.forget(key)));
            const auto gone = answerOf(keyring.find(key));
            QCOMPARE(gone->error().code, Errc::NotFound);
            return;
        }
        // Absent or locked: said in time, and never without an error.
        QVERIFY(!*kept);
        QVERIFY(kept->error().code == Errc::Unsupported || kept->error().code == Errc::Timeout);
        QVERIFY(!*found);
        if (m_kind == QStringLiteral("silent")) {
            QCOMPARE(kept->error().code, Errc::Timeout);
            QCOMPARE(found->error().code, Errc::Timeout);
            QVERIFY2(turns >= 5, qPrintable(QString::number(turns)));
        }
    }

    void anAnswerThatDoesNotComeHasADeadline()
    {
        // Asked and due in the same turn: whatever the keyring is, it has not answered by then.
        Keyring keyring(QStringLiteral("io.github.largada.Test"), std::chrono::milliseconds(0));
        const auto kept = answerOf(keyring.keep(key, "x"));
        QVERIFY(kept);
        if (m_kind == QStringLiteral("unlocked"))
            QCOMPARE(kept->error().code, Errc::Timeout);
        else
            QVERIFY(!*kept);
    }

private:
    QString m_kind;
};

QTEST_GUILESS_MAIN(TstKeyring)
#include "tst_keyring.moc"
