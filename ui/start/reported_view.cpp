// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/reported_view.h"

#include <algorithm>

#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

#include "fleet/run_figures.h"
#include "start/columns.h"
#include "start/figure_tile.h"
#include "start/start_words.h"
#include "text/sentences.h"
#include "text/stop_command.h"
#include "viewmodels/run_steps.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/notice.h"
#include "widgets/outcome_look.h"
#include "widgets/paragraph.h"

namespace largada::ui
{

using fleet::Outcome;

namespace
{

// Each is so in one phase at most.
QStringList namesLeftPaused(const fleet::RunRecord &record)
{
    QStringList names;
    for (const fleet::PhaseRecord &phase : record.phases) {
        for (const fleet::RunnerRecord &runner : phase.detail) {
            if (runner.reason.code == fleet::ReasonCode::LeftPaused)
                names << runner.name.value;
        }
    }
    return names;
}

} // namespace

ReportedView::ReportedView(const Services &services, QWidget *parent)
    : StageView(parent), m_services(services), m_columns(new Columns), m_tag(new Tag),
      m_title(new Label(TextKind::Figure)), m_why(new Paragraph(TextKind::Body)), m_paused(new Notice), m_copy(nullptr),
      m_figures(new QWidget), m_throughput(new FigureTile(QStringLiteral("reportedThroughput"))),
      m_p95(new FigureTile(QStringLiteral("reportedP95"))), m_fails(new FigureTile(QStringLiteral("reportedFails"))),
      m_spread(new FigureTile(QStringLiteral("reportedSpread"))),
      m_runners(new FigureTile(QStringLiteral("reportedRunners"))), m_open(new Button(ButtonKind::Primary)),
      m_repeat(new Button), m_plan(new Button)
{
    m_title->setObjectName(QStringLiteral("reportedTitle"));
    m_why->setObjectName(QStringLiteral("reportedWhy"));
    m_paused->setObjectName(QStringLiteral("pausedNotice"));
    m_copy = m_paused->addAction(QStringLiteral("copyStopCommand"));
    m_paused->hide();
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_stopCommand);
        emit said(tr("The command was copied."));
    });
    m_open->setObjectName(QStringLiteral("openReportButton"));
    m_repeat->setObjectName(QStringLiteral("repeatButton"));
    m_repeat->setIconName(QStringLiteral("refresh-cw"));
    m_plan->setObjectName(QStringLiteral("newPlanButton"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_columns);
    m_columns->top()->addWidget(makeOutcome());
    m_columns->left()->addStretch(1);
    connect(m_open, &QPushButton::clicked, this, [this] { emit openWanted(m_services.run.view().id); });
    connect(m_repeat, &QPushButton::clicked, this, &ReportedView::repeatWanted);
    connect(m_plan, &QPushButton::clicked, this, &ReportedView::newPlanWanted);
}

QWidget *ReportedView::makeOutcome()
{
    auto *card = new Card;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(scaled(20), scaled(16), scaled(20), scaled(16));
    column->setSpacing(scaled(10));
    auto *head = new QHBoxLayout;
    head->setSpacing(scaled(12));
    head->addWidget(m_tag);
    m_title->setEliding(Qt::ElideRight);
    head->addWidget(m_title, 1);
    column->addLayout(head);
    column->addWidget(m_why);
    column->addWidget(m_paused);
    auto *figures = new QHBoxLayout(m_figures);
    figures->setContentsMargins(0, scaled(8), 0, scaled(8));
    figures->setSpacing(scaled(14));
    for (FigureTile *tile : {m_throughput, m_p95, m_fails, m_spread, m_runners}) {
        if (tile != m_throughput)
            figures->addWidget(new Rule(Qt::Vertical));
        figures->addWidget(tile, 1);
    }
    column->addWidget(m_figures);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(8));
    for (Button *button : {m_open, m_repeat, m_plan})
        buttons->addWidget(button);
    buttons->addStretch(1);
    column->addLayout(buttons);
    return card;
}

QString ReportedView::cause(const fleet::RunRecord *record) const
{
    const engine::RunView &view = m_services.run.view();
    QStringList lines;
    for (const fleet::Check &check : view.preflight.checks) {
        if (check.level == fleet::CheckLevel::Block || check.level == fleet::CheckLevel::BlockFinal)
            lines << text::sentence(check).toHtmlEscaped();
    }
    const std::optional<Error> &error = record != nullptr ? record->error : view.error;
    if (error)
        lines << text::sentence(*error).toHtmlEscaped();
    const fleet::Reason reason = record != nullptr ? record->errorReason.value_or(fleet::Reason{}) : view.errorReason;
    if (reason.code != fleet::ReasonCode::None) {
        const QString sentence = text::sentence(reason).toHtmlEscaped();
        lines << (view.errorRunner.isEmpty()
                      ? sentence
                      //: %1 is a runner's name, %2 a whole sentence
                      : tr("<b>%1:</b> %2").arg(view.errorRunner.value.toHtmlEscaped(), sentence));
    }
    return lines.join(QStringLiteral("<br>"));
}

QString ReportedView::failedTitle(const fleet::PhaseRecord *main) const
{
    const engine::RunView &view = m_services.run.view();
    switch (view.cause) {
    case coordinator::StopCause::TooManyRunners:
        return tr("Nothing was started: there are more pods than were wanted.");
    case coordinator::StopCause::StartedBefore:
        return tr("Nothing was started: some of the pods ran before.");
    case coordinator::StopCause::TakenOver:
        return tr("Somebody else coordinates these pods now.");
    default:
        break;
    }
    if (main != nullptr && main->startedAt)
        return tr("No runner finished main.");
    return viewmodels::reachedStep(view) == viewmodels::RunStep::Kind::Preflight
               ? tr("The preflight check failed. No runner was started.")
               : tr("The run failed before main.");
}

// Somebody else's pods that the run has left as they were, and how to end them.
void ReportedView::showPaused(const fleet::RunRecord *record)
{
    constexpr int mostNamed = 8;
    const engine::RunView &view = m_services.run.view();
    const QStringList names = record == nullptr ? QStringList() : namesLeftPaused(*record);
    m_paused->setVisible(!names.isEmpty() && view.plan.cluster);
    if (m_paused->isHidden())
        return;
    const text::StopCommand stop = text::stopCommand(*view.plan.cluster, view.preflight, names.first());
    m_stopCommand = stop.command;
    QString named = names.mid(0, mostNamed).join(QStringLiteral(", ")).toHtmlEscaped();
    if (names.size() > mostNamed)
        //: %1 is a list of pods
        named = tr("%1 and %Ln more", "pods", int(names.size()) - mostNamed).arg(named);
    //: %Ln pods, %1 are their names
    const QString who = tr("<b>%Ln pod(s) still stand paused, without load:</b> %1.", "", int(names.size())).arg(named);
    m_paused->say(Notice::Tone::Warning, QStringLiteral("%1<br>%2 <code>%3</code>")
                                             .arg(who, stop.sentence.toHtmlEscaped(), stop.command.toHtmlEscaped()));
    m_copy->setText(tr("Copy command"));
}

void ReportedView::showOutcome(const fleet::RunRecord *record)
{
    const engine::RunView &view = m_services.run.view();
    if (record == nullptr) {
        m_tag->show(tr("Ended"), Tag::Tone::Neutral);
        m_title->setText(tr("The run has ended; its report is being written."));
        m_why->setMarkup(cause(nullptr));
        m_why->setVisible(!m_why->plainText().isEmpty());
        return;
    }
    const MarkLook look = lookOf(record->outcome);
    m_tag->show(text::word(record->outcome), look.tone, look.icon);
    const fleet::PhaseRecord *main = record->phase(fleet::PhaseName::Main);
    const int runners = main == nullptr ? record->settings.runners : main->runners;
    const int lost = main == nullptr ? 0 : main->lost();
    switch (record->outcome) {
    case Outcome::Running:
        m_title->setText(tr("The run has ended; its report is being written."));
        break;
    case Outcome::Completed:
        m_title->setText(record->thresholdsMissed() ? tr("Main ran to its end, but thresholds were missed.")
                                                    : tr("%Ln runner(s) did all of main.", "", runners));
        break;
    case Outcome::Partial:
        m_title->setText(
            tr("%Ln runner(s) did not do all of main.", "", std::max(lost, view.plan.runners - runners + lost)));
        break;
    case Outcome::Stopped:
        m_title->setText(main != nullptr && main->startedAt ? tr("You stopped the run during main.")
                                                            : tr("You stopped the run before main."));
        break;
    case Outcome::Interrupted:
        m_title->setText(tr("The run was interrupted from outside."));
        break;
    case Outcome::Failed:
        m_title->setText(failedTitle(main));
        break;
    }
    m_why->setMarkup(record->outcome == Outcome::Stopped ? QString() : cause(record)); // who stopped it knows why
    m_why->setVisible(!m_why->plainText().isEmpty());
}

void ReportedView::showFigures(const fleet::RunRecord *record)
{
    const fleet::PhaseRecord *main = record == nullptr ? nullptr : record->phase(fleet::PhaseName::Main);
    const bool hasFigures = main != nullptr && main->startedAt.has_value();
    m_figures->setVisible(hasFigures);
    if (!hasFigures)
        return;
    const fleet::PhaseFigures figures = fleet::figuresOf(*main);
    const QString dash = QStringLiteral("–");
    m_throughput->show({tr("Throughput"),
                        figures.requestsPerSecond
                            ? text::number(*figures.requestsPerSecond, *figures.requestsPerSecond < 10 ? 1 : 0)
                            : dash,
                        tr("req/s"), tr("mean of main")});
    FigureTile::Look p95{tr("p95 of runners"), dash, tr("ms"), tr("lowest to highest")};
    if (figures.p95)
        //: lowest and highest value
        p95.value = tr("%1–%2").arg(text::number(figures.p95->low), text::number(figures.p95->high));
    else if (figures.latency.p95) {
        p95.value = text::number(*figures.latency.p95);
        p95.name = tr("p95");
        p95.detail.clear();
    }
    m_p95->show(p95);
    FigureTile::Look fails{tr("Fail rate"), dash};
    if (figures.failRatio && figures.totals) {
        fails.value = percentText(*figures.failRatio, 2);
        fails.isOverLimit = *figures.failRatio > fleet::failLimit;
        //: failed requests of all requests
        fails.detail =
            tr("%1 of %2")
                .arg(text::number(double(figures.totals->failed)), text::number(double(figures.totals->requests)));
    }
    m_fails->show(fails);
    const std::optional<double> spread =
        main->spread.loadIsHeadline ? main->spread.loadBoundMs : main->spread.releaseBoundMs;
    m_spread->show({tr("Start spread"), spread ? text::number(*spread, *spread < 10 ? 1 : 0) : dash, tr("ms"),
                    main->spread.loadIsHeadline ? tr("of the load, at most") : tr("of the release, at most")});
    const int lost = main->lost() - main->stopped(); // those that were well until the stop are none
    m_runners->show({tr("Runners"), text::number(main->runners - lost), tr("of %1").arg(text::number(main->runners)),
                     lost > 0 ? tr("%Ln lost", "runners", lost) : tr("none lost")});
}

void ReportedView::refresh()
{
    const std::optional<fleet::RunRecord> &last = m_services.run.lastRecord();
    const fleet::RunRecord *record = last && last->id == m_services.run.view().id ? &*last : nullptr;
    showOutcome(record);
    showPaused(record);
    showFigures(record);
    m_open->setText(tr("Open the report"));
    m_open->setBlocked(record == nullptr ? tr("The report is being written.") : QString());
    m_repeat->setText(tr("Repeat"));
    m_plan->setText(tr("New plan"));
}

} // namespace largada::ui
