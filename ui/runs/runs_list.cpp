// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/runs_list.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QVBoxLayout>

#include "runs/history_words.h"
#include "runs/runs_filters.h"
#include "runs/runs_table.h"
#include "runs/runs_tabs.h"
#include "runs/selection_bar.h"
#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/notice.h"
#include "widgets/placeholder.h"
#include "widgets/search_edit.h"

namespace largada::ui
{

using store::RunSummary;

namespace
{

const QString orderKey = QStringLiteral("runs/order");

} // namespace

RunsList::RunsList(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_title(new Label(TextKind::PageTitle)),
      m_count(new Label(TextKind::Body, Ink::Muted)), m_export(new Button), m_trouble(new Notice),
      m_failure(new Notice), m_again(m_failure->addAction(QStringLiteral("runsAgain"))),
      m_filters(new RunsFilters(services.clock)), m_card(new Card), m_table(new RunsTable),
      m_placeholder(new Placeholder), m_bar(new SelectionBar), m_undo(new UndoBar)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(12));
    column->addWidget(head());
    column->addWidget(m_trouble);
    column->addWidget(m_failure);
    column->addWidget(m_filters);
    auto *inside = new QVBoxLayout(m_card);
    inside->setContentsMargins(1, 2, 1, 2);
    inside->addWidget(m_table, 1);
    inside->addWidget(m_placeholder, 1);
    column->addWidget(m_card, 1);
    column->addWidget(m_bar);
    column->addWidget(m_undo);
    m_table->setObjectName(QStringLiteral("runsTable"));
    m_placeholder->setObjectName(QStringLiteral("runsPlaceholder"));
    m_trouble->setObjectName(QStringLiteral("runsTrouble"));
    m_failure->setObjectName(QStringLiteral("runsFailure"));
    m_undo->setObjectName(QStringLiteral("runsUndo"));
    m_table->setModel(&m_filter);
    m_table->setOrder(m_services.preferences.window().choices.value(orderKey));

    connect(m_filters, &RunsFilters::changed, this, &RunsList::applyFilters);
    connect(m_table, &RunsTable::openWanted, this,
            [this](const QModelIndex &index) { emit openWanted({index.data(viewmodels::IdRole).toString()}); });
    connect(m_table, &RunsTable::deleteWanted, this, &RunsList::deleteSelected);
    connect(m_table, &RunsTable::orderChanged, this, [this] {
        settings::WindowState window = m_services.preferences.window();
        window.choices.insert(orderKey, m_table->order());
        m_services.preferences.setWindow(window);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunsList::showSelection);
    connect(m_placeholder, &Placeholder::actionWanted, this, [this] {
        if (m_model.rowCount() == 0)
            emit startWanted();
        else
            m_filters->clear();
    });
    connect(m_bar, &SelectionBar::openWanted, this, &RunsList::openSelected);
    connect(m_bar, &SelectionBar::exportWanted, this, [this] { emit exportWanted(selected()); });
    connect(m_bar, &SelectionBar::deleteWanted, this, &RunsList::deleteSelected);
    connect(m_bar, &SelectionBar::closed, m_table, &QTableView::clearSelection);
    connect(m_undo, &UndoBar::undone, this, &RunsList::onUndone);
    connect(m_undo, &UndoBar::finished, this, &RunsList::onDeleteDue);
    connect(m_again, &Button::clicked, this, &RunsList::reload);
    connect(&m_services.history, &engine::History::changed, this, &RunsList::reload);
    connect(&m_services.history, &engine::History::troubled, this, [this] {
        showTrouble();
        reload();
    });
    retranslate();
    reload();
}

QWidget *RunsList::head()
{
    auto *head = new QWidget;
    head->setFixedHeight(scaled(34));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(12));
    auto *tabs = new RunsTabs(RunsTabs::Coordinated);
    row->addWidget(m_title);
    row->addWidget(tabs);
    row->addWidget(m_count, 1);
    row->addWidget(m_export);
    m_count->setEliding(Qt::ElideRight);
    m_count->setObjectName(QStringLiteral("runsCount"));
    m_export->setObjectName(QStringLiteral("runsExport"));
    m_export->setIconName(QStringLiteral("download"));
    connect(tabs, &RunsTabs::chosen, this, &RunsList::agentsWanted);
    connect(m_export, &Button::clicked, this, &RunsList::exportShown);
    return head;
}

void RunsList::reload()
{
    const quint64 ticket = ++m_ticket;
    deliver(m_services.history.list(), this, [this, ticket](const Result<QVector<RunSummary>> &runs) {
        if (ticket == m_ticket)
            take(runs);
    });
}

void RunsList::take(const Result<QVector<RunSummary>> &runs)
{
    m_isLoaded = true;
    m_error.reset();
    if (runs)
        m_model.setRuns(*runs, m_services.clock.wall());
    else
        m_error = runs.error();
    applyFilters();
}

void RunsList::applyFilters()
{
    viewmodels::RunsWanted wanted = m_filters->wanted();
    wanted.hidden = m_offered + m_removing;
    m_filter.show(wanted);
    m_filter.resort();
    m_table->horizontalHeader()->setSortIndicatorShown(m_filter.rowCount() > 0);
    showState();
}

void RunsList::showState()
{
    const int all = static_cast<int>(m_model.rowCount() - (m_offered + m_removing).size());
    const int shown = m_filter.rowCount();
    m_table->setVisible(shown > 0);
    m_placeholder->setVisible(shown == 0);
    m_filters->setVisible(m_model.rowCount() > 0);
    //: %1 of how many runs are shown
    m_count->setText(all <= 0       ? QString()
                     : shown == all ? tr("%Ln run(s)", "", all)
                                    : tr("%1 of %Ln run(s)", "", all).arg(text::number(shown)));
    if (!m_isLoaded)
        m_placeholder->show(QStringLiteral("history"), tr("Loading the runs…"), {}, {});
    else if (m_error || !canRead(m_services.history.trouble()))
        m_placeholder->show(QStringLiteral("unplug"), tr("The runs cannot be shown"),
                            tr("What is kept is not lost: see above what to do."), {});
    else if (m_model.rowCount() == 0)
        m_placeholder->show(QStringLiteral("history"), tr("No runs yet"),
                            tr("Each run that is started here or by largadactl is kept, with its figures."),
                            tr("Go to Start"));
    else if (all <= 0)
        m_placeholder->show(QStringLiteral("history"), tr("No runs left"), {}, {});
    else
        m_placeholder->show(QStringLiteral("funnel-x"), tr("Nothing matches the filter"), {}, tr("Clear filter"));
    if (m_error)
        m_failure->say(Notice::Tone::Error, text::sentence(*m_error).toHtmlEscaped());
    else
        m_failure->hide();
    m_export->setBlocked(shown > 0 ? QString() : tr("There is no run to export."));
    if (canExport() != m_couldExport) {
        m_couldExport = canExport();
        emit canExportChanged();
    }
    showSelection();
}

void RunsList::showSelection()
{
    const QVector<RunSummary> runs = selected();
    QStringList names;
    for (const RunSummary &run : runs.first(std::min<qsizetype>(runs.size(), 8)))
        names << (run.number > 0 ? u'#' + text::number(run.number) : run.id.value);
    const bool isRunning = std::any_of(runs.cbegin(), runs.cend(),
                                       [](const RunSummary &run) { return run.outcome == fleet::Outcome::Running; });
    QString whyNot;
    if (!canWrite(m_services.history.trouble()))
        whyNot = tr("The history cannot be written at the moment.");
    else if (isRunning)
        whyNot = tr("A run that is going on cannot be deleted.");
    m_bar->showSelection(static_cast<int>(runs.size()), names.join(QStringLiteral(" · ")), whyNot);
}

void RunsList::showTrouble()
{
    const engine::HistoryTrouble trouble = m_services.history.trouble();
    const QString sentence = historySentence(trouble, m_services.history.troubleFile());
    if (sentence.isEmpty()) {
        m_trouble->hide();
        return;
    }
    m_trouble->setClosable(trouble == engine::HistoryTrouble::SetAside);
    m_trouble->say(canRead(trouble) ? Notice::Tone::Warning : Notice::Tone::Error, sentence);
}

QVector<RunSummary> RunsList::selected() const
{
    QVector<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows << index.row();
    std::sort(rows.begin(), rows.end());
    QVector<RunSummary> runs;
    for (const int row : std::as_const(rows))
        runs << m_model.run(m_filter.mapToSource(m_filter.index(row, 0)).row());
    return runs;
}

void RunsList::openSelected()
{
    const QVector<RunSummary> runs = selected();
    if (runs.size() == 1)
        emit openWanted(runs.first().id);
}

void RunsList::deleteSelected()
{
    const QVector<RunSummary> runs = selected();
    const bool isRunning = std::any_of(runs.cbegin(), runs.cend(),
                                       [](const RunSummary &run) { return run.outcome == fleet::Outcome::Running; });
    if (runs.isEmpty() || isRunning || !canWrite(m_services.history.trouble()))
        return;
    m_undo->finish();
    for (const RunSummary &run : runs)
        m_offered << run.id;
    const QString sentence = tr("%Ln run(s) deleted.", "", static_cast<int>(runs.size()));
    m_table->clearSelection();
    applyFilters();
    m_undo->offer(sentence);
    emit said(sentence);
}

void RunsList::onUndone()
{
    const QVector<RunId> back = std::exchange(m_offered, {});
    applyFilters();
    QItemSelection selection;
    for (const RunId &run : back) {
        const QModelIndex index = m_filter.mapFromSource(m_model.index(std::max(0, m_model.indexOf(run)), 0));
        if (index.isValid() && index.data(viewmodels::IdRole).toString() == run.value)
            selection.select(index, index);
    }
    m_table->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->setFocus();
}

void RunsList::onDeleteDue()
{
    const QVector<RunId> due = std::exchange(m_offered, {});
    m_removing += due;
    deliver(m_services.history.remove(due), this, [this, due](const Result<> &removed) {
        m_removing.removeIf([&due](const RunId &run) { return due.contains(run); });
        if (!removed)
            m_error = removed.error();
        if (removed)
            reload();
        else
            applyFilters();
    });
}

void RunsList::takeFocus()
{
    QWidget *wanted = m_table->isVisibleTo(this) ? static_cast<QWidget *>(m_table) : this;
    wanted->setFocus(Qt::OtherFocusReason);
}

void RunsList::focusFilter()
{
    m_filters->focusSearch();
}

bool RunsList::escape()
{
    if (!m_filters->search()->text().isEmpty()) {
        m_filters->search()->clear();
        return true;
    }
    if (m_table->selectionModel()->hasSelection()) {
        m_table->clearSelection();
        return true;
    }
    return false;
}

void RunsList::undo()
{
    m_undo->undo();
}

void RunsList::finish()
{
    m_undo->finish();
}

bool RunsList::canExport() const
{
    return m_filter.rowCount() > 0;
}

void RunsList::exportShown()
{
    QVector<RunSummary> runs;
    for (int row = 0; row < m_filter.rowCount(); ++row)
        runs << m_model.run(m_filter.mapToSource(m_filter.index(row, 0)).row());
    if (!runs.isEmpty())
        emit exportWanted(runs);
}

std::optional<RunSummary> RunsList::summaryOf(const RunId &run) const
{
    const int index = m_model.indexOf(run);
    return index < 0 ? std::nullopt : std::optional(m_model.run(index));
}

void RunsList::retranslate()
{
    m_title->setText(tr("Runs"));
    m_export->setText(tr("Export CSV…"));
    m_again->setText(tr("Try again"));
    m_table->setAccessibleName(tr("Runs"));
    m_model.retranslate();
    showTrouble();
    showState();
}

void RunsList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
