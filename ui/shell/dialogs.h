// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The dialogs of the program behind an interface, so that tests answer them. None blocks: the answer comes later.
#pragma once

#include <functional>
#include <utility>

#include <QString>
#include <QStringList>
#include <QUrl>

class QWidget;

namespace largada::ui
{

struct FileRequest {
    QString title;
    QString suggested;   // path or name
    QStringList filters; // "CSV files (*.csv)"
    bool isSaving = false;
    bool isDirectory = false;
};

struct Question {
    QString title;
    QString text;    // markup as Paragraph has it
    QString confirm; // a verb; the other button is Cancel and the default
    bool isDangerous = false;
    QString other{}; // a second verb; empty: none
    QString typed{}; // the name of a context that has to be typed before it can be confirmed; empty: none
};

enum class Answer { Cancel, Confirm, Other };

class Dialogs
{
public:
    virtual ~Dialogs() = default;
    // done is called with a path, or not at all. parent: whoever asks; when it goes, so does the dialog.
    virtual void askFile(QWidget *parent, const FileRequest &request, std::function<void(const QString &)> done) = 0;
    virtual void askWhich(QWidget *parent, const Question &question, std::function<void(Answer)> done) = 0;
    void ask(QWidget *parent, const Question &question, std::function<void(bool)> done)
    {
        askWhich(parent, question, [done = std::move(done)](Answer answer) { done(answer == Answer::Confirm); });
    }
    virtual void openUrl(const QUrl &url) = 0; // with the desktop's program
};

} // namespace largada::ui
