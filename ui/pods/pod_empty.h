// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the place of the pods when there are none: why, and the one thing to do about it.
#pragma once

#include <QWidget>

#include "viewmodels/shown_fleet.h"
#include "widgets/buttons.h"

namespace largada::ui
{

class Label;

class PodEmpty final : public QWidget
{
    Q_OBJECT
public:
    explicit PodEmpty(const QString &buttonName, QWidget *parent = nullptr);

    // icon: of the resources. Empty action: there is none.
    void say(const QString &icon, const QString &title, const QString &text, const QString &action);
    Button *button() const { return m_button; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void look();

    QString m_iconName;
    Label *m_icon;
    Label *m_title;
    Label *m_text;
    Button *m_button;
};

enum class PodsMissing {
    NoRun,      // and no connection
    NotMadeYet, // of the run that is going on
    Connecting,
    NothingSeen, // the connection went before
    NoTarget,
    NoPods,
    NoAgents
};
PodsMissing whyMissing(const viewmodels::ShownFleet &fleet, const viewmodels::RunConsole &run,
                       const viewmodels::ClusterConsole &cluster);
void sayMissing(PodEmpty &empty, PodsMissing why, const viewmodels::ClusterConsole &cluster);
QString targetText(const fleet::ClusterTarget &target); // "Job k6-job"

} // namespace largada::ui
