// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/gate_card.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include "widgets/icons.h"
#include "widgets/label.h"

namespace largada::ui
{

GateCard::GateCard(const viewmodels::RunnerModel &runners, QWidget *parent)
    : QWidget(parent), m_runners(runners), m_count(new Label(TextKind::GateCount)),
      m_ofWhat(new Label(TextKind::CardTitle, Ink::Muted)), m_bar(new StateBar), m_words(new StateLine),
      m_note(new Label(TextKind::Small, Ink::Muted)), m_caption(new Label(TextKind::Caption, Ink::Muted)),
      m_grid(new RunnerGrid(runners, 10)), m_gridBox(new QWidget)
{
    m_count->setObjectName(QStringLiteral("gateCount"));
    m_note->setObjectName(QStringLiteral("gateNote"));
    auto *card = new Card(this);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);

    auto *count = new QHBoxLayout;
    count->setSpacing(scaled(8));
    count->addWidget(m_count);
    m_ofWhat->setEliding(Qt::ElideRight);
    m_ofWhat->setAlignment(Qt::AlignLeft | Qt::AlignBottom);
    m_ofWhat->setContentsMargins(0, 0, 0, scaled(7));
    count->addWidget(m_ofWhat, 1);
    auto *note = new QHBoxLayout;
    note->setSpacing(scaled(6));
    note->addWidget(new RowIcon(QStringLiteral("timer")));
    m_note->setEliding(Qt::ElideRight);
    note->addWidget(m_note, 1);

    auto *left = new QVBoxLayout;
    left->setSpacing(scaled(8));
    left->addLayout(count);
    left->addWidget(m_bar);
    left->addWidget(m_words);
    left->addLayout(note);
    left->addStretch(1);
    auto *grid = new QVBoxLayout(m_gridBox);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(scaled(8));
    grid->addWidget(m_caption);
    grid->addWidget(m_grid);
    grid->addStretch(1);

    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(scaled(20), scaled(12), scaled(20), scaled(14));
    row->setSpacing(scaled(24));
    row->addLayout(left, 1);
    row->addWidget(new Rule(Qt::Vertical));
    row->addWidget(m_gridBox);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void GateCard::setCount(int count, const QString &ofWhat)
{
    m_count->setText(QLocale().toString(count));
    m_ofWhat->setText(ofWhat);
}

void GateCard::setNote(const QString &sentence)
{
    m_note->setText(sentence);
}

void GateCard::setEnding()
{
    m_isEnding = true;
    m_bar->setEnding();
}

void GateCard::setStale(bool stale)
{
    m_grid->setStale(stale);
}

void GateCard::refresh()
{
    StateCounts counts{};
    for (const fleet::RunnerState state : fleet::allRunnerStates)
        counts[static_cast<size_t>(state)] = m_runners.count(state);
    m_bar->setCounts(counts, m_runners.rowCount());
    m_isEnding ? m_words->setEnding(counts) : m_words->setCounts(counts);
    const int per = m_grid->runnersPerTile();
    m_caption->setText(per == 1 ? tr("Runners in their order")
                                : tr("Each tile is %Ln runner(s): the furthest behind", "", per));
}

void GateCard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_gridBox->setFixedWidth(std::clamp(width() * 36 / 100, scaled(200), scaled(300)));
}

RowIcon::RowIcon(const QString &name, Ink ink, QWidget *parent) : QWidget(parent), m_name(name), m_ink(ink)
{
    setFixedSize(scaled(14), scaled(14));
}

void RowIcon::show(const QString &name, Ink ink)
{
    m_name = name;
    m_ink = ink;
    update();
}

void RowIcon::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintIcon(painter, {}, m_name, width(), themeOf(this).color(m_ink));
}

void RowIcon::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        setFixedSize(scaled(14), scaled(14));
}

} // namespace largada::ui
