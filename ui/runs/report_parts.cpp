// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/report_parts.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "text/sentences.h"
#include "viewmodels/report_figures.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"
#include "widgets/runner_tile.h"

namespace largada::ui
{

using viewmodels::Verdict;

namespace
{

constexpr qsizetype mostReasons = 6;
constexpr qsizetype mostWarnings = 8;

class ReportParts
{
    Q_DECLARE_TR_FUNCTIONS(ReportParts)
};

Label *label(const QString &text, TextKind kind, Ink ink = Ink::Text)
{
    auto *made = new Label(kind, ink);
    made->setText(text);
    return made;
}

Label *eliding(const QString &text, TextKind kind, Ink ink = Ink::Text)
{
    Label *made = label(text, kind, ink);
    made->setEliding(Qt::ElideRight);
    return made;
}

// A card with a title, and beside it a note and what else belongs there.
QVBoxLayout *titled(Card *card, const QString &title, const QString &note, QWidget *beside = nullptr)
{
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(scaled(16), scaled(10), scaled(16), scaled(12));
    column->setSpacing(scaled(8));
    auto *head = new QHBoxLayout;
    head->setSpacing(scaled(12));
    head->addWidget(label(title, TextKind::CardTitle));
    if (note.isEmpty())
        head->addStretch(1);
    else
        head->addWidget(eliding(note, TextKind::Small, Ink::Muted), 1);
    if (beside)
        head->addWidget(beside);
    column->addLayout(head);
    return column;
}

Card::Tone toneOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::None:
        return Card::Tone::Info;
    case Verdict::Good:
        return Card::Tone::Ok;
    case Verdict::Warning:
        return Card::Tone::Warning;
    case Verdict::Bad:
        return Card::Tone::Error;
    }
    return Card::Tone::Info;
}

IconLabel *verdictIcon(Verdict verdict)
{
    switch (verdict) {
    case Verdict::None:
        break;
    case Verdict::Good:
        return new IconLabel(QStringLiteral("circle-check"), int(Ink::Ok));
    case Verdict::Warning:
        return new IconLabel(QStringLiteral("triangle-alert"), int(Ink::Warning));
    case Verdict::Bad:
        return new IconLabel(QStringLiteral("circle-x"), int(Ink::Error));
    }
    return new IconLabel(QStringLiteral("info"), int(Ink::Accent));
}

QWidget *reasonRow(const viewmodels::ReasonGroup &group)
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, scaled(4), 0, scaled(4));
    row->setSpacing(scaled(10));
    row->addWidget(new StateMark(group.isLost ? fleet::RunnerState::Failed : fleet::RunnerState::Creating), 0,
                   Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(scaled(2));
    auto *head = new QHBoxLayout;
    head->setSpacing(scaled(6));
    head->addWidget(label(group.title, TextKind::SmallStrong));
    head->addWidget(eliding(group.isLost
                                ? ReportParts::tr("lost in %1", "runners: %1 is a phase").arg(group.phaseName)
                                : ReportParts::tr("late for %1", "runners: %1 is a phase").arg(group.phaseName),
                            TextKind::Small, Ink::Muted),
                    1);
    head->addWidget(label(group.time, TextKind::Small));
    column->addLayout(head);
    auto *sentence = new Paragraph;
    sentence->setPlainText(group.sentence);
    column->addWidget(sentence);
    row->addLayout(column, 1);
    return box;
}

} // namespace

IconLabel::IconLabel(const QString &name, int ink, QWidget *parent) : QWidget(parent), m_name(name), m_ink(ink)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize IconLabel::sizeHint() const
{
    return {scaled(16), scaled(16)};
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintIcon(painter, {0, 0}, m_name, scaled(16), themeOf(this).color(static_cast<Ink>(m_ink)));
}

StateMark::StateMark(fleet::RunnerState state, QWidget *parent) : QWidget(parent), m_state(state)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize StateMark::sizeHint() const
{
    return {scaled(16), scaled(16)};
}

void StateMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintTile(painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), {m_state}, themeOf(this), 3);
}

QWidget *bannerCard(const fleet::RunRecord &run)
{
    const auto banner = viewmodels::bannerOf(run);
    if (!banner)
        return nullptr;
    auto *card = new Card(nullptr, toneOf(banner->verdict));
    card->setObjectName(QStringLiteral("reportBanner"));
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(scaled(16), scaled(10), scaled(16), scaled(12));
    row->setSpacing(scaled(12));
    row->addWidget(verdictIcon(banner->verdict), 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(scaled(4));
    auto *what = new Paragraph(TextKind::BodyStrong, Ink::Text);
    what->setObjectName(QStringLiteral("reportBannerText"));
    what->setPlainText(banner->what);
    column->addWidget(what);
    if (!banner->next.isEmpty()) {
        auto *next = new Paragraph;
        next->setPlainText(banner->next);
        column->addWidget(next);
    }
    row->addLayout(column, 1);
    return card;
}

QWidget *phaseCard(const fleet::RunRecord &run)
{
    const QVector<viewmodels::PhaseLine> lines = viewmodels::phaseLines(run);
    if (lines.isEmpty())
        return nullptr;
    auto *card = new Card;
    card->setObjectName(QStringLiteral("reportPhases"));
    auto *grid = new QGridLayout(card);
    grid->setContentsMargins(scaled(16), scaled(6), scaled(16), scaled(6));
    grid->setHorizontalSpacing(scaled(16));
    grid->setVerticalSpacing(0);
    const QStringList heads{ReportParts::tr("Phase", "column"),      ReportParts::tr("Duration", "column"),
                            ReportParts::tr("Requests/s", "column"), ReportParts::tr("Requests", "column"),
                            ReportParts::tr("p95", "column"),        ReportParts::tr("Fails", "column"),
                            ReportParts::tr("Lost", "column"),       ReportParts::tr("Spread", "column")};
    for (int column = 0; column < heads.size(); ++column) {
        Label *head = label(heads[column], TextKind::Small, Ink::Muted);
        head->setMinimumHeight(scaled(26));
        grid->addWidget(head, 0, column, column == 0 ? Qt::AlignLeft : Qt::AlignRight);
    }
    grid->setColumnStretch(0, 1);
    int row = 1;
    for (const viewmodels::PhaseLine &line : lines) {
        const bool isMain = line.phase == fleet::PhaseName::Main;
        grid->addWidget(new Rule, row++, 0, 1, static_cast<int>(heads.size()));
        auto *name = new QWidget;
        auto *first = new QHBoxLayout(name);
        first->setContentsMargins(0, 0, 0, 0);
        first->setSpacing(scaled(8));
        first->addWidget(new StateMark(isMain ? fleet::RunnerState::InLoad : fleet::RunnerState::WarmingUp));
        first->addWidget(label(line.name, isMain ? TextKind::BodyStrong : TextKind::Body));
        name->setMinimumHeight(scaled(31));
        grid->addWidget(name, row, 0, Qt::AlignLeft);
        const QStringList values{line.duration, line.rate, line.requests, line.p95, line.fails, line.lost, line.spread};
        for (int i = 0; i < values.size(); ++i) {
            const bool isBad = (i == 4 && line.isOverLimit) || (i == 5 && line.hasLost);
            grid->addWidget(label(values[i], isMain || isBad ? TextKind::BodyStrong : TextKind::Body,
                                  isBad    ? Ink::Error
                                  : isMain ? Ink::Text
                                           : Ink::Muted),
                            row, i + 1, Qt::AlignRight);
        }
        ++row;
    }
    return card;
}

QWidget *thresholdCard(const fleet::RunRecord &run)
{
    const QVector<viewmodels::ThresholdLine> lines = viewmodels::thresholdLines(run);
    if (lines.isEmpty())
        return nullptr;
    auto *card = new Card;
    card->setObjectName(QStringLiteral("reportThresholds"));
    QVBoxLayout *column =
        titled(card, ReportParts::tr("Thresholds"), ReportParts::tr("main phase; each runner judges its own figures"));
    for (const viewmodels::ThresholdLine &line : lines) {
        auto *row = new QHBoxLayout;
        row->setSpacing(scaled(8));
        row->addWidget(verdictIcon(line.ok ? Verdict::Good : Verdict::Bad));
        row->addWidget(eliding(line.metric + QStringLiteral("  ") + line.expression, TextKind::Mono), 1);
        row->addWidget(label(line.result, TextKind::SmallStrong, line.ok ? Ink::Text : Ink::Error));
        column->addLayout(row);
    }
    return card;
}

QWidget *factsCard(const fleet::RunRecord &run)
{
    auto *card = new Card;
    QVBoxLayout *column = titled(card, ReportParts::tr("Settings of this run"), {});
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(scaled(12));
    grid->setVerticalSpacing(scaled(6));
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const viewmodels::ReportFact &fact : viewmodels::shortFacts(run)) {
        grid->addWidget(label(fact.name, TextKind::Small, Ink::Muted), row, 0, Qt::AlignTop);
        auto *value = new Paragraph(TextKind::Small, Ink::Text);
        value->setPlainText(fact.value);
        grid->addWidget(value, row++, 1);
    }
    column->addLayout(grid);
    return card;
}

QWidget *warningsCard(const fleet::RunRecord &run)
{
    if (run.warnings.isEmpty())
        return nullptr;
    auto *card = new Card;
    card->setObjectName(QStringLiteral("reportWarnings"));
    QVBoxLayout *column = titled(card, ReportParts::tr("Warnings"), text::number(double(run.warnings.size())));
    for (const fleet::Warning &warning : run.warnings.first(std::min(run.warnings.size(), mostWarnings))) {
        auto *row = new QHBoxLayout;
        row->setSpacing(scaled(10));
        row->addWidget(verdictIcon(Verdict::Warning), 0, Qt::AlignTop);
        auto *sentence = new Paragraph;
        sentence->setPlainText(text::sentence(warning));
        row->addWidget(sentence, 1);
        column->addLayout(row);
    }
    if (run.warnings.size() > mostWarnings)
        column->addWidget(label(
            ReportParts::tr("and %Ln more, in the HTML report", "warnings", int(run.warnings.size() - mostWarnings)),
            TextKind::Small, Ink::Muted));
    return card;
}

QWidget *reasonsCard(const fleet::RunRecord &run, Button *all)
{
    const QVector<viewmodels::ReasonGroup> groups = viewmodels::reasonGroups(run);
    if (groups.isEmpty())
        return nullptr;
    auto *card = new Card;
    card->setObjectName(QStringLiteral("reportReasons"));
    all->setVisible(true);
    all->setText(ReportParts::tr("All", "runners"));
    QVBoxLayout *column = titled(card, ReportParts::tr("Stragglers and losses"), {}, all);
    column->setSpacing(scaled(4));
    for (const viewmodels::ReasonGroup &group : groups.first(std::min(groups.size(), mostReasons))) {
        column->addWidget(new Rule);
        column->addWidget(reasonRow(group));
    }
    if (groups.size() > mostReasons) {
        column->addWidget(new Rule);
        column->addWidget(label(ReportParts::tr("and %Ln more reason(s)", "", int(groups.size() - mostReasons)),
                                TextKind::Small, Ink::Muted));
    }
    return card;
}

} // namespace largada::ui
