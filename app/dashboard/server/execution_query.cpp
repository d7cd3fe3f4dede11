// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/server/execution_query.h"

#include <QUrlQuery>

#include "dashboard/contract/fields.h"
#include "dashboard/contract/json.h"

namespace largada::dashboard
{

namespace
{

constexpr int lastPage = 10'000'000;
constexpr qsizetype longestText = 1000;

class Parameters
{
public:
    explicit Parameters(const QByteArray &query) : m_query(QString::fromLatin1(query)) {}

    QString text(const char *name) const
    {
        return m_query.queryItemValue(QLatin1String(name), QUrl::FullyDecoded).left(longestText);
    }

    std::optional<int> count(const char *name, int highest)
    {
        const QString value = text(name);
        bool isNumber = false;
        const int number = value.toInt(&isNumber);
        if (value.isEmpty())
            return std::nullopt;
        if (!isNumber || number < 1 || number > highest)
            return complain<int>(name, QStringLiteral("must be a whole number from 1 to %1").arg(highest));
        return number;
    }

    std::optional<double> share(const char *name)
    {
        const QString value = text(name);
        bool isNumber = false;
        const double number = value.toDouble(&isNumber);
        if (value.isEmpty())
            return std::nullopt;
        if (!isNumber || !(number >= 0 && number <= 1))
            return complain<double>(name, QStringLiteral("must be a number from 0 to 1"));
        return number;
    }

    std::optional<WallTime> time(const char *name)
    {
        const QString value = text(name);
        const auto time = timeFromIso(value);
        if (!value.isEmpty() && !time)
            return complain<WallTime>(name, QStringLiteral("must be a time as 2026-11-23T14:05:09.123Z"));
        return time;
    }

    std::optional<ExecutionStatus> status(const char *name)
    {
        const QString value = text(name);
        const auto status = executionStatusOf(value);
        if (!value.isEmpty() && !status)
            return complain<ExecutionStatus>(name, QStringLiteral("must be running, completed, error or interrupted"));
        return status;
    }

    const std::optional<Error> &error() const { return m_error; }

private:
    template<class T>
    std::optional<T> complain(const char *name, const QString &what)
    {
        if (!m_error)
            m_error = Error{Errc::BadInput, what, QString::fromLatin1(name), 422};
        return std::nullopt;
    }

    QUrlQuery m_query;
    std::optional<Error> m_error;
};

} // namespace

Result<ExecutionQuery> parseExecutionQuery(const QByteArray &query)
{
    Parameters parameters(query);
    ExecutionQuery result;
    result.page = parameters.count("page", lastPage).value_or(result.page);
    result.pageSize = parameters.count("pageSize", limits::pageSize).value_or(result.pageSize);
    result.filter.targetId = parameters.text("targetId");
    result.filter.agent = parameters.text("agent");
    result.filter.status = parameters.status("status");
    result.filter.from = parameters.time("from");
    result.filter.to = parameters.time("to");
    result.filter.minErrorRate = parameters.share("minErrorRate");
    if (parameters.error())
        return *parameters.error();
    return result;
}

} // namespace largada::dashboard
