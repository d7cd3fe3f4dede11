// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QSignalBlocker>

#include "shell/docks.h"
#include "shell/log_view.h"
#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/label.h"

namespace largada::ui
{

using viewmodels::PodLogFeed;

// Goes on to the container of the pod's next phase, unless somebody has chosen another one.
void LogDock::listContainers()
{
    const fleet::RunnerRow *shown = row();
    if (shown == nullptr)
        return; // it is gone: what was read stays
    QStringList names;
    for (const auto &container : shown->containers)
        names << container.name;
    QStringList listed;
    for (int i = 0; i < m_container->count(); ++i)
        listed << m_container->itemText(i);
    const QString before = m_container->currentText();
    const QString own = m_fleet.containerOf(*shown);
    const bool wasOwn = before.isEmpty() || before == m_ownContainer;
    m_ownContainer = own;
    if (names != listed) {
        m_container->clear();
        m_container->addItems(names);
        m_container->setVisible(isPod() && !names.isEmpty());
    }
    const int kept = names.indexOf(wasOwn ? own : before);
    m_container->setCurrentIndex(kept < 0 ? static_cast<int>(names.indexOf(own)) : kept);
    allowPrevious();
    if (!before.isEmpty() && m_container->currentText() != before)
        readPod();
}

void LogDock::allowPrevious()
{
    const fleet::RunnerRow *shown = row();
    const QString name = m_container->currentText();
    const bool hasOne = shown != nullptr && std::any_of(shown->containers.cbegin(), shown->containers.cend(),
                                                        [&name](const auto &container) {
                                                            return container.name == name && container.restarts > 0;
                                                        });
    m_lastLife->setEnabled(hasOne);
    m_lastLife->setToolTip(hasOne ? tr("The log of the container before it was started again")
                                  : tr("This container was not started again, so there is no log of a previous life"));
    m_lastLife->setAccessibleDescription(m_lastLife->toolTip());
    const QSignalBlocker quiet(m_lastLife); // whoever changes what is read reads
    m_lastLife->setChecked(m_lastLife->isChecked() && hasOne);
}

void LogDock::readPod()
{
    if (!isPod() || !isVisible() || m_chosen.isEmpty())
        return;
    fleet::PodLogWanted wanted;
    wanted.address = m_fleet.address();
    wanted.pod = m_chosen.value;
    wanted.container = m_container->currentText();
    wanted.previous = m_lastLife->isChecked();
    wanted.follow = m_follow->isChecked() && !wanted.previous; // a life that is over goes on no more
    m_text->setPlaceholderText(tr("The container has logged nothing so far."));
    m_feed.read(wanted);
}

QString LogDock::stateText() const
{
    if (!isPod())
        return {};
    if (m_chosen.isEmpty())
        return tr("Choose a pod to read its log.");
    const int count = m_text->document()->isEmpty() ? 0 : m_text->blockCount();
    const bool follows = m_feed.wanted().follow;
    switch (m_feed.state()) {
    case PodLogFeed::State::Off:
        return tr("%Ln line(s), not followed", "of a log", count);
    case PodLogFeed::State::Reading:
        return follows ? tr("%Ln line(s), followed", "of a log", count) : tr("Reading…");
    case PodLogFeed::State::Ended:
        return follows ? tr("%Ln line(s). The log has ended: the container writes no more.", "of a log", count)
                       : tr("%Ln line(s)", "of a log", count);
    case PodLogFeed::State::Failed:
        return text::sentence(m_feed.error());
    }
    return {};
}

void LogDock::showState()
{
    const bool hasFailed = isPod() && m_feed.state() == PodLogFeed::State::Failed;
    const bool hasEnded = isPod() && m_feed.state() == PodLogFeed::State::Ended;
    m_state->setInk(hasFailed ? Ink::Error : Ink::Muted);
    m_state->setText(stateText());
    m_again->setVisible(hasFailed || hasEnded);
    m_again->setText(hasFailed ? tr("Reconnect") : tr("Read again"));
}

} // namespace largada::ui
