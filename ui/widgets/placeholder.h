// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands where a table would be: nothing yet, nothing that matches, still loading.
#pragma once

#include <QWidget>

namespace largada::ui
{

class Button;
class Label;
class Paragraph;

class Placeholder final : public QWidget
{
    Q_OBJECT
public:
    explicit Placeholder(QWidget *parent = nullptr);

    // Without an action there is no button.
    void show(const QString &icon, const QString &title, const QString &markup, const QString &action);

signals:
    void actionWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void look();

    QString m_iconName;
    Label *m_icon;
    Label *m_title;
    Paragraph *m_text;
    Button *m_action;
};

} // namespace largada::ui
