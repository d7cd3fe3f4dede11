// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The last line of the pods: how many are shown and selected, how old they are, of which phase the figures are, and
// what the keys do.
#pragma once

#include <QVector>
#include <QWidget>

class QHBoxLayout;

namespace largada::ui
{

class KeyCaps;
class Label;

class PodFooter final : public QWidget
{
    Q_OBJECT
public:
    explicit PodFooter(QWidget *parent = nullptr);

    void setAreAgents(bool areAgents); // what is counted; else pods
    void setCounts(int shown, int total, int selected);
    void setNote(const QString &note); // empty: none

    void setStale(const QString &since); // "Stale since 14:05:09"; empty: what is shown is of now

    QSize minimumSizeHint() const override; // of the counts, and how old they are

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    int staleWidth() const;
    void fit(); // drops what there is no room for: first the keys, then the note

    bool m_areAgents = false;
    int m_shown = 0;
    int m_total = 0;
    int m_selected = 0;
    Label *m_counts;
    Label *m_staleIcon;
    Label *m_stale;
    Label *m_icon;
    Label *m_note;
    QWidget *m_legend;
    QVector<KeyCaps *> m_keys;
    QVector<Label *> m_words;
};

} // namespace largada::ui
