// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/about_card.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QIcon>
#include <QPlainTextEdit>

#include "settings/card_form.h"
#include "settings/diagnostics.h"
#include "widgets/buttons.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"

namespace largada::ui
{

namespace
{

struct Part {
    const char *name;
    const char *licence;
};

// What is in the program, or is linked to it. In the order of AboutCard::retranslate().
constexpr std::array parts{Part{"Qt 6", "LGPL-3.0-only"},     Part{"Qt Charts", "GPL-3.0-only"},
                           Part{"SQLite", nullptr},           Part{"JSON for Modern C++", "MIT"},
                           Part{"tl::expected", "CC0-1.0"},   Part{"Inter", "OFL-1.1"},
                           Part{"JetBrains Mono", "OFL-1.1"}, Part{"Lucide", "ISC, MIT"}};
constexpr double reportLines = 9;

} // namespace

AboutCard::AboutCard(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_about(new CardForm(this)), m_licences(new CardForm(this)),
      m_diagnostics(new CardForm(this)), m_emblem(new Label), m_version(new Label(TextKind::BodyStrong)),
      m_words(new Paragraph), m_separate(new Paragraph), m_hint(new Paragraph), m_report(new QPlainTextEdit),
      m_copy(new Button)
{
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->setSpacing(scaled(12));
    for (CardForm *card : {m_about, m_licences, m_diagnostics})
        around->addWidget(card);

    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(16));
    row->addWidget(m_emblem, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(scaled(4));
    words->addWidget(m_version);
    words->addWidget(m_words);
    row->addLayout(words, 1);
    m_version->setObjectName(QStringLiteral("version"));
    m_about->addWide(head);
    m_licences->addWide(makeParts());
    m_licences->addWide(m_separate);

    m_report->setObjectName(QStringLiteral("diagnostics"));
    m_report->setReadOnly(true);
    m_report->setTabChangesFocus(true);
    m_report->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_copy->setObjectName(QStringLiteral("copyDiagnostics"));
    m_copy->setIconName(QStringLiteral("clipboard-copy"));
    m_diagnostics->addToHead(m_copy);
    m_diagnostics->addWide(m_hint);
    m_diagnostics->addWide(m_report);
    connect(m_copy, &Button::clicked, this, [this] {
        refresh();
        QGuiApplication::clipboard()->setText(report());
        emit said(tr("The diagnostics are in the clipboard."));
    });
    retranslate();
    look();
}

QWidget *AboutCard::makeParts()
{
    auto *holder = new QWidget;
    auto *grid = new QGridLayout(holder);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(scaled(6));
    grid->setHorizontalSpacing(scaled(16));
    grid->setColumnStretch(1, 1);
    for (size_t i = 0; i < parts.size(); ++i) {
        const int line = static_cast<int>(i);
        auto *name = new Label(TextKind::SmallStrong);
        name->setText(QLatin1String(parts[i].name));
        auto *role = new Label(TextKind::Small, Ink::Muted);
        role->setEliding(Qt::ElideRight);
        auto *licence = new Label(TextKind::Small);
        if (parts[i].licence == nullptr)
            m_publicDomain = licence;
        licence->setText(QLatin1String(parts[i].licence));
        grid->addWidget(name, line, 0);
        grid->addWidget(role, line, 1);
        grid->addWidget(licence, line, 2);
        m_roles.push_back(role);
    }
    return holder;
}

void AboutCard::setK6(const engine::K6Program &program)
{
    m_k6 = program;
    refresh();
}

void AboutCard::setHistory(const engine::HistoryFacts &facts)
{
    m_history = facts;
    refresh();
}

QString AboutCard::report() const
{
    return diagnostics({m_services.preferences, m_k6, m_history, m_services.history.trouble(), screen()});
}

void AboutCard::refresh()
{
    const QString text = report();
    if (text != m_report->toPlainText())
        m_report->setPlainText(text);
}

void AboutCard::look()
{
    const int side = scaled(48);
    QPixmap emblem = QIcon(QStringLiteral(":/app/largada.svg")).pixmap(QSize(side, side), devicePixelRatioF());
    m_emblem->setPixmap(emblem);
    m_report->setFont(textFont(TextKind::Mono));
    m_report->setMinimumHeight(static_cast<int>(QFontMetrics(textFont(TextKind::Mono)).lineSpacing() * reportLines) +
                               scaled(16));
}

void AboutCard::retranslate()
{
    m_about->setTitle(tr("About"));
    m_version->setText(tr("Largada %1").arg(QCoreApplication::applicationVersion()));
    m_words->setPlainText(tr("Starts fleets of k6 load generators at the same instant. Free software under the GNU "
                             "General Public License, version 3 or later (GPL-3.0-or-later), without any warranty."));
    m_licences->setTitle(tr("What it is made of"));
    const QStringList roles{tr("windows, network, database"),
                            tr("charts"),
                            tr("history of runs"),
                            tr("JSON"),
                            tr("results"),
                            tr("text, as Largada Sans"),
                            tr("codes, as Largada Mono"),
                            tr("icons")};
    for (qsizetype i = 0; i < m_roles.size(); ++i)
        m_roles[i]->setText(roles[i]);
    m_publicDomain->setText(tr("public domain"));
    m_separate->setPlainText(tr("k6 is a program of its own under AGPL-3.0. It is run, and not a part of Largada."));
    m_diagnostics->setTitle(tr("Diagnostics"));
    m_hint->setPlainText(tr("For a report of a fault. Without names of machines and people, and without secrets."));
    m_report->setAccessibleName(tr("Diagnostics"));
    m_copy->setText(tr("Copy diagnostics"));
    refresh();
}

void AboutCard::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void AboutCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::PaletteChange)
        look();
}

} // namespace largada::ui
