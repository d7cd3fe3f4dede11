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

#include "pods/life_line.h"
#include "text/sentences.h"
#include "viewmodels/runner_facts.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/icons.h"
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

PodDetails::PodDetails(const Services &services, QWidget *parent) : QWidget(parent), m_services(services)
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
    body->addWidget(reasonPart());
    body->addWidget(factsPart());
    body->addSpacing(scaled(2));
    body->addWidget(new Rule);
    m_timelineTitle = new Label(TextKind::SmallStrong);
    m_timeline = new LifeLine;
    body->addWidget(m_timelineTitle);
    body->addWidget(m_timeline);
    body->addWidget(new Rule);
    m_logTitle = new Label(TextKind::SmallStrong);
    body->addWidget(m_logTitle);
    m_noLog = new Label(TextKind::Small, Ink::Muted);
    m_noLog->setEliding(Qt::ElideRight);
    body->addWidget(m_noLog);
    for (Label *&line : m_log) {
        line = new Label(TextKind::Mono, Ink::Muted);
        line->setEliding(Qt::ElideRight);
        body->addWidget(line);
    }
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

void PodDetails::refresh()
{
    viewmodels::RunnerModel &model = m_services.run.runners();
    const int index = m_runner.isEmpty() ? -1 : model.indexOf(m_runner);
    m_body->setVisible(index >= 0);
    m_none->setVisible(index < 0);
    m_tile->setVisible(index >= 0);
    for (Button *button : {m_logs, m_copy, m_events})
        button->setVisible(index >= 0);
    if (index >= 0) {
        showRow(model.row(index), index);
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
    mark->look = {row.state, row.state != RunnerState::Failed && viewmodels::isProblem(row, now)};
    mark->update();
    m_name->setText(row.id.value);
    m_state->setText(text::word(row.state));
    const auto since =
        row.since ? std::max(std::chrono::milliseconds(0), now - *row.since) : std::chrono::milliseconds(0);
    //: after a state: %1 is a length of time
    m_since->setText(row.since ? tr("· for %1").arg(text::duration(since)) : QString());
    showReason(row);
    showFacts(row, index);
    m_timeline->setEntries(m_services.run.timeline().of(row, m_services.run.view().plan.warmupPercent.has_value()));
}

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
    const QString next = failed          ? tr("It takes no further part in this run.")
                         : row.holdsGate ? tr("The gate stays closed until this runner is armed.")
                                         : QString();
    m_next->setPlainText(next);
    m_next->setVisible(!next.isEmpty());
}

void PodDetails::showFacts(const RunnerRow &row, int index)
{
    using Model = viewmodels::RunnerModel;
    Model &model = m_services.run.runners();
    const auto cell = [&](Model::Column column) { return model.index(index, column).data().toString(); };
    QString exitCode = cell(Model::ExitCode);
    const QString meaning = row.exitCode ? viewmodels::exitMeaning(*row.exitCode) : QString();
    if (!meaning.isEmpty())
        //: %1 is an exit code, %2 what it means
        exitCode = tr("%1: %2").arg(exitCode, meaning);
    const std::array<std::pair<QString, QString>, factRows> facts{{
        {tr("Phase"), cell(Model::Phase)},
        {tr("VUs"), cell(Model::Vus)},
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
        m_factNames[i]->setText(facts[i].first);
        m_factValues[i]->setText(facts[i].second);
        const bool isKnown = facts[i].second != QStringLiteral("–");
        m_factNames[i]->setVisible(isKnown);
        m_factValues[i]->setVisible(isKnown);
        const bool isFailRate = i == 3;
        m_factValues[i]->setInk(isFailRate && overLimit ? Ink::Error : Ink::Text);
        m_factValues[i]->setKind(isFailRate && overLimit ? TextKind::SmallStrong : TextKind::Small);
    }
}

void PodDetails::readLog()
{
    const int index = m_runner.isEmpty() ? -1 : m_services.run.runners().indexOf(m_runner);
    if (index < 0)
        return;
    const RunnerId runner = m_runner;
    const fleet::PhaseName phase = m_services.run.runners().row(index).phase;
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

void PodDetails::retranslate()
{
    m_close->setAccessibleName(tr("Close the details"));
    m_close->setToolTip(tr("Close the details"));
    m_logs->setText(tr("Logs"));
    m_copy->setText(tr("Copy"));
    m_events->setText(tr("Events"));
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
