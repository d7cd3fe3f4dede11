// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What F1 shows: all shortcuts by group, with a search. They are changed in the settings.
#pragma once

#include <QDialog>

#include "shell/actions.h"

class QScrollArea;

namespace largada::ui
{

class Button;
class Label;
class SearchEdit;

class ShortcutSheet final : public QDialog
{
    Q_OBJECT
public:
    explicit ShortcutSheet(Actions &actions, QWidget *parent = nullptr); // show it by open()

signals:
    void changeWanted(); // to the settings

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void filter();
    void retranslate();

    struct Row {
        QWidget *widget = nullptr;
        QString searched; // text and keys; empty: the head of the rows below
    };
    Actions &m_actions;
    Label *m_title;
    SearchEdit *m_search;
    QScrollArea *m_area;
    Label *m_nothing = nullptr; // in the list
    QVector<Row> m_rows;
    Button *m_change;
    Button *m_close;
};

} // namespace largada::ui
