// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/execution_details.h"

#include <algorithm>

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/outcome_look.h"
#include "widgets/tag.h"

namespace largada::ui
{

ExecutionDetails::ExecutionDetails(QWidget *parent)
    : QWidget(parent), m_title(new Label(TextKind::CardTitle)), m_status(new Tag),
      m_copy(new Button(ButtonKind::Flat, ButtonSize::Small)), m_close(new Button(ButtonKind::Flat, ButtonSize::Small)),
      m_errorName(new Label(TextKind::SmallStrong, Ink::Error)), m_error(new QPlainTextEdit), m_grid(nullptr)
{
    setObjectName(QStringLiteral("executionDetails"));
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    around->addWidget(card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(scaled(14), scaled(10), scaled(10), scaled(10));
    column->setSpacing(scaled(8));
    auto *head = new QHBoxLayout;
    head->setSpacing(scaled(6));
    head->addWidget(m_title, 1);
    head->addWidget(m_copy);
    head->addWidget(m_close);
    column->addLayout(head);
    column->addWidget(m_status, 0, Qt::AlignLeft);
    column->addWidget(m_errorName);
    column->addWidget(m_error);
    auto *facts = new QWidget;
    m_grid = new QGridLayout(facts);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(scaled(10));
    m_grid->setVerticalSpacing(scaled(4));
    m_grid->setColumnStretch(1, 1);
    auto *scroll = new QScrollArea;
    scroll->setWidget(facts);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    facts->setAutoFillBackground(false);
    column->addWidget(scroll, 1);
    m_title->setEliding(Qt::ElideRight);
    m_error->setReadOnly(true);
    m_error->setTabChangesFocus(true);
    m_error->setFont(textFont(TextKind::Mono));
    m_error->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_error->setObjectName(QStringLiteral("executionError"));
    m_close->setObjectName(QStringLiteral("executionClose"));
    m_copy->setObjectName(QStringLiteral("executionCopy"));
    m_close->setIconName(QStringLiteral("x"));
    m_copy->setIconName(QStringLiteral("copy"));
    connect(m_close, &Button::clicked, this, &ExecutionDetails::closed);
    connect(m_copy, &Button::clicked, this, [this] { QGuiApplication::clipboard()->setText(asText()); });
    retranslate();
    hide();
}

void ExecutionDetails::show(const dashboard::Execution &execution, WallTime now)
{
    m_execution = execution;
    m_now = now;
    refresh();
    setVisible(true);
}

void ExecutionDetails::refresh()
{
    const MarkLook look = lookOf(m_execution.status);
    m_status->show(text::word(m_execution.status), look.tone, look.icon);
    m_title->setText(viewmodels::targetName(m_execution.targetLabel, m_execution.targetUrl));
    const bool hasError = !m_execution.error.isEmpty();
    m_errorName->setVisible(hasError);
    m_error->setVisible(hasError);
    if (m_error->toPlainText() != m_execution.error) // a selection in it stays
        m_error->setPlainText(m_execution.error);
    fitError();
    const auto facts = viewmodels::factsOf(m_execution, m_now);
    while (m_rows.size() < facts.size()) {
        auto *name = new Label(TextKind::Small, Ink::Muted);
        auto *value = new Label(TextKind::Small);
        value->setEliding(Qt::ElideMiddle);
        const int row = static_cast<int>(m_rows.size());
        m_grid->addWidget(name, row, 0);
        m_grid->addWidget(value, row, 1);
        m_grid->setRowStretch(row, 0);
        m_grid->setRowStretch(row + 1, 1);
        m_rows.push_back({name, value});
    }
    for (qsizetype i = 0; i < facts.size(); ++i) {
        m_rows[i].first->setText(facts[i].name);
        m_rows[i].second->setText(facts[i].value);
        m_rows[i].second->setInk(facts[i].isOverLimit ? Ink::Error : Ink::Text);
        m_rows[i].second->setKind(facts[i].isOverLimit ? TextKind::SmallStrong : TextKind::Small);
    }
}

// As high as its text, but some lines at most: the figures below it have to be seen, too.
void ExecutionDetails::fitError()
{
    constexpr int least = 2, most = 6;
    const QFontMetrics metrics(m_error->font());
    const int margins = 2 * static_cast<int>(m_error->document()->documentMargin());
    const QRect room(0, 0, std::max(m_error->viewport()->width() - margins, 1), 1);
    const int wanted =
        metrics.boundingRect(room, Qt::TextWordWrap | Qt::TextWrapAnywhere, m_error->toPlainText()).height();
    const int line = metrics.lineSpacing();
    const int frame = 2 * (2 + scaled(4)); // the style sheet's border and padding
    m_error->setFixedHeight(std::clamp(wanted, least * line, most * line) + margins + frame);
}

void ExecutionDetails::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitError();
}

QString ExecutionDetails::asText() const
{
    QStringList lines{text::word(m_execution.status)};
    for (const viewmodels::ExecutionFact &fact : viewmodels::factsOf(m_execution, m_now))
        lines << QStringLiteral("%1: %2").arg(fact.name, fact.value);
    if (!m_execution.error.isEmpty())
        lines << m_execution.error;
    return lines.join(QLatin1Char('\n'));
}

void ExecutionDetails::retranslate()
{
    m_errorName->setText(tr("Reason"));
    m_error->setAccessibleName(m_errorName->text());
    m_close->setAccessibleName(tr("Close the details"));
    m_close->setToolTip(m_close->accessibleName());
    m_copy->setAccessibleName(tr("Copy as text"));
    m_copy->setToolTip(m_copy->accessibleName());
    refresh();
}

void ExecutionDetails::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::StyleChange)
        m_error->setFont(textFont(TextKind::Mono));
}

} // namespace largada::ui
