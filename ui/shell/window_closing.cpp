// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the window closes while a run is going on, or agents run in this program's fleet.
#include <algorithm>

#include <QCloseEvent>
#include <QTimer>

#include "shell/window.h"

namespace largada::ui
{

namespace
{

// Of a run in a cluster.
Question closingQuestion(const engine::RunView &view)
{
    const engine::PhaseView *phase = view.current();
    const int pods = phase == nullptr ? view.plan.runners : phase->runners;
    Question question;
    QString text;
    if (view.stage == coordinator::Stage::Stopping) {
        question.title = Window::tr("Quit before all pods have stopped?");
        text = Window::tr("%Ln pod(s) are still being stopped. What has not stopped by then may go on in the cluster.",
                          "", phase == nullptr ? pods : std::max(0, pods - phase->ended));
        question.confirm = Window::tr("Quit now");
        question.isDangerous = true;
    } else if (view.isUnderLoad()) {
        question.title = Window::tr("Keep the run going in the cluster?");
        text = Window::tr("%Ln pod(s) are under load and go on without Largada. When it is started again for the same "
                          "pods, it finds the run and goes on with it.",
                          "", pods);
        question.confirm = Window::tr("Keep running and quit");
        question.other = Window::tr("Stop and quit");
    } else {
        question.title = Window::tr("Leave the pods paused in the cluster?");
        text = Window::tr("No load was sent in this phase. %Ln pod(s) stay paused and hold their nodes until they are "
                          "started or stopped. When Largada is started again for the same pods, it goes on with them.",
                          "", pods);
        question.confirm = Window::tr("Leave paused and quit");
        question.other = Window::tr("Stop and quit");
    }
    question.text = text.toHtmlEscaped();
    return question;
}

} // namespace

void Window::closeEvent(QCloseEvent *event)
{
    if (m_services.run.view().isActive()) {
        event->ignore();
        // A cluster that cannot be reached may never say that its pods have stopped.
        if (!m_isClosing || m_services.run.view().plan.cluster)
            askBeforeClosing();
        return;
    }
    if (!m_isClosing && !m_mayAgentsEnd && endingAgents() > 0) {
        event->ignore();
        askAboutAgents();
        return;
    }
    if (!m_mayLose && askForUnsaved()) {
        event->ignore();
        return;
    }
    for (Page *page : m_pages)
        page->finish();
    if (!m_isFinishing && isFinishing()) {
        m_isFinishing = true;
        event->ignore();
        say(tr("Closing once the dashboard has answered…"));
        return;
    }
    remember();
    m_services.preferences.flush();
    QMainWindow::closeEvent(event);
}

bool Window::isFinishing() const
{
    return std::any_of(m_pages.cbegin(), m_pages.cend(), [](const Page *page) { return page->isFinishing(); });
}

void Window::onFinished(const Page *page, bool isDone)
{
    if (!m_isFinishing)
        return;
    if (!isDone) { // it is not lost silently
        m_isFinishing = m_mayAgentsEnd = m_mayLose = false;
        open(page->id());
    } else if (!isFinishing()) {
        close();
    }
}

// A dashboard elsewhere, and its agents, go on without this program.
int Window::endingAgents() const
{
    const engine::AgentFleetState &state = m_services.agents.state();
    return state.isEmbedded && state.config ? state.config->existing.value_or(0) : 0;
}

QString Window::agentsSentence() const
{
    const int agents = endingAgents();
    return agents == 0 ? QString()
                       : tr("%Ln agent(s) run on this computer and end with the program. They start again when it is "
                            "opened, unless the scale is set to 0 before.",
                            "", agents);
}

void Window::askAboutAgents()
{
    Question question;
    question.title = tr("End the agents and quit?");
    question.text = agentsSentence().toHtmlEscaped();
    question.confirm = tr("End agents and quit");
    m_services.dialogs.ask(this, question, [this](bool isConfirmed) {
        m_mayAgentsEnd = isConfirmed;
        if (isConfirmed) // later: the answer may come while the window is being closed
            QTimer::singleShot(0, this, [this] { close(); });
    });
}

bool Window::askForUnsaved()
{
    const auto it =
        std::find_if(m_pages.cbegin(), m_pages.cend(), [](const Page *page) { return !page->unsaved().isEmpty(); });
    if (it == m_pages.cend())
        return false;
    open((*it)->id());
    Question question;
    question.title = tr("Quit without saving?");
    //: %1 is a target's label
    question.text = tr("The changes to “%1” are not saved.").arg((*it)->unsaved()).toHtmlEscaped();
    question.confirm = tr("Discard and quit");
    question.isDangerous = true;
    m_services.dialogs.ask(this, question, [this](bool confirmed) {
        m_mayLose = confirmed;
        if (confirmed) // later: the answer may come while the window is being closed
            QTimer::singleShot(0, this, [this] { close(); });
    });
    return true;
}

void Window::askBeforeClosing()
{
    if (m_services.run.view().plan.cluster) {
        askInCluster();
        return;
    }
    Question question;
    question.title = tr("Stop the run and quit?");
    question.text = tr("The runners are processes of this computer and end with the program. What was measured until "
                       "then stays in the history.")
                        .toHtmlEscaped();
    if (endingAgents() > 0)
        question.text += QStringLiteral(" ") + agentsSentence().toHtmlEscaped();
    question.confirm = tr("Stop and quit");
    question.isDangerous = true;
    m_services.dialogs.ask(this, question, [this](bool confirmed) {
        if (confirmed)
            closeAfter([this] { stopRun(); });
    });
}

// What runs or stands paused there does not need this program.
void Window::askInCluster()
{
    m_services.dialogs.askWhich(this, closingQuestion(m_services.run.view()), [this](Answer answer) {
        engine::Engine &engine = m_services.run.engine();
        if (answer == Answer::Confirm)
            closeAfter([&engine] { engine.leave(); });
        else if (answer == Answer::Other)
            closeAfter([&engine] { engine.stopAll(); });
        else
            m_isClosing = false;
    });
}

// The run may have ended while the question stood.
void Window::closeAfter(const std::function<void()> &ending)
{
    m_isClosing = true;
    if (m_services.run.view().isActive())
        ending();
    else
        close();
}

} // namespace largada::ui
