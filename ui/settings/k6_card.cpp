// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/k6_card.h"

#include <cmath>

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "k6/version.h"
#include "settings/card_form.h"
#include "settings/k6_fetch.h"
#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"
#include "widgets/tag.h"

namespace largada::ui
{

namespace
{

constexpr int mostPathInCombo = 44;

enum class Condition { Looking, Usable, Missing, TooOld, Silent };

Condition conditionOf(const std::optional<engine::K6Program> &program)
{
    if (!program)
        return Condition::Looking;
    if (program->source == k6::BinarySource::Missing || (program->error && program->error->code == Errc::NotFound))
        return Condition::Missing;
    if (program->version.isEmpty())
        return Condition::Silent;
    // As k6 itself prints it.
    const auto version = k6::parseVersionOutput("k6 v" + program->version.toLatin1());
    if ((version && *version < k6::oldestSupported) || (program->error && program->error->code == Errc::Unsupported))
        return Condition::TooOld;
    return program->error ? Condition::Silent : Condition::Usable;
}

QString oldestVersion()
{
    return QStringLiteral("%1.%2").arg(k6::oldestSupported.major).arg(k6::oldestSupported.minor);
}

} // namespace

K6Card::K6Card(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_chosen(services.preferences.preferences().k6),
      m_form(new CardForm(this)), m_tag(new Tag), m_programs(new QComboBox), m_choose(new Button), m_icon(new Label),
      m_sentence(new Paragraph), m_path(new Label(TextKind::Mono)),
      m_copyPath(new Button(ButtonKind::Flat, ButtonSize::Small)), m_fetch(new K6Fetch(services.k6))
{
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->addWidget(m_form);
    m_form->addToHead(m_tag);
    m_tag->setObjectName(QStringLiteral("k6State"));
    m_programs->setObjectName(QStringLiteral("k6Program"));
    m_programs->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_programs->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_programs->setMinimumContentsLength(12);
    guardFromWheel(m_programs);
    m_choose->setObjectName(QStringLiteral("chooseK6"));
    m_programName = m_form->addRow(rowOf({m_programs, m_choose}));
    m_programName->setBuddy(m_programs);

    auto *says = new QWidget;
    auto *row = new QHBoxLayout(says);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(6));
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_sentence, 1);
    m_sentence->setObjectName(QStringLiteral("k6Sentence"));
    m_form->addBelow(says);
    m_path->setEliding(Qt::ElideMiddle);
    m_path->setObjectName(QStringLiteral("k6Path"));
    m_copyPath->setObjectName(QStringLiteral("copyK6Path"));
    m_copyPath->setIconName(QStringLiteral("copy"));
    m_pathRow = rowOf({m_path, m_copyPath});
    m_form->addBelow(m_pathRow);
    m_form->addWide(m_fetch);

    connect(m_programs, &QComboBox::activated, this, [this](int index) { choose(index == 0 ? QString() : m_chosen); });
    connect(m_choose, &Button::clicked, this, &K6Card::askForProgram);
    connect(m_copyPath, &Button::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_program ? m_program->path : QString());
        emit said(tr("The path of k6 is in the clipboard."));
    });
    connect(m_fetch, &K6Fetch::fetched, this, &K6Card::useOwnCopy);
    connect(m_fetch, &K6Fetch::said, this, &K6Card::said);
    connect(&services.preferences, &settings::PreferencesFile::changed, this, &K6Card::onPreferences);
    retranslate();
    look();
}

void K6Card::look()
{
    const quint64 ticket = ++m_ticket;
    m_program.reset();
    showProgram();
    deliver(m_services.k6.look(m_services.preferences.preferences().k6), this,
            [this, ticket](const Result<engine::K6Program> &answer) {
                if (ticket != m_ticket)
                    return;
                m_program = answer ? *answer : engine::K6Program{};
                if (!answer) {
                    m_program->source = k6::BinarySource::Explicit; // whatever it was: it did not answer
                    m_program->error = answer.error();
                }
                showProgram();
                emit looked(*m_program);
            });
}

bool K6Card::escape()
{
    return m_fetch->close();
}

void K6Card::takeFocus()
{
    if (conditionOf(m_program) == Condition::Missing)
        m_fetch->focusButton();
    else
        m_programs->setFocus(Qt::OtherFocusReason);
}

void K6Card::choose(const QString &path)
{
    if (!path.isEmpty())
        m_chosen = path;
    changePreferences(m_services.preferences, [&path](settings::Preferences &changed) { changed.k6 = path; });
    fillPrograms(); // also when nothing changed
}

void K6Card::askForProgram()
{
    FileRequest request;
    request.title = tr("Choose the k6 program");
    request.suggested = m_program ? m_program->path : m_chosen;
    m_services.dialogs.askFile(this, request, [this](const QString &path) { choose(path); });
}

// Where another k6 is found before it, it has to be chosen by its path.
void K6Card::useOwnCopy(const engine::K6Program &copy)
{
    deliver(m_services.k6.look({}), this, [this, copy](const Result<engine::K6Program> &found) {
        const bool isFound = found && found->path == copy.path;
        const bool isAsBefore = m_services.preferences.preferences().k6 == (isFound ? QString() : copy.path);
        choose(isFound ? QString() : copy.path);
        if (!isAsBefore)
            return; // the preferences said so
        m_services.run.engine().useK6(m_services.preferences.preferences().k6);
        look();
        emit ownCopyReady();
    });
}

void K6Card::onPreferences(const settings::Preferences &before)
{
    const QString &now = m_services.preferences.preferences().k6;
    if (now == before.k6)
        return;
    if (!now.isEmpty())
        m_chosen = now;
    m_services.run.engine().useK6(now);
    fillPrograms();
    look();
}

void K6Card::fillPrograms()
{
    const QSignalBlocker notByAPerson(m_programs);
    m_programs->clear();
    m_programs->addItem(tr("Looked for by Largada"));
    if (!m_chosen.isEmpty()) {
        m_programs->addItem(shortPath(m_chosen, mostPathInCombo));
        m_programs->setItemData(1, m_chosen, Qt::ToolTipRole);
    }
    m_programs->setCurrentIndex(m_services.preferences.preferences().k6.isEmpty() ? 0 : 1);
}

QString K6Card::sentence() const
{
    const QString oldest = oldestVersion();
    switch (conditionOf(m_program)) {
    case Condition::Looking:
        return tr("k6 is being looked for…");
    case Condition::Missing:
        if (m_program->source != k6::BinarySource::Missing)
            return text::sentence(*m_program->error);
        return tr("No k6 was found: K6_BINARY names none, and there is none in the search path and no own copy. "
                  "Largada needs k6 %1 or newer.")
            .arg(oldest);
    case Condition::TooOld:
        return tr("This is k6 %1. Largada needs k6 %2 or newer.").arg(m_program->version, oldest);
    case Condition::Silent:
        if (m_program->error)
            return text::sentence(*m_program->error);
        return tr("This program did not answer as k6 does. Largada needs k6 %1 or newer.").arg(oldest);
    case Condition::Usable:
        break;
    }
    const double tenths = std::max(1.0, std::ceil(static_cast<double>(m_program->answeredIn.count()) / 100));
    const QString time = text::number(tenths / 10, 1);
    switch (m_program->source) {
    case k6::BinarySource::Explicit:
        //: %1 is a number of seconds, %2 a version, in each of these sentences
        return tr("Chosen by you. It answered within %1 s. Largada needs k6 %2 or newer.").arg(time, oldest);
    case k6::BinarySource::Variable:
        return tr("Named by K6_BINARY. It answered within %1 s. Largada needs k6 %2 or newer.").arg(time, oldest);
    case k6::BinarySource::Path:
        return tr("Found in the search path. It answered within %1 s. Largada needs k6 %2 or newer.").arg(time, oldest);
    case k6::BinarySource::Cache:
    case k6::BinarySource::Missing:
        break;
    }
    return tr("The own copy of Largada. It answered within %1 s. Largada needs k6 %2 or newer.").arg(time, oldest);
}

void K6Card::showProgram()
{
    const Condition condition = conditionOf(m_program);
    switch (condition) {
    case Condition::Looking:
        m_tag->show(tr("Looking…"), Tag::Tone::Neutral);
        break;
    case Condition::Usable:
        //: %1 is a version of k6
        m_tag->show(tr("%1 in use").arg(m_program->version), Tag::Tone::Ok, QStringLiteral("check"));
        break;
    case Condition::Missing:
        m_tag->show(tr("Missing"), Tag::Tone::Error, QStringLiteral("circle-x"));
        break;
    case Condition::TooOld:
        m_tag->show(tr("Too old"), Tag::Tone::Error, QStringLiteral("circle-x"));
        break;
    case Condition::Silent:
        m_tag->show(tr("Does not answer"), Tag::Tone::Error, QStringLiteral("circle-x"));
        break;
    }
    const bool isBad = condition != Condition::Looking && condition != Condition::Usable;
    m_sentence->setPlainText(sentence());
    const QString icon = condition == Condition::Looking ? QStringLiteral("loader-circle")
                         : isBad                         ? QStringLiteral("circle-alert")
                                                         : QStringLiteral("circle-check");
    const Ink ink = condition == Condition::Looking ? Ink::Muted : isBad ? Ink::Error : Ink::Ok;
    m_icon->setPixmap(iconPixmap(icon, scaled(14), themeOf(this).color(ink), devicePixelRatioF()));
    const QString path = m_program ? m_program->path : QString();
    m_path->setText(shownPath(path));
    m_pathRow->setVisible(!path.isEmpty());
    m_fetch->setNeeded(isBad);
}

void K6Card::retranslate()
{
    m_form->setTitle(tr("k6"));
    m_programName->setText(tr("Program"));
    m_programs->setAccessibleName(tr("k6 program"));
    m_choose->setText(tr("Choose…"));
    m_copyPath->setAccessibleName(tr("Copy the path of k6"));
    m_copyPath->setToolTip(tr("Copy the path of k6"));
    fillPrograms();
    showProgram();
}

void K6Card::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        showProgram();
}

} // namespace largada::ui
