// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A log's text: the newest lines of it, at their end while they are followed, with what is looked for marked.
#pragma once

#include <QPlainTextEdit>

namespace largada::ui
{

class LogView final : public QPlainTextEdit
{
    Q_OBJECT
public:
    static constexpr int mostLines = 10'000;

    explicit LogView(QWidget *parent = nullptr);

    void setFollowing(bool following);
    void setWhole(const QString &text); // instead of what is there
    void append(const QStringList &lines);
    int mark(const QString &searched); // how many there are; empty: marks nothing
    void find(const QString &searched, bool forward);

protected:
    void changeEvent(QEvent *event) override;

private:
    void settleAt(int place);

    bool m_isFollowing = true;
};

} // namespace largada::ui
