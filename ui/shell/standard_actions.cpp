// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/standard_actions.h"

#include <QCoreApplication>

#include "shell/actions.h"

namespace largada::ui
{

namespace
{

class ActionText
{
    Q_DECLARE_TR_FUNCTIONS(Action)
};

QString pageText(PageId page)
{
    switch (page) {
    case PageId::Overview:
        return ActionText::tr("Overview");
    case PageId::Pods:
        return ActionText::tr("Pods");
    case PageId::Targets:
        return ActionText::tr("Targets");
    case PageId::Start:
        return ActionText::tr("Start");
    case PageId::Runs:
        return ActionText::tr("Runs");
    case PageId::Settings:
        return ActionText::tr("Settings");
    }
    return {};
}

QList<QKeySequence> keys(std::initializer_list<const char *> texts)
{
    QList<QKeySequence> list;
    for (const char *text : texts)
        list << QKeySequence(QLatin1String(text), QKeySequence::PortableText);
    return list;
}

void addPages(Actions &actions)
{
    for (const PageId page : allPages) {
        const int number = static_cast<int>(page) + 1;
        QList<QKeySequence> standard{QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number))};
        if (page == PageId::Settings)
            standard << QKeySequence(Qt::CTRL | Qt::Key_Comma);
        actions.add({action::page(page), ActionGroup::Go, [page] { return pageText(page); }, standard});
    }
}

// What the grid, the table and the window take themselves, depending on the focus.
void addGridKeys(Actions &actions)
{
    const auto grid = [&actions](const char *id, std::function<QString()> text, const QList<QKeySequence> &standard,
                                 const QString &caps = {}) {
        actions.add({QLatin1String(id), ActionGroup::Pods, std::move(text), standard, ActionScope::Grid, caps});
    };
    grid(
        "pods.state", [] { return ActionText::tr("Show one state only, or all again"); },
        keys({"1", "2", "3", "4", "5", "6", "7"}), QStringLiteral("1…7"));
    grid("pods.nextProblem", [] { return ActionText::tr("Next problem"); }, keys({"N"}));
    grid("pods.previousProblem", [] { return ActionText::tr("Previous problem"); }, keys({"Shift+N"}));
    grid("pods.details", [] { return ActionText::tr("Details of the pod"); }, keys({"Return"}));
    grid("pods.logs", [] { return ActionText::tr("Logs of the pod"); }, keys({"L"}));
    grid("pods.events", [] { return ActionText::tr("Events of the pod"); }, keys({"E"}));
    grid("pods.select", [] { return ActionText::tr("Select, or select no more"); }, keys({"Space"}));
}

// What the page of targets takes itself.
void addTargetKeys(Actions &actions)
{
    const auto add = [&actions](const char *id, std::function<QString()> text, const QList<QKeySequence> &standard) {
        actions.add({QLatin1String(id), ActionGroup::Targets, std::move(text), standard, ActionScope::Grid});
    };
    add("targets.add", [] { return ActionText::tr("Add a target"); }, keys({"Ctrl+N"}));
    add("targets.duplicate", [] { return ActionText::tr("Duplicate the target"); }, keys({"Ctrl+D"}));
    add("targets.delete", [] { return ActionText::tr("Delete the target"); }, keys({"Del"}));
    add("targets.save", [] { return ActionText::tr("Save the target"); }, keys({"Ctrl+S"}));
}

} // namespace

QString action::page(PageId page)
{
    return QStringLiteral("go.") + pageKey(page);
}

void addStandardActions(Actions &actions)
{
    const auto add = [&actions](const QString &id, ActionGroup group, std::function<QString()> text,
                                const QList<QKeySequence> &standard) {
        actions.add({id, group, std::move(text), standard});
    };
    addPages(actions);
    add(
        action::palette, ActionGroup::Go, [] { return ActionText::tr("Search and commands"); },
        keys({"Ctrl+K", "Ctrl+Shift+P"}));
    add(action::filter, ActionGroup::Go, [] { return ActionText::tr("Filter of the page"); }, keys({"Ctrl+F", "/"}));
    add(action::dock, ActionGroup::Go, [] { return ActionText::tr("Events and logs"); }, keys({"Ctrl+J"}));
    add(
        action::openStart, ActionGroup::Run, [] { return ActionText::tr("New run (starts nothing)"); },
        keys({"Ctrl+Shift+S"}));
    add(action::stopRun, ActionGroup::Run, [] { return ActionText::tr("Stop the run"); }, keys({"Ctrl+Shift+X"}));
    addGridKeys(actions);
    addTargetKeys(actions);
    add(action::reload, ActionGroup::General, [] { return ActionText::tr("Read again"); }, keys({"Ctrl+R", "F5"}));
    add(action::exportPage, ActionGroup::General, [] { return ActionText::tr("Export the page"); }, keys({"Ctrl+E"}));
    add(
        action::undo, ActionGroup::General, [] { return ActionText::tr("Undo, while it is offered"); },
        keys({"Ctrl+Z"}));
    // A shortcut would take Escape away from the field that has the focus.
    actions.add({QStringLiteral("general.escape"), ActionGroup::General,
                 [] { return ActionText::tr("Clear the filter, close, take the countdown back"); }, keys({"Esc"}),
                 ActionScope::Grid});
    add(action::shortcuts, ActionGroup::General, [] { return ActionText::tr("All shortcuts"); }, keys({"F1"}));
    add(action::quit, ActionGroup::General, [] { return ActionText::tr("Quit"); }, keys({"Ctrl+Q"}));
}

} // namespace largada::ui
