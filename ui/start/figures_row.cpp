// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/figures_row.h"

#include <algorithm>
#include <cmath>

#include <QGridLayout>
#include <QLocale>

#include "start/figure_tile.h"
#include "start/start_words.h"
#include "text/sentences.h"
#include "viewmodels/run_steps.h"
#include "widgets/card.h"

namespace largada::ui
{

using viewmodels::LiveFigures;

namespace
{

constexpr int sixFrom = 940; // px at 100 %

QString dash()
{
    return QStringLiteral("–");
}

QString whole(qint64 value)
{
    return text::number(double(value));
}

} // namespace

FiguresRow::FiguresRow(QWidget *parent)
    : QWidget(parent), m_card(new Card), m_grid(new QGridLayout(m_card)),
      m_time(new FigureTile(QStringLiteral("figureTime"))),
      m_throughput(new FigureTile(QStringLiteral("figureThroughput"))),
      m_p95(new FigureTile(QStringLiteral("figureP95"))), m_fails(new FigureTile(QStringLiteral("figureFails"))),
      m_spread(new FigureTile(QStringLiteral("figureSpread"))),
      m_runners(new FigureTile(QStringLiteral("figureRunners"))),
      m_tiles{m_time, m_throughput, m_p95, m_fails, m_spread, m_runners}
{
    for (Rule *&rule : m_rules)
        rule = new Rule(Qt::Vertical, m_card);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_card);
    m_grid->setContentsMargins(scaled(16), scaled(8), scaled(16), scaled(8));
    m_grid->setHorizontalSpacing(scaled(14));
    m_grid->setVerticalSpacing(scaled(8));
    arrange();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

QSize FiguresRow::minimumSizeHint() const
{
    return {scaled(320), QWidget::minimumSizeHint().height()};
}

void FiguresRow::arrange()
{
    const int columns = width() >= scaled(sixFrom) ? 6 : 3;
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (int i = 0; i < 6; ++i) {
        m_grid->removeWidget(m_tiles[size_t(i)]);
        m_grid->removeWidget(m_rules[size_t(i)]);
        const int column = i % columns;
        if (column > 0)
            m_grid->addWidget(m_rules[size_t(i)], i / columns, 2 * column - 1);
        m_rules[size_t(i)]->setVisible(column > 0);
        m_grid->addWidget(m_tiles[size_t(i)], i / columns, 2 * column);
    }
    for (int column = 0; column < 6; ++column)
        m_grid->setColumnStretch(2 * column, column >= columns ? 0 : column == 2 ? 6 : 5);
}

void FiguresRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void FiguresRow::showTime(const LiveFigures &figures, fleet::PhaseName phase)
{
    FigureTile::Look look{phase == fleet::PhaseName::Main ? tr("Main phase time") : tr("Warm-up time"), dash()};
    if (figures.elapsed)
        look.value = viewmodels::clockText(*figures.elapsed);
    if (figures.planned.count() > 0) {
        //: %1 is a time: 4:10
        look.unit = tr("of %1").arg(viewmodels::clockText(figures.planned));
        look.progress = figures.elapsed ? double(figures.elapsed->count()) / double(figures.planned.count()) : 0;
    }
    m_time->show(look);
}

void FiguresRow::showLatency(const LiveFigures &figures)
{
    FigureTile::Look look{tr("p95 of runners"), dash()};
    if (figures.runners == 1)
        look.name = tr("p95 of the runner");
    if (figures.p95) {
        const int decimals = figures.p95->high < 10 ? 1 : 0;
        const QString low = text::number(figures.p95->low, decimals);
        const QString high = text::number(figures.p95->high, decimals);
        //: lowest and highest value
        look.value = low == high ? low : tr("%1–%2").arg(low, high);
        look.unit = tr("ms");
        if (figures.p95->runners > 1)
            //: %1 is a number of milliseconds
            look.detail = tr("median %1, lowest to highest").arg(text::number(figures.p95->median, decimals));
    } else {
        look.detail = tr("not read yet");
    }
    m_p95->show(look);
}

void FiguresRow::showSpread(const LiveFigures &figures)
{
    FigureTile::Look look{tr("Start spread"), dash()};
    if (figures.spreadMs) {
        look.value = text::number(*figures.spreadMs, *figures.spreadMs < 10 ? 1 : 0);
        look.unit = tr("ms");
        look.detail = figures.isLoadSpread ? tr("of the load, at most") : tr("of the release, at most");
        if (!figures.isLoadSpread && figures.spreadEstimateMs)
            //: %1 is a length of time
            look.detail = tr("at most · estimate %1").arg(text::milliseconds(*figures.spreadEstimateMs));
    } else if (figures.runners == 1) {
        look.detail = tr("one runner has none");
    } else {
        look.detail = tr("not measured yet");
    }
    m_spread->show(look);
}

void FiguresRow::show(const LiveFigures &figures, fleet::PhaseName phase)
{
    showTime(figures, phase);
    FigureTile::Look rate{tr("Throughput"), dash()};
    if (figures.requestsPerSecond) {
        rate.value = text::number(*figures.requestsPerSecond, *figures.requestsPerSecond < 10 ? 1 : 0);
        rate.unit = tr("req/s");
    }
    if (figures.requestsPerSecond && figures.plannedPerSecond && *figures.plannedPerSecond > 0)
        //: %1 is "99.9%", %2 a number
        rate.detail = tr("%1 of %2 planned")
                          .arg(percentText(*figures.requestsPerSecond / *figures.plannedPerSecond, 1),
                               text::number(std::round(*figures.plannedPerSecond)));
    else
        rate.detail = tr("mean of 5 s, sum of the runners");
    m_throughput->show(rate);
    showLatency(figures);

    FigureTile::Look fails{tr("Fail rate"), dash()};
    if (figures.failRatio()) {
        fails.value = percentText(*figures.failRatio(), 2);
        fails.isOverLimit = figures.isOverLimit;
        //: failed requests of all requests
        fails.detail = tr("%1 of %2").arg(whole(*figures.failed), whole(*figures.requests));
        if (figures.isOverLimit)
            //: %1 failed requests of %2
            fails.detail = tr("%1 of %2, over 5%").arg(whole(*figures.failed), whole(*figures.requests));
    }
    m_fails->show(fails);
    showSpread(figures);
    m_runners->show({tr("Runners in load"), whole(figures.inLoad), tr("of %1").arg(whole(figures.runners)),
                     figures.lost > 0 ? tr("%Ln lost", "runners", figures.lost) : tr("none lost")});
}

} // namespace largada::ui
