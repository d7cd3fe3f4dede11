// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDateTime>
#include <QFileInfo>
#include <QXmlStreamWriter>

#include "fleet/run_figures.h"
#include "reports/plain_english.h"
#include "reports/run_report.h"

namespace largada::reports
{

namespace
{

constexpr int mostLossesListed = 50;

// XML 1.0 has no way to write most control characters and halves of surrogate pairs, not even as a reference.
QString xmlText(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            clean += c;
            clean += text[++i];
        } else if (!c.isSurrogate() && (c.unicode() >= 0x20 || c == u'\t' || c == u'\n' || c == u'\r') &&
                   c.unicode() < 0xFFFE) {
            clean += c;
        }
    }
    return clean;
}

QString seconds(const std::optional<double> &value)
{
    return QString::number(value.value_or(0), 'f', 3);
}

std::optional<double> wholeDuration(const fleet::RunRecord &run)
{
    if (!run.endedAt)
        return std::nullopt;
    return std::chrono::duration<double>(*run.endedAt - run.startedAt).count();
}

void writeFailure(QXmlStreamWriter &xml, const QString &type, const QString &message, const QString &body)
{
    xml.writeStartElement(QStringLiteral("failure"));
    xml.writeAttribute(QStringLiteral("type"), type);
    xml.writeAttribute(QStringLiteral("message"), xmlText(message));
    if (!body.isEmpty())
        xml.writeCharacters(xmlText(body));
    xml.writeEndElement();
}

void beginCase(QXmlStreamWriter &xml, const QString &group, const QString &name, const std::optional<double> &time)
{
    xml.writeStartElement(QStringLiteral("testcase"));
    xml.writeAttribute(QStringLiteral("classname"), QStringLiteral("largada.") + group);
    xml.writeAttribute(QStringLiteral("name"), xmlText(name));
    xml.writeAttribute(QStringLiteral("time"), seconds(time));
}

void writeThreshold(QXmlStreamWriter &xml, const fleet::ThresholdResult &threshold, const fleet::PhaseRecord *main)
{
    const QString name = QStringLiteral("%1: %2").arg(threshold.metric, threshold.expression);
    beginCase(xml, QStringLiteral("threshold"), name, main ? figuresOf(*main).seconds : std::nullopt);
    if (!threshold.ok) {
        QString message = QStringLiteral("missed by %1").arg(threshold.runnersFailed);
        message += main ? QStringLiteral(" of %1 runners").arg(main->runners) : QStringLiteral(" runners");
        writeFailure(xml, QStringLiteral("threshold-missed"), message, {});
    }
    xml.writeEndElement();
}

QString outcomeMessage(const fleet::RunRecord &run)
{
    QString message = fleet::outcomeKey(run.outcome);
    if (const fleet::PhaseRecord *main = run.phase(fleet::PhaseName::Main))
        message += QStringLiteral(": %1 of %2 runners lost in main").arg(main->lost()).arg(main->runners);
    if (run.error)
        message += QStringLiteral(": ") + plainMessage(*run.error);
    if (run.errorReason)
        message += QStringLiteral(": ") + plainMessage(*run.errorReason);
    return message;
}

QString losses(const fleet::RunRecord &run)
{
    QString list;
    int listed = 0;
    int more = 0;
    for (const fleet::PhaseRecord &phase : run.phases) {
        for (const fleet::RunnerRecord &runner : phase.detail) {
            if (!runner.lost)
                continue;
            if (listed == mostLossesListed) {
                ++more;
                continue;
            }
            ++listed;
            list += QStringLiteral("%1 %2: %3\n")
                        .arg(fleet::phaseKey(phase.phase), runner.name.value, plainMessage(runner.reason));
        }
    }
    if (more > 0)
        list += QStringLiteral("and %1 more\n").arg(more);
    return list;
}

int missedThresholds(const fleet::RunRecord &run)
{
    int missed = 0;
    for (const fleet::ThresholdResult &threshold : run.thresholds)
        missed += threshold.ok ? 0 : 1;
    return missed;
}

} // namespace

QByteArray runJUnit(const fleet::RunRecord &run)
{
    const bool isGood = run.outcome == fleet::Outcome::Completed;
    const QString tests = QString::number(run.thresholds.size() + 1);
    const QString failures = QString::number(missedThresholds(run) + (isGood ? 0 : 1));
    const QDateTime started = QDateTime::fromMSecsSinceEpoch(run.startedAt.time_since_epoch().count(), Qt::UTC);
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    xml.writeStartDocument();
    xml.writeStartElement(QStringLiteral("testsuites"));
    xml.writeStartElement(QStringLiteral("testsuite"));
    xml.writeAttribute(QStringLiteral("name"),
                       xmlText(QStringLiteral("largada ") + QFileInfo(run.settings.script).fileName()));
    xml.writeAttribute(QStringLiteral("id"), xmlText(run.id.value));
    xml.writeAttribute(QStringLiteral("tests"), tests);
    xml.writeAttribute(QStringLiteral("failures"), failures);
    xml.writeAttribute(QStringLiteral("errors"), QStringLiteral("0"));
    xml.writeAttribute(QStringLiteral("time"), seconds(wholeDuration(run)));
    xml.writeAttribute(QStringLiteral("timestamp"), started.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")));
    for (const fleet::ThresholdResult &threshold : run.thresholds)
        writeThreshold(xml, threshold, run.phase(fleet::PhaseName::Main));
    beginCase(xml, QStringLiteral("run"), QStringLiteral("outcome"), wholeDuration(run));
    if (!isGood)
        writeFailure(xml, fleet::outcomeKey(run.outcome), outcomeMessage(run), losses(run));
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
    return bytes;
}

} // namespace largada::reports
