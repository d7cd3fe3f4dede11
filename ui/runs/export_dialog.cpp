// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/export_dialog.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "widgets/buttons.h"
#include "widgets/label.h"
#include "widgets/notice.h"
#include "widgets/paragraph.h"
#include "widgets/segmented.h"

namespace largada::ui
{

using reports::CsvProfile;

namespace
{

const QString profileKey = QStringLiteral("export/csvProfile");
constexpr int previewLines = 5;

QString firstLines(const QByteArray &bytes)
{
    QByteArray head = bytes;
    if (head.startsWith("\xEF\xBB\xBF"))
        head.remove(0, 3);
    QStringList lines = QString::fromUtf8(head).split(QStringLiteral("\r\n"));
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    return lines.mid(0, previewLines).join(u'\n');
}

} // namespace

ExportDialog::ExportDialog(const Parts &parts, QWidget *parent)
    : QDialog(parent), m_parts(parts), m_tableLabel(new Label(TextKind::Small)), m_table(new Segmented),
      m_profileLabel(new Label(TextKind::Small)), m_profile(new Segmented), m_meaning(new Paragraph),
      m_previewLabel(new Label(TextKind::Small)), m_preview(new QPlainTextEdit),
      m_fileLabel(new Label(TextKind::Small)), m_file(new QLineEdit), m_choose(new Button), m_failure(new Notice),
      m_cancel(new Button), m_save(new Button(ButtonKind::Primary))
{
    setObjectName(QStringLiteral("exportDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    m_file->setText(QDir(m_parts.directory).filePath(table().fileName));
    const bool isExcel = m_parts.preferences.window().choices.value(profileKey) == QLatin1String("excel-pt-br");
    retranslate();
    m_profile->setIndex(isExcel ? 1 : 0);
    connect(m_table, &Segmented::chosen, this, [this] {
        m_file->setText(QFileInfo(m_file->text()).dir().filePath(table().fileName));
        showPreview();
    });
    connect(m_profile, &Segmented::chosen, this, &ExportDialog::showPreview);
    connect(m_choose, &Button::clicked, this, &ExportDialog::chooseFile);
    connect(m_file, &QLineEdit::textChanged, this, [this] {
        m_save->setBlocked(m_file->text().trimmed().isEmpty() ? tr("Choose a file first.") : QString());
    });
    connect(m_cancel, &Button::clicked, this, &QDialog::reject);
    connect(m_save, &Button::clicked, this, &ExportDialog::save);
    m_save->setDefault(true);
    showPreview();
}

void ExportDialog::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scaled(20), scaled(16), scaled(20), scaled(16));
    column->setSpacing(scaled(12));
    auto *form = new QGridLayout;
    form->setHorizontalSpacing(scaled(16));
    form->setVerticalSpacing(scaled(10));
    form->setColumnStretch(1, 1);
    form->addWidget(m_tableLabel, 0, 0);
    form->addWidget(m_table, 0, 1, Qt::AlignLeft);
    form->addWidget(m_profileLabel, 1, 0);
    form->addWidget(m_profile, 1, 1, Qt::AlignLeft);
    form->addWidget(m_meaning, 2, 1);
    form->addWidget(m_previewLabel, 3, 0, 1, 2);
    form->addWidget(m_preview, 4, 0, 1, 2);
    form->setRowStretch(4, 1);
    auto *file = new QHBoxLayout;
    file->setSpacing(scaled(8));
    file->addWidget(m_file, 1);
    file->addWidget(m_choose);
    form->addWidget(m_fileLabel, 5, 0);
    form->addLayout(file, 5, 1);
    column->addLayout(form, 1);
    column->addWidget(m_failure);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(8));
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    column->addLayout(buttons);

    const bool hasChoice = m_parts.tables.size() > 1;
    m_table->setVisible(hasChoice);
    m_tableLabel->setVisible(hasChoice);
    m_preview->setReadOnly(true);
    m_preview->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_preview->setTabChangesFocus(true);
    m_preview->setFont(textFont(TextKind::Mono));
    m_preview->setMinimumHeight(QFontMetrics(textFont(TextKind::Mono)).lineSpacing() * (previewLines + 1) + scaled(24));
    m_fileLabel->setBuddy(m_file);
    m_previewLabel->setBuddy(m_preview);
    m_table->setObjectName(QStringLiteral("exportTable"));
    m_profile->setObjectName(QStringLiteral("exportProfile"));
    m_preview->setObjectName(QStringLiteral("exportPreview"));
    m_file->setObjectName(QStringLiteral("exportFile"));
    m_choose->setObjectName(QStringLiteral("exportChoose"));
    m_failure->setObjectName(QStringLiteral("exportFailure"));
    m_cancel->setObjectName(QStringLiteral("exportCancel"));
    m_save->setObjectName(QStringLiteral("exportSave"));
    m_choose->setIconName(QStringLiteral("folder-open"));
    resize(scaled(680), sizeHint().height());
}

const ExportDialog::Table &ExportDialog::table() const
{
    return m_parts.tables.at(std::clamp<qsizetype>(m_table->index(), 0, m_parts.tables.size() - 1));
}

void ExportDialog::setProfile(CsvProfile profile)
{
    m_profile->setIndex(profile == CsvProfile::Data ? 0 : 1);
    showPreview();
}

CsvProfile ExportDialog::profile() const
{
    return m_profile->index() == 1 ? CsvProfile::ExcelPtBr : CsvProfile::Data;
}

void ExportDialog::showPreview()
{
    m_preview->setPlainText(firstLines(table().bytes(profile())));
    m_meaning->setPlainText(profile() == CsvProfile::Data
                                ? tr("UTF-8, commas, decimal points, times in UTC: for scripts and data tools.")
                                : tr("Semicolons, decimal commas, local times and their UTC offset: opens in Excel in "
                                     "Portuguese."));
}

void ExportDialog::showFailure(const QString &markup)
{
    m_failure->say(Notice::Tone::Error, markup);
    m_save->setEnabled(true);
}

void ExportDialog::chooseFile()
{
    const FileRequest request{windowTitle(), m_file->text(), {tr("CSV files (*.csv)")}, true, false};
    m_parts.dialogs.askFile(this, request, [this](const QString &path) { m_file->setText(path); });
}

void ExportDialog::save()
{
    settings::WindowState window = m_parts.preferences.window();
    window.choices.insert(profileKey,
                          profile() == CsvProfile::Data ? QStringLiteral("data") : QStringLiteral("excel-pt-br"));
    m_parts.preferences.setWindow(window);
    m_failure->hide();
    m_save->setEnabled(false); // until it is written, or has failed
    const auto make = table().bytes;
    const CsvProfile chosen = profile();
    emit saveWanted(m_file->text().trimmed(), [make, chosen] { return make(chosen); });
}

void ExportDialog::retranslate()
{
    setWindowTitle(tr("Export CSV"));
    m_tableLabel->setText(tr("Table"));
    QStringList names;
    for (const Table &table : std::as_const(m_parts.tables)) {
        switch (table.kind) {
        case Table::Kind::Runs:
            names << tr("Runs");
            break;
        case Table::Kind::Statistics:
            names << tr("Statistics, a row a phase");
            break;
        case Table::Kind::Executions:
            names << tr("Executions");
            break;
        case Table::Kind::History:
            names << tr("Course, a row a second");
            break;
        }
    }
    m_table->setChoices(names);
    m_table->setAccessibleName(m_tableLabel->text());
    m_profileLabel->setText(tr("Format"));
    m_profile->setChoices({tr("Data"), tr("Excel (pt-BR)")});
    m_profile->setAccessibleName(m_profileLabel->text());
    m_previewLabel->setText(tr("First lines"));
    m_fileLabel->setText(tr("File"));
    m_choose->setText(tr("Choose…"));
    m_cancel->setText(tr("Cancel"));
    m_save->setText(tr("Save"));
    m_file->setAccessibleName(m_fileLabel->text());
    m_preview->setAccessibleName(m_previewLabel->text());
}

void ExportDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showPreview();
    } else if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::StyleChange) {
        m_preview->setFont(textFont(TextKind::Mono));
    }
}

} // namespace largada::ui
