// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/selection_bar.h"

#include <QEvent>
#include <QHBoxLayout>

#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/label.h"

namespace largada::ui
{

SelectionBar::SelectionBar(QWidget *parent)
    : QWidget(parent), m_count(new Label(TextKind::BodyStrong)), m_names(new Label(TextKind::Small, Ink::Muted)),
      m_open(new Button(ButtonKind::Primary)), m_export(new Button), m_delete(new Button(ButtonKind::Danger)),
      m_close(new Button(ButtonKind::Flat))
{
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card(this, Card::Tone::Strip);
    around->addWidget(card);
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(scaled(16), scaled(7), scaled(12), scaled(7));
    row->setSpacing(scaled(8));
    row->addWidget(m_count);
    row->addWidget(m_names, 1);
    for (Button *button : {m_open, m_export, m_delete, m_close})
        row->addWidget(button);
    m_names->setEliding(Qt::ElideRight);
    m_count->setObjectName(QStringLiteral("selectionCount"));
    m_open->setObjectName(QStringLiteral("selectionOpen"));
    m_export->setObjectName(QStringLiteral("selectionExport"));
    m_delete->setObjectName(QStringLiteral("selectionDelete"));
    m_close->setObjectName(QStringLiteral("selectionClose"));
    m_open->setIconName(QStringLiteral("chart-line"));
    m_export->setIconName(QStringLiteral("download"));
    m_delete->setIconName(QStringLiteral("trash-2"));
    m_close->setIconName(QStringLiteral("x"));
    connect(m_open, &Button::clicked, this, &SelectionBar::openWanted);
    connect(m_export, &Button::clicked, this, &SelectionBar::exportWanted);
    connect(m_delete, &Button::clicked, this, &SelectionBar::deleteWanted);
    connect(m_close, &Button::clicked, this, &SelectionBar::closed);
    retranslate();
    hide();
}

void SelectionBar::showSelection(int runs, const QString &names, const QString &whyNotDelete)
{
    m_runs = runs;
    m_names->setText(names);
    m_delete->setBlocked(whyNotDelete);
    retranslate();
    setVisible(runs > 0);
}

void SelectionBar::retranslate()
{
    m_count->setText(tr("%Ln selected", "runs", m_runs));
    m_open->setText(tr("Open"));
    m_open->setBlocked(m_runs == 1 ? QString() : tr("One run can be opened at a time."));
    m_export->setText(tr("Export CSV…"));
    m_delete->setText(tr("Delete"));
    m_close->setAccessibleName(tr("Clear the selection"));
    m_close->setToolTip(tr("Clear the selection"));
}

void SelectionBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
