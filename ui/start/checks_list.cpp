// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/checks_list.h"

#include <algorithm>
#include <utility>

#include <QVBoxLayout>

#include "plan/plan_words.h"
#include "start/gate_card.h"
#include "text/sentences.h"
#include "widgets/label.h"
#include "widgets/outcome_look.h"
#include "widgets/paragraph.h"

namespace largada::ui
{

ChecksList::ChecksList(QWidget *parent)
    : QWidget(parent), m_title(new Label(TextKind::CardTitle)), m_list(new QVBoxLayout)
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    whole->addWidget(card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(14));
    column->setSpacing(scaled(10));
    column->addWidget(m_title);
    m_list->setSpacing(scaled(6));
    column->addLayout(m_list);
    column->addStretch(1);
}

ChecksList::Row ChecksList::makeRow()
{
    Row row{new QWidget, new RowIcon(QStringLiteral("circle-check")), new Label(TextKind::Small),
            new Label(TextKind::Small, Ink::Muted), new Paragraph(TextKind::Small, Ink::Text)};
    auto *line = new QHBoxLayout(row.box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(scaled(8));
    line->addWidget(row.icon, 0, Qt::AlignTop);
    row.box->setObjectName(QStringLiteral("checkRow"));
    row.title->setEliding(Qt::ElideRight);
    line->addWidget(row.title, 1);
    line->addWidget(row.figure);
    line->addWidget(row.finding, 1);
    m_list->addWidget(row.box);
    return row;
}

void ChecksList::show(const fleet::PreflightReport &report)
{
    m_title->setText(tr("Preflight check"));
    const QVector<Line> lines = linesOf(report.checks);
    const auto count = static_cast<size_t>(lines.size());
    while (m_rows.size() < count)
        m_rows.push_back(makeRow());
    for (size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].box->setVisible(i < count);
        if (i >= count)
            continue;
        const Line &line = lines[static_cast<qsizetype>(i)];
        const MarkLook look = lookOf(line.level);
        m_rows[i].icon->show(look.icon, look.ink);
        m_rows[i].icon->setAccessibleName(text::word(line.level));
        const bool isInOrder = line.level == fleet::CheckLevel::Ok;
        m_rows[i].title->setVisible(isInOrder);
        m_rows[i].figure->setVisible(isInOrder && !line.figure.isEmpty());
        m_rows[i].finding->setVisible(!isInOrder);
        m_rows[i].title->setText(line.title);
        m_rows[i].title->setToolTip(line.sentence);
        m_rows[i].title->setAccessibleName(line.sentence);
        m_rows[i].figure->setText(line.figure);
        m_rows[i].finding->setPlainText(line.sentence);
    }
}

// A cluster is asked for a dozen rights: those that are there are one line.
QVector<ChecksList::Line> ChecksList::linesOf(const QVector<fleet::Check> &checks)
{
    const auto isGranted = [](const fleet::Check &check) {
        return check.id == fleet::CheckId::Right && check.level == fleet::CheckLevel::Ok;
    };
    const auto granted = static_cast<int>(std::count_if(checks.cbegin(), checks.cend(), isGranted));
    QVector<Line> lines;
    bool areSaid = false;
    for (const fleet::Check &check : checks) {
        if (!isGranted(check))
            lines.push_back({check.level, checkTitle(check.id), checkFigure(check), text::sentence(check)});
        else if (!std::exchange(areSaid, true))
            lines.push_back({check.level, checkTitle(check.id), text::number(granted),
                             tr("%Ln right(s) of the cluster are there", "", granted)});
    }
    return lines;
}

} // namespace largada::ui
