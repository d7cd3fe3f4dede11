// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window knows of a page.
#pragma once

#include <array>
#include <optional>

#include <QWidget>

#include "core/ids.h"

namespace largada::ui
{

enum class PageId { Overview, Pods, Targets, Start, Runs, Settings };
QString pageKey(PageId page); // "overview" …: --page takes it
std::optional<PageId> pageFromKey(const QString &key);
inline constexpr std::array allPages{PageId::Overview, PageId::Pods, PageId::Targets,
                                     PageId::Start,    PageId::Runs, PageId::Settings};

// Its objectName is "page" and the key with a capital: pageOverview.
class Page : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual PageId id() const = 0;
    virtual void open(const QString & /*what*/) {} // the target of a link: a run's id, a runner's name, "demo", "plan"
    virtual void focusFilter() {}                  // Ctrl+F
    virtual void reload() {}                       // F5
    virtual void exportPage() {}                   // Ctrl+E
    virtual bool canExport() const { return false; }
    virtual void undo() {}                             // Ctrl+Z
    virtual bool escape() { return false; }            // true: something was closed or taken back
    virtual void finish() {}                           // the window closes: what waits to be undone is done
    virtual bool isFinishing() const { return false; } // some of that is not answered yet; finished() will tell
    // What a person has typed and not saved, as a name; empty: nothing. The window asks before it closes.
    virtual QString unsaved() const { return {}; }

signals:
    void goTo(largada::ui::PageId page, const QString &what);
    void logsWanted(const largada::RunnerId &runner);
    void eventsWanted(const largada::RunnerId &runner); // empty: all
    void said(const QString &sentence);                 // for the status bar and screen readers
    void abilitiesChanged();                            // canExport()
    void finished(bool isDone); // isFinishing() no more; false: some failed, and the page says what
};

} // namespace largada::ui
