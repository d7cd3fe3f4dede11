// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything by its name: pages, actions, runners, runs. Typed, chosen with the arrows, taken with Return.
#pragma once

#include <functional>

#include <QFrame>
#include <QVector>

class QListView;
class QStandardItemModel;

namespace largada::ui
{

class SearchEdit;

struct PaletteEntry {
    QString text;
    QString kind; // "Page", "Action", "Runner", "Run"
    QString keys; // its shortcut
    QString icon;
    std::function<void()> run;
};

// How well an entry fits what was typed: all words have to be in it, at the beginning of a word is better. 0: not.
int paletteScore(const QString &text, const QString &typed);

class CommandPalette final : public QFrame
{
    Q_OBJECT
public:
    static constexpr int mostShown = 50;

    explicit CommandPalette(QWidget *window);

    // Opens over the window; the entries are of this moment.
    void open(const QVector<PaletteEntry> &entries);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void list();
    void take(const QModelIndex &index);
    void retranslate();

    SearchEdit *m_edit;
    QListView *m_list;
    QStandardItemModel *m_model;
    QVector<PaletteEntry> m_entries;
};

} // namespace largada::ui
