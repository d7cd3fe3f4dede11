// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Text of one line in a kind of the theme's; it may give way and end in an ellipsis where room is short.
#pragma once

#include <QLabel>

#include "widgets/theme.h"

namespace largada::ui
{

class Label final : public QLabel
{
    Q_OBJECT
public:
    explicit Label(TextKind kind = TextKind::Body, Ink ink = Ink::Text, QWidget *parent = nullptr);

    void setKind(TextKind kind);
    void setInk(Ink ink);
    // The whole text then is the tooltip while it does not fit. Give it a stretch in its layout.
    void setEliding(Qt::TextElideMode mode);

    // For a remark beside what matters: gives way altogether where the whole of it does not fit.
    void setWholeOrNone();

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void look();

    TextKind m_kind;
    Ink m_ink;
    Qt::TextElideMode m_eliding = Qt::ElideNone;
    bool m_isWhole = false; // or none
    bool m_looking = false;
};

} // namespace largada::ui
