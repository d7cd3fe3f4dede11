// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The last lines a program printed, bounded in number and length.
#pragma once

#include <deque>

#include <QByteArray>
#include <QStringList>

namespace largada::k6
{

class BoundedLog
{
public:
    void feed(const QByteArray &bytes); // cut anywhere
    QStringList last(int lines) const;  // at most; oldest first, an unfinished last one among them
    // The message of the last error that k6 logged (level=error msg="…"), unquoted; else its last line; else empty.
    QString lastError() const;

    static constexpr int mostLines = 2000;
    static constexpr int longestLine = 4096; // bytes; the rest of the line is dropped

private:
    void append(const QByteArray &part);

    std::deque<QByteArray> m_lines;
    QByteArray m_partial;
};

} // namespace largada::k6
