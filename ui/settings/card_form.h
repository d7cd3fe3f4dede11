// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A card of settings: a title, and rows with a name at the left and the field at the right, or below
// the name where the text is large.
#pragma once

#include <QWidget>

#include "settings/preferences_file.h"

class QBoxLayout;
class QHBoxLayout;
class QVBoxLayout;

namespace largada::ui
{

class Card;
class Label;

class CardForm final : public QWidget
{
    Q_OBJECT
public:
    explicit CardForm(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void addToHead(QWidget *widget); // at the right
    Label *addRow(QWidget *field);   // the name, whose buddy the field is
    void addBelow(QWidget *widget);  // below the last row's field
    void addWide(QWidget *widget);   // over the whole width

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void scale();
    void alignNames();

    Card *m_card;
    QHBoxLayout *m_head;
    QVBoxLayout *m_rows;
    Label *m_title;
    QVBoxLayout *m_last = nullptr; // the fields of the last row
    QVector<Label *> m_names;
    QVector<QBoxLayout *> m_fields; // a name and its fields each
};

// Side by side, at the left.
QWidget *rowOf(std::initializer_list<QWidget *> widgets);
// A wheel that scrolls the page does not change what happens to be below the pointer.
void guardFromWheel(QWidget *field);
// On one line: a file's name may hold anything.
QString shownPath(const QString &path);
// Of so many characters at most, without its middle.
QString shortPath(const QString &path, int most);

template<class Change>
void changePreferences(settings::PreferencesFile &file, Change change)
{
    settings::Preferences preferences = file.preferences();
    change(preferences);
    file.setPreferences(preferences);
}

} // namespace largada::ui
