// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/cluster_start.h"

#include <algorithm>
#include <array>

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>

#include "widgets/field_row.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"
#include "widgets/segmented.h"

namespace largada::ui
{

using fleet::StartMode;
using viewmodels::PlanField;

namespace
{

constexpr std::array modes{StartMode::Broadcast, StartMode::Clock, StartMode::Exec}; // as they stand side by side

} // namespace

ClusterStart::ClusterStart(QWidget *parent)
    : QWidget(parent), m_modeRow(new FieldRow), m_mode(new Segmented), m_modeWhy(new Paragraph), m_atRow(new FieldRow),
      m_at(new QLineEdit), m_atHint(new Label(TextKind::Small, Ink::Muted)), m_givingUpRow(new FieldRow),
      m_givingUp(new Segmented)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(6));
    for (FieldRow *row : {m_modeRow, m_atRow, m_givingUpRow})
        column->addWidget(row);
    m_modeRow->fields()->addWidget(m_mode);
    m_modeRow->fields()->addStretch();
    m_modeRow->addBelow(m_modeWhy);
    m_atRow->fields()->addWidget(m_at);
    m_atRow->fields()->addWidget(m_atHint, 1);
    m_atRow->name()->setBuddy(m_at);
    m_at->setFixedWidth(scaled(168));
    m_atHint->setEliding(Qt::ElideRight);
    m_givingUpRow->fields()->addWidget(m_givingUp);
    m_givingUpRow->fields()->addStretch();
    m_mode->setObjectName(QStringLiteral("modeChoice"));
    m_modeWhy->setObjectName(QStringLiteral("modeWhy"));
    m_at->setObjectName(QStringLiteral("startAtField"));
    m_atRow->setObjectName(QStringLiteral("startAtRow"));
    m_givingUp->setObjectName(QStringLiteral("givingUpChoice"));
    connect(m_mode, &Segmented::chosen, this, [this] {
        showMode();
        emit edited();
    });
    connect(m_at, &QLineEdit::textEdited, this, &ClusterStart::edited);
    connect(m_at, &QLineEdit::editingFinished, this, [this] {
        m_problems.leave(PlanField::StartAt);
        emit fieldLeft();
    });
    connect(m_givingUp, &Segmented::chosen, this, &ClusterStart::edited);
    retranslate();
}

// A field that has the focus is left when it goes.
ClusterStart::~ClusterStart()
{
    m_at->disconnect(this);
}

StartMode ClusterStart::mode() const
{
    return modes.at(static_cast<size_t>(m_mode->index()));
}

void ClusterStart::writeTo(viewmodels::ClusterFields &fields) const
{
    fields.mode = mode();
    fields.startAt = m_at->text();
    fields.onTimeout = m_givingUp->index() == 1 ? fleet::OnTimeout::Stop : fleet::OnTimeout::Leave;
}

void ClusterStart::setFields(const viewmodels::ClusterFields &fields)
{
    m_at->setText(fields.startAt);
    m_givingUp->setIndex(fields.onTimeout == fleet::OnTimeout::Stop ? 1 : 0);
    m_problems.clear();
    setMode(fields.mode);
}

void ClusterStart::setAttached(bool attached)
{
    m_givingUpRow->setVisible(attached);
}

void ClusterStart::setMode(StartMode mode)
{
    m_mode->setIndex(static_cast<int>(std::find(modes.cbegin(), modes.cend(), mode) - modes.cbegin()));
    showMode();
}

void ClusterStart::showErrors(const viewmodels::PlanReading &reading)
{
    m_problems.show(m_atRow, reading, {{PlanField::StartAt, m_at}});
}

void ClusterStart::showMode()
{
    switch (mode()) {
    case StartMode::Broadcast:
        m_modeWhy->setPlainText(tr("All are released at once over links that are open before."));
        break;
    case StartMode::Clock:
        m_modeWhy->setPlainText(
            tr("Each waits in its container for one moment of its node's clock. It needs pods/exec and a shell."));
        break;
    case StartMode::Exec:
        m_modeWhy->setPlainText(
            tr("“k6 resume” runs in each container, all in parallel. It needs pods/exec and k6 1.x."));
        break;
    }
}

void ClusterStart::retranslate()
{
    m_modeRow->name()->setText(tr("Mode"));
    m_mode->setChoices({tr("Broadcast"), tr("Clock"), tr("Exec")});
    m_mode->setAccessibleName(tr("How runners are started"));
    m_atRow->name()->setText(tr("Not before"));
    //: hours, minutes and seconds of a time of day
    m_at->setPlaceholderText(tr("HH:MM or HH:MM:SS"));
    m_at->setAccessibleName(tr("Time before which no load begins"));
    m_at->setToolTip(tr("A time of day, the next one, or with its date: 2026-11-30 14:05"));
    m_atHint->setText(tr("Optional. Start has to be pressed before."));
    m_givingUpRow->name()->setText(tr("On giving up"));
    m_givingUp->setChoices({tr("Leave them paused"), tr("Stop them")});
    m_givingUp->setAccessibleName(tr("What happens to runners on giving up"));
    showMode();
}

void ClusterStart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
