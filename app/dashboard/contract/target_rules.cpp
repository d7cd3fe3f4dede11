// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/contract/target_rules.h"

#include <algorithm>

#include <QStringView>
#include <QUrl>

#include "dashboard/contract/values.h"

namespace largada::dashboard
{

std::optional<TextProblem> lineProblem(const QString &text, qsizetype atMost)
{
    if (text.size() > atMost)
        return TextProblem::TooLong;
    const bool hasControls = std::any_of(text.cbegin(), text.cend(),
                                         [](QChar character) { return character.category() == QChar::Other_Control; });
    if (hasControls)
        return TextProblem::HasControls;
    if (!QStringView(text).isValidUtf16())
        return TextProblem::NotUnicode;
    return std::nullopt;
}

std::optional<TextProblem> urlProblem(const QString &url)
{
    if (url.isEmpty())
        return TextProblem::Empty;
    if (const auto problem = lineProblem(url, limits::url))
        return problem;
    // Of what cannot be read otherwise QUrl has no scheme either.
    if (!url.startsWith(QLatin1String("http:"), Qt::CaseInsensitive) &&
        !url.startsWith(QLatin1String("https:"), Qt::CaseInsensitive))
        return TextProblem::NotHttp;
    const QUrl read(url, QUrl::StrictMode);
    if (!read.isValid() || read.host().isEmpty())
        return TextProblem::NotAnAddress;
    if (read.authority().contains(QLatin1Char('@')))
        return TextProblem::HasCredentials;
    return std::nullopt;
}

} // namespace largada::dashboard
