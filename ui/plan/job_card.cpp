// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/job_card.h"

#include <tuple>

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "plan/path_edit.h"
#include "plan/placed_card.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/field_row.h"
#include "widgets/label.h"

namespace largada::ui
{

using viewmodels::PlanField;

JobCard::JobCard(QWidget *parent)
    : QWidget(parent), m_title(new Label(TextKind::CardTitle)), m_place(new Label(TextKind::Small, Ink::Muted)),
      m_nameRow(new FieldRow), m_name(new QLineEdit), m_imageRow(new FieldRow), m_image(new QLineEdit),
      m_cpuRow(new FieldRow), m_cpuRequest(new QLineEdit), m_cpuTo(new Label(TextKind::Small, Ink::Muted)),
      m_cpuLimit(new QLineEdit), m_memoryRow(new FieldRow), m_memoryRequest(new QLineEdit),
      m_memoryTo(new Label(TextKind::Small, Ink::Muted)), m_memoryLimit(new QLineEdit), m_accountRow(new FieldRow),
      m_account(new QLineEdit), m_nodesRow(new FieldRow), m_nodes(new QLineEdit), m_tolerationsRow(new FieldRow),
      m_tolerations(new QLineEdit), m_templateRow(new FieldRow), m_template(new PathEdit), m_chooseTemplate(new Button),
      m_afterRow(new FieldRow), m_delete(new QCheckBox)
{
    QVBoxLayout *inside = fillPlacedCard(*this, m_title, m_place);
    build(inside);
    connectFields();
    retranslate();
}

// A field that has the focus is left when it goes.
JobCard::~JobCard()
{
    for (const QObject *field : findChildren<QObject *>())
        field->disconnect(this);
}

void JobCard::build(QVBoxLayout *column)
{
    for (const auto &[row, field, name] :
         {std::tuple(m_nameRow, m_name, "jobName"), std::tuple(m_imageRow, m_image, "jobImage"),
          std::tuple(m_accountRow, m_account, "jobAccount"), std::tuple(m_nodesRow, m_nodes, "jobNodes"),
          std::tuple(m_tolerationsRow, m_tolerations, "jobTolerations"),
          std::tuple(m_templateRow, m_template, "jobTemplate")}) {
        row->fields()->addWidget(field, 1);
        row->name()->setBuddy(field);
        field->setObjectName(QLatin1String(name));
        row->setObjectName(QLatin1String(name) + QLatin1String("Row"));
    }
    m_templateRow->fields()->addWidget(m_chooseTemplate);
    m_chooseTemplate->setObjectName(QStringLiteral("chooseTemplate"));
    for (const auto &[row, request, to, limit, name] :
         {std::tuple(m_cpuRow, m_cpuRequest, m_cpuTo, m_cpuLimit, "jobCpu"),
          std::tuple(m_memoryRow, m_memoryRequest, m_memoryTo, m_memoryLimit, "jobMemory")}) {
        row->fields()->addWidget(request);
        row->fields()->addWidget(to);
        row->fields()->addWidget(limit);
        row->fields()->addStretch();
        row->name()->setBuddy(request);
        request->setMaximumWidth(scaled(120));
        limit->setMaximumWidth(scaled(120));
        row->setObjectName(QLatin1String(name) + QLatin1String("Row"));
        request->setObjectName(QLatin1String(name) + QLatin1String("Request"));
        limit->setObjectName(QLatin1String(name) + QLatin1String("Limit"));
    }
    m_afterRow->fields()->addWidget(m_delete);
    m_afterRow->fields()->addStretch();
    m_delete->setObjectName(QStringLiteral("jobDelete"));
    m_image->setPlaceholderText(QStringLiteral("grafana/k6:2.2.0"));
    m_nodes->setPlaceholderText(QStringLiteral("pool=load"));
    m_tolerations->setPlaceholderText(QStringLiteral("load=k6:NoSchedule"));
    m_cpuRequest->setPlaceholderText(QStringLiteral("500m"));
    m_cpuLimit->setPlaceholderText(QStringLiteral("2"));
    m_memoryRequest->setPlaceholderText(QStringLiteral("256Mi"));
    m_memoryLimit->setPlaceholderText(QStringLiteral("512Mi"));
    for (FieldRow *row : {m_imageRow, m_nameRow, m_cpuRow, m_memoryRow, m_accountRow, m_nodesRow, m_tolerationsRow,
                          m_templateRow, m_afterRow})
        column->addWidget(row);
}

void JobCard::connectFields()
{
    for (const auto &[field, what] :
         {std::pair(m_name, PlanField::JobName), std::pair(m_image, PlanField::Image),
          std::pair(m_cpuRequest, PlanField::CpuRequest), std::pair(m_cpuLimit, PlanField::CpuLimit),
          std::pair(m_memoryRequest, PlanField::MemoryRequest), std::pair(m_memoryLimit, PlanField::MemoryLimit),
          std::pair(m_account, PlanField::ServiceAccount), std::pair(m_nodes, PlanField::NodeSelector),
          std::pair(m_tolerations, PlanField::Tolerations), std::pair(m_template, PlanField::Template)}) {
        connect(field, &QLineEdit::textEdited, this, &JobCard::edited);
        connect(field, &QLineEdit::editingFinished, this, [this, what = what] {
            m_problems.leave(what);
            emit fieldLeft();
        });
    }
    connect(m_chooseTemplate, &Button::clicked, this, &JobCard::templateWanted);
    connect(m_delete, &QCheckBox::toggled, this, &JobCard::edited);
}

void JobCard::leaveAllFields()
{
    m_problems.leaveAll();
    emit fieldLeft();
}

viewmodels::JobFields JobCard::fields() const
{
    viewmodels::JobFields fields;
    fields.name = m_name->text();
    fields.image = m_image->text();
    fields.cpuRequest = m_cpuRequest->text();
    fields.cpuLimit = m_cpuLimit->text();
    fields.memoryRequest = m_memoryRequest->text();
    fields.memoryLimit = m_memoryLimit->text();
    fields.serviceAccount = m_account->text();
    fields.nodeSelector = m_nodes->text();
    fields.tolerations = m_tolerations->text();
    fields.templateFile = m_template->text();
    fields.deleteAfterwards = m_delete->isChecked();
    return fields;
}

void JobCard::setFields(const viewmodels::JobFields &fields)
{
    {
        const QSignalBlocker quiet(this);
        m_name->setText(fields.name);
        m_image->setText(fields.image);
        m_cpuRequest->setText(fields.cpuRequest);
        m_cpuLimit->setText(fields.cpuLimit);
        m_memoryRequest->setText(fields.memoryRequest);
        m_memoryLimit->setText(fields.memoryLimit);
        m_account->setText(fields.serviceAccount);
        m_nodes->setText(fields.nodeSelector);
        m_tolerations->setText(fields.tolerations);
        m_template->setText(fields.templateFile);
        m_delete->setChecked(fields.deleteAfterwards);
        m_problems.clear();
    }
    emit edited();
}

void JobCard::setTemplate(const QString &path)
{
    m_template->setText(path);
    m_problems.leave(PlanField::Template);
    emit edited();
}

void JobCard::showPlace(const QString &place)
{
    m_place->setText(place);
}

void JobCard::showErrors(const viewmodels::PlanReading &reading)
{
    m_problems.show(m_nameRow, reading, {{PlanField::JobName, m_name}});
    m_problems.show(m_imageRow, reading, {{PlanField::Image, m_image}});
    m_problems.show(m_cpuRow, reading, {{PlanField::CpuRequest, m_cpuRequest}, {PlanField::CpuLimit, m_cpuLimit}});
    m_problems.show(m_memoryRow, reading,
                    {{PlanField::MemoryRequest, m_memoryRequest}, {PlanField::MemoryLimit, m_memoryLimit}});
    m_problems.show(m_accountRow, reading, {{PlanField::ServiceAccount, m_account}});
    m_problems.show(m_nodesRow, reading, {{PlanField::NodeSelector, m_nodes}});
    m_problems.show(m_tolerationsRow, reading, {{PlanField::Tolerations, m_tolerations}});
    m_problems.show(m_templateRow, reading, {{PlanField::Template, m_template}});
}

void JobCard::retranslate()
{
    const auto name = [](FieldRow *row, QLineEdit *field, const QString &text) {
        row->name()->setText(text);
        field->setAccessibleName(text);
    };
    m_title->setText(tr("New Job"));
    name(m_imageRow, m_image, tr("Image"));
    name(m_nameRow, m_name, tr("Job's name"));
    name(m_accountRow, m_account, tr("Account", "of a service"));
    name(m_nodesRow, m_nodes, tr("Nodes"));
    name(m_tolerationsRow, m_tolerations, tr("Tolerations"));
    name(m_templateRow, m_template, tr("Template"));
    m_account->setPlaceholderText(tr("Optional: a service account"));
    m_template->setPlaceholderText(tr("Optional: a manifest of your own"));
    m_chooseTemplate->setText(tr("Choose…", "a manifest"));
    m_cpuRow->name()->setText(tr("CPU"));
    m_cpuRequest->setAccessibleName(tr("CPU of each runner"));
    m_cpuLimit->setAccessibleName(tr("The most CPU of each runner"));
    m_memoryRow->name()->setText(tr("Memory"));
    m_memoryRequest->setAccessibleName(tr("Memory of each runner"));
    m_memoryLimit->setAccessibleName(tr("The most memory of each runner"));
    //: between what each runner asks for and the most that it may use
    m_cpuTo->setText(tr("requested, at most"));
    m_memoryTo->setText(tr("requested, at most"));
    m_afterRow->name()->setText(tr("Afterwards"));
    m_delete->setText(tr("Delete the Job"));
}

void JobCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
