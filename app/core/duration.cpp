// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duration.h"

#include <QRegularExpression>

namespace largada
{

std::optional<std::chrono::milliseconds> parseDuration(const QString &text)
{
    static const QRegularExpression plain(QStringLiteral("\\A[0-9]{1,7}\\z"));
    static const QRegularExpression units(
        QStringLiteral("\\A(?:([0-9]{1,7})h)?(?:([0-9]{1,7})m)?(?:([0-9]{1,7})s)?(?:([0-9]{1,9})ms)?\\z"));
    constexpr std::chrono::milliseconds most = std::chrono::hours(1000);
    std::chrono::milliseconds total{};
    if (plain.match(text).hasMatch()) {
        total = std::chrono::seconds(text.toLongLong());
    } else {
        const auto match = units.match(text);
        if (text.isEmpty() || !match.hasMatch())
            return std::nullopt;
        total = std::chrono::hours(match.captured(1).toLongLong()) +
                std::chrono::minutes(match.captured(2).toLongLong()) +
                std::chrono::seconds(match.captured(3).toLongLong()) +
                std::chrono::milliseconds(match.captured(4).toLongLong());
    }
    if (total > most)
        return std::nullopt;
    return total;
}

} // namespace largada
