// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The plan of a coordinated run before it is started, of the local fleet or of the cluster in use: its fields, its
// load, what was checked, and the button that prepares it. Has its own page margins and head.
#pragma once

#include <optional>

#include <QTimer>
#include <QWidget>

#include "plan/checks_card.h"
#include "shell/page.h"
#include "shell/services.h"
#include "viewmodels/plan_form.h"

class QBoxLayout;
class QHBoxLayout;

namespace largada::ui
{

class Button;
class FormCard;
class JobCard;
class Label;
class LoadCard;
class Notice;
class Segmented;
class TargetCard;

class PlanView final : public QWidget
{
    Q_OBJECT
public:
    explicit PlanView(const Services &services, QWidget *parent = nullptr);
    ~PlanView() override;

    void setPlan(const fleet::RunPlan &plan, bool demoTarget); // to repeat a run
    void newPlan();                                            // a person's own one again, after the demo
    void startDemo();            // four runners on the demo target, prepared and started at once
    fleet::RunPlan plan() const; // as far as it can be read
    void recheck();              // F5

signals:
    void goTo(largada::ui::PageId page, const QString &what);
    void said(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    // What stands between the plan and its runners; the first that holds.
    enum class Obstacle {
        None,
        Running,
        ReadOnly,
        NoConnection,
        Preparing,
        NoScript,
        NoPods,
        NoImage,
        BadFields,
        Checking,
        CheckFailed,
        Unresolved
    };

    void layOut();
    QHBoxLayout *head();
    QWidget *actionBar();
    void connectParts();
    void connectRun();
    void connectCluster();
    void arrangeColumns();

    viewmodels::PlanFields fields() const;
    void showFields(const viewmodels::PlanFields &fields);
    viewmodels::PlanReading reading() const;
    bool isCurrent(const viewmodels::PlanReading &reading) const; // what was checked is this plan
    void onEdited();
    void onCheckChanged();
    void onRefused(const Error &error);
    void onConnectionChanged();
    void onLinkChanged();
    bool isInCluster() const;
    bool isAttached() const; // to pods that are there already
    void showFleet();
    void askForTemplate();
    bool isLive() const; // what it is to be checked and made in answers
    bool isPlaceOf(const fleet::RunPlan &plan) const;
    QString placeSentence(const fleet::RunPlan &plan) const; // where a plan is from that is of somewhere else
    void keepOfOthers(const fleet::RunPlan &plan, viewmodels::PlanFields &fields) const;
    void lookAtPods();
    void noticeStartPassed(const viewmodels::PlanReading &reading);
    void dropTakeOver(); // once it is another Job, or nobody else has it any more
    void copy(const QString &text);
    void checkLater();
    void checkNow();
    void askAndPrepare();
    void prepare(bool startsAlone = false);
    void accept(const fleet::Check &check, bool accepted);
    void fix(ChecksCard::Fix fix, int runners);
    void askForScript();
    void askForK6();
    void editVariables();
    void remember();
    void warn(const QString &sentence);
    void tellCheck();

    Obstacle obstacle(const viewmodels::PlanReading &reading) const;
    Obstacle placeObstacle() const;
    QString obstacleText(Obstacle obstacle, const viewmodels::PlanReading &reading) const;
    QString unresolvedText() const;
    QString connectionText() const;
    const fleet::RunFound *found(const viewmodels::PlanReading &reading) const; // that would be gone on with
    void showFound(const viewmodels::PlanReading &reading);
    QString prepareText(const viewmodels::PlanReading &reading) const;
    QString promiseText(const viewmodels::PlanReading &reading) const;
    void refresh();
    void showAction(const viewmodels::PlanReading &reading);
    void retranslate();

    Services m_services;
    viewmodels::AcceptedChecks m_accepted;
    std::optional<fleet::RunPlan> m_checked; // that the last check was asked for
    bool m_preparing = false;
    bool m_prepareWhenChecked = false;
    bool m_forced = false;
    bool m_takeOver = false;
    std::pair<fleet::PodsBy, QString> m_pods;  // that were asked for last
    std::pair<fleet::LinkState, Error> m_link; // that was shown last
    QTimer m_debounce;

    Label *m_title;
    Label *m_subtitle;
    Notice *m_notice;
    Notice *m_found;
    QBoxLayout *m_columns;
    Segmented *m_newJob;
    TargetCard *m_target;
    JobCard *m_job;
    FormCard *m_form;
    LoadCard *m_load;
    ChecksCard *m_checks;
    Button *m_prepare;
    Label *m_stateIcon;
    Label *m_state;
    Label *m_promise = nullptr;
};

} // namespace largada::ui
