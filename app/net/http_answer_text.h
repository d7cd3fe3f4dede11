// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The head of an HTTP answer as bytes. Knows no socket.
#pragma once

#include <ctime>

#include "net/http_server.h"

namespace largada::net
{

// How the head and the body of an answer are sent.
struct AnswerManner {
    bool keepsAlive = true;
    bool saysKeepAlive = false;
    bool isHead = false;    // no body, whatever it says
    bool isStream = false;  // no length
    bool isChunked = false; // of a stream
};

// 204 and 304.
bool mayHaveBody(int status);
// A status that is none is 500. date: the value of its header.
QByteArray answerHead(const HttpAnswer &answer, const AnswerManner &manner, const QByteArray &date);

// The Date header's value, made once a second (RFC 9110, 6.6.1).
class DateText
{
public:
    const QByteArray &now();

private:
    std::time_t m_second = -1;
    QByteArray m_text;
};

} // namespace largada::net
