// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/connection_bar.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>

#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"

namespace largada::ui
{

ConnectionBar::ConnectionBar(QWidget *parent)
    : QWidget(parent), m_card(new Card(this, Card::Tone::Error)), m_icon(new Label),
      m_title(new Label(TextKind::BodyStrong)), m_why(new Paragraph), m_next(new Label(TextKind::Small, Ink::Muted)),
      m_settings(new Button(ButtonKind::Link)), m_retry(new Button)
{
    setObjectName(QStringLiteral("connectionBar"));
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, scaled(8), 0, 0);
    around->addWidget(m_card);
    auto *row = new QHBoxLayout(m_card);
    row->setContentsMargins(scaled(14), scaled(8), scaled(10), scaled(8));
    row->setSpacing(scaled(12));
    row->addWidget(m_icon);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(scaled(2));
    texts->addWidget(m_title);
    texts->addWidget(m_why);
    row->addLayout(texts, 1);
    row->addWidget(m_next);
    row->addWidget(m_settings);
    row->addWidget(m_retry);
    m_title->setObjectName(QStringLiteral("connectionLost"));
    m_title->setEliding(Qt::ElideRight);
    m_why->setObjectName(QStringLiteral("connectionWhy"));
    m_next->setObjectName(QStringLiteral("connectionNext"));
    m_settings->setObjectName(QStringLiteral("connectionSettings"));
    m_retry->setObjectName(QStringLiteral("retryConnection"));
    m_retry->setIconName(QStringLiteral("refresh-cw"));
    connect(m_retry, &Button::clicked, this, &ConnectionBar::retryWanted);
    connect(m_settings, &Button::clicked, this, &ConnectionBar::settingsWanted);
    hide();
}

void ConnectionBar::show(const fleet::ConnectionState &state, MonoTime now, Run run)
{
    m_state = state;
    m_now = now;
    m_run = run;
    setVisible(state.state == fleet::LinkState::Lost);
    if (state.state == fleet::LinkState::Lost)
        retranslate();
}

void ConnectionBar::retranslate()
{
    m_icon->setPixmap(
        iconPixmap(QStringLiteral("unplug"), scaled(20), themeOf(this).color(Ink::Error), devicePixelRatioF()));
    if (m_state.asOf) {
        const auto time = QDateTime::fromMSecsSinceEpoch(m_state.asOf->time_since_epoch().count()).time();
        m_title->setText(
            tr("Connection lost; showing data from %1").arg(QLocale().toString(time, QStringLiteral("HH:mm:ss"))));
    } else {
        m_title->setText(tr("No connection"));
    }
    const QString why = text::sentence(m_state.why);
    //: %1 is a whole sentence
    m_why->setPlainText(m_run == Run::Loaded ? tr("%1 The run goes on in the cluster.").arg(why)
                        //: %1 is a whole sentence
                        : m_run == Run::Gated ? tr("%1 The gate stays closed meanwhile.").arg(why)
                                              : why);
    if (m_state.nextTry) {
        const auto left =
            std::max<qint64>(0, std::chrono::ceil<std::chrono::seconds>(*m_state.nextTry - m_now).count());
        m_next->setText(tr("Reconnecting in %1 s (attempt %2)").arg(left).arg(m_state.attempt));
    } else {
        m_next->setText(m_state.attempt > 0 ? tr("Attempt %1").arg(m_state.attempt) : tr("Reconnecting…"));
    }
    m_settings->setText(tr("Connection…"));
    m_retry->setText(tr("Retry now"));
}

void ConnectionBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (isVisibleTo(parentWidget()) &&
        (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange))
        retranslate();
}

} // namespace largada::ui
