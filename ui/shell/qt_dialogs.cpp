// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/qt_dialogs.h"

#include <QDesktopServices>
#include <QFileDialog>

#include "shell/question_dialog.h"

namespace largada::ui
{

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

void QtDialogs::askWhich(QWidget *parent, const Question &question, std::function<void(Answer)> done)
{
    auto *dialog = new QuestionDialog(question, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::finished, parent,
                     [done = std::move(done)](int answer) { done(static_cast<Answer>(answer)); });
    dialog->open();
}

void QtDialogs::openUrl(const QUrl &url)
{
    QDesktopServices::openUrl(url);
}

} // namespace largada::ui
