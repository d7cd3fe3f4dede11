// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// All shortcuts by group, with a search, and each to be changed in place.
#pragma once

#include <QVector>
#include <QWidget>

#include "shell/actions.h"

class QScrollArea;
class QVBoxLayout;

namespace largada::ui
{

class Button;
class Card;
class Label;
class SearchEdit;
class ShortcutRow;

class ShortcutsCard final : public QWidget
{
    Q_OBJECT
public:
    explicit ShortcutsCard(Actions &actions, QWidget *parent = nullptr);

    void focusSearch();
    bool escape();

signals:
    void said(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Group {
        ActionGroup group;
        QWidget *head = nullptr;
        Label *name = nullptr;
        QVector<ShortcutRow *> rows;
    };
    void build(const QVector<ActionEntry> &entries);
    void refresh();
    void filter();
    void retranslate();

    Actions &m_actions;
    Label *m_title;
    SearchEdit *m_search;
    QScrollArea *m_area;
    QVector<Group> m_groups;
    Label *m_nothing;
    Label *m_count;
    Button *m_restoreAll;
};

} // namespace largada::ui
