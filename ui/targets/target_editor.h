// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One target, in detail: its fields with the load they mean, and its executions as charts. What is typed stays whatever
// happens to the dashboard, and when somebody else changes the target meanwhile, both versions are shown.
#pragma once

#include <functional>
#include <stop_token>

#include "shell/services.h"
#include "viewmodels/target_draft.h"
#include "widgets/card.h"

class QScrollArea;
class QStackedWidget;

namespace largada::ui
{

class Button;
class Label;
class Notice;
class Paragraph;
class Segmented;
class Tag;
class TargetCharts;
class TargetFieldsForm;

class TargetEditor final : public QWidget
{
    Q_OBJECT
public:
    explicit TargetEditor(const Services &services, QWidget *parent = nullptr);
    ~TargetEditor() override;

    // Whoever calls these has asked about unsaved changes before.
    void beginNew(const viewmodels::TargetFields &fields);
    void begin(const dashboard::Target &target);
    void close();
    bool isOpen() const { return m_isOpen; }
    const QString &targetId() const { return m_draft.id(); } // empty: a new one
    bool isUnsaved() const { return m_isOpen && (m_draft.isChanged() || (m_draft.isNew() && m_isCopy)); }
    QString name() const;
    bool canSave() const;
    // done(true): it is saved.
    void save(std::function<void(bool)> done = {});
    void discard(); // back to what the dashboard has; a new one is closed
    // What this program changed beside the form.
    void adopt(const dashboard::TargetEdit &edit);

signals:
    void closed();
    void closeWanted();
    void saved(const QString &id);
    void focusGivenUp(); // what has the focus is hidden or blocked in a moment
    void said(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *headPart();
    QWidget *loadPart();
    QWidget *footPart();
    void build();
    void onEdited();
    void onFleetChanged();
    void onSaved(const Result<dashboard::Target> &target, bool wasNew, const std::function<void(bool)> &done);
    void refresh();
    void refreshConflict();
    void refreshLoad();
    void giveUpFocus();
    void test();
    void onTested(const Result<engine::TargetAnswer> &answer);
    void retranslate();
    QString whyNotSave() const;
    void showTab(int tab);

    Services m_services;
    viewmodels::TargetDraft m_draft;
    viewmodels::TargetReading m_reading;
    bool m_isOpen = false;
    bool m_isCopy = false;
    bool m_isSaving = false;
    viewmodels::TargetFields m_sent; // while it is being saved
    quint64 m_edition = 0;           // of what is open, so that an answer finds its own
    std::optional<viewmodels::TargetField> m_refused;
    std::optional<Error> m_failure;
    std::stop_source m_testing;
    Label *m_title;
    Label *m_name;
    Tag *m_unsaved;
    Segmented *m_tabs;
    Button *m_close;
    Notice *m_trouble;
    Card *m_conflict;
    Paragraph *m_conflictText;
    Button *m_keepMine;
    Button *m_takeTheirs;
    QStackedWidget *m_stack;
    TargetFieldsForm *m_form;
    QScrollArea *m_scroll; // around it, and around the conflict
    TargetCharts *m_charts;
    Label *m_loadTitle;
    Label *m_load;
    Label *m_allTitle;
    Label *m_all;
    Button *m_test;
    Label *m_tested;
    QWidget *m_foot;
    Label *m_toFixIcon, *m_toFix;
    Button *m_discard;
    Button *m_save;
};

} // namespace largada::ui
