// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/load_card.h"

#include <cmath>

#include <QEvent>
#include <QLocale>
#include <QVBoxLayout>

#include "charts/load_plan.h"
#include "plan/plan_words.h"
#include "text/sentences.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"

namespace largada::ui
{

namespace
{

QString clock(double seconds)
{
    const qint64 whole = std::llround(seconds);
    return QStringLiteral("%1:%2").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
}

LoadPlan::Block blockOf(const fleet::PhaseLoad &load, bool byRate, double begin)
{
    LoadPlan::Block block;
    block.height = byRate ? load.iterationsPerSecond.value_or(0) : load.maxVus;
    block.heightLabel = text::number(block.height, block.height < 10 && byRate ? 1 : 0);
    block.seconds = load.durationSeconds;
    block.duration = text::duration(std::chrono::milliseconds(std::llround(load.durationSeconds * 1000)));
    block.begins = clock(begin);
    block.ends = clock(begin + load.durationSeconds);
    return block;
}

// By rates where both phases have one, else by VUs. Times are of load: how long the gate between takes is not known.
LoadPlan::Plan drawingOf(const fleet::PreflightReport &report, const fleet::RunPlan &plan)
{
    bool byRate = true;
    for (const fleet::PhaseLoad &load : report.load)
        byRate = byRate && load.iterationsPerSecond.has_value();
    LoadPlan::Plan drawing;
    double begin = 0;
    if (report.load.size() > 1) {
        const fleet::PhaseLoad &load = report.load.constFirst();
        drawing.warmup = blockOf(load, byRate, 0);
        const QString percent = QLocale().toString(plan.warmupPercent.value_or(100));
        drawing.warmup->name = LoadCard::tr("Warm-up %1%").arg(percent);
        drawing.wait = LoadCard::tr("wait");
        begin = load.durationSeconds;
    }
    drawing.main = blockOf(report.load.constLast(), byRate, begin);
    drawing.main.name = LoadCard::tr("Main 100%");
    if (drawing.warmup) { // after a wait that nobody knows
        drawing.main.begins = QStringLiteral("≈ ") + drawing.main.begins;
        drawing.main.ends = QStringLiteral("≈ ") + drawing.main.ends;
    }
    return drawing;
}

} // namespace

LoadCard::LoadCard(QWidget *parent)
    : QWidget(parent), m_title(new Label(TextKind::CardTitle)), m_words(new Paragraph(TextKind::Body)),
      m_drawing(new LoadPlan)
{
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    around->addWidget(card);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(scaled(16), scaled(8), scaled(16), scaled(8));
    inside->setSpacing(scaled(4));
    inside->addWidget(m_title);
    inside->addWidget(m_words);
    inside->addWidget(m_drawing, 10);
    inside->addStretch(1); // the drawing grows first, and not without end
    m_drawing->setMaximumHeight(scaled(280));
    m_words->setObjectName(QStringLiteral("loadWords"));
    m_drawing->setObjectName(QStringLiteral("loadDrawing"));
    retranslate();
}

void LoadCard::show(const std::optional<fleet::PreflightReport> &report, const fleet::RunPlan &plan)
{
    m_report = report;
    m_plan = plan;
    retranslate();
}

void LoadCard::retranslate()
{
    m_title->setText(tr("Total load"));
    const QString words = m_report ? loadMarkup(*m_report, m_plan) : QString();
    m_words->setMarkup(!words.isEmpty() ? words
                       : m_plan.isAttached()
                           ? tr("The load is that of the script in the pods: it is not known before it runs.")
                       : m_plan.cluster ? tr("k6 reads the script when the Job is made: its load is told then.")
                                        : tr("It is shown here as soon as k6 has read the script."));
    m_drawing->setVisible(!words.isEmpty());
    m_drawing->setPlan(words.isEmpty() ? std::nullopt : std::optional(drawingOf(*m_report, m_plan)));
    m_drawing->setSummary(m_words->plainText());
}

void LoadCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
