// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/report_settings.h"

#include <QEvent>
#include <QGridLayout>
#include <QVBoxLayout>

#include "text/sentences.h"
#include "viewmodels/report_figures.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"

namespace largada::ui
{

namespace
{

Label *made(const QString &text, TextKind kind, Ink ink)
{
    auto *label = new Label(kind, ink);
    label->setText(text);
    return label;
}

} // namespace

ReportSettings::ReportSettings(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("reportSettings"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
}

void ReportSettings::setRun(const fleet::RunRecord &run)
{
    m_run = run;
    m_hasRun = true;
    rebuild();
}

void ReportSettings::rebuild()
{
    auto *page = new QWidget;
    page->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, scaled(12), 0, 0);
    auto *card = new Card;
    column->addWidget(card);
    column->addStretch(1);
    auto *grid = new QGridLayout(card);
    grid->setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(14));
    grid->setHorizontalSpacing(scaled(24));
    grid->setVerticalSpacing(scaled(8));
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const viewmodels::ReportFact &fact : viewmodels::allFacts(m_run)) {
        if (row > 0)
            grid->addWidget(new Rule, row++, 0, 1, 2);
        grid->addWidget(made(fact.name, TextKind::Body, Ink::Muted), row, 0, Qt::AlignTop);
        Label *value = made(fact.value, fact.isCode ? TextKind::Mono : TextKind::Body, Ink::Text);
        value->setEliding(Qt::ElideMiddle);
        value->setTextInteractionFlags(Qt::NoTextInteraction);
        grid->addWidget(value, row++, 1);
    }
    if (!m_run.settings.envNames.isEmpty()) {
        auto *note = new Paragraph;
        note->setPlainText(tr("The values of environment variables are never kept. To repeat the run, type them "
                              "again."));
        grid->addWidget(note, row, 1);
    }
    setWidget(page);
}

void ReportSettings::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_hasRun)
        rebuild();
}

} // namespace largada::ui
