// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One sentence about something, near its cause, with the way out as buttons. It stays until it is over or closed.
#pragma once

#include "widgets/card.h"

class QHBoxLayout;

namespace largada::ui
{

class Button;
class Label;
class Paragraph;

class Notice final : public QWidget
{
    Q_OBJECT
public:
    enum class Tone { Info, Ok, Warning, Error };

    explicit Notice(QWidget *parent = nullptr);

    // markup as Paragraph has it. Shows the notice.
    void say(Tone tone, const QString &markup);
    Button *addAction(const QString &objectName); // a link at the right
    void setClosable(bool closable);

signals:
    void closed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void look();

    Tone m_tone = Tone::Info;
    Card *m_card;
    Paragraph *m_text;
    QHBoxLayout *m_row;
    Button *m_close;
};

// "Deleted 2 runs · Undo": the last row of a page, for as long as it can be taken back.
class UndoBar final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int seconds = 5;

    explicit UndoBar(QWidget *parent = nullptr);
    ~UndoBar() override;

    // What was offered before is done with at once.
    void offer(const QString &sentence);
    bool isOffering() const;
    void undo();   // also by its button
    void finish(); // as if the time were over

signals:
    void undone();
    void finished();

protected:
    void timerEvent(QTimerEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void show();
    void end();

    QString m_sentence;
    int m_left = 0; // seconds
    int m_timer = 0;
    Label *m_text;
    Button *m_undo;
};

} // namespace largada::ui
