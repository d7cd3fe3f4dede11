// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of file a report can be exported as, and the menu that offers them.
#pragma once

#include <QMenu>
#include <QVector>

#include "fleet/run_record.h"
#include "runs/export_dialog.h"
#include "store/run_store.h"

namespace largada::ui
{

enum class ExportKind { CsvData, CsvExcel, Json, Html, JUnit, Charts, Headline };

class ExportMenu final : public QMenu
{
    Q_OBJECT
public:
    explicit ExportMenu(QWidget *parent);
    void setChartsBlocked(bool blocked);

signals:
    void wanted(largada::ui::ExportKind kind);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void look();

    QVector<QAction *> m_actions; // in the order of ExportKind
};

// "run-<id>.html" and its filter, for the kinds that are one file.
struct SingleFile {
    QString name;
    QString filter;
    std::function<QByteArray()> bytes;
};
SingleFile singleFile(const fleet::RunRecord &run, ExportKind kind);
QVector<ExportDialog::Table> csvTables(const fleet::RunRecord &run);
QVector<ExportDialog::Table> csvTables(const QVector<store::RunSummary> &runs);

} // namespace largada::ui
