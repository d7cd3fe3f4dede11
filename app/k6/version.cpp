// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "k6/version.h"

#include <QRegularExpression>

namespace largada::k6
{

QString Version::text() const
{
    return QStringLiteral("%1.%2.%3").arg(major).arg(minor).arg(patch);
}

std::optional<Version> parseVersionOutput(const QByteArray &output)
{
    // "k6 v1.1.0 (commit/0e3fb953be, go1.24.4, linux/amd64)"; then a list of extensions, if there are any.
    static const QRegularExpression line(
        QStringLiteral("^k6 v([0-9]{1,6})\\.([0-9]{1,6})\\.([0-9]{1,6})(?:[-+][0-9A-Za-z.+-]*)?(?:\\s|$)"));
    const auto match = line.match(QString::fromLatin1(output.left(256)));
    if (!match.hasMatch())
        return std::nullopt;
    return Version{match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()};
}

} // namespace largada::k6
