// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/report_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "runs/report_charts.h"
#include "runs/report_runners.h"
#include "runs/report_settings.h"
#include "runs/report_summary.h"
#include "runs/report_tabs.h"
#include "viewmodels/report_figures.h"
#include "widgets/buttons.h"
#include "widgets/label.h"
#include "widgets/outcome_look.h"
#include "widgets/placeholder.h"
#include "widgets/tag.h"

namespace largada::ui
{

ReportView::ReportView(QWidget *parent)
    : QWidget(parent), m_back(new Button(ButtonKind::Flat)), m_title(new Label(TextKind::PageTitle)),
      m_outcome(new Tag), m_thresholds(new Tag), m_period(new Label(TextKind::Body, Ink::Muted)), m_repeat(new Button),
      m_export(new Button(ButtonKind::Primary)), m_menu(new ExportMenu(m_export)), m_tabs(new ReportTabs),
      m_pages(new QStackedWidget), m_loading(new Placeholder), m_summary(new ReportSummary), m_charts(new ReportCharts),
      m_runners(new ReportRunners), m_settings(new ReportSettings)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head());
    column->addSpacing(scaled(8));
    column->addWidget(m_tabs);
    column->addWidget(m_pages, 1);
    for (QWidget *page : std::initializer_list<QWidget *>{m_summary, m_charts, m_runners, m_settings, m_loading})
        m_pages->addWidget(page);
    m_tabs->setObjectName(QStringLiteral("reportTabs"));
    retranslate();
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_summary, &ReportSummary::runnersWanted, this, [this] { setTab(Runners); });
    connect(m_charts, &ReportCharts::saveWanted, this, [this] { emit exportWanted(ExportKind::Charts); });
    auto *back = new QShortcut(QKeySequence(Qt::ALT | Qt::Key_Left), this);
    back->setContext(Qt::WidgetWithChildrenShortcut);
    connect(back, &QShortcut::activated, this, &ReportView::backWanted);
    auto *copy = new QShortcut(QKeySequence(QKeySequence::Copy), this);
    copy->setContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QShortcut::activated, this, [this] { emit exportWanted(ExportKind::Headline); });
    showLoading();
}

QWidget *ReportView::head()
{
    auto *head = new QWidget;
    head->setFixedHeight(scaled(34));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(8));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_back, m_title, m_outcome, m_thresholds})
        row->addWidget(widget);
    row->addSpacing(scaled(4));
    row->addWidget(m_period, 1);
    row->addWidget(m_repeat);
    row->addWidget(m_export);
    m_period->setEliding(Qt::ElideRight);
    m_back->setIconName(QStringLiteral("chevron-left"));
    m_repeat->setIconName(QStringLiteral("refresh-cw"));
    m_export->setIconName(QStringLiteral("download"));
    m_export->setDropDown(m_menu);
    m_back->setObjectName(QStringLiteral("reportBack"));
    m_title->setObjectName(QStringLiteral("reportTitle"));
    m_outcome->setObjectName(QStringLiteral("reportOutcome"));
    m_period->setObjectName(QStringLiteral("reportPeriod"));
    m_repeat->setObjectName(QStringLiteral("reportRepeat"));
    m_export->setObjectName(QStringLiteral("reportExport"));
    connect(m_back, &Button::clicked, this, &ReportView::backWanted);
    connect(m_repeat, &Button::clicked, this, &ReportView::repeatWanted);
    connect(m_menu, &ExportMenu::wanted, this, &ReportView::exportWanted);
    return head;
}

void ReportView::showLoading()
{
    m_run.reset();
    m_tabs->hide();
    m_pages->setCurrentWidget(m_loading);
    showHead();
}

void ReportView::setRun(const fleet::RunRecord &run)
{
    const bool isOther = !m_run || m_run->id != run.id;
    m_run = run;
    m_summary->setRun(run);
    m_charts->setRun(run);
    m_runners->setRun(run);
    m_settings->setRun(run);
    m_menu->setChartsBlocked(!m_charts->hasCharts());
    m_tabs->show();
    if (isOther)
        m_tabs->setCurrentIndex(Summary);
    m_pages->setCurrentIndex(m_tabs->currentIndex());
    showHead();
}

void ReportView::setTab(int tab)
{
    m_tabs->setCurrentIndex(tab);
}

void ReportView::takeFocus()
{
    m_tabs->setFocus(Qt::OtherFocusReason);
}

void ReportView::focusFilter()
{
    if (!m_run)
        return;
    setTab(Runners);
    m_runners->focusFilter();
}

bool ReportView::escape()
{
    if (m_run && m_tabs->currentIndex() == Runners && m_runners->escape())
        return true;
    emit backWanted();
    return true;
}

void ReportView::openExportMenu()
{
    if (m_run)
        m_export->showMenu();
}

QString ReportView::headline() const
{
    return m_run ? viewmodels::headlineText(*m_run, m_title->text(), m_summary->scope()) : QString();
}

void ReportView::showHead()
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_title, m_outcome, m_period, m_repeat, m_export})
        widget->setVisible(m_run.has_value());
    m_thresholds->hide();
    if (!m_run)
        return;
    m_title->setText(viewmodels::runTitle(m_run->id, m_run->number));
    const MarkLook look = lookOf(m_run->outcome);
    const bool missed = m_run->thresholdsMissed();
    const bool isCompletedMissed = missed && m_run->outcome == fleet::Outcome::Completed;
    m_outcome->show(viewmodels::outcomeWord(m_run->outcome, false), look.tone, look.icon);
    if (isCompletedMissed) {
        m_thresholds->show(viewmodels::outcomeWord(m_run->outcome, true), Tag::Tone::Warning,
                           QStringLiteral("triangle-alert"));
        m_thresholds->setVisible(true);
    }
    m_period->setText(viewmodels::runPeriod(*m_run));
}

void ReportView::retranslate()
{
    m_back->setAccessibleName(tr("Back to the list"));
    m_back->setToolTip(tr("Back to the list"));
    m_repeat->setText(tr("Repeat…"));
    m_repeat->setToolTip(tr("Opens Start with the settings of this run. The values of environment variables have to "
                            "be typed again: they are never kept."));
    m_repeat->setAccessibleDescription(m_repeat->toolTip());
    m_export->setText(tr("Export"));
    m_tabs->setTexts({tr("Summary"), tr("Charts"), tr("Runners"), tr("Settings")});
    m_tabs->setAccessibleName(tr("Parts of the report"));
    m_loading->show(QStringLiteral("history"), tr("Loading the run…"), {}, {});
    showHead();
}

void ReportView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
