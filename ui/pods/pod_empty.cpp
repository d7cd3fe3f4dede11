// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pods/pod_empty.h"

#include <QBoxLayout>
#include <QEvent>

#include "text/sentences.h"
#include "widgets/icons.h"
#include "widgets/label.h"

namespace largada::ui
{

PodEmpty::PodEmpty(const QString &buttonName, QWidget *parent)
    : QWidget(parent), m_icon(new Label), m_title(new Label(TextKind::CardTitle)),
      m_text(new Label(TextKind::Body, Ink::Muted)), m_button(new Button)
{
    auto *lines = new QVBoxLayout(this);
    lines->setSpacing(scaled(8));
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(scaled(200));
    m_text->setMaximumWidth(scaled(460));
    m_title->setAlignment(Qt::AlignCenter);
    m_text->setAlignment(Qt::AlignCenter);
    m_icon->setObjectName(QStringLiteral("podEmptyIcon"));
    m_title->setObjectName(QStringLiteral("podEmptyTitle"));
    m_button->setObjectName(buttonName);
    lines->addStretch(2);
    lines->addWidget(m_icon, 0, Qt::AlignHCenter);
    lines->addWidget(m_title, 0, Qt::AlignHCenter);
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_text, 4);
    middle->addStretch(1);
    lines->addLayout(middle);
    lines->addSpacing(scaled(4));
    lines->addWidget(m_button, 0, Qt::AlignHCenter);
    lines->addStretch(3);
}

void PodEmpty::say(const QString &icon, const QString &title, const QString &text, const QString &action)
{
    m_iconName = icon;
    look();
    m_title->setText(title);
    m_text->setText(text);
    m_button->setText(action);
    m_button->setVisible(!action.isEmpty());
}

void PodEmpty::look()
{
    m_icon->setPixmap(iconPixmap(m_iconName, scaled(32), themeOf(this).color(Ink::Muted), devicePixelRatioF()));
}

void PodEmpty::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        look();
}

PodsMissing whyMissing(const viewmodels::ShownFleet &fleet, const viewmodels::RunConsole &run,
                       const viewmodels::ClusterConsole &cluster)
{
    if (fleet.agents != nullptr)
        return PodsMissing::NoAgents;
    if (!fleet.isLive)
        return run.view().isActive() ? PodsMissing::NotMadeYet : PodsMissing::NoRun;
    switch (cluster.state().state) {
    case fleet::LinkState::Off:
    case fleet::LinkState::Connecting:
        return PodsMissing::Connecting;
    case fleet::LinkState::Lost:
        return PodsMissing::NothingSeen;
    case fleet::LinkState::Live:
        break;
    }
    return cluster.chosen().pods.isEmpty() ? PodsMissing::NoTarget : PodsMissing::NoPods;
}

QString targetText(const fleet::ClusterTarget &target)
{
    switch (target.by) {
    case fleet::PodsBy::Job:
    case fleet::PodsBy::JobOrRegex:
        //: %1 is the name of a Job of Kubernetes
        return PodEmpty::tr("Job %1").arg(target.pods);
    case fleet::PodsBy::Selector:
        //: %1 is a label selector of Kubernetes
        return PodEmpty::tr("Pods with %1").arg(target.pods);
    case fleet::PodsBy::Regex:
        //: %1 is a regular expression
        return PodEmpty::tr("Pods named like %1").arg(target.pods);
    }
    return {};
}

void sayMissing(PodEmpty &empty, PodsMissing why, const viewmodels::ClusterConsole &cluster)
{
    const QString choose = PodEmpty::tr("Choose a Job on Start");
    switch (why) {
    case PodsMissing::NoRun:
        empty.say(QStringLiteral("boxes"), PodEmpty::tr("No run yet"),
                  PodEmpty::tr("The pods of a run stand here as soon as it is prepared, and those of a cluster as soon "
                               "as a connection is in use."),
                  PodEmpty::tr("Open Start"));
        return;
    case PodsMissing::NoAgents:
        empty.say(QStringLiteral("boxes"), PodEmpty::tr("No agents"),
                  PodEmpty::tr("They stand here as soon as the fleet is scaled up."), PodEmpty::tr("Scale agents…"));
        return;
    case PodsMissing::NotMadeYet:
        empty.say(QStringLiteral("boxes"), PodEmpty::tr("No pods so far"),
                  PodEmpty::tr("They stand here as soon as the cluster makes them."), {});
        return;
    case PodsMissing::Connecting:
        empty.say(QStringLiteral("plug"), PodEmpty::tr("Connecting…"),
                  PodEmpty::tr("The pods stand here as soon as the cluster answers."), {});
        return;
    case PodsMissing::NothingSeen:
        empty.say(QStringLiteral("cloud-off"), PodEmpty::tr("No pods could be seen"),
                  text::sentence(cluster.state().why), PodEmpty::tr("Retry now"));
        return;
    case PodsMissing::NoTarget:
        empty.say(QStringLiteral("boxes"), PodEmpty::tr("No Job chosen"),
                  PodEmpty::tr("The cluster is connected. The pods of a Job stand here once it is chosen."), choose);
        return;
    case PodsMissing::NoPods:
        //: %1 is "Job k6-job"
        empty.say(QStringLiteral("boxes"), PodEmpty::tr("%1: no pods").arg(targetText(cluster.chosen())),
                  PodEmpty::tr("There are none at the moment. They stand here as soon as the cluster makes them."),
                  choose);
        return;
    }
}

} // namespace largada::ui
