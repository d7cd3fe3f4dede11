// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include "reports/run_report.h"
#include "unit/reports/sample_run.h"

using namespace largada;
using namespace largada::reports;

namespace
{

struct Case {
    QString name;
    QString failure; // the message
    QString text;
};

// Empty with a problem of the XML's.
QVector<Case> casesOf(const QByteArray &bytes)
{
    QVector<Case> cases;
    QXmlStreamReader xml(bytes);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1String("testcase"))
            cases.append({xml.attributes().value(QStringLiteral("name")).toString(), {}, {}});
        if (xml.isStartElement() && xml.name() == QLatin1String("failure")) {
            cases.last().failure = xml.attributes().value(QStringLiteral("message")).toString();
            cases.last().text = xml.readElementText();
        }
    }
    return xml.hasError() ? QVector<Case>() : cases;
}

} // namespace

class TestRunJUnit : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void smallRunWordForWord()
    {
        QCOMPARE(runJUnit(sample::smallRun()), QByteArray(
                                                   R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="largada checkout.js" id="20261123-140000-3f2a" tests="3" failures="2" errors="0" time="28.000" timestamp="2026-11-23T13:59:58">
    <testcase classname="largada.threshold" name="http_req_duration: p(95)&lt;500" time="10.500"/>
    <testcase classname="largada.threshold" name="http_req_failed: rate&lt;0.01" time="10.500">
      <failure type="threshold-missed" message="missed by 1 of 2 runners"/>
    </testcase>
    <testcase classname="largada.run" name="outcome" time="28.000">
      <failure type="partial" message="partial: 1 of 2 runners lost in main">main runner-2: script-failed 107: TypeError: x
</failure>
    </testcase>
  </testsuite>
</testsuites>
)"));
    }

    void completedRunHasNoFailure()
    {
        fleet::RunRecord run = sample::smallRun();
        run.outcome = fleet::Outcome::Completed;
        run.thresholds.removeLast();
        const auto cases = casesOf(runJUnit(run));
        QCOMPARE(cases.size(), 2);
        QCOMPARE(cases[0].failure, QString());
        QCOMPARE(cases[1].failure, QString());
        QVERIFY(runJUnit(run).contains("tests=\"2\" failures=\"0\""));
    }

    void errorStandsInTheOutcome()
    {
        fleet::RunRecord run;
        run.outcome = fleet::Outcome::Failed;
        run.error = Error{Errc::BadInput, QStringLiteral("no such file"), QStringLiteral("a.js"), 0};
        const auto cases = casesOf(runJUnit(run));
        QCOMPARE(cases.size(), 1);
        QCOMPARE(cases[0].name, QStringLiteral("outcome"));
        QCOMPARE(cases[0].failure, QStringLiteral("failed: a.js: no such file"));
    }

    void textThatXmlCannotHoldIsDropped()
    {
        fleet::RunRecord run = sample::smallRun();
        run.thresholds[1].metric = QStringLiteral("a\u0001<b>&\"'\u001b]]>\U0001F680\uFFFE\uFFFF") +
                                   QString(QChar(u'\xD800')) + u'z' + QString(QChar(u'\xDC00')) + QChar(u'\0');
        run.phases[1].detail[1].reason.detail = QStringLiteral("]]> \u0000\u0008 <x>\tend");
        const auto cases = casesOf(runJUnit(run));
        QCOMPARE(cases.size(), 3);
        QCOMPARE(cases[1].name, QStringLiteral("a<b>&\"']]>\U0001F680z: rate<0.01"));
        QCOMPARE(cases[2].text, QStringLiteral("main runner-2: script-failed 107: ]]>  <x>\tend\n"));
    }

    void longListsOfLossesAreCut()
    {
        const auto cases = casesOf(runJUnit(sample::largeRun(300)));
        QCOMPARE(cases.size(), 3);
        QCOMPARE(cases[2].text.count(u'\n'), 51);
        QVERIFY(cases[2].text.endsWith(QStringLiteral("\nand 50 more\n")));
    }
};

QTEST_GUILESS_MAIN(TestRunJUnit)
#include "tst_run_junit.moc"
