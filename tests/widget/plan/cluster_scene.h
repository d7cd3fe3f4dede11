// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A plan while a connection to a cluster is in use.
#pragma once

#include <QComboBox>
#include <QLineEdit>

#include "plan_scene.h"

namespace largada::test
{

inline fleet::PreflightReport clusterReport(int pods)
{
    using fleet::CheckId;
    using fleet::CheckLevel;
    fleet::PreflightReport report;
    report.k6Version = QStringLiteral("2.2.0");
    report.checks = {
        {CheckId::Server, CheckLevel::Ok, QStringLiteral("https://10.0.0.2:6443"), QStringLiteral("1.34.4")},
        {CheckId::Right, CheckLevel::Ok, QStringLiteral("list pods"), QStringLiteral("perf")},
        {CheckId::Job, CheckLevel::Ok, QStringLiteral("k6-job")},
        {CheckId::Holder, CheckLevel::Ok},
        {CheckId::Pods, CheckLevel::Ok, QStringLiteral("k6-job"), {}, {double(pods), double(pods)}},
        {CheckId::StartMode, CheckLevel::Ok, QStringLiteral("broadcast")}};
    return report;
}

// What the engine is asked to check of a plan that is left as it is.
inline fleet::RunPlan clusterPlan(int runners, const QString &pods)
{
    fleet::RunPlan plan;
    plan.fleet = QStringLiteral("kubernetes");
    plan.runners = runners;
    plan.holdBeforeStart = true;
    plan.countdown = std::chrono::seconds(5);
    plan.cluster = fleet::ClusterTarget{};
    plan.cluster->kubeConfig = QStringLiteral("/home/ana/kube");
    plan.cluster->context = QStringLiteral("ctx");
    plan.cluster->ns = QStringLiteral("perf");
    plan.cluster->pods = pods;
    return plan;
}

struct ClusterScene : PlanScene {
    ClusterScene()
    {
        console.clusters.jobsFound =
            QVector<fleet::JobSeen>{{QStringLiteral("k6-job"), 60, 58, WallTime(std::chrono::seconds(9))},
                                    {QStringLiteral("k6-old"), 4, 0, WallTime(std::chrono::seconds(1)), true}};
        console.engine.checked = clusterReport(60);
    }
    static settings::ConnectionProfile profile(settings::Protection protection = settings::Protection::Normal)
    {
        return {QStringLiteral("staging"), QStringLiteral("/home/ana/kube"), QStringLiteral("ctx"),
                QStringLiteral("perf"), protection};
    }
    void setLink(fleet::LinkState link, const Error &why = {})
    {
        fleet::ConnectionState state;
        state.state = link;
        state.why = why;
        console.clusters.setState(state);
    }
    ui::PlanView &openInCluster(settings::Protection protection = settings::Protection::Normal)
    {
        console.cluster.use(profile(protection));
        setLink(fleet::LinkState::Live);
        return open();
    }
    QLineEdit *jobEdit() const { return child<QComboBox>("jobField")->lineEdit(); }
    void typeJob(const QString &name)
    {
        QLineEdit *edit = jobEdit();
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, name);
    }
    void leaveJob() { QTest::keyClick(jobEdit(), Qt::Key_Return); }
    void chooseJob(const QString &name)
    {
        typeJob(name);
        leaveJob();
    }
};

} // namespace largada::test
