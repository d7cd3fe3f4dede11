// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pods/pod_details.h"

#include <algorithm>

#include <QBoxLayout>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QScrollArea>

#include "pods/container_list.h"
#include "pods/life_line.h"
#include "text/sentences.h"
#include "viewmodels/kubectl_command.h"
#include "viewmodels/runner_columns.h"
#include "viewmodels/runner_facts.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"
#include "widgets/runner_tile.h"

namespace largada::ui
{

using fleet::RunnerRow;
using fleet::RunnerState;

namespace
{

class StateMark final : public QWidget
{
public:
    explicit StateMark(QWidget *parent = nullptr) : QWidget(parent) { setFixedSize(scaled(20), scaled(20)); }
    TileLook look;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintTile(painter, QRectF(rect()), look, themeOf(this), 4);
    }
};

QVBoxLayout *column(QWidget *widget, int spacing)
{
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(scaled(spacing));
    return layout;
}

} // namespace

PodDetails::PodDetails(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_fleet(viewmodels::fleetOf(services.run))
{
    setObjectName(QStringLiteral("podDetails"));
    build();
    constexpr std::chrono::seconds logEvery(2);
    m_logTimer.setInterval(logEvery);
    connect(&m_logTimer, &QTimer::timeout, this, &PodDetails::readLog);
    connect(m_close, &QPushButton::clicked, this, &PodDetails::closed);
    connect(m_logs, &QPushButton::clicked, this, [this] { emit logsWanted(m_runner); });
    connect(m_events, &QPushButton::clicked, this, [this] { emit eventsWanted(m_runner); });
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(asText()); });
    connect(m_copyLogs, &QPushButton::clicked, this, [this] { copyCommand(&viewmodels::kubectlLogs); });
    connect(m_copyExec, &QPushButton::clicked, this, [this] { copyCommand(&viewmodels::kubectlExec); });
    retranslate();
}

QWidget *PodDetails::headPart()
{
    auto *head = new QWidget;
    auto *lines = column(head, 6);
    auto *first = new QHBoxLayout;
    first->setSpacing(scaled(8));
    m_tile = new StateMark;
    m_name = new Label(TextKind::BodyStrong);
    m_name->setObjectName(QStringLiteral("podName"));
    m_name->setEliding(Qt::ElideMiddle);
    m_close = new Button(ButtonKind::Flat, ButtonSize::Small);
    m_close->setObjectName(QStringLiteral("closeDetailsButton"));
    m_close->setIconName(QStringLiteral("x"));
    first->addWidget(m_tile);
    first->addWidget(m_name, 1);
    first->addWidget(m_close);
    auto *second = new QHBoxLayout;
    second->setSpacing(scaled(4));
    m_state = new Label(TextKind::SmallStrong);
    m_state->setObjectName(QStringLiteral("podState"));
    m_since = new Label(TextKind::Small, Ink::Muted);
    m_since->setEliding(Qt::ElideRight);
    second->addWidget(m_state);
    second->addWidget(m_since, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(8));
    const auto button = [buttons](Button *&made, const char *name) {
        made = new Button(ButtonKind::Plain, ButtonSize::Small);
        made->setObjectName(QLatin1String(name));
        buttons->addWidget(made, 1);
    };
    button(m_logs, "podLogsButton");
    button(m_copy, "podCopyButton");
    button(m_events, "podEventsButton");
    lines->addLayout(first);
    lines->addLayout(second);
    lines->addSpacing(scaled(2));
    lines->addLayout(buttons);
    return head;
}

QWidget *PodDetails::reasonPart()
{
    m_reasonBox = new Card(nullptr, Card::Tone::Warning);
    m_reasonBox->setObjectName(QStringLiteral("podReason"));
    auto *lines = new QVBoxLayout(m_reasonBox);
    lines->setContentsMargins(scaled(12), scaled(10), scaled(12), scaled(10));
    lines->setSpacing(scaled(6));
    auto *first = new QHBoxLayout;
    first->setSpacing(scaled(8));
    m_reasonIcon = new Label;
    m_reasonName = new Label(TextKind::MonoStrong, Ink::Warning);
    m_reasonName->setObjectName(QStringLiteral("podReasonName"));
    m_reasonName->setEliding(Qt::ElideRight);
    first->addWidget(m_reasonIcon);
    first->addWidget(m_reasonName, 1);
    m_sentence = new Paragraph(TextKind::Small, Ink::Text);
    m_next = new Paragraph(TextKind::Small, Ink::Muted);
    lines->addLayout(first);
    lines->addWidget(m_sentence);
    lines->addWidget(m_next);
    return m_reasonBox;
}

QWidget *PodDetails::factsPart()
{
    auto *facts = new QWidget;
    auto *grid = new QGridLayout(facts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(scaled(8));
    grid->setVerticalSpacing(scaled(6));
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < factRows; ++row) {
        const auto at = static_cast<size_t>(row);
        m_factNames[at] = new Label(TextKind::Small, Ink::Muted);
        m_factValues[at] = new Label(TextKind::Small);
        m_factValues[at]->setEliding(Qt::ElideRight);
        grid->addWidget(m_factNames[at], row, 0);
        grid->addWidget(m_factValues[at], row, 1);
    }
    return facts;
}

QWidget *PodDetails::stalePart()
{
    m_staleBox = new Card(nullptr, Card::Tone::Warning);
    m_staleBox->setObjectName(QStringLiteral("podStale"));
    auto *lines = new QVBoxLayout(m_staleBox);
    lines->setContentsMargins(scaled(12), scaled(8), scaled(12), scaled(8));
    lines->setSpacing(scaled(4));
    auto *first = new QHBoxLayout;
    first->setSpacing(scaled(8));
    m_staleIcon = new Label;
    m_staleTitle = new Label(TextKind::SmallStrong, Ink::Warning);
    first->addWidget(m_staleIcon);
    first->addWidget(m_staleTitle, 1);
    m_staleText = new Paragraph(TextKind::Small, Ink::Muted);
    lines->addLayout(first);
    lines->addWidget(m_staleText);
    return m_staleBox;
}

QWidget *PodDetails::containersPart()
{
    m_containersPart = new QWidget;
    auto *lines = column(m_containersPart, 6);
    m_containersTitle = new Label(TextKind::SmallStrong);
    m_containers = new ContainerList;
    lines->addWidget(new Rule);
    lines->addWidget(m_containersTitle);
    lines->addWidget(m_containers);
    const auto button = [lines](Button *&made, const char *name) {
        made = new Button(ButtonKind::Plain, ButtonSize::Small);
        made->setObjectName(QLatin1String(name));
        made->setIconName(QStringLiteral("copy"));
        lines->addWidget(made);
    };
    button(m_copyLogs, "podCopyLogsCommand");
    button(m_copyExec, "podCopyExecCommand");
    return m_containersPart;
}

QWidget *PodDetails::logPart()
{
    m_logPart = new QWidget;
    auto *lines = column(m_logPart, 8);
    lines->addWidget(new Rule);
    m_logTitle = new Label(TextKind::SmallStrong);
    lines->addWidget(m_logTitle);
    m_noLog = new Label(TextKind::Small, Ink::Muted);
    m_noLog->setEliding(Qt::ElideRight);
    lines->addWidget(m_noLog);
    for (Label *&line : m_log) {
        line = new Label(TextKind::Mono, Ink::Muted);
        line->setEliding(Qt::ElideRight);
        lines->addWidget(line);
    }
    return m_logPart;
}

void PodDetails::build()
{
    auto *card = new Card;
    auto *whole = column(this, 0);
    whole->addWidget(card);
    auto *frame = new QVBoxLayout(card);
    frame->setContentsMargins(1, scaled(6), 1, scaled(6));
    auto *area = new QScrollArea;
    area->setObjectName(QStringLiteral("podDetailsArea"));
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("podDetailsContent"));
    auto *lines = new QVBoxLayout(content);
    lines->setContentsMargins(scaled(16), scaled(8), scaled(16), scaled(6));
    lines->setSpacing(scaled(10));
    lines->addWidget(headPart());
    m_none = new Paragraph(TextKind::Small, Ink::Muted);
    lines->addWidget(m_none);
    m_body = new QWidget;
    auto *body = column(m_body, 8);
    body->addWidget(stalePart());
    body->addWidget(reasonPart());
    body->addWidget(factsPart());
    body->addWidget(containersPart());
    m_timelinePart = new QWidget;
    auto *timeline = column(m_timelinePart, 8);
    m_timelineTitle = new Label(TextKind::SmallStrong);
    m_timeline = new LifeLine;
    timeline->addWidget(new Rule);
    timeline->addWidget(m_timelineTitle);
    timeline->addWidget(m_timeline);
    body->addWidget(m_timelinePart);
    body->addWidget(logPart());
    lines->addWidget(m_body);
    lines->addStretch(1);
    area->setWidget(content); // fills its background from here on
    content->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    frame->addWidget(area);
    setFixedWidth(scaled(300));
}

void PodDetails::show(const RunnerId &runner)
{
    const bool isOther = runner != m_runner;
    m_runner = runner;
    if (isOther)
        showLog({});
    refresh();
    if (isOther && isVisible())
        readLog();
}

void PodDetails::setFleet(const viewmodels::ShownFleet &fleet, const viewmodels::Staleness &staleness)
{
    const bool isOther = fleet.model != m_fleet.model;
    m_fleet = fleet;
    m_staleness = staleness;
    if (isOther)
        showLog({});
}

const RunnerRow *PodDetails::row() const
{
    const int index = m_runner.isEmpty() ? -1 : m_fleet.model->indexOf(m_runner);
    return index < 0 ? nullptr : &m_fleet.model->row(index);
}

void PodDetails::refresh()
{
    const RunnerRow *shown = row();
    const bool isThere = shown != nullptr;
    m_body->setVisible(isThere);
    m_none->setVisible(!isThere);
    m_tile->setVisible(isThere);
    m_copy->setVisible(isThere);
    for (Button *button : {m_logs, m_events}) // of an agent, its dashboard has neither
        button->setVisible(isThere && m_fleet.agents == nullptr);
    if (isThere) {
        showRow(*shown, m_fleet.model->indexOf(m_runner));
        return;
    }
    m_name->setText(tr("No pod chosen"));
    m_state->setText({});
    m_since->setText({});
}

void PodDetails::showRow(const RunnerRow &row, int index)
{
    const WallTime now = m_services.clock.wall();
    auto *mark = static_cast<StateMark *>(m_tile);
    mark->look = {row.state, row.state != RunnerState::Failed && viewmodels::isProblem(row, now), row.terminating,
                  m_staleness.isStale};
    mark->update();
    m_name->setText(row.id.value);
    const QString word = m_fleet.agents != nullptr ? viewmodels::agentStateWord(row.state) : text::word(row.state);
    //: %1 is a state
    m_state->setText(row.terminating ? tr("%1, terminating").arg(word) : word);
    const auto since =
        row.since ? std::max(std::chrono::milliseconds(0), now - *row.since) : std::chrono::milliseconds(0);
    //: after a state: %1 is a length of time
    m_since->setText(row.since ? tr("· for %1").arg(text::duration(since)) : QString());
    showReason(row);
    showStaleness();
    showFacts(row, index);
    showContainers(row);
    m_timelinePart->setVisible(!m_fleet.isLive);
    m_logPart->setVisible(!m_fleet.isLive);
    m_timeline->setEntries(m_services.run.timeline().of(row, m_services.run.view().plan.warmupPercent.has_value()));
}

void PodDetails::retranslate()
{
    m_close->setAccessibleName(tr("Close the details"));
    m_close->setToolTip(tr("Close the details"));
    m_logs->setText(tr("Logs"));
    m_copy->setText(tr("Copy"));
    m_events->setText(tr("Events"));
    m_containersTitle->setText(tr("Containers"));
    m_copyLogs->setText(tr("Copy as kubectl logs"));
    m_copyExec->setText(tr("Copy as kubectl exec"));
    m_timelineTitle->setText(tr("Timeline"));
    m_logTitle->setText(tr("Last log lines"));
    m_noLog->setText(tr("This runner has written nothing yet."));
    m_none->setPlainText(tr("Choose a pod in the grid or the table to see what it does."));
    setAccessibleName(tr("Details of a pod"));
    refresh();
}

void PodDetails::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    readLog();
    m_logTimer.start();
}

void PodDetails::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_logTimer.stop();
}

void PodDetails::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        // The text's size may be another one, too.
        setFixedWidth(scaled(300));
        m_tile->setFixedSize(scaled(20), scaled(20));
        refresh(); // icons
    }
}

} // namespace largada::ui
