// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the window closes while a run is going on.
#include <algorithm>

#include <QCloseEvent>

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
    for (Page *page : m_pages)
        page->finish();
    remember();
    m_services.preferences.flush();
    QMainWindow::closeEvent(event);
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
