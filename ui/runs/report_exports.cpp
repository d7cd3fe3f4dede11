// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/report_exports.h"

#include <array>

#include <QEvent>

#include "reports/run_report.h"
#include "runs/export_job.h"
#include "widgets/icons.h"

namespace largada::ui
{

namespace
{

struct Entry {
    ExportKind kind;
    const char *icon;
    const char *name;
};
constexpr std::array entries{Entry{ExportKind::CsvData, "table-2", "exportCsvData"},
                             Entry{ExportKind::CsvExcel, "file-spreadsheet", "exportCsvExcel"},
                             Entry{ExportKind::Json, "file-json", "exportJson"},
                             Entry{ExportKind::Html, "file-code", "exportHtml"},
                             Entry{ExportKind::JUnit, "file-text", "exportJUnit"},
                             Entry{ExportKind::Charts, "image", "exportCharts"},
                             Entry{ExportKind::Headline, "copy", "exportHeadline"}};

} // namespace

ExportMenu::ExportMenu(QWidget *parent) : QMenu(parent)
{
    for (const Entry &entry : entries) {
        if (entry.kind == ExportKind::Html || entry.kind == ExportKind::Headline)
            addSeparator();
        QAction *action = addAction(QString());
        action->setObjectName(QLatin1String(entry.name));
        connect(action, &QAction::triggered, this, [this, kind = entry.kind] { emit wanted(kind); });
        m_actions << action;
    }
    retranslate();
    look();
}

void ExportMenu::setChartsBlocked(bool blocked)
{
    m_actions[static_cast<int>(ExportKind::Charts)]->setEnabled(!blocked);
}

void ExportMenu::retranslate()
{
    const QStringList texts{tr("CSV, data…"),           tr("CSV, Excel (pt-BR)…"), tr("JSON…"),
                            tr("HTML report…"),         tr("JUnit XML…"),          tr("Charts as PNG…"),
                            tr("Copy headline as text")};
    for (qsizetype i = 0; i < m_actions.size(); ++i)
        m_actions[i]->setText(texts[i]);
}

void ExportMenu::look()
{
    for (qsizetype i = 0; i < m_actions.size(); ++i)
        m_actions[i]->setIcon(ui::icon(this, QLatin1String(entries[static_cast<size_t>(i)].icon)));
}

void ExportMenu::changeEvent(QEvent *event)
{
    QMenu::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) && !m_actions.isEmpty())
        look();
}

SingleFile singleFile(const fleet::RunRecord &run, ExportKind kind)
{
    const QString stem = fileStem(run.id.value);
    switch (kind) {
    case ExportKind::Json:
        return {stem + QStringLiteral(".json"), ExportMenu::tr("JSON files (*.json)"),
                [run] { return reports::runJson(run); }};
    case ExportKind::Html:
        return {stem + QStringLiteral(".html"), ExportMenu::tr("HTML files (*.html)"),
                [run] { return reports::runHtml(run); }};
    case ExportKind::JUnit:
        return {stem + QStringLiteral(".xml"), ExportMenu::tr("XML files (*.xml)"),
                [run] { return reports::runJUnit(run); }};
    case ExportKind::CsvData:
    case ExportKind::CsvExcel:
    case ExportKind::Charts:
    case ExportKind::Headline:
        break; // not one file
    }
    return {};
}

QVector<ExportDialog::Table> csvTables(const fleet::RunRecord &run)
{
    const QString stem = fileStem(run.id.value);
    using Kind = ExportDialog::Table::Kind;
    return {{Kind::Statistics, stem + QStringLiteral("_stats.csv"),
             [run](reports::CsvProfile profile) { return reports::statsCsv(run, profile); }},
            {Kind::History, stem + QStringLiteral("_history.csv"),
             [run](reports::CsvProfile profile) { return reports::historyCsv(run, profile); }}};
}

QVector<ExportDialog::Table> csvTables(const QVector<store::RunSummary> &runs)
{
    return {{ExportDialog::Table::Kind::Runs, QStringLiteral("runs.csv"),
             [runs](reports::CsvProfile profile) { return reports::runsCsv(runs, profile); }}};
}

} // namespace largada::ui
