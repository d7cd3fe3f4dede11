// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/missing_list.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/runner_tile.h"
#include "widgets/tab_order.h"

namespace largada::ui
{

using fleet::ReasonCode;
using fleet::RunnerState;

namespace
{

// Of the group's reason, not of a runner: who still may arm, and who may not.
RunnerState stateOf(ReasonCode code)
{
    switch (code) {
    case ReasonCode::None:
    case ReasonCode::WaitingForPrevious:
    case ReasonCode::NoPod:
    case ReasonCode::NoPodAllowed:
    case ReasonCode::NoNode:
    case ReasonCode::NodeComing:
        return RunnerState::Pending;
    case ReasonCode::WaitingForInit:
    case ReasonCode::PullingImage:
    case ReasonCode::Starting:
    case ReasonCode::InitialisingVus:
    case ReasonCode::ApiClosed:
    case ReasonCode::LinkLost:
        return RunnerState::Creating;
    default:
        return RunnerState::Failed;
    }
}

// Codes as a person finds them in k6's and Kubernetes' words; they are never translated.
QString keyOf(ReasonCode code)
{
    switch (code) {
    case ReasonCode::None:
        return QStringLiteral("Pending");
    case ReasonCode::WaitingForPrevious:
        return QStringLiteral("WaitingForPrevious");
    case ReasonCode::Starting:
        return QStringLiteral("Starting");
    case ReasonCode::InitialisingVus:
        return QStringLiteral("InitialisingVUs");
    case ReasonCode::ApiClosed:
        return QStringLiteral("ApiClosed");
    case ReasonCode::LinkLost:
        return QStringLiteral("LinkLost");
    case ReasonCode::StartFailed:
        return QStringLiteral("StartFailed");
    case ReasonCode::PortTaken:
        return QStringLiteral("PortTaken");
    case ReasonCode::ScriptFailed:
        return QStringLiteral("ScriptFailed");
    case ReasonCode::BadOptions:
        return QStringLiteral("BadOptions");
    case ReasonCode::SetupTimeout:
        return QStringLiteral("SetupTimeout");
    case ReasonCode::ThresholdAbort:
        return QStringLiteral("ThresholdAbort");
    case ReasonCode::AbortedByScript:
        return QStringLiteral("AbortedByScript");
    case ReasonCode::Interrupted:
        return QStringLiteral("Interrupted");
    case ReasonCode::Killed:
        return QStringLiteral("Killed");
    case ReasonCode::WarmupFailed:
        return QStringLiteral("WarmupFailed");
    case ReasonCode::ResumedByOther:
        return QStringLiteral("ResumedByOther");
    case ReasonCode::ReleaseFailed:
        return QStringLiteral("ReleaseFailed");
    case ReasonCode::NoWork:
        return QStringLiteral("NoWork");
    case ReasonCode::DiskFull:
        return QStringLiteral("DiskFull");
    case ReasonCode::StoppedByUs:
        return QStringLiteral("Stopped");
    case ReasonCode::LeftBehind:
        return QStringLiteral("LeftBehind");
    case ReasonCode::ExitCode:
        return QStringLiteral("ExitCode");
    case ReasonCode::NoPod:
        return QStringLiteral("NoPod");
    case ReasonCode::NoPodAllowed:
        return QStringLiteral("FailedCreate");
    case ReasonCode::NoNode:
        return QStringLiteral("FailedScheduling");
    case ReasonCode::NodeComing:
        return QStringLiteral("TriggeredScaleUp");
    case ReasonCode::WaitingForInit:
        return QStringLiteral("WaitingForInit");
    case ReasonCode::PullingImage:
        return QStringLiteral("ContainerCreating");
    case ReasonCode::ImagePullFailed:
        return QStringLiteral("ImagePullBackOff");
    case ReasonCode::ContainerFailed:
        return QStringLiteral("ContainerFailed");
    case ReasonCode::CrashLoop:
        return QStringLiteral("CrashLoopBackOff");
    case ReasonCode::OutOfMemory:
        return QStringLiteral("OOMKilled");
    case ReasonCode::Evicted:
        return QStringLiteral("Evicted");
    case ReasonCode::NodeLost:
        return QStringLiteral("NodeLost");
    case ReasonCode::PodDeleted:
        return QStringLiteral("PodDeleted");
    case ReasonCode::PodTerminating:
        return QStringLiteral("PodTerminating");
    case ReasonCode::EndedByJob:
        return QStringLiteral("EndedByJob");
    case ReasonCode::NeedsAddress:
        return QStringLiteral("NeedsAddress");
    case ReasonCode::LinkForbidden:
        return QStringLiteral("LinkForbidden");
    case ReasonCode::NoWayToK6:
        return QStringLiteral("NoWayToK6");
    case ReasonCode::StartedBefore:
        return QStringLiteral("StartedBefore");
    case ReasonCode::NotArmedInTime:
        return QStringLiteral("NotArmedInTime");
    case ReasonCode::LeftPaused:
        return QStringLiteral("LeftPaused");
    case ReasonCode::NotAsked:
        return QStringLiteral("NotAsked");
    }
    return {};
}

class Mark final : public QWidget
{
public:
    Mark() { setFixedSize(scaled(20), scaled(20)); }
    void show(RunnerState state)
    {
        m_state = state;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintTile(painter, rect(), {m_state, false, false, false}, themeOf(this));
    }

private:
    RunnerState m_state = RunnerState::Pending;
};

} // namespace

MissingList::MissingList(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_title(new Label(TextKind::CardTitle)),
      m_subtitle(new Label(TextKind::Small, Ink::Muted)), m_copy(new Button(ButtonKind::Link)), m_rows(new QVBoxLayout)
{
    m_title->setObjectName(QStringLiteral("missingTitle"));
    m_copy->setObjectName(QStringLiteral("copyNamesButton"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    whole->addWidget(card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(1, 0, 1, scaled(4));
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(scaled(16), scaled(8), scaled(16), scaled(8));
    head->setSpacing(scaled(10));
    head->addWidget(m_title);
    m_subtitle->setEliding(Qt::ElideRight);
    head->addWidget(m_subtitle, 1);
    head->addWidget(m_copy);
    column->addLayout(head);
    m_rows->setSpacing(0);
    column->addLayout(m_rows);
    column->addStretch(1);
    connect(m_copy, &QPushButton::clicked, this, &MissingList::copyNames);
}

void MissingList::refresh()
{
    const viewmodels::StragglersModel &model = m_services.run.stragglers();
    const int missing = model.waiting();
    const engine::PhaseView *phase = m_services.run.view().current();
    const bool isLooking = missing == 0 && (phase == nullptr || phase->armed < phase->runners) &&
                           m_services.run.view().stage != coordinator::Stage::SettingUp;
    m_title->setText(missing > 0 ? tr("Missing %Ln", "runners", missing)
                     : isLooking ? tr("Looking for the runners…")
                                 : tr("Nobody is missing"));
    m_subtitle->setText(missing > 0 ? tr("grouped by reason") : QString());
    m_copy->setText(tr("Copy names"));
    bool isNamed = false;
    for (int row = 0; row < model.rowCount(); ++row)
        isNamed = isNamed || !model.group(row).runners.isEmpty();
    m_copy->setVisible(isNamed);
    const auto groups = static_cast<size_t>(model.rowCount());
    while (m_shown.size() > groups) {
        m_shown.back()->deleteLater();
        m_shown.back()->hide();
        m_rows->removeWidget(m_shown.back());
        m_shown.pop_back();
    }
    const bool areMore = m_shown.size() < groups;
    while (m_shown.size() < groups) {
        auto *row = new MissingRow;
        m_rows->addWidget(row);
        m_shown.push_back(row);
        connect(row, &MissingRow::showWanted, this, &MissingList::showWanted);
        connect(row, &MissingRow::logsWanted, this, &MissingList::logsWanted);
    }
    if (areMore)
        gatherTabOrder(this);
    const int widest = QFontMetrics(textFont(TextKind::PageTitle)).horizontalAdvance(QLocale().toString(missing));
    for (size_t i = 0; i < groups; ++i) {
        m_shown[i]->setCountWidth(std::max(scaled(20), widest));
        const int row = static_cast<int>(i);
        const viewmodels::StragglerGroup &group = model.group(row);
        QString since;
        if (group.since) {
            const auto time = std::max(m_services.clock.wall() - *group.since, std::chrono::milliseconds::zero());
            //: %1 is a length of time
            since = tr("for %1").arg(text::duration(std::chrono::floor<std::chrono::seconds>(time)));
        }
        m_shown[i]->show(group, model.index(row, viewmodels::StragglersModel::Runners).data().toString(), since);
    }
}

void MissingRow::setCountWidth(int width)
{
    m_count->setMinimumWidth(width);
}

void MissingList::copyNames()
{
    const viewmodels::StragglersModel &model = m_services.run.stragglers();
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names += model.index(row, 0).data(viewmodels::IdRole).toStringList();
    QGuiApplication::clipboard()->setText(names.join(QLatin1Char('\n')));
    emit said(tr("%Ln name(s) copied.", "", static_cast<int>(names.size())));
}

MissingRow::MissingRow(QWidget *parent)
    : QWidget(parent), m_mark(new Mark), m_count(new Label(TextKind::PageTitle)),
      m_key(new Label(TextKind::MonoStrong)), m_sentence(new Label(TextKind::Small, Ink::Muted)),
      m_names(new Label(TextKind::Small, Ink::Muted)), m_since(new Label(TextKind::Small, Ink::Muted)),
      m_show(new Button(ButtonKind::Plain, ButtonSize::Small)), m_logs(new Button(ButtonKind::Plain, ButtonSize::Small))
{
    m_show->setObjectName(QStringLiteral("showMissingButton"));
    m_logs->setObjectName(QStringLiteral("missingLogsButton"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Rule);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(scaled(16), scaled(9), scaled(16), scaled(9));
    row->setSpacing(scaled(12));
    row->addWidget(m_mark);
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_count);
    auto *text = new QVBoxLayout;
    text->setSpacing(scaled(4));
    auto *first = new QHBoxLayout;
    first->setSpacing(scaled(10));
    first->addWidget(m_key);
    m_names->setEliding(Qt::ElideRight);
    m_names->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    first->addWidget(m_names, 1);
    text->addLayout(first);
    m_sentence->setEliding(Qt::ElideRight);
    text->addWidget(m_sentence);
    row->addLayout(text, 1);
    m_since->setMinimumWidth(scaled(86));
    m_since->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_since);
    row->addWidget(m_show);
    row->addWidget(m_logs);
    column->addLayout(row);
    connect(m_show, &QPushButton::clicked, this, [this] { emit showWanted(m_first); });
    connect(m_logs, &QPushButton::clicked, this, [this] { emit logsWanted(m_first); });
}

void MissingRow::show(const viewmodels::StragglerGroup &group, const QString &names, const QString &since)
{
    m_first = group.runners.isEmpty() ? RunnerId() : group.runners.front();
    static_cast<Mark *>(m_mark)->show(stateOf(group.reason.code));
    m_count->setText(QLocale().toString(group.count()));
    m_key->setText(keyOf(group.reason.code));
    const QString sentence = text::sentence(group.reason);
    m_sentence->setText(sentence);
    m_names->setText(names);
    m_since->setText(since);
    m_show->setText(tr("Show"));
    m_logs->setText(tr("Logs"));
    m_show->setVisible(!m_first.isEmpty());
    m_logs->setVisible(!m_first.isEmpty());
    //: %1 is a runner's name
    m_show->setAccessibleName(tr("Show %1").arg(m_first.value));
    //: %1 is a runner's name
    m_logs->setAccessibleName(tr("Logs of %1").arg(m_first.value));
}

} // namespace largada::ui
