// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_answer_text.h"

#include <algorithm>

#include <http_parser.h>

#include <QDateTime>
#include <QLocale>

namespace largada::net
{

namespace
{

void appendText(QByteArray &out, const QByteArray &text)
{
    const auto start = out.size();
    out.append(text);
    // A line end would begin another header, or the body.
    std::replace_if(out.begin() + start, out.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; }, ' ');
}

void appendField(QByteArray &out, const QByteArray &name, const QByteArray &value)
{
    appendText(out, name);
    out.append(": ");
    appendText(out, value);
    out.append("\r\n");
}

} // namespace

bool mayHaveBody(int status)
{
    return status != 204 && status != 304;
}

QByteArray answerHead(const HttpAnswer &answer, const AnswerManner &manner, const QByteArray &date)
{
    const bool isValid = answer.status >= 200 && answer.status <= 999;
    const int status = isValid ? answer.status : 500;
    QByteArray out;
    out.reserve(256);
    out.append("HTTP/1.1 ").append(QByteArray::number(status)).append(' ');
    const char *reason = http_status_str(static_cast<http_status>(status));
    if (*reason != '<') // the parser's word for an unknown one
        out.append(reason);
    out.append("\r\nDate: ").append(date).append("\r\n");
    if (mayHaveBody(status)) {
        if (!answer.contentType.isEmpty())
            appendField(out, "Content-Type", answer.contentType);
        if (manner.isChunked)
            out.append("Transfer-Encoding: chunked\r\n");
        else if (!manner.isStream)
            out.append("Content-Length: ").append(QByteArray::number(answer.body.size())).append("\r\n");
    }
    for (const auto &[name, value] : answer.headers)
        appendField(out, name, value);
    if (!manner.keepsAlive)
        out.append("Connection: close\r\n");
    else if (manner.saysKeepAlive)
        out.append("Connection: keep-alive\r\n");
    return out.append("\r\n");
}

const QByteArray &DateText::now()
{
    const auto second = std::time(nullptr);
    if (second != m_second) {
        m_text = QLocale::c()
                     .toString(QDateTime::fromSecsSinceEpoch(second, Qt::UTC), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'")
                     .toLatin1();
        m_second = second;
    }
    return m_text;
}

} // namespace largada::net
