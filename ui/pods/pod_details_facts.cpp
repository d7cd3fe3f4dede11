// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QGuiApplication>

#include "pods/container_list.h"
#include "pods/pod_details.h"
#include "text/sentences.h"
#include "viewmodels/console_text.h"
#include "viewmodels/runner_facts.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"

namespace largada::ui
{

using fleet::RunnerRow;
using fleet::RunnerState;

void PodDetails::showReason(const RunnerRow &row)
{
    const bool hasReason = row.reason.code != fleet::ReasonCode::None;
    m_reasonBox->setVisible(hasReason);
    if (!hasReason)
        return;
    const bool failed = row.state == RunnerState::Failed;
    const bool isProblem = viewmodels::isProblem(row, m_services.clock.wall());
    const Ink ink = failed ? Ink::Error : isProblem ? Ink::Warning : Ink::Text;
    m_reasonBox->setTone(failed ? Card::Tone::Error : isProblem ? Card::Tone::Warning : Card::Tone::Strip);
    m_reasonIcon->setPixmap(iconPixmap(failed || isProblem ? QStringLiteral("triangle-alert") : QStringLiteral("info"),
                                       scaled(16), themeOf(this).color(ink), devicePixelRatioF()));
    m_reasonName->setInk(ink);
    m_reasonName->setText(viewmodels::reasonName(row.reason.code));
    m_sentence->setPlainText(text::sentence(row.reason));
    const QString next = failed && !m_fleet.isLive ? tr("It takes no further part in this run.")
                         : row.holdsGate           ? tr("The gate stays closed until this runner is armed.")
                                                   : QString();
    m_next->setPlainText(next);
    m_next->setVisible(!next.isEmpty());
}

void PodDetails::setFact(int index, const QString &name, const QString &value)
{
    const auto at = static_cast<size_t>(index);
    m_factNames[at]->setText(name);
    m_factValues[at]->setText(value);
    const bool isKnown = value != viewmodels::noFigure() && !value.isEmpty();
    m_factNames[at]->setVisible(isKnown);
    m_factValues[at]->setVisible(isKnown);
}

void PodDetails::showAgentFacts(int index)
{
    using Model = viewmodels::RunnerModel;
    const auto cell = [&](Model::Column column) { return m_fleet.model->index(index, column).data().toString(); };
    const dashboard::Agent *agent = m_fleet.agents->agent(m_runner);
    const auto known = agent == nullptr ? dashboard::Agent{} : *agent;
    const std::array<std::pair<QString, QString>, factRows> facts{{
        {tr("Target"), cell(Model::Node)},
        //: %1 is a length of time
        {tr("Last seen"), tr("%1 ago").arg(cell(Model::Age))},
        {tr("Waiting"), known.waiting > 0 ? tr("%Ln target(s)", nullptr, known.waiting) : QString()},
        {tr("Version"), known.version},
        {QStringLiteral("k6"), known.k6Version},
        {tr("Reports lost"), known.droppedReports > 0 ? text::number(double(known.droppedReports)) : QString()},
        {tr("Name"), known.hasTwin ? tr("two live agents have it") : QString()},
    }};
    for (int i = 0; i < factRows; ++i) {
        const auto at = static_cast<size_t>(i);
        setFact(i, facts[at].first, facts[at].second);
        m_factValues[at]->setInk(i == 6 ? Ink::Warning : Ink::Text);
        m_factValues[at]->setKind(TextKind::Small);
    }
}

void PodDetails::showFacts(const RunnerRow &row, int index)
{
    if (m_fleet.agents != nullptr)
        return showAgentFacts(index);
    using Model = viewmodels::RunnerModel;
    Model &model = *m_fleet.model;
    const auto cell = [&](Model::Column column) { return model.index(index, column).data().toString(); };
    QString exitCode = cell(Model::ExitCode);
    const QString meaning = row.exitCode ? viewmodels::exitMeaning(*row.exitCode) : QString();
    if (!meaning.isEmpty())
        //: %1 is an exit code, %2 what it means
        exitCode = tr("%1: %2").arg(exitCode, meaning);
    const std::array<std::pair<QString, QString>, factRows> facts{{
        {tr("Phase"), cell(Model::Phase)},
        {tr("Node"), m_fleet.target && row.node.isEmpty() ? tr("none yet", "a node") : cell(Model::Node)},
        {tr("Status"), cell(Model::PodStatus)},
        {tr("Restarts"), cell(Model::Restarts)},
        {tr("Age"), cell(Model::Age)},
        {tr("VUs"), m_fleet.isLive ? viewmodels::noFigure() : cell(Model::Vus)},
        {tr("Requests"), cell(Model::Requests)},
        {tr("Fail rate"), cell(Model::Fails)},
        {tr("p95"), cell(Model::P95)},
        {tr("Start offset"), cell(Model::StartOffset)},
        {tr("CPU"), cell(Model::Cpu)},
        {tr("Memory"), cell(Model::Memory)},
        {tr("Exit code"), exitCode},
    }};
    const bool overLimit = model.index(index, Model::Fails).data(viewmodels::OverLimitRole).toBool();
    for (size_t i = 0; i < facts.size(); ++i) {
        setFact(static_cast<int>(i), facts[i].first, facts[i].second);
        const bool isFailRate = i == 7;
        m_factValues[i]->setInk(isFailRate && overLimit ? Ink::Error : Ink::Text);
        m_factValues[i]->setKind(isFailRate && overLimit ? TextKind::SmallStrong : TextKind::Small);
    }
}

void PodDetails::showContainers(const RunnerRow &row)
{
    m_containersPart->setVisible(m_fleet.target && !row.containers.isEmpty());
    m_containers->setContainers(row.containers);
}

// What is copied may be asked of the cluster by hand, though the console does not reach it.
void PodDetails::showStaleness()
{
    m_staleBox->setVisible(m_staleness.isStale);
    m_logs->setBlocked(m_staleness.isStale ? tr("Logs come back with the connection") : QString());
    if (!m_staleness.isStale)
        return;
    m_staleIcon->setPixmap(
        iconPixmap(QStringLiteral("clock"), scaled(14), themeOf(this).color(Ink::Warning), devicePixelRatioF()));
    //: %1 is a time of day
    m_staleTitle->setText(m_staleness.asOf ? tr("Data from %1").arg(viewmodels::timeOfDay(m_staleness.asOf))
                                           : tr("Data from before the connection was lost"));
    m_staleText->setPlainText(m_fleet.agents != nullptr
                                  ? tr("The dashboard does not answer. Its agents go on meanwhile.")
                                  : tr("Logs come back with the connection. Nothing of what is here was deleted."));
}

void PodDetails::copyCommand(QString (*command)(const fleet::ClusterAddress &, const QString &, const QString &))
{
    const RunnerRow *shown = row();
    if (shown == nullptr)
        return;
    QGuiApplication::clipboard()->setText(command(m_fleet.address(), shown->id.value, m_fleet.containerOf(*shown)));
    emit said(tr("The command was copied."));
}

void PodDetails::readLog()
{
    const RunnerRow *shown = row();
    if (shown == nullptr || m_fleet.isLive)
        return;
    const RunnerId runner = m_runner;
    const fleet::PhaseName phase = shown->phase;
    deliver(m_services.run.engine().log(runner, phase, logLines), this, [this, runner](const Result<QStringList> &log) {
        if (runner == m_runner) // else it is another's by now
            showLog(log ? *log : QStringList());
    });
}

void PodDetails::showLog(const QStringList &lines)
{
    m_noLog->setVisible(lines.isEmpty());
    for (int i = 0; i < logLines; ++i) {
        Label *line = m_log[static_cast<size_t>(i)];
        line->setText(lines.value(i));
        line->setVisible(i < lines.size());
    }
}

QString PodDetails::asText() const
{
    QStringList lines{m_name->text(), m_state->text()};
    if (!m_reasonBox->isHidden())
        lines << m_reasonName->text() << m_sentence->plainText();
    for (size_t i = 0; i < m_factNames.size(); ++i) {
        if (!m_factValues[i]->isHidden())
            //: %1 is what a figure is called, %2 the figure
            lines << tr("%1: %2").arg(m_factNames[i]->text(), m_factValues[i]->text());
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace largada::ui
