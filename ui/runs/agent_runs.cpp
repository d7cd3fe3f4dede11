// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/agent_runs.h"

#include <algorithm>

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>

#include "runs/execution_details.h"
#include "runs/execution_filters.h"
#include "runs/executions_table.h"
#include "runs/pager.h"
#include "runs/runs_tabs.h"
#include "shell/dashboard_words.h"
#include "targets/target_words.h"
#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/notice.h"
#include "widgets/placeholder.h"

namespace largada::ui
{

using dashboard::Execution;
using dashboard::ExecutionPage;
using engine::DashboardLink;

namespace
{

const QString pageSizeKey = QStringLiteral("runs/agents/pageSize");
constexpr std::chrono::seconds pause(1); // between two readings at least

} // namespace

AgentRuns::AgentRuns(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_title(new Label(TextKind::PageTitle)),
      m_count(new Label(TextKind::Body, Ink::Muted)), m_export(new Button), m_link(new Notice),
      m_retry(m_link->addAction(QStringLiteral("executionsRetry"))), m_failure(new Notice),
      m_again(m_failure->addAction(QStringLiteral("executionsAgain"))), m_filters(new ExecutionFilters(services.clock)),
      m_card(new Card), m_table(new ExecutionsTable), m_placeholder(new Placeholder), m_pager(new Pager),
      m_details(new ExecutionDetails)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(12));
    column->addWidget(headPart());
    column->addWidget(m_link);
    column->addWidget(m_failure);
    column->addWidget(m_filters);
    auto *body = new QHBoxLayout;
    body->setSpacing(scaled(12));
    auto *inside = new QVBoxLayout(m_card);
    inside->setContentsMargins(1, 2, 1, 2);
    inside->setSpacing(0);
    inside->addWidget(m_table, 1);
    inside->addWidget(m_placeholder, 1);
    inside->addWidget(m_pager);
    body->addWidget(m_card, 1);
    body->addWidget(m_details);
    column->addLayout(body, 1);
    m_details->setFixedWidth(scaled(300));
    m_table->setObjectName(QStringLiteral("executionsTable"));
    m_placeholder->setObjectName(QStringLiteral("executionsPlaceholder"));
    m_link->setObjectName(QStringLiteral("executionsLink"));
    m_failure->setObjectName(QStringLiteral("executionsFailure"));
    m_pager->setObjectName(QStringLiteral("executionsPager"));
    m_table->setModel(&m_model);
    m_link->hide();
    m_failure->hide();
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    m_pager->setPageSize(m_services.preferences.window().choices.value(pageSizeKey).toInt());
    connectParts();
    retranslate();
    onFleetChanged();
}

QWidget *AgentRuns::headPart()
{
    auto *head = new QWidget;
    head->setFixedHeight(scaled(34));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(12));
    auto *tabs = new RunsTabs(RunsTabs::Agents);
    row->addWidget(m_title);
    row->addWidget(tabs);
    row->addWidget(m_count, 1);
    row->addWidget(m_export);
    m_count->setEliding(Qt::ElideRight);
    m_count->setObjectName(QStringLiteral("executionsCount"));
    m_export->setObjectName(QStringLiteral("executionsExport"));
    m_export->setIconName(QStringLiteral("download"));
    connect(tabs, &RunsTabs::chosen, this, &AgentRuns::coordinatedWanted);
    connect(m_export, &Button::clicked, this, &AgentRuns::exportShown);
    return head;
}

void AgentRuns::connectParts()
{
    connect(&m_services.agents, &engine::AgentFleet::changed, this, &AgentRuns::onFleetChanged);
    connect(&m_services.agents, &engine::AgentFleet::executionsChanged, this, &AgentRuns::loadLater);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_isStale)
            loadLater();
    });
    connect(m_retry, &Button::clicked, this, [this] { m_services.agents.refresh(); });
    connect(m_again, &Button::clicked, this, &AgentRuns::load);
    connect(m_filters, &ExecutionFilters::changed, this, &AgentRuns::onFiltersChanged);
    connect(m_pager, &Pager::pageWanted, this, &AgentRuns::goTo);
    connect(m_pager, &Pager::pageSizeChanged, this, [this] {
        settings::WindowState window = m_services.preferences.window();
        window.choices.insert(pageSizeKey, QString::number(m_pager->pageSize()));
        m_services.preferences.setWindow(window);
        goTo(1);
    });
    connect(m_table, &ExecutionsTable::openWanted, this, &AgentRuns::openDetails);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
        if (m_details->isVisibleTo(this) && index.isValid())
            openDetails(index);
    });
    connect(m_details, &ExecutionDetails::closed, this, &AgentRuns::closeDetails);
    connect(m_placeholder, &Placeholder::actionWanted, this, [this] {
        if (m_filters->isFiltering())
            m_filters->clear();
        else
            emit targetsWanted();
    });
}

void AgentRuns::onFleetChanged()
{
    const engine::AgentFleetState &state = m_services.agents.state();
    QStringList names;
    for (const dashboard::Agent &agent : state.agents)
        names << agent.name;
    m_filters->setChoices(state.targets, names);
    if (const QString sentence = linkSentence(state); !sentence.isEmpty())
        m_link->say(state.link == DashboardLink::Refused ? Notice::Tone::Error : Notice::Tone::Warning, sentence);
    else
        m_link->hide();
    if (state.link == DashboardLink::Online && (m_error || !m_isLoaded))
        loadLater();
    else
        showState();
}

void AgentRuns::onFiltersChanged()
{
    closeDetails();
    goTo(1);
}

void AgentRuns::goTo(int page)
{
    if (page == 1)
        m_asOf.reset();
    else if (m_page == 1 && m_model.rowCount() > 0)
        m_asOf = m_model.execution(0).startedAt + std::chrono::milliseconds(1);
    m_page = page;
    m_isOtherPage = true;
    load();
}

dashboard::ExecutionFilter AgentRuns::filter() const
{
    dashboard::ExecutionFilter filter = m_filters->wanted();
    if (m_asOf)
        filter.to = std::min(*m_asOf, filter.to.value_or(*m_asOf));
    return filter;
}

void AgentRuns::loadLater()
{
    m_isStale = true;
    if (isVisible() && !m_pause.isActive() && !m_isLoading)
        load();
}

void AgentRuns::reload()
{
    m_services.agents.refresh();
    load();
}

void AgentRuns::load()
{
    const bool canAsk = m_services.agents.state().link != DashboardLink::Connecting;
    if (!isVisible() || !canAsk) {
        m_isStale = true;
        return showState();
    }
    m_isStale = false;
    m_isLoading = true;
    const quint64 ticket = ++m_ticket;
    const MonoTime begin = m_services.clock.now();
    deliver(m_services.agents.executions(filter(), m_page, m_pager->pageSize()), this,
            [this, ticket, begin](const Result<ExecutionPage> &page) {
                if (ticket == m_ticket)
                    take(page, std::chrono::round<std::chrono::milliseconds>(m_services.clock.now() - begin));
            });
}

void AgentRuns::take(const Result<ExecutionPage> &page, std::chrono::milliseconds took)
{
    m_isLoading = false;
    m_isLoaded = true;
    m_pause.start();
    m_error.reset();
    m_took = std::max(took, std::chrono::milliseconds(1)); // the clock is not finer
    if (!page) {
        m_error = page.error();
        showState();
        return;
    }
    m_total = page->total;
    const auto pages = static_cast<int>(std::max<qint64>(1, (m_total + m_pager->pageSize() - 1) / m_pager->pageSize()));
    if (m_page > pages) { // there are fewer than there were
        m_page = pages;
        return load();
    }
    const WallTime now = m_services.clock.wall();
    if (std::exchange(m_isOtherPage, false)) {
        m_model.setExecutions(page->items, now);
        m_table->clearSelection();
        m_table->scrollToTop();
    } else {
        m_table->keepInSight([this, &page, now] { m_model.setExecutions(page->items, now); });
    }
    if (const int row = m_model.indexOf(m_details->shownId()); row >= 0 && m_details->isVisibleTo(this))
        m_details->show(m_model.execution(row), now);
    showState();
}

void AgentRuns::showState()
{
    const engine::AgentFleetState &state = m_services.agents.state();
    const bool hasRows = m_model.rowCount() > 0;
    const bool isNeverLoaded = !m_isLoaded || (m_error && !hasRows);
    m_table->setVisible(hasRows);
    m_placeholder->setVisible(!hasRows);
    m_pager->setVisible(hasRows);
    m_filters->setVisible(hasRows || m_filters->isFiltering());
    //: of the agents
    m_count->setText(hasRows ? tr("%Ln execution(s)", "", static_cast<int>(std::min<qint64>(m_total, 2'000'000'000)))
                             : QString());
    if (m_error && state.link != DashboardLink::Away && state.link != DashboardLink::Refused)
        m_failure->say(Notice::Tone::Error, dashboardSentence(*m_error).toHtmlEscaped());
    else
        m_failure->hide();
    if (isNeverLoaded && !m_error && state.link == DashboardLink::Connecting)
        m_placeholder->show(QStringLiteral("history"), tr("Loading the executions…"), {}, {});
    else if (isNeverLoaded && (m_error || state.link != DashboardLink::Online))
        m_placeholder->show(QStringLiteral("unplug"), tr("The executions cannot be shown"),
                            tr("The dashboard has them: see above what to do."), {});
    else if (isNeverLoaded)
        m_placeholder->show(QStringLiteral("history"), tr("Loading the executions…"), {}, {});
    else if (m_filters->isFiltering())
        m_placeholder->show(QStringLiteral("funnel-x"), tr("Nothing matches the filter"), {}, tr("Clear filter"));
    else
        m_placeholder->show(QStringLiteral("history"), tr("No executions yet"),
                            tr("Agents run each enabled target, again and again. Each of these is listed here."),
                            tr("Go to the targets"));
    QString note = tr("filtered and sorted by the dashboard in %1").arg(text::duration(m_took));
    if (m_asOf)
        //: of a list that grows: %1 is a time of day
        note = tr("as of %1")
                   .arg(QDateTime::fromMSecsSinceEpoch(m_asOf->time_since_epoch().count())
                            .toString(QStringLiteral("HH:mm:ss")));
    m_pager->show(m_page, m_total, note);
    m_export->setBlocked(canExport() ? QString() : tr("There is no execution to export."));
    if (canExport() != m_couldExport) {
        m_couldExport = canExport();
        emit canExportChanged();
    }
}

void AgentRuns::openDetails(const QModelIndex &index)
{
    m_details->show(m_model.execution(index.row()), m_services.clock.wall());
}

void AgentRuns::closeDetails()
{
    m_details->hide();
}

void AgentRuns::showTarget(const QString &id)
{
    m_filters->setTarget(id);
}

QVector<Execution> AgentRuns::shown() const
{
    QVector<Execution> executions;
    for (int row = 0; row < m_model.rowCount(); ++row)
        executions << m_model.execution(row);
    return executions;
}

void AgentRuns::exportShown()
{
    if (canExport())
        emit exportWanted();
}

void AgentRuns::focusFilter()
{
    m_filters->focusFirst();
}

void AgentRuns::takeFocus()
{
    QWidget *wanted = m_table->isVisibleTo(this) ? static_cast<QWidget *>(m_table) : this;
    wanted->setFocus(Qt::OtherFocusReason);
}

bool AgentRuns::escape()
{
    if (m_details->isVisibleTo(this)) {
        closeDetails();
        return true;
    }
    if (!m_filters->isFiltering())
        return false;
    m_filters->clear();
    return true;
}

void AgentRuns::retranslate()
{
    m_title->setText(tr("Runs"));
    m_export->setText(tr("Export CSV…"));
    m_retry->setText(tr("Try again now"));
    m_again->setText(tr("Try again"));
    m_table->setAccessibleName(tr("Executions of the agents"));
    m_model.retranslate();
    showState();
}

void AgentRuns::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        load();
}

void AgentRuns::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
