// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLocale>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include "reports/run_report.h"
#include "unit/reports/sample_run.h"

using namespace largada;
using namespace largada::reports;

namespace
{

// What the body holds, as XML; everything in it is written so that it is.
QByteArray bodyOf(const QByteArray &page)
{
    const qsizetype begin = page.indexOf("<main>");
    const qsizetype end = page.indexOf("</main>");
    return begin < 0 || end < begin ? QByteArray() : page.mid(begin, end + 7 - begin);
}

struct Body {
    QString problem;
    QStringList elements; // names in order
    QString text;
    QStringList attributes;    // names, each once
    QVector<QString> sections; // the text of each <section>
};

Body parsed(const QByteArray &page)
{
    Body body;
    QXmlStreamReader xml(bodyOf(page));
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            body.elements.append(xml.name().toString());
            for (const auto &attribute : xml.attributes())
                body.attributes.append(attribute.name().toString());
            if (xml.name() == QLatin1String("section"))
                body.sections.append(QString());
        }
        if (xml.isCharacters()) {
            body.text += xml.text().toString() + u'\n';
            if (!body.sections.isEmpty())
                body.sections.last() += xml.text().toString() + u'\n';
        }
    }
    if (xml.hasError())
        body.problem = QStringLiteral("%1 at %2").arg(xml.errorString()).arg(xml.characterOffset());
    body.attributes.removeDuplicates();
    return body;
}

QString sectionOf(const Body &body, const QString &title)
{
    for (const QString &section : body.sections) {
        if (section.startsWith(title + u'\n'))
            return section;
    }
    return {};
}

// Every text that comes from outside, replaced by one that would do harm if it were not escaped.
fleet::RunRecord hostileRun()
{
    const QString bad = QStringLiteral("</style></script><script>alert(1)</script><img src=x onerror=\"'\u0001&lt;>");
    fleet::RunRecord run = sample::fullRun();
    run.id.value = bad;
    run.fleet = run.k6Version = bad;
    run.settings.script = QStringLiteral("http://example.invalid/") + bad;
    run.settings.scriptSha256 = bad;
    run.settings.envNames = {bad};
    run.error = Error{Errc::Process, bad, bad, 1};
    run.errorReason = fleet::Reason{fleet::ReasonCode::ScriptFailed, bad, 1, 1};
    run.thresholds[0].metric = run.thresholds[0].expression = bad;
    for (fleet::Warning &warning : run.warnings) {
        warning.runner.value = warning.detail = bad;
        if (warning.check)
            warning.check->subject = warning.check->detail = bad;
    }
    run.demoTarget[0].container = bad;
    for (fleet::PhaseRecord &phase : run.phases) {
        for (fleet::RunnerRecord &runner : phase.detail) {
            runner.name.value = bad;
            runner.releasedAt = phase.startedAt;
            runner.lost = true;
            runner.reason = {fleet::ReasonCode::ExitCode, bad, 1, 1};
            runner.lastLines = {bad};
        }
    }
    return run;
}

// Translates all texts of the report into their own upper case with characters that must be escaped.
class Shouting : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        if (qstrcmp(context, "Report") != 0)
            return {};
        if (qstrcmp(source, "en") == 0)
            return QStringLiteral("pt-BR");
        if (qstrcmp(source, "MMM d, yyyy, HH:mm:ss") == 0)
            return QStringLiteral("dd/MM/yyyy, HH:mm:ss");
        return QString::fromUtf8(source).toUpper() + QStringLiteral(" <&");
    }
};

} // namespace

class TestRunHtml : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        qputenv("TZ", "<-03>3");
        tzset();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void isWellFormed_data()
    {
        QTest::addColumn<int>("which");
        QTest::newRow("small") << 0;
        QTest::newRow("every field") << 1;
        QTest::newRow("hostile texts") << 2;
        QTest::newRow("large") << 3;
        QTest::newRow("nothing") << 4;
    }

    void isWellFormed()
    {
        QFETCH(int, which);
        const fleet::RunRecord runs[] = {
            sample::smallRun(), sample::fullRun(), hostileRun(), sample::largeRun(100), {}};
        const QByteArray page = runHtml(runs[which]);
        QVERIFY(page.startsWith("<!DOCTYPE html>\n<html lang=\"en\">"));
        QVERIFY(page.endsWith("</html>\n"));
        const Body body = parsed(page);
        QCOMPARE(body.problem, QString());
        QCOMPARE(body.elements.count(QStringLiteral("h1")), 1);
        QVERIFY(!sectionOf(body, QStringLiteral("Settings")).isEmpty());
    }

    void nothingFromOutsideBecomesMarkup()
    {
        const QByteArray page = runHtml(hostileRun());
        QVERIFY(!page.contains("<script"));
        QVERIFY(!page.contains("<img"));
        QVERIFY(!page.contains('\x01'));
        QCOMPARE(page.count("</style>"), 1);
        const Body body = parsed(page);
        QVERIFY(body.text.contains(QStringLiteral("<script>alert(1)</script>")));
        for (const char *name : {"src", "href", "onerror", "style", "data", "action", "poster", "srcset"})
            QVERIFY2(!body.attributes.contains(QLatin1String(name)), name);
    }

    void loadsNothing()
    {
        const QByteArray page = runHtml(hostileRun());
        const QString head = QString::fromUtf8(page.left(page.indexOf("<main>")));
        QVERIFY(!head.contains(QStringLiteral("<link")));
        QVERIFY(!head.contains(QStringLiteral("@import")));
        QVERIFY(!head.contains(QStringLiteral("@font-face")));
        QVERIFY(!head.contains(QStringLiteral("://")));
        const QRegularExpression url(QStringLiteral("url\\((?!#)"));
        QVERIFY(!url.match(head).hasMatch());
        QVERIFY(head.contains(QStringLiteral("default-src 'none'")));
    }

    void headlineIsMainOnly()
    {
        const QString headline = sectionOf(parsed(runHtml(sample::smallRun())), QStringLiteral("Headline figures"));
        QVERIFY(headline.contains(QStringLiteral("\n1,234\n")));
        QVERIFY(headline.contains(QStringLiteral("\n118\n"))); // requests/s
        QVERIFY(headline.contains(QStringLiteral("p95 latency\n")));
        QVERIFY(!headline.contains(QStringLiteral("lowest to highest")));
        QVERIFY(!headline.contains(QStringLiteral("400")));
    }

    void severalRunnersAreLabelledAsARange()
    {
        fleet::RunRecord run = sample::smallRun();
        run.phases[0].phase = fleet::PhaseName::Main;
        run.phases.removeLast();
        const QString headline = sectionOf(parsed(runHtml(run)), QStringLiteral("Headline figures"));
        QVERIFY(headline.contains(QStringLiteral("p95 latency, lowest to highest runner\n")));
        QVERIFY(!headline.contains(QStringLiteral("p95 latency\n")));
        QVERIFY(headline.contains(QStringLiteral("4 of 400 requests")));
    }

    void mainThatNeverBeganHasNoFigures()
    {
        fleet::RunRecord run = sample::smallRun();
        run.phases.removeLast();
        const QString headline = sectionOf(parsed(runHtml(run)), QStringLiteral("Headline figures"));
        QVERIFY(headline.contains(QStringLiteral("The main phase was not reached")));
        QVERIFY(!headline.contains(QStringLiteral("400")));
    }

    void failRateIsBadAboveFivePercentOnly_data()
    {
        QTest::addColumn<int>("failed");
        QTest::addColumn<bool>("bad");
        QTest::newRow("exactly 5 %") << 500 << false;
        QTest::newRow("5.01 %") << 501 << true;
    }

    void failRateIsBadAboveFivePercentOnly()
    {
        QFETCH(int, failed);
        QFETCH(bool, bad);
        fleet::RunRecord run = sample::smallRun();
        run.phases[1].detail[0].counts = fleet::Counts{10'000, failed, 10'000, 0};
        QCOMPARE(runHtml(run).contains("class=\"figure bad\""), bad);
    }

    void gapIsABlockInEachChart_data()
    {
        QTest::addColumn<QVector<int>>("seconds");
        QTest::addColumn<int>("gaps");
        QTest::newRow("none") << QVector<int>{16, 17, 18, 19, 20, 21, 22, 23, 24, 25} << 0;
        QTest::newRow("three seconds are none") << QVector<int>{16, 19, 22, 25} << 0;
        QTest::newRow("in between") << QVector<int>{16, 17, 22, 23, 24, 25} << 1;
        QTest::newRow("at the start and at the end") << QVector<int>{19, 20, 21} << 2;
        QTest::newRow("everything") << QVector<int>{} << 1;
    }

    void gapIsABlockInEachChart()
    {
        QFETCH(QVector<int>, seconds);
        QFETCH(int, gaps);
        fleet::RunRecord run = sample::smallRun();
        run.phases.removeFirst();
        run.series.clear();
        for (const int second : seconds) {
            fleet::SeriesPoint point{};
            point.at = sample::at(second * 1000);
            point.requests = second * 100;
            run.series.append(point);
        }
        const QByteArray page = runHtml(run);
        QCOMPARE(page.count("<rect class=\"gap\""), 3 * gaps);
        QCOMPARE(page.contains("No live data"), gaps > 0);
    }

    void nothingIsDrawnInAGap()
    {
        // Main lasts from 15 s to 25.5 s; 16 s is at 1/10.5 of the plot, and its line has no second point.
        fleet::RunRecord run = sample::smallRun();
        run.phases.removeFirst();
        run.series = run.series.mid(2);
        const QByteArray page = runHtml(run);
        const qsizetype begin = page.indexOf("<path class=\"line kaccent\"");
        const QByteArray line = page.mid(begin, page.indexOf("/>", begin) - begin);
        QVERIFY2(line.endsWith("h0\""), line.constData()); // one point: a dot
        QCOMPARE(line.count('M'), 1);
        QCOMPARE(line.count('L'), 0);
    }

    void warmupIsHatchedAndTheGapBetweenPhasesIsEmpty()
    {
        const QByteArray page = runHtml(sample::smallRun());
        QCOMPARE(page.count("<rect class=\"hatch\""), 3);
        QCOMPARE(page.count("<rect class=\"hatch\" x=\"62\""), 3);
        // 25.5 s over 930 units: the warm-up ends at 10 s, main begins at 15 s.
        QCOMPARE(page.count("<rect class=\"band-warmup\" x=\"62\" y=\"26\" width=\"364.7\""), 1);
        QCOMPARE(page.count("<rect class=\"band-main\" x=\"609.1\" y=\"26\" width=\"382.9\""), 1);
    }

    void picturesAndTablesAreAccessible()
    {
        fleet::RunRecord run = sample::largeRun(30);
        const QByteArray page = runHtml(run);
        const Body body = parsed(page);
        const qsizetype pictures = page.count("<svg class=\"chart\"");
        QCOMPARE(pictures, 5); // three charts, two start spreads
        QCOMPARE(body.elements.count(QStringLiteral("title")), pictures);
        QCOMPARE(body.elements.count(QStringLiteral("desc")), pictures);
        QCOMPARE(body.elements.count(QStringLiteral("table")), body.elements.count(QStringLiteral("caption")));
        QCOMPARE(page.count("<th "), page.count("<th scope="));
        QCOMPARE(page.count("<th>"), 0);
        QStringList ids;
        const QRegularExpression id(QStringLiteral(" id=\"([^\"]*)\""));
        for (auto it = id.globalMatch(QString::fromUtf8(page)); it.hasNext();)
            ids.append(it.next().captured(1));
        const qsizetype all = ids.size();
        ids.removeDuplicates();
        QCOMPARE(ids.size(), all);
    }

    void everyRunnerHasAMark()
    {
        const QByteArray page = runHtml(sample::largeRun(100));
        const qsizetype begin = page.indexOf("<path class=\"seen\"");
        QCOMPARE(page.mid(begin, page.indexOf("/>", begin) - begin).count('M'), 100);
        QVERIFY(!page.contains("class=\"unanswered\""));
        fleet::RunRecord silent = sample::largeRun(100);
        silent.phases[1].detail[7].start.acknowledgedMs.reset();
        QCOMPARE(runHtml(silent).count("<path class=\"unanswered\""), 1);
    }

    void thousandRunnersAreFolded()
    {
        const QByteArray page = runHtml(sample::largeRun(1000));
        QCOMPARE(page.count("<details open"), 0);
        QCOMPARE(page.count("<th scope=\"row\">runner-"), 2000);
        QVERIFY(page.size() < 3'000'000);
        const Body body = parsed(page);
        const QString losses = sectionOf(body, QStringLiteral("Stragglers and lost runners"));
        QVERIFY(losses.contains(QStringLiteral("\n334\n")));
        QVERIFY(losses.contains(QStringLiteral("and 322 more")));
        QCOMPARE(body.elements.count(QStringLiteral("pre")), 20);
        QVERIFY(losses.contains(QStringLiteral("in report.json: 314")));
        QCOMPARE(runHtml(sample::smallRun()).count("<details open"), 3); // two phases, one log
    }

    void lossesAreGroupedByReason()
    {
        fleet::RunRecord run = sample::largeRun(9); // 1, 4 and 7 were killed
        run.phases[1].detail[3].reason = {fleet::ReasonCode::LinkLost, {}, 0, 0};
        const QByteArray page = runHtml(run);
        QCOMPARE(page.count("<code>killed</code>"), 1);
        QCOMPARE(page.count("<code>link-lost</code>"), 1);
        QVERIFY(page.indexOf("<code>killed</code>") < page.indexOf("<code>link-lost</code>")); // the larger first
        QVERIFY(page.contains("<p class=\"names\">runner-1, runner-7</p>"));
        QVERIFY(page.contains("last words of 4"));
    }

    void speaksTheLanguageOfTheTranslator()
    {
        Shouting translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        const QByteArray page = runHtml(sample::fullRun());
        QVERIFY(QCoreApplication::removeTranslator(&translator));
        QVERIFY(page.contains("<html lang=\"pt-BR\">"));
        QVERIFY(page.contains("HEADLINE FIGURES &lt;&amp;"));
        QVERIFY(page.contains("23/11/2026, 10:59:58 \xE2\x80\x93 11:00:26 (UTC-03:00)"));
        QCOMPARE(parsed(page).problem, QString());
        for (const char *english : {"Headline figures", "Warnings", "Thresholds", "Phases", "Charts", "Start spread",
                                    "Runners", "Settings", "no data", "release sent", "Last log lines", "Error rate"})
            QVERIFY2(!page.contains(english), english);
    }

    void clusterOfARunIsShown()
    {
        fleet::RunRecord run = sample::fullRun();
        QVERIFY(!runHtml(run).contains(">Node<"));
        run.phases[0].share.reset();
        run.phases[1].detail[0].node = QStringLiteral("node-<7>");
        const QByteArray page = runHtml(run);
        QCOMPARE(parsed(page).problem, QString());
        QCOMPARE(page.count(">Node<"), 1);
        QVERIFY(page.contains("node-&lt;7&gt;"));
        QVERIFY(page.contains("34.04% of main&#39;s requests/s, as measured") ||
                page.contains("34.04% of main's requests/s, as measured"));
        QVERIFY(page.contains("<code>job/k6</code>"));
    }
};

QTEST_GUILESS_MAIN(TestRunHtml)
#include "tst_run_html.moc"
