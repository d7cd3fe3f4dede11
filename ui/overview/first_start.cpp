// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/first_start.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"
#include "widgets/runner_tile.h"

namespace largada::ui
{

namespace
{

// Four runners that came at different times leave one line together.
class StartLine final : public QWidget
{
public:
    StartLine() { setMinimumSize(scaled(120), scaled(110)); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const double line = width() * 0.5;
        const double step = height() / 4.0;
        constexpr std::array before{0.33, 0.2, 0.38, 0.27}, after{0.40, 0.37, 0.42, 0.39};
        for (size_t i = 0; i < before.size(); ++i) {
            const double y = step * (double(i) + 0.5);
            const double side = scaled(18);
            painter.setPen(QPen(theme.color(Ink::Separator), 2));
            painter.drawLine(QPointF(line - width() * before[i] - side, y), QPointF(line - side - scaled(8), y));
            paintTile(painter, QRectF(line - side - scaled(4), y - side / 2, side, side), {fleet::RunnerState::InLoad},
                      theme, 4);
            painter.setPen(QPen(theme.color(Ink::Start), 3));
            painter.drawLine(QPointF(line + scaled(18), y), QPointF(line + width() * after[i], y));
        }
        const double square = scaled(4);
        for (int row = 0; row * square < height(); ++row) {
            for (int column = 0; column < 2; ++column) {
                if ((row + column) % 2 == 0)
                    painter.fillRect(QRectF(line + scaled(4) + column * square, row * square, square, square),
                                     theme.color(Ink::Muted));
            }
        }
    }
};

} // namespace

FirstStart::FirstStart(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_welcome(new Label(TextKind::ReportFigure)),
      m_subtitle(new Label(TextKind::Body, Ink::Muted)), m_heroTitle(new Paragraph(TextKind::PageTitle, Ink::Text)),
      m_heroText(new Paragraph(TextKind::Body)), m_demo(new Button(ButtonKind::Primary, ButtonSize::Large)),
      m_k6Mark(new Label), m_k6(new Label(TextKind::Small)), m_getK6(new Button(ButtonKind::Link))
{
    setObjectName(QStringLiteral("firstStart"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12));
    row->addStretch(1);
    auto *column = new QVBoxLayout;
    column->setSpacing(scaled(10));
    row->addLayout(column, 8);
    row->addStretch(1);
    m_welcome->setAlignment(Qt::AlignHCenter);
    m_subtitle->setAlignment(Qt::AlignHCenter);
    m_subtitle->setWordWrap(true);
    column->addStretch(2);
    column->addWidget(m_welcome);
    column->addWidget(m_subtitle);
    column->addSpacing(scaled(8));
    column->addWidget(makeHero());
    auto *found = new QHBoxLayout;
    found->setContentsMargins(scaled(4), 0, scaled(4), 0);
    found->setSpacing(scaled(6));
    found->addWidget(m_k6Mark);
    found->addWidget(m_k6, 1);
    found->addWidget(m_getK6);
    m_k6->setEliding(Qt::ElideMiddle);
    m_getK6->setObjectName(QStringLiteral("firstGetK6"));
    column->addLayout(found);
    auto *ways = new QHBoxLayout;
    ways->setSpacing(scaled(16));
    ways->addWidget(makeWay(QStringLiteral("file-code"), m_ownTitle, m_ownText, m_own), 1);
    ways->addWidget(makeWay(QStringLiteral("users"), m_agentsTitle, m_agentsText, m_agents), 1);
    ways->addWidget(makeWay(QStringLiteral("sliders-horizontal"), m_settingsTitle, m_settingsText, m_settings), 1);
    column->addLayout(ways);
    column->addStretch(3);
    m_own->setObjectName(QStringLiteral("firstOwnScript"));
    m_agents->setObjectName(QStringLiteral("firstAgents"));
    m_settings->setObjectName(QStringLiteral("firstSettings"));
    connect(m_demo, &Button::clicked, this, [this] { emit goTo(PageId::Start, QStringLiteral("demo")); });
    connect(m_getK6, &Button::clicked, this, [this] { emit goTo(PageId::Settings, QStringLiteral("k6")); });
    connect(m_own, &Button::clicked, this, [this] { emit goTo(PageId::Start, QStringLiteral("plan")); });
    connect(m_agents, &Button::clicked, this, [this] { emit goTo(PageId::Overview, QStringLiteral("scale")); });
    connect(m_settings, &Button::clicked, this, [this] { emit goTo(PageId::Settings, {}); });
    connect(&m_services.preferences, &settings::PreferencesFile::changed, this, &FirstStart::look);
    retranslate();
    look();
}

QWidget *FirstStart::makeHero()
{
    auto *card = new Card;
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(scaled(28), scaled(24), scaled(28), scaled(24));
    row->setSpacing(scaled(28));
    row->addWidget(new StartLine, 2);
    auto *column = new QVBoxLayout;
    column->setSpacing(scaled(8));
    column->addStretch(1);
    column->addWidget(m_heroTitle);
    column->addWidget(m_heroText);
    column->addSpacing(scaled(6));
    auto *button = new QHBoxLayout;
    button->addWidget(m_demo);
    button->addStretch(1);
    column->addLayout(button);
    column->addStretch(1);
    row->addLayout(column, 4);
    m_demo->setObjectName(QStringLiteral("demoButton"));
    m_demo->setIconName(QStringLiteral("play-fill"));
    return card;
}

QWidget *FirstStart::makeWay(const QString &iconName, Label *&title, Paragraph *&text, Button *&button)
{
    auto *card = new Card;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(scaled(20), scaled(16), scaled(20), scaled(16));
    column->setSpacing(scaled(6));
    title = new Label(TextKind::CardTitle);
    text = new Paragraph;
    button = new Button;
    button->setIconName(iconName);
    column->addWidget(title);
    column->addWidget(text);
    column->addStretch(1);
    auto *row = new QHBoxLayout;
    row->addWidget(button);
    row->addStretch(1);
    column->addLayout(row);
    return card;
}

void FirstStart::look()
{
    deliver(m_services.k6.look(m_services.preferences.preferences().k6), this,
            [this](const Result<engine::K6Program> &program) {
                if (program)
                    m_program = *program;
                retranslate();
            });
}

void FirstStart::retranslate()
{
    m_welcome->setText(tr("Welcome to Largada"));
    m_subtitle->setText(tr("Fleets of load generators that start at the same instant"));
    m_heroTitle->setPlainText(tr("Four k6 runners on this computer, in one click"));
    m_heroText->setPlainText(
        tr("No cluster and no server. The local fleet warms up at 25%, starts together at 100% and "
           "ends with a report. It takes about a minute."));
    m_demo->setText(tr("Try the demo fleet"));
    m_ownTitle->setText(tr("Start your own test"));
    m_ownText->setPlainText(tr("Choose a k6 script and how many runners share this computer."));
    m_own->setText(tr("Choose a script…"));
    m_agentsTitle->setText(tr("Keep agents running"));
    m_agentsText->setPlainText(tr("Agents of this computer that put targets under load again and again."));
    m_agents->setText(tr("Scale agents…"));
    m_settingsTitle->setText(tr("Set it up"));
    m_settingsText->setPlainText(tr("Language, colours, text size, the k6 program, how long runs are kept."));
    m_settings->setText(tr("Open settings"));
    m_getK6->setText(tr("Get k6…"));
    const Theme &theme = themeOf(this);
    const bool isUsable = m_program && !m_program->error;
    const bool isMissing = m_program && !isUsable;
    m_k6Mark->setPixmap(iconPixmap(isUsable    ? QStringLiteral("circle-check")
                                   : isMissing ? QStringLiteral("circle-x")
                                               : QStringLiteral("circle-dashed"),
                                   scaled(16),
                                   theme.color(isUsable    ? Ink::Ok
                                               : isMissing ? Ink::Error
                                                           : Ink::Muted),
                                   devicePixelRatioF()));
    m_k6->setText(isUsable    ? tr("k6 %1 was found: %2").arg(m_program->version, m_program->path)
                  : isMissing ? text::sentence(*m_program->error)
                              : tr("Looking for k6…"));
    m_k6->setInk(isMissing ? Ink::Error : Ink::Text);
    m_getK6->setVisible(isMissing);
    m_demo->setBlocked(isMissing ? tr("The demonstration needs k6.") : QString());
}

void FirstStart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

} // namespace largada::ui
