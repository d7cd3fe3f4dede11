// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/log_view.h"

#include <QEvent>
#include <QScrollBar>
#include <QTextBlock>

#include "widgets/theme.h"

namespace largada::ui
{

namespace
{
constexpr int mostMarks = 200;
} // namespace

LogView::LogView(QWidget *parent) : QPlainTextEdit(parent)
{
    setProperty("bare", QStringLiteral("true"));
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFont(textFont(TextKind::Mono));
    setMaximumBlockCount(mostLines);
}

void LogView::setFollowing(bool following)
{
    m_isFollowing = following;
    settleAt(verticalScrollBar()->value());
}

void LogView::settleAt(int place)
{
    verticalScrollBar()->setValue(m_isFollowing ? verticalScrollBar()->maximum() : place);
}

void LogView::setWhole(const QString &text)
{
    const int place = verticalScrollBar()->value();
    setPlainText(text);
    settleAt(place);
}

void LogView::append(const QStringList &lines)
{
    const int place = verticalScrollBar()->value();
    appendPlainText(lines.join(QLatin1Char('\n')));
    settleAt(place);
}

int LogView::mark(const QString &searched)
{
    const Theme &theme = themeOf(this);
    QList<QTextEdit::ExtraSelection> marks;
    int count = 0;
    if (!searched.isEmpty()) {
        QTextCursor at(document());
        while (!(at = document()->find(searched, at)).isNull()) {
            if (++count > mostMarks)
                continue;
            QTextEdit::ExtraSelection mark;
            mark.cursor = at;
            mark.format.setBackground(theme.color(Ink::WarningSoft));
            mark.format.setForeground(theme.color(Ink::Warning));
            marks.push_back(mark);
        }
    }
    setExtraSelections(marks);
    return count;
}

void LogView::find(const QString &searched, bool forward)
{
    const auto flags = forward ? QTextDocument::FindFlags() : QTextDocument::FindBackward;
    if (QPlainTextEdit::find(searched, flags))
        return;
    moveCursor(forward ? QTextCursor::Start : QTextCursor::End);
    QPlainTextEdit::find(searched, flags);
}

void LogView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        setFont(textFont(TextKind::Mono));
}

} // namespace largada::ui
