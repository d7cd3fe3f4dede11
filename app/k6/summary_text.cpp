// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "k6/summary_text.h"

#include <algorithm>
#include <tuple>

#include <QRegularExpression>

#include "k6/go_duration.h"

namespace largada::k6
{

namespace
{

// Of a terminal: colours and erasing.
QString plainText(const QByteArray &log)
{
    static const QRegularExpression escapes(QStringLiteral("\\x1b\\[[0-9;?]*[A-Za-z]|\\r"));
    return QString::fromUtf8(log).remove(escapes);
}

std::optional<qint64> countIn(const QString &digits)
{
    bool isNumber = false;
    const qint64 count = digits.toLongLong(&isNumber);
    return isNumber && count >= 0 ? std::optional(count) : std::nullopt;
}

// "1h2m3s", "54.99ms", "62009.47µs", "0s" (k6's humanizeDuration) in milliseconds.
std::optional<double> durationIn(const QString &text)
{
    static const QRegularExpression whole(
        QStringLiteral("^(?:[0-9]{1,15}(?:\\.[0-9]{1,9})?(?:ns|us|µs|μs|ms|s|m|h))+\\z"));
    if (!whole.match(text).hasMatch())
        return std::nullopt;
    return goDuration(text, 1e6);
}

TrendStats trendIn(const QString &text)
{
    static const QRegularExpression figure(QStringLiteral("(avg|min|med|max|p\\((?:90|95|99)\\))=(\\S+)"));
    TrendStats trend;
    for (auto it = figure.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const auto name = match.captured(1);
        const auto value = durationIn(match.captured(2));
        if (name == QLatin1String("avg"))
            trend.avg = value;
        else if (name == QLatin1String("min"))
            trend.min = value;
        else if (name == QLatin1String("med"))
            trend.med = value;
        else if (name == QLatin1String("max"))
            trend.max = value;
        else if (name == QLatin1String("p(90)"))
            trend.p90 = value;
        else if (name == QLatin1String("p(95)"))
            trend.p95 = value;
        else
            trend.p99 = value;
    }
    return trend;
}

// "18.18% 6 out of 33", and before 0.50 "18.18% ✓ 6 ✗ 27".
std::optional<qint64> trueCountIn(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[0-9.]+% +(?:([0-9]+) out of [0-9]+|✓ ([0-9]+) +✗ [0-9]+)"));
    const auto match = form.match(text);
    return countIn(match.captured(1).isEmpty() ? match.captured(2) : match.captured(1));
}

// Reads line by line. A log begins in the list's layout; the first heading of the other one changes that.
class Reader
{
public:
    Reader() = default;

    void read(const QString &line)
    {
        static const QRegularExpression heading(QStringLiteral("^  █ (.*?)\\s*$"));
        if (const auto match = heading.match(line); match.hasMatch())
            onHeading(match.captured(1));
        else if (m_part == Part::Thresholds)
            onThreshold(line);
        else if (m_part != Part::Other)
            onRow(line);
    }

    std::optional<Summary> summary() const
    {
        return m_began && m_ended && !m_unreadable ? std::optional(m_summary) : std::nullopt;
    }

private:
    enum class Part { List, Thresholds, Totals, Other };

    void begin()
    {
        *this = Reader(m_part);
        m_began = true;
    }

    void onHeading(const QString &name)
    {
        if (name == QLatin1String("THRESHOLDS")) {
            begin();
            m_part = Part::Thresholds;
        } else if (name == QLatin1String("TOTAL RESULTS")) {
            if (m_part != Part::Thresholds)
                begin();
            m_part = Part::Totals;
        } else if (m_part != Part::List) { // a group's or a scenario's own figures; in the list, a group's checks
            m_part = Part::Other;
        }
    }

    void onThreshold(const QString &line)
    {
        static const QRegularExpression verdict(QStringLiteral("^ {4,}([✓✗]) '(.*)'(?: .*)?$"));
        static const QRegularExpression tags(QStringLiteral("^ {6}(\\{.*\\})\\s*$"));
        if (const auto match = verdict.match(line); match.hasMatch()) {
            addThreshold(m_metric + m_tags, match.captured(2), match.captured(1));
        } else if (const auto tagged = tags.match(line); tagged.hasMatch()) {
            m_tags = tagged.captured(1);
        } else if (!line.trimmed().isEmpty()) {
            m_metric = line.trimmed();
            m_tags.clear();
        }
    }

    void onRow(const QString &line)
    {
        static const QRegularExpression row(
            QStringLiteral("^ {3,}(?:([✓✗]) )? *(\\{ .* \\}|[A-Za-z_][A-Za-z0-9_]*)\\.+: +(.*?)\\s*$"));
        const auto match = row.match(line);
        if (!match.hasMatch())
            return;
        auto name = match.captured(2);
        const bool isPart = name.startsWith(QLatin1Char('{')); // of the metric above: "{ scenario:a }"
        if (isPart)
            name = m_metric + QLatin1Char('{') + name.mid(2, name.size() - 4) + QLatin1Char('}');
        else
            m_metric = name;
        if (m_part == Part::List && name == QLatin1String("data_received")) {
            if (m_ended)
                begin();
            m_began = true;
        }
        if (!match.captured(1).isEmpty())
            addThreshold(name, {}, match.captured(1));
        if (!isPart)
            onMetric(name, match.captured(3));
    }

    void addThreshold(const QString &metric, const QString &expression, const QString &mark)
    {
        m_summary.thresholds += {metric, expression, mark == QStringLiteral("✓")};
    }

    void onMetric(const QString &name, const QString &value)
    {
        const auto first = value.section(QLatin1Char(' '), 0, 0);
        if (name == QLatin1String("http_reqs"))
            set(m_summary.requests, countIn(first));
        else if (name == QLatin1String("http_req_failed"))
            set(m_summary.failedRequests, trueCountIn(value));
        else if (name == QLatin1String("iterations"))
            set(m_summary.iterations, countIn(first));
        else if (name == QLatin1String("dropped_iterations"))
            set(m_summary.droppedIterations, countIn(first));
        else if (name == QLatin1String("http_req_duration"))
            m_summary.requestDuration = trendIn(value);
        else if (name == (m_part == Part::List ? QLatin1String("vus_max") : QLatin1String("data_sent")))
            m_ended = true; // metrics of the script may follow
    }

    void set(qint64 &figure, const std::optional<qint64> &count)
    {
        figure = count.value_or(0);
        m_unreadable = m_unreadable || !count;
    }

    explicit Reader(Part part) : m_part(part) {}

    Part m_part = Part::List;
    Summary m_summary;
    bool m_began = false;
    bool m_ended = false;
    bool m_unreadable = false;
    QString m_metric;
    QString m_tags;
};

} // namespace

std::optional<Summary> parseSummaryText(const QByteArray &log)
{
    Reader reader;
    const auto text = plainText(log);
    for (const auto &line : QStringView(text).split(QLatin1Char('\n')))
        reader.read(line.toString());
    auto summary = reader.summary();
    if (summary) {
        std::sort(summary->thresholds.begin(), summary->thresholds.end(), [](const auto &a, const auto &b) {
            return std::tie(a.metric, a.expression) < std::tie(b.metric, b.expression);
        });
    }
    return summary;
}

} // namespace largada::k6
