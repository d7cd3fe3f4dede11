// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Push buttons in the kinds of the style sheet. One primary button a page.
#pragma once

#include <QPushButton>

#include "widgets/theme.h"

namespace largada::ui
{

enum class ButtonKind { Plain, Primary, Start, Stop, Danger, Flat, Link };
enum class ButtonSize { Normal, Small, Large };

// A link's text stands so far inside the frame that shows its focus.
int linkInset();

// A push button whose icon follows its kind, the theme and the text size, and that says why it is disabled.
class Button final : public QPushButton
{
    Q_OBJECT
public:
    explicit Button(ButtonKind kind = ButtonKind::Plain, ButtonSize size = ButtonSize::Normal,
                    QWidget *parent = nullptr);

    void setKind(ButtonKind kind);
    void setIconName(const QString &name); // of the resources; empty: none
    // Disabled with the reason as tooltip and description; an empty reason enables.
    void setBlocked(const QString &reason);
    // A menu opens below; the look says so. The button owns it.
    void setDropDown(QMenu *menu);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void look();
    Ink ink() const;

    ButtonKind m_kind;
    QString m_icon;
    bool m_hasGap = false; // between icon and text
};

} // namespace largada::ui
