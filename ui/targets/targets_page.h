// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of targets: the table, what can be done with the selected ones, the way back from deleting, and one target
// in detail below.
#pragma once

#include <functional>

#include "shell/page.h"
#include "shell/services.h"
#include "viewmodels/targets_model.h"

namespace largada::ui
{

class Button;
class Card;
class Label;
class Notice;
class Placeholder;
class SearchEdit;
class TargetEditor;
class TargetsTable;
class UndoBar;

class TargetsPage final : public Page
{
    Q_OBJECT
public:
    explicit TargetsPage(const Services &services, QWidget *parent = nullptr);

    PageId id() const override { return PageId::Targets; }
    void open(const QString &what) override; // a target's id; "add"
    void focusFilter() override;
    void reload() override;
    void undo() override;
    bool escape() override;
    void finish() override;
    bool isFinishing() const override;
    QString unsaved() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *headPart();
    QWidget *toolPart();
    void build();
    void connectParts();
    void addShortcuts();
    void refresh();
    void applyFilter();
    void showState();
    void showSelection();
    void onSelectionChanged();
    void openSelected();
    void select(const QString &id);
    QStringList selectedIds() const;
    const dashboard::Target *find(const QString &id) const;
    // then() once nothing is lost by it; a person may not want it after all.
    void leaveEditor(std::function<void()> then, std::function<void()> otherwise = {});
    void add();
    void duplicate();
    void deleteSelected();
    void onUndone();
    void onDeleteDue();
    void onDeleted(const QString &id, const Result<> &deleted);
    void takeFocus();
    void enable(const QStringList &ids);
    void retranslate();

    Services m_services;
    viewmodels::TargetsModel m_model;
    viewmodels::TargetsFilter m_filter{m_model};
    QStringList m_offered;  // to be deleted unless taken back
    QStringList m_removing; // asked of the dashboard
    QStringList m_asked;    // of those, not answered yet
    bool m_isSelecting = false;
    Label *m_title;
    Label *m_count;
    Notice *m_link;
    Button *m_retry;
    Notice *m_failure;
    Button *m_add;
    Button *m_duplicate;
    Button *m_delete;
    SearchEdit *m_search;
    Card *m_card;
    TargetsTable *m_table;
    Placeholder *m_placeholder;
    TargetEditor *m_editor;
    UndoBar *m_undo;
};

} // namespace largada::ui
