// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a CSV is to be written, with the first lines of what comes out. Makes nothing itself: save() says what to write.
#pragma once

#include <functional>

#include <QDialog>
#include <QVector>

#include "reports/csv.h"
#include "settings/preferences_file.h"
#include "shell/dialogs.h"

class QLineEdit;
class QPlainTextEdit;

namespace largada::ui
{

class Button;
class Label;
class Notice;
class Paragraph;
class Segmented;

class ExportDialog final : public QDialog
{
    Q_OBJECT
public:
    // One table that can be written.
    struct Table {
        enum class Kind { Runs, Statistics, History, Executions };
        Kind kind = Kind::Runs;
        QString fileName; // "runs.csv"
        std::function<QByteArray(reports::CsvProfile)> bytes;
    };

    struct Parts {
        Dialogs &dialogs;
        settings::PreferencesFile &preferences;
        QString directory; // where it is saved unless another place is chosen
        QVector<Table> tables;
    };

    explicit ExportDialog(const Parts &parts, QWidget *parent);

    void setProfile(reports::CsvProfile profile);
    reports::CsvProfile profile() const;
    // Said in the dialog, which stays.
    void showFailure(const QString &markup);

signals:
    void saveWanted(const QString &path, const std::function<QByteArray()> &bytes);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void showPreview();
    void chooseFile();
    void save();
    const Table &table() const;

    Parts m_parts;
    Label *m_tableLabel;
    Segmented *m_table;
    Label *m_profileLabel;
    Segmented *m_profile;
    Paragraph *m_meaning;
    Label *m_previewLabel;
    QPlainTextEdit *m_preview;
    Label *m_fileLabel;
    QLineEdit *m_file;
    Button *m_choose;
    Notice *m_failure;
    Button *m_cancel;
    Button *m_save;
};

} // namespace largada::ui
