// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/checks_card.h"

#include <QCheckBox>
#include <QEvent>
#include <QGraphicsOpacityEffect>
#include <QHBoxLayout>
#include <QPainter>

#include "plan/plan_words.h"
#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/outcome_look.h"
#include "widgets/paragraph.h"

namespace largada::ui
{

using fleet::Check;
using fleet::CheckId;
using fleet::CheckLevel;

namespace
{

constexpr double dimmed = 0.75; // besides the looks of what is disabled

// The mark of a level; its word is in the row.
class Mark final : public QWidget
{
public:
    explicit Mark(CheckLevel level) : m_level(level) { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }
    QSize sizeHint() const override { return {scaled(16), scaled(18)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const MarkLook look = lookOf(m_level);
        QPainter painter(this);
        paintIcon(painter, {0, double(scaled(1))}, look.icon, scaled(16), themeOf(this).color(look.ink));
    }

private:
    CheckLevel m_level;
};

// Of a finding alone: what follows from its level is told by the row.
QString findingOf(Check check)
{
    if (check.level == CheckLevel::Block || check.level == CheckLevel::BlockFinal)
        check.level = CheckLevel::Warning;
    return text::sentence(check);
}

// Who coordinates the Job is not overcome by starting all the same, but by taking over.
bool canBeForced(const Check &check)
{
    return check.level == CheckLevel::Block && check.id != CheckId::Holder;
}

QHBoxLayout *rowOf(QWidget *widget, int top, int side)
{
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(scaled(side), scaled(top), scaled(side), scaled(top));
    row->setSpacing(scaled(10));
    return row;
}

} // namespace

ChecksCard::ChecksCard(QWidget *parent)
    : QWidget(parent), m_title(new Label(TextKind::CardTitle)), m_blocks(new Label(TextKind::SmallStrong, Ink::Error)),
      m_afterBlocks(new Label(TextKind::Small, Ink::Muted)), m_warnings(new Label(TextKind::SmallStrong, Ink::Warning)),
      m_afterWarnings(new Label(TextKind::Small, Ink::Muted)), m_inOrder(new Label(TextKind::Small, Ink::Muted)),
      m_recheck(new Button(ButtonKind::Flat, ButtonSize::Small)), m_hint(new Paragraph), m_list(nullptr)
{
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    around->addWidget(card);
    m_inside = new QVBoxLayout(card);
    m_inside->setContentsMargins(scaled(16), scaled(10), scaled(16), scaled(12));
    m_inside->setSpacing(scaled(8));
    auto *head = new QHBoxLayout;
    head->setSpacing(scaled(6));
    head->addWidget(m_title);
    head->addStretch();
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_blocks, m_afterBlocks, m_warnings, m_afterWarnings, m_inOrder, m_recheck})
        head->addWidget(part);
    m_inside->addLayout(head);
    m_inside->addWidget(m_hint);
    m_inside->addStretch();
    m_afterBlocks->setText(QStringLiteral("·"));
    m_afterWarnings->setText(QStringLiteral("·"));
    m_recheck->setIconName(QStringLiteral("refresh-cw"));
    m_recheck->setFixedWidth(scaled(28));
    m_recheck->setObjectName(QStringLiteral("recheckButton"));
    m_inOrder->setObjectName(QStringLiteral("checksState"));
    m_hint->setObjectName(QStringLiteral("checksHint"));
    connect(m_recheck, &Button::clicked, this, &ChecksCard::recheckWanted);
    retranslate();
}

void ChecksCard::show(const Content &content, const viewmodels::AcceptedChecks &accepted, Status status)
{
    m_accepted = accepted;
    m_status = status;
    if (content != m_content) {
        m_content = content;
        build();
    }
    showHead();
}

void ChecksCard::setStatus(Status status)
{
    m_status = status;
    showHead();
}

void ChecksCard::build()
{
    if (m_list != nullptr) { // one of its buttons may have asked for it
        m_list->setParent(nullptr);
        m_list->deleteLater();
    }
    m_list = new QWidget;
    m_list->setObjectName(QStringLiteral("checksList"));
    auto *column = new QVBoxLayout(m_list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(8));
    if (m_content.error)
        column->addWidget(errorRow());
    bool hasRights = false;
    for (const Check &check : viewmodels::bySeverity(m_content.checks)) {
        if (check.level != CheckLevel::Ok)
            column->addWidget(openRow(check));
        else if (check.id != CheckId::Right)
            column->addWidget(orderRow(check));
        else if (!std::exchange(hasRights, true))
            column->addWidget(rightsRow());
    }
    m_inside->insertWidget(m_inside->count() - 1, m_list);
    m_list->show();
}

QWidget *ChecksCard::openRow(const Check &check)
{
    const bool warns = check.level == CheckLevel::Warning;
    auto *card = new Card(nullptr, warns ? Card::Tone::Warning : Card::Tone::Error);
    card->setObjectName(warns ? QStringLiteral("warningRow") : QStringLiteral("blockRow"));
    auto *row = rowOf(card, 8, 12);
    row->addWidget(new Mark(check.level), 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(scaled(4));
    row->addLayout(texts, 1);
    auto *title = new Label(TextKind::SmallStrong);
    title->setText(checkTitle(check.id));
    title->setEliding(Qt::ElideRight);
    //: for screen readers: %1 is how serious it is, %2 what it is about
    title->setAccessibleName(tr("%1: %2").arg(text::word(check.level), title->text()));
    auto *head = new QHBoxLayout;
    head->addWidget(title, 1);
    texts->addLayout(head);
    auto *finding = new Paragraph(TextKind::Small, Ink::Text);
    finding->setPlainText(canBeForced(check) ? findingOf(check) + QLatin1Char(' ') + costOfForcing(check)
                                             : findingOf(check));
    texts->addWidget(finding);
    if (warns || canBeForced(check))
        head->addWidget(answerBox(check, finding->plainText()));
    auto *fixes = new QHBoxLayout;
    fixes->setContentsMargins(-linkInset(), 0, 0, 0);
    fixes->setSpacing(scaled(14) - 2 * linkInset());
    addFixes(fixes, check);
    if (fixes->count() == 0) {
        delete fixes;
        return card;
    }
    fixes->addStretch();
    texts->addLayout(fixes);
    return card;
}

QWidget *ChecksCard::answerBox(const Check &check, const QString &finding)
{
    const bool warns = check.level == CheckLevel::Warning;
    auto *box = new QCheckBox(warns ? tr("Accept") : tr("Start anyway"));
    box->setObjectName(warns ? QStringLiteral("acceptWarning") : QStringLiteral("overrideBlock"));
    box->setFont(textFont(TextKind::Small));
    box->setChecked(m_accepted.contains(check));
    box->setAccessibleDescription(finding);
    connect(box, &QCheckBox::toggled, this, [this, check](bool on) { emit accepted(check, on); });
    return box;
}

Button *ChecksCard::fixButton(Fix fix, const QString &text, int runners)
{
    auto *button = new Button(ButtonKind::Link);
    button->setText(text);
    connect(button, &Button::clicked, this, [this, fix, runners] { emit fixWanted(fix, runners); });
    return button;
}

void ChecksCard::addFixes(QBoxLayout *row, const Check &check)
{
    const auto add = [this, row](Fix fix, const QString &text, const char *name, int runners = 0) {
        Button *button = fixButton(fix, text, runners);
        button->setObjectName(QLatin1String(name));
        row->addWidget(button);
    };
    if (const auto fit = viewmodels::runnersThatFit(check, m_content.plan))
        add(Fix::UseRunners, tr("Use %Ln runner(s)", "", *fit), "useRunners", *fit);
    switch (check.id) {
    case CheckId::K6Binary:
        add(Fix::GetK6, tr("Get k6…"), "getK6");
        add(Fix::ChooseK6, tr("Choose…", "the k6 program"), "chooseK6");
        break;
    case CheckId::Script:
        add(Fix::ChooseScript, tr("Choose another script…"), "chooseOtherScript");
        break;
    case CheckId::NoSetup:
        add(Fix::SetupEach, tr("Run it in each runner"), "setupEach");
        break;
    case CheckId::SplitTooFine:
    case CheckId::CountThreshold:
        add(Fix::RunWhole, tr("Run it whole in each"), "runWhole");
        break;
    case CheckId::Holder:
        if (check.level == CheckLevel::Block)
            add(Fix::TakeOver, tr("Take over"), "takeOver");
        break;
    case CheckId::StartMode:
        if (check.level == CheckLevel::Block && m_content.plan.mode != fleet::StartMode::Broadcast)
            add(Fix::UseBroadcast, tr("Use broadcast"), "useBroadcast");
        break;
    default:
        addCopy(row, check);
        break;
    }
}

void ChecksCard::addCopy(QBoxLayout *row, const Check &check)
{
    const QString text = textToCopy(check);
    if (text.isEmpty())
        return;
    auto *button = new Button(ButtonKind::Link);
    button->setObjectName(QStringLiteral("copyWayOut"));
    button->setText(check.id == CheckId::Right ? tr("Copy the request") : tr("Copy the missing argument"));
    button->setToolTip(text);
    connect(button, &Button::clicked, this, [this, text] { emit copyWanted(text); });
    row->addWidget(button);
}

QWidget *ChecksCard::orderRow(const Check &check)
{
    return orderRow(check.level, checkTitle(check.id), text::sentence(check), checkFigure(check));
}

// A dozen of rights are in order where one is missing: how many says it, and which of them its tooltip.
QWidget *ChecksCard::rightsRow()
{
    QStringList sentences;
    int all = 0;
    for (const Check &check : std::as_const(m_content.checks)) {
        if (check.id != CheckId::Right)
            continue;
        ++all;
        if (check.level == CheckLevel::Ok)
            sentences << text::sentence(check);
    }
    //: %1 rights are there, of %2 that are asked for
    const QString figure = tr("%1 of %2").arg(text::number(double(sentences.size())), text::number(all));
    return orderRow(CheckLevel::Ok, checkTitle(CheckId::Right), sentences.join(QLatin1Char('\n')), figure);
}

QWidget *ChecksCard::orderRow(CheckLevel level, const QString &titleText, const QString &sentence,
                              const QString &figureText)
{
    auto *line = new QWidget;
    line->setObjectName(QStringLiteral("orderRow"));
    auto *row = rowOf(line, 0, 0);
    row->addWidget(new Mark(level));
    auto *title = new Label(TextKind::Small);
    title->setText(titleText);
    title->setEliding(Qt::ElideRight);
    title->setToolTip(sentence);
    title->setAccessibleName(tr("%1: %2").arg(text::word(level), sentence));
    row->addWidget(title, 1);
    auto *figure = new Label(TextKind::Small, Ink::Muted);
    figure->setText(figureText);
    row->addWidget(figure);
    return line;
}

QWidget *ChecksCard::errorRow()
{
    auto *card = new Card(nullptr, Card::Tone::Error);
    card->setObjectName(QStringLiteral("errorRow"));
    auto *row = rowOf(card, 8, 12);
    row->addWidget(new Mark(CheckLevel::Block), 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(scaled(4));
    row->addLayout(texts, 1);
    auto *title = new Label(TextKind::SmallStrong);
    title->setText(tr("The plan could not be checked"));
    title->setEliding(Qt::ElideRight);
    texts->addWidget(title);
    auto *why = new Paragraph(TextKind::Small, Ink::Text);
    why->setPlainText(text::sentence(*m_content.error));
    texts->addWidget(why);
    auto *again = new Button(ButtonKind::Link);
    again->setObjectName(QStringLiteral("checkAgain"));
    again->setText(tr("Check again"));
    connect(again, &Button::clicked, this, &ChecksCard::recheckWanted);
    texts->addWidget(again, 0, Qt::AlignLeft);
    return card;
}

void ChecksCard::setPlace(bool inCluster, bool attached)
{
    m_isInCluster = inCluster;
    m_isAttached = attached;
    showHead();
}

QString ChecksCard::hint() const
{
    const bool isNothing = m_status == Status::Nothing;
    if (m_isAttached)
        return isNothing ? tr("Choose the pods to see here whether they can be started together. Nothing is started by "
                              "that.")
                         : tr("The cluster, its rights and the pods are looked at. Nothing is started by that.");
    if (m_isInCluster)
        return isNothing ? tr("Choose a script to see here whether the Job can be made. Nothing is made by that.")
                         : tr("The cluster, its rights and its quotas are looked at. Nothing is made by that.");
    return isNothing ? tr("Choose a script to see here whether k6 takes it, what load it makes and whether this "
                          "machine can carry it. Nothing is started by that.")
                     : tr("k6 reads the script, and this machine is looked at. Nothing is started by that.");
}

void ChecksCard::showHead()
{
    const viewmodels::CheckTally counts = viewmodels::tally(m_content.checks, m_accepted);
    const bool shown = m_status == Status::Current && !m_content.checks.isEmpty();
    m_blocks->setText(tr("%Ln block(s)", "", counts.blocks));
    m_blocks->setVisible(shown && counts.blocks > 0);
    m_afterBlocks->setVisible(m_blocks->isVisibleTo(this) && counts.warnings + counts.inOrder > 0);
    m_warnings->setText(tr("%Ln warning(s)", "", counts.warnings));
    m_warnings->setVisible(shown && counts.warnings > 0);
    m_afterWarnings->setVisible(m_warnings->isVisibleTo(this) && counts.inOrder > 0);
    m_hint->setPlainText(hint());
    m_inOrder->setText(m_status == Status::Checking   ? tr("Checking…")
                       : m_status == Status::Outdated ? tr("Out of date")
                       : shown && counts.inOrder > 0  ? tr("%Ln in order", "", counts.inOrder)
                                                      : QString());
    m_hint->setVisible(m_status == Status::Nothing || (m_content.checks.isEmpty() && !m_content.error));
    m_recheck->setBlocked(m_status == Status::Nothing
                              ? m_isAttached ? tr("There are no pods to check.") : tr("There is no script to check.")
                          : m_status == Status::Checking ? tr("The check is going on.")
                                                         : QString());
    if (m_recheck->isEnabled())
        m_recheck->setToolTip(tr("Check again (F5)"));
    if (m_list == nullptr)
        return;
    m_list->setVisible(m_status != Status::Nothing);
    const bool isDimmed = m_status == Status::Checking || m_status == Status::Outdated;
    m_list->setEnabled(!isDimmed);
    if (!isDimmed) {
        m_list->setGraphicsEffect(nullptr);
    } else if (m_list->graphicsEffect() == nullptr) {
        auto *effect = new QGraphicsOpacityEffect(m_list);
        effect->setOpacity(dimmed);
        m_list->setGraphicsEffect(effect);
    }
}

void ChecksCard::retranslate()
{
    m_title->setText(tr("Preflight check"));
    m_recheck->setAccessibleName(tr("Check again"));
    if (m_list != nullptr)
        build();
    showHead();
}

void ChecksCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
