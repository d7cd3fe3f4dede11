// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/target_card.h"

#include <array>

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "plan/job_list.h"
#include "plan/placed_card.h"
#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/field_row.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"
#include "widgets/segmented.h"

namespace largada::ui
{

using fleet::PodsBy;
using viewmodels::PlanField;

namespace
{

constexpr std::array kinds{PodsBy::Job, PodsBy::Selector, PodsBy::Regex}; // as they stand side by side

} // namespace

TargetCard::TargetCard(viewmodels::ClusterConsole &cluster, QWidget *parent)
    : QWidget(parent), m_cluster(cluster), m_title(new Label(TextKind::CardTitle)),
      m_place(new Label(TextKind::Small, Ink::Muted)), m_podsRow(new FieldRow), m_by(new Segmented),
      m_jobs(new JobList(this)), m_job(new QComboBox), m_selector(new QLineEdit), m_pattern(new QLineEdit),
      m_refresh(new Button(ButtonKind::Flat, ButtonSize::Small)), m_facts(new Label(TextKind::Small, Ink::Muted)),
      m_jobsError(new Paragraph(TextKind::Small, Ink::Error)), m_containersRow(new FieldRow),
      m_hasWarmup(new QCheckBox), m_warmup(new QLineEdit), m_mainName(new Label(TextKind::Small, Ink::Muted)),
      m_main(new QLineEdit)
{
    QVBoxLayout *inside = fillPlacedCard(*this, m_title, m_place);
    m_place->setObjectName(QStringLiteral("targetPlace"));
    buildPods(inside);
    buildContainers(inside);
    connectFields();
    retranslate();
}

// A field that has the focus is left when it goes.
TargetCard::~TargetCard()
{
    for (const QObject *field : findChildren<QObject *>())
        field->disconnect(this);
}

void TargetCard::buildPods(QVBoxLayout *column)
{
    column->addWidget(m_podsRow);
    QHBoxLayout *fields = m_podsRow->fields();
    fields->addWidget(m_by);
    fields->addWidget(m_job, 1);
    fields->addWidget(m_selector, 1);
    fields->addWidget(m_pattern, 1);
    fields->addWidget(m_refresh);
    m_podsRow->addBelow(m_facts);
    m_podsRow->addBelow(m_jobsError);
    m_podsRow->setObjectName(QStringLiteral("podsRow"));
    m_by->setObjectName(QStringLiteral("podsBy"));
    m_job->setObjectName(QStringLiteral("jobField"));
    m_job->setModel(m_jobs);
    m_job->setEditable(true);
    m_job->setInsertPolicy(QComboBox::NoInsert);
    m_job->setCompleter(nullptr); // it would make another Job's name of a shorter one
    m_job->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_job->setMinimumContentsLength(14);
    m_selector->setObjectName(QStringLiteral("selectorField"));
    m_selector->setPlaceholderText(QStringLiteral("app=k6,team=checkout"));
    m_pattern->setObjectName(QStringLiteral("patternField"));
    m_pattern->setPlaceholderText(QStringLiteral("^k6-job-"));
    m_refresh->setIconName(QStringLiteral("refresh-cw"));
    m_refresh->setFixedWidth(scaled(28));
    m_refresh->setObjectName(QStringLiteral("refreshJobs"));
    m_facts->setEliding(Qt::ElideRight);
    m_facts->setObjectName(QStringLiteral("jobFacts"));
    m_jobsError->setIcon(QStringLiteral("circle-alert"), Ink::Error);
    m_jobsError->setObjectName(QStringLiteral("jobsError"));
}

void TargetCard::buildContainers(QVBoxLayout *column)
{
    column->addWidget(m_containersRow);
    QHBoxLayout *fields = m_containersRow->fields();
    fields->addWidget(m_hasWarmup);
    fields->addWidget(m_warmup, 1);
    fields->addSpacing(scaled(8));
    fields->addWidget(m_mainName);
    fields->addWidget(m_main, 1);
    m_mainName->setBuddy(m_main);
    m_containersRow->setObjectName(QStringLiteral("containersRow"));
    m_hasWarmup->setObjectName(QStringLiteral("hasWarmup"));
    m_warmup->setObjectName(QStringLiteral("warmupContainer"));
    m_main->setObjectName(QStringLiteral("mainContainer"));
    for (QLineEdit *field : {m_warmup, m_main})
        field->setMaximumWidth(scaled(200));
    fields->addStretch();
}

void TargetCard::connectFields()
{
    connect(m_by, &Segmented::chosen, this, [this] {
        m_problems.enter(PlanField::Pods);
        showKind();
        emit edited();
        emit fieldLeft();
    });
    connect(m_job->lineEdit(), &QLineEdit::textEdited, this, [this] {
        showFacts();
        emit edited();
    });
    connect(m_job->lineEdit(), &QLineEdit::editingFinished, this, [this] {
        takeJob();
        leave(PlanField::Pods);
    });
    connect(m_job, &QComboBox::activated, this, [this] {
        showFacts();
        takeJob();
        emit edited();
        leave(PlanField::Pods);
    });
    for (const auto &[field, what] :
         {std::pair(m_selector, PlanField::Pods), std::pair(m_pattern, PlanField::Pods),
          std::pair(m_warmup, PlanField::WarmupContainer), std::pair(m_main, PlanField::MainContainer)}) {
        connect(field, &QLineEdit::textEdited, this, &TargetCard::edited);
        connect(field, &QLineEdit::editingFinished, this, [this, what = what] { leave(what); });
    }
    connect(m_hasWarmup, &QCheckBox::toggled, this, [this](bool on) {
        m_warmup->setEnabled(on);
        emit edited();
        emit fieldLeft();
    });
    connect(m_refresh, &Button::clicked, &m_cluster, &viewmodels::ClusterConsole::refreshJobs);
    connect(&m_cluster, &viewmodels::ClusterConsole::jobsChanged, this, &TargetCard::showJobs);
    connect(&m_cluster, &viewmodels::ClusterConsole::connectionChanged, this, &TargetCard::showFacts);
}

void TargetCard::leave(PlanField field)
{
    m_problems.leave(field);
    emit fieldLeft();
}

void TargetCard::leaveAllFields()
{
    m_problems.leaveAll();
    emit fieldLeft();
}

PodsBy TargetCard::by() const
{
    return kinds.at(static_cast<size_t>(m_by->index()));
}

void TargetCard::writeTo(viewmodels::ClusterFields &fields) const
{
    fields.by = by();
    fields.pods = fields.by == PodsBy::Job        ? m_job->currentText()
                  : fields.by == PodsBy::Selector ? m_selector->text()
                                                  : m_pattern->text();
    fields.hasWarmup = m_hasWarmup->isChecked();
    fields.warmupContainer = m_warmup->text();
    fields.mainContainer = m_main->text();
}

void TargetCard::setFields(const viewmodels::ClusterFields &fields)
{
    {
        const QSignalBlocker quiet(this);
        m_by->setIndex(fields.by == PodsBy::Job ? 0 : fields.by == PodsBy::Selector ? 1 : 2);
        m_taken = fields.pods;
        m_meant.clear();
        m_job->setEditText(fields.by == PodsBy::Job ? fields.pods : QString());
        m_selector->setText(fields.by == PodsBy::Selector ? fields.pods : QString());
        m_pattern->setText(fields.by == PodsBy::Job || fields.by == PodsBy::Selector ? QString() : fields.pods);
        m_hasWarmup->setChecked(fields.hasWarmup);
        m_warmup->setEnabled(fields.hasWarmup);
        m_warmup->setText(fields.warmupContainer);
        m_main->setText(fields.mainContainer);
        m_problems.clear();
        showKind();
    }
    emit edited();
    emit fieldLeft();
}

// As many runners as the Job has pods, once it is chosen and not each time it is looked at.
void TargetCard::takeJob()
{
    const QString name = m_job->currentText().trimmed();
    m_meant = name;
    const fleet::JobSeen *job = m_jobs->job(name);
    if (name == m_taken || job == nullptr)
        return;
    m_taken = name;
    if (job->wanted > 0)
        emit jobChosen(job->wanted);
}

void TargetCard::showKind()
{
    m_job->setVisible(by() == PodsBy::Job);
    m_selector->setVisible(by() == PodsBy::Selector);
    m_pattern->setVisible(by() == PodsBy::Regex);
    m_refresh->setVisible(by() == PodsBy::Job);
    showFacts();
}

void TargetCard::showJobs()
{
    const QSignalBlocker quiet(m_job);
    QLineEdit *edit = m_job->lineEdit();
    const QSignalBlocker quietEdit(edit);
    const QString typed = edit->text(); // another list empties the field
    const int cursor = edit->cursorPosition();
    m_jobs->setJobs(m_cluster.jobs());
    m_job->setCurrentIndex(-1);
    edit->setText(typed);
    edit->setCursorPosition(cursor);
    showFacts();
    if (!m_meant.isEmpty() && m_meant == typed.trimmed()) // it was named before it was seen
        takeJob();
}

QString TargetCard::place() const
{
    const fleet::ClusterAddress at = m_cluster.address();
    //: %1 is a context of the kubeconfig, %2 a namespace
    return tr("Context %1 · namespace %2")
        .arg(at.context.isEmpty() ? tr("(the current one)", "context") : at.context,
             at.ns.isEmpty() ? tr("(the context's)", "namespace") : at.ns);
}

void TargetCard::showFacts()
{
    m_place->setText(place());
    const QString name = m_job->currentText().trimmed();
    const fleet::JobSeen *job = m_jobs->job(name);
    const bool isLooking = m_cluster.isLookingForJobs();
    const bool hasFailed = !isLooking && m_cluster.jobsError();
    m_facts->setText(isLooking                  ? tr("Looking for Jobs…")
                     : job != nullptr           ? jobFacts(*job)
                     : m_cluster.jobs().empty() ? tr("There are no Jobs in this namespace.")
                     : name.isEmpty()           ? tr("%Ln Job(s) in this namespace.", "", int(m_cluster.jobs().size()))
                                                : tr("No Job of this name is in this namespace."));
    m_facts->setVisible(by() == PodsBy::Job && !hasFailed);
    m_jobsError->setPlainText(hasFailed ? text::sentence(*m_cluster.jobsError()) : QString());
    m_jobsError->setVisible(by() == PodsBy::Job && hasFailed);
    m_refresh->setBlocked(isLooking ? tr("Looking for Jobs…") : QString());
    if (!isLooking)
        m_refresh->setToolTip(tr("Look for Jobs again"));
}

void TargetCard::showErrors(const viewmodels::PlanReading &reading)
{
    QWidget *pods = by() == PodsBy::Job        ? static_cast<QWidget *>(m_job)
                    : by() == PodsBy::Selector ? m_selector
                                               : m_pattern;
    m_problems.show(m_podsRow, reading, {{PlanField::Pods, pods}});
    m_problems.show(m_containersRow, reading,
                    {{PlanField::WarmupContainer, m_warmup}, {PlanField::MainContainer, m_main}});
}

void TargetCard::retranslate()
{
    m_title->setText(tr("Fleet"));
    m_podsRow->name()->setText(tr("Pods"));
    m_by->setChoices({tr("Job"), tr("Selector"), tr("Pattern")});
    m_by->setAccessibleName(tr("What the pods are looked for by"));
    m_job->setAccessibleName(tr("Job"));
    m_job->lineEdit()->setAccessibleName(tr("Job"));
    m_job->lineEdit()->setPlaceholderText(tr("Name of a Job"));
    m_selector->setAccessibleName(tr("Label selector"));
    m_pattern->setAccessibleName(tr("Regular expression on the pods' names"));
    m_refresh->setAccessibleName(tr("Look for Jobs again"));
    m_containersRow->name()->setText(tr("Containers"));
    m_hasWarmup->setText(tr("Warm-up in"));
    m_hasWarmup->setToolTip(tr("Without it the pods have no warm-up: main alone is started."));
    m_warmup->setAccessibleName(tr("Container of the warm-up"));
    //: before the name of a container
    m_mainName->setText(tr("Main in"));
    m_main->setAccessibleName(tr("Container of main"));
    showJobs();
    showKind();
}

void TargetCard::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous() && !m_cluster.isLookingForJobs())
        m_cluster.refreshJobs();
}

void TargetCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
