// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/states_card.h"

#include <QAbstractButton>
#include <QEvent>
#include <QGridLayout>
#include <QPainter>

#include "text/sentences.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/runner_tile.h"
#include "widgets/state_bar.h"
#include "widgets/state_words.h"

namespace largada::ui
{

class StateRow final : public QAbstractButton
{
public:
    StateRow(std::optional<fleet::RunnerState> state, QWidget *parent) : QAbstractButton(parent), m_state(state)
    {
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::MinimumExpanding);
        setAttribute(Qt::WA_Hover);
    }

    void set(int count, const QString &word)
    {
        m_count = count;
        setText(word);
        setAccessibleName(QStringLiteral("%1 %2").arg(text::number(count), word));
        update();
    }

    QSize sizeHint() const override { return {scaled(130), scaled(27)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF place = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(hasFocus() ? QPen(theme.color(Ink::Text), 2) : QPen(Qt::NoPen));
        painter.setBrush(m_count > 0 || underMouse() ? QBrush(theme.color(Ink::Alternate)) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(place, 5, 5);
        if (m_count == 0)
            painter.setOpacity(0.65);
        const int side = scaled(14);
        const QPointF corner(scaled(8), (height() - side) / 2.0);
        if (m_state)
            paintTile(painter, QRectF(corner, QSizeF(side, side)), {*m_state}, theme, 3);
        else
            paintIcon(painter, corner, QStringLiteral("triangle-alert"), side,
                      theme.color(m_count > 0 ? Ink::Error : Ink::Muted));
        painter.setFont(textFont(TextKind::Small));
        painter.setPen(theme.color(m_count > 0 ? Ink::Text : Ink::Muted));
        const QString count = text::number(m_count);
        const QFont strong = textFont(TextKind::SmallStrong);
        const int room = width() - scaled(38) - QFontMetrics(strong).horizontalAdvance(count) - scaled(8);
        painter.drawText(rect().adjusted(scaled(30), 0, 0, 0), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, room));
        painter.setFont(strong);
        if (!m_state && m_count > 0)
            painter.setPen(theme.color(Ink::Error));
        painter.drawText(rect().adjusted(0, 0, -scaled(8), 0), Qt::AlignVCenter | Qt::AlignRight, count);
    }

private:
    std::optional<fleet::RunnerState> m_state;
    int m_count = 0;
};

StatesCard::StatesCard(QWidget *parent)
    : QWidget(parent), m_title(new Label(TextKind::CardTitle)), m_total(new Label(TextKind::Small, Ink::Muted)),
      m_bar(new StateBar)
{
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    around->addWidget(card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(scaled(14), scaled(12), scaled(14), scaled(12));
    column->setSpacing(scaled(8));
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_total);
    column->addLayout(head);
    column->addWidget(m_bar);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(scaled(10));
    grid->setVerticalSpacing(scaled(3));
    for (const fleet::RunnerState state : fleet::allRunnerStates) {
        const int index = static_cast<int>(state);
        auto *row = new StateRow(state, this);
        row->setObjectName(QStringLiteral("state-%1").arg(fleet::runnerStateKey(state)));
        connect(row, &QAbstractButton::clicked, this, [this, state] { emit stateWanted(state); });
        m_rows[static_cast<size_t>(index)] = row;
        grid->addWidget(row, index % 4, index / 4);
    }
    m_problems = new StateRow(std::nullopt, this); // the last that Tab comes to
    m_problems->setObjectName(QStringLiteral("state-problems"));
    connect(m_problems, &QAbstractButton::clicked, this, &StatesCard::problemsWanted);
    grid->addWidget(m_problems, 3, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    column->addLayout(grid, 1); // what is left over goes to the rows: the head stays where its neighbour has it
    retranslate();
    for (const fleet::RunnerState state : fleet::allRunnerStates)
        m_rows[static_cast<size_t>(state)]->set(0, countedState(state, 0));
    m_problems->set(0, tr("with a problem", "stands after a count", 0));
}

void StatesCard::show(const viewmodels::RunnerModel &runners, int problems)
{
    StateCounts counts{};
    m_count = runners.rowCount();
    m_areAgents = runners.kind() == viewmodels::RunnerModel::Kind::Agents;
    for (const fleet::RunnerState state : fleet::allRunnerStates) {
        const int count = runners.count(state);
        counts[static_cast<size_t>(state)] = count;
        m_rows[static_cast<size_t>(state)]->set(count, countedState(state, count));
    }
    m_problems->set(problems, tr("with a problem", "stands after a count", problems));
    m_bar->setCounts(counts, m_count);
    retranslate();
}

void StatesCard::retranslate()
{
    m_title->setText(m_areAgents ? tr("Agent states") : tr("Pod states"));
    m_total->setText(m_count == 0  ? tr("no runner is running")
                     : m_areAgents ? tr("%Ln agents", "", m_count)
                                   : tr("%Ln runners", "", m_count));
}

void StatesCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
