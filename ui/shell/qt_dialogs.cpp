// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/qt_dialogs.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDialog>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "widgets/buttons.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"

namespace largada::ui
{

namespace
{

struct DialogWords {
    Q_DECLARE_TR_FUNCTIONS(DialogWords)
};

} // namespace

void QtDialogs::askFile(QWidget *parent, const FileRequest &request, std::function<void(const QString &)> done)
{
    auto *dialog = new QFileDialog(parent, request.title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters(request.filters);
    dialog->setAcceptMode(request.isSaving ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(request.isDirectory ? QFileDialog::Directory
                        : request.isSaving  ? QFileDialog::AnyFile
                                            : QFileDialog::ExistingFile);
    if (!request.suggested.isEmpty()) {
        const QFileInfo suggested(request.suggested);
        if (suggested.isAbsolute())
            dialog->setDirectory(suggested.isDir() ? suggested.filePath() : suggested.path());
        if (!suggested.isDir())
            dialog->selectFile(suggested.fileName());
    }
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [done = std::move(done)](const QString &path) {
        if (!path.isEmpty())
            done(path);
    });
    dialog->open();
}

void QtDialogs::ask(QWidget *parent, const Question &question, std::function<void(bool)> done)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(question.title);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(scaled(20), scaled(16), scaled(20), scaled(16));
    column->setSpacing(scaled(12));
    auto *title = new Label(TextKind::CardTitle);
    title->setText(question.title);
    auto *text = new Paragraph(TextKind::Body, Ink::Muted);
    text->setMarkup(question.text);
    text->setMinimumWidth(scaled(380));
    column->addWidget(title);
    column->addWidget(text);
    auto *row = new QHBoxLayout;
    auto *cancel = new Button;
    cancel->setText(DialogWords::tr("Cancel"));
    cancel->setObjectName(QStringLiteral("questionCancel"));
    auto *confirm = new Button(question.isDangerous ? ButtonKind::Stop : ButtonKind::Primary);
    confirm->setText(question.confirm);
    confirm->setObjectName(QStringLiteral("questionConfirm"));
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(confirm);
    column->addLayout(row);
    cancel->setDefault(true);
    cancel->setFocus();
    QObject::connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    QObject::connect(confirm, &QPushButton::clicked, dialog, &QDialog::accept);
    QObject::connect(dialog, &QDialog::finished, parent,
                     [done = std::move(done)](int answer) { done(answer == QDialog::Accepted); });
    dialog->open();
}

void QtDialogs::openUrl(const QUrl &url)
{
    QDesktopServices::openUrl(url);
}

} // namespace largada::ui
