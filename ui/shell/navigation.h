// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pages, at the left of the window: icon and word, or the icon alone. It collapses where the window is narrow, and
// stays as a person has put it where there is room.
#pragma once

#include <array>

#include <QWidget>

#include "shell/page.h"

class QButtonGroup;

namespace largada::ui
{

class NavigationItem;

class Navigation final : public QWidget
{
    Q_OBJECT
public:
    explicit Navigation(QWidget *parent = nullptr);

    void setPage(PageId page);
    void setCollapsed(bool collapsed); // as a person wants it
    bool isCollapsed() const { return m_wanted; }
    void setNarrow(bool narrow);   // no room: collapsed whatever is wanted
    void setProblems(int count);   // beside Pods
    void setRunning(bool running); // beside Start

signals:
    void chosen(largada::ui::PageId page);
    void collapsedChanged(bool collapsed); // by a person

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void look();

    QButtonGroup *m_group;
    std::array<NavigationItem *, allPages.size()> m_items{};
    NavigationItem *m_collapse = nullptr;
    bool m_wanted = false;
    bool m_narrow = false;
};

} // namespace largada::ui
