// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Below the menu bar: the fleet, the way to everything by name, what was not seen yet, and help.
#pragma once

#include <QWidget>

class QToolButton;

namespace largada::ui
{

class Button;
class Tag;

class HeaderBar final : public QWidget
{
    Q_OBJECT
public:
    explicit HeaderBar(QWidget *parent = nullptr);

    void setK6(const QString &version); // empty: missing
    void setDemo(bool demo);
    void setUnseen(int count); // warnings and errors
    void setPaletteKeys(const QString &keys);

signals:
    void fleetWanted();   // the chip
    void paletteWanted(); // the search field
    void eventsWanted();
    void shortcutsWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void look();

    Button *m_fleet;
    Tag *m_demo;
    Button *m_search;
    QToolButton *m_bell;
    QToolButton *m_help;
    QString m_k6;
    QString m_keys;
    int m_unseen = 0;
};

} // namespace largada::ui
