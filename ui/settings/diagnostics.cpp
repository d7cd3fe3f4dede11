// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/diagnostics.h"

#include <QCoreApplication>
#include <QDir>
#include <QGuiApplication>
#include <QLocale>
#include <QScreen>
#include <QSysInfo>

#include "settings/card_form.h"

namespace largada::ui
{

namespace
{

QString sourceName(k6::BinarySource source)
{
    switch (source) {
    case k6::BinarySource::Explicit:
        return QStringLiteral("chosen");
    case k6::BinarySource::Variable:
        return QStringLiteral("K6_BINARY");
    case k6::BinarySource::Path:
        return QStringLiteral("PATH");
    case k6::BinarySource::Cache:
        return QStringLiteral("own copy");
    case k6::BinarySource::Missing:
        return QStringLiteral("missing");
    }
    return {};
}

QString k6Line(const std::optional<engine::K6Program> &program)
{
    if (!program)
        return QStringLiteral("being looked for");
    if (program->source == k6::BinarySource::Missing)
        return QStringLiteral("missing");
    QStringList parts{program->version.isEmpty() ? QStringLiteral("no answer") : program->version,
                      sourceName(program->source), shownPath(program->path),
                      QStringLiteral("%1 ms").arg(program->answeredIn.count())};
    if (program->error)
        parts << QStringLiteral("error %1").arg(static_cast<int>(program->error->code));
    return parts.join(QStringLiteral(", "));
}

QString screenLine(const QScreen *screen)
{
    if (screen == nullptr)
        return QStringLiteral("unknown");
    return QStringLiteral("%1x%2, ratio %3, %4 dpi, %5")
        .arg(screen->size().width())
        .arg(screen->size().height())
        .arg(screen->devicePixelRatio())
        .arg(std::lround(screen->logicalDotsPerInch()))
        .arg(QGuiApplication::platformName());
}

QString troubleName(settings::FileTrouble trouble)
{
    switch (trouble) {
    case settings::FileTrouble::None:
        return {};
    case settings::FileTrouble::SetAside:
        return QStringLiteral(", set aside");
    case settings::FileTrouble::ReadOnly:
        return QStringLiteral(", not writable");
    case settings::FileTrouble::Newer:
        return QStringLiteral(", of a later program");
    }
    return {};
}

QString troubleName(engine::HistoryTrouble trouble)
{
    switch (trouble) {
    case engine::HistoryTrouble::None:
        return {};
    case engine::HistoryTrouble::SetAside:
        return QStringLiteral(", set aside");
    case engine::HistoryTrouble::Newer:
        return QStringLiteral(", of a later program");
    case engine::HistoryTrouble::ReadOnly:
        return QStringLiteral(", not writable");
    case engine::HistoryTrouble::Locked:
        return QStringLiteral(", locked");
    case engine::HistoryTrouble::Unusable:
        return QStringLiteral(", unusable");
    }
    return {};
}

QString historyLine(const DiagnosticsInput &input)
{
    const QString trouble = troubleName(input.historyTrouble);
    if (!input.history)
        return QStringLiteral("unknown") + trouble;
    return QStringLiteral("%1, %2 runs, %3 bytes%4")
        .arg(shownPath(input.history->file))
        .arg(input.history->runs)
        .arg(input.history->bytes)
        .arg(trouble);
}

} // namespace

QString diagnostics(const DiagnosticsInput &input)
{
    const settings::Preferences &preferences = input.preferences.preferences();
    const std::array themes{"system", "light", "dark"};
    const QStringList lines{
        QStringLiteral("Largada: %1").arg(QCoreApplication::applicationVersion()),
        QStringLiteral("Qt: %1 (built with %2)").arg(QLatin1String(qVersion()), QStringLiteral(QT_VERSION_STR)),
        QStringLiteral("System: %1, kernel %2, %3")
            .arg(QSysInfo::prettyProductName(), QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture()),
        QStringLiteral("Screen: %1").arg(screenLine(input.screen)),
        QStringLiteral("Look: %1, theme %2, text %3 %")
            .arg(QLocale().name(), QLatin1String(themes[static_cast<size_t>(preferences.theme)]))
            .arg(preferences.textPercent),
        QStringLiteral("k6: %1").arg(k6Line(input.k6)),
        QStringLiteral("Settings: %1%2")
            .arg(shownPath(input.preferences.file()), troubleName(input.preferences.trouble())),
        QStringLiteral("History: %1").arg(historyLine(input)),
    };
    return withoutHome(lines.join(QLatin1Char('\n')), QDir::homePath());
}

QString withoutHome(const QString &text, const QString &home)
{
    if (home.size() < 2) // "/" is everybody's
        return text;
    QString shown = text;
    shown.replace(home + QLatin1Char('/'), QStringLiteral("~/"));
    return shown;
}

} // namespace largada::ui
