// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Running text that wraps to its width, with bold parts in simple markup. A QLabel with rich text gets clipped in
// nested layouts.
#pragma once

#include <QTextDocument>
#include <QWidget>

#include "widgets/theme.h"

namespace largada::ui
{

class Paragraph final : public QWidget
{
    Q_OBJECT
public:
    explicit Paragraph(TextKind kind = TextKind::Small, Ink ink = Ink::Muted, QWidget *parent = nullptr);

    // <b>…</b> is bold in the text's colour, <code>…</code> in the mono font. All else has to be escaped.
    void setMarkup(const QString &markup);
    void setPlainText(const QString &text);
    QString plainText() const;
    void setAlignment(Qt::Alignment alignment);
    // Beside the first line, at the left of the text: of the resources, a square of so many px at 100 %.
    void setIcon(const QString &name, Ink ink, int side = 14);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    int indent() const; // of the text, by the icon

    TextKind m_kind;
    Ink m_ink;
    Qt::Alignment m_alignment = Qt::AlignLeft;
    QString m_icon;
    Ink m_iconInk = Ink::Muted;
    int m_iconSide = 0;
    QString m_markup;
    QTextDocument m_document;
};

} // namespace largada::ui
