// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/history_card.h"

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include "settings/card_form.h"
#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/label.h"
#include "widgets/notice.h"
#include "widgets/paragraph.h"

namespace largada::ui
{

namespace
{

constexpr std::array keptDays{30, 90, 365, 0}; // 0: for ever
constexpr std::array removedDays{7, 30, 90, 365};
constexpr int mostRuns = 1'000'000;

} // namespace

HistoryCard::HistoryCard(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_form(new CardForm(this)),
      m_summary(new Label(TextKind::Small, Ink::Muted)), m_trouble(new Notice), m_result(new Notice),
      m_days(new QComboBox), m_runs(new QSpinBox), m_after(new Label(TextKind::Body, Ink::Muted)),
      m_hint(new Paragraph), m_file(new Label(TextKind::Mono)),
      m_copyFile(new Button(ButtonKind::Flat, ButtonSize::Small)), m_remove(new Button), m_ages(new QMenu),
      m_open(new Button)
{
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->addWidget(m_form);
    m_form->addToHead(m_summary);
    m_summary->setObjectName(QStringLiteral("historySummary"));
    m_form->addWide(m_trouble);
    m_trouble->setObjectName(QStringLiteral("historyTrouble"));

    m_days->setObjectName(QStringLiteral("keepDays"));
    m_runs->setObjectName(QStringLiteral("keepRuns"));
    m_runs->setRange(0, mostRuns);
    m_runs->setGroupSeparatorShown(true);
    m_runs->setStepType(QSpinBox::AdaptiveDecimalStepType);
    guardFromWheel(m_days);
    guardFromWheel(m_runs);
    m_daysName = m_form->addRow(rowOf({m_days}));
    m_daysName->setBuddy(m_days);
    m_runsName = m_form->addRow(rowOf({m_runs, m_after}));
    m_runsName->setBuddy(m_runs);
    m_form->addBelow(m_hint);
    m_file->setEliding(Qt::ElideMiddle);
    m_file->setObjectName(QStringLiteral("historyFile"));
    m_copyFile->setObjectName(QStringLiteral("copyHistoryFile"));
    m_copyFile->setIconName(QStringLiteral("copy"));
    m_fileRow = rowOf({m_file, m_copyFile});
    m_fileName = m_form->addRow(m_fileRow);
    m_remove->setObjectName(QStringLiteral("removeOlder"));
    m_remove->setIconName(QStringLiteral("trash-2"));
    m_remove->setDropDown(m_ages);
    m_open->setObjectName(QStringLiteral("openHistoryFolder"));
    m_open->setIconName(QStringLiteral("folder-open"));
    m_form->addBelow(rowOf({m_remove, m_open}));
    m_form->addWide(m_result);
    m_result->setObjectName(QStringLiteral("historyResult"));
    m_result->setClosable(true);
    connectFields();
    retranslate();
    showTrouble();
    reload();
}

void HistoryCard::connectFields()
{
    connect(m_days, &QComboBox::activated, this, [this](int index) {
        const int days = m_days->itemData(index).toInt();
        changePreferences(m_services.preferences, [days](auto &changed) { changed.historyDays = days; });
    });
    connect(m_runs, &QSpinBox::valueChanged, this, [this](int runs) {
        changePreferences(m_services.preferences, [runs](auto &changed) { changed.historyRuns = runs; });
    });
    for (const int days : removedDays) {
        QAction *age = m_ages->addAction(QString());
        age->setObjectName(QStringLiteral("removeOlder%1").arg(days));
        connect(age, &QAction::triggered, this, [this, days] { askToRemove(days); });
    }
    connect(m_copyFile, &Button::clicked, this, [this] {
        if (m_facts && *m_facts)
            QGuiApplication::clipboard()->setText((*m_facts)->file);
        emit said(tr("The path of the history is in the clipboard."));
    });
    connect(m_open, &Button::clicked, this, [this] {
        if (m_facts && *m_facts)
            m_services.dialogs.openUrl(QUrl::fromLocalFile(QFileInfo((*m_facts)->file).absolutePath()));
    });
    connect(&m_services.history, &engine::History::changed, this, &HistoryCard::reload);
    connect(&m_services.history, &engine::History::troubled, this, &HistoryCard::showTrouble);
    connect(&m_services.history, &engine::History::troubled, this, &HistoryCard::reload);
    connect(&m_services.preferences, &settings::PreferencesFile::changed, this, &HistoryCard::showLimits);
}

void HistoryCard::reload()
{
    const quint64 ticket = ++m_ticket;
    deliver(m_services.history.facts(), this, [this, ticket](const Result<engine::HistoryFacts> &facts) {
        if (ticket != m_ticket)
            return;
        m_facts = facts;
        showFacts();
        if (facts)
            emit counted(*facts);
    });
}

void HistoryCard::showTrouble()
{
    const QString file = shownPath(m_services.history.troubleFile()).toHtmlEscaped();
    switch (m_services.history.trouble()) {
    case engine::HistoryTrouble::None:
        m_trouble->hide();
        return;
    case engine::HistoryTrouble::SetAside:
        m_trouble->say(Notice::Tone::Warning,
                       tr("The history was damaged. It is kept as <code>%1</code>, and a new one "
                          "was begun.")
                           .arg(file));
        return;
    case engine::HistoryTrouble::Newer:
        m_trouble->say(Notice::Tone::Error, tr("The history is of a newer Largada, so it is neither read nor written. "
                                               "Use that version."));
        return;
    case engine::HistoryTrouble::ReadOnly:
        m_trouble->say(Notice::Tone::Warning, tr("The history can be read but not written: new runs are not kept. "
                                                 "Check the permissions of its file and the free disk space."));
        return;
    case engine::HistoryTrouble::Locked:
        m_trouble->say(Notice::Tone::Warning, tr("Another program holds the history. Largada tries again by itself."));
        return;
    case engine::HistoryTrouble::Unusable:
        m_trouble->say(Notice::Tone::Error, tr("The history cannot be opened: runs are neither shown nor kept. Check "
                                               "the permissions of its folder and the free disk space."));
        return;
    }
}

void HistoryCard::showFacts()
{
    const bool isKnown = m_facts && *m_facts;
    if (!m_facts)
        m_summary->setText(tr("Counting…"));
    else if (!*m_facts)
        m_summary->setText(tr("Not known"));
    else
        //: %n runs, %1 is a size: "38 MB"
        m_summary->setText(tr("%Ln run(s), %1", nullptr, (*m_facts)->runs)
                               .arg(QLocale().formattedDataSize((*m_facts)->bytes, 0, QLocale::DataSizeSIFormat)));
    m_summary->setToolTip(m_facts && !*m_facts ? text::sentence(m_facts->error()) : QString());
    m_file->setText(isKnown ? shownPath((*m_facts)->file) : tr("Not known"));
    const QString reason = isKnown ? QString() : tr("The history cannot be read.");
    m_copyFile->setVisible(isKnown);
    m_open->setBlocked(reason);
    m_remove->setBlocked(isKnown && (*m_facts)->runs == 0 ? tr("There are no runs.") : reason);
}

void HistoryCard::showLimits()
{
    const settings::Preferences &now = m_services.preferences.preferences();
    const QSignalBlocker daysNotByAPerson(m_days);
    const QSignalBlocker runsNotByAPerson(m_runs);
    m_days->clear();
    const auto add = [this](int days) {
        m_days->addItem(days == 0 ? tr("for ever") : tr("%Ln day(s)", nullptr, days), days);
    };
    // A number that is in the file only has its place too.
    if (std::find(keptDays.cbegin(), keptDays.cend(), now.historyDays) == keptDays.cend())
        add(now.historyDays);
    for (const int days : keptDays)
        add(days);
    m_days->setCurrentIndex(m_days->findData(now.historyDays));
    m_runs->setValue(now.historyRuns);
    //: after a field with their number
    m_after->setText(tr("run(s)", nullptr, now.historyRuns));
    m_after->setVisible(now.historyRuns > 0);
}

void HistoryCard::askToRemove(int days)
{
    m_result->hide();
    deliver(m_services.history.list(), this, [this, days](const Result<QVector<store::RunSummary>> &list) {
        if (!list)
            return tell(true, text::sentence(list.error()));
        const WallTime oldest = m_services.clock.wall() - std::chrono::hours(24) * days;
        const auto count = static_cast<int>(std::count_if(list->cbegin(), list->cend(), [oldest](const auto &run) {
            return run.startedAt < oldest && run.outcome != fleet::Outcome::Running;
        }));
        if (count == 0)
            return tell(false, tr("No run is older than %Ln day(s).", nullptr, days));
        Question question;
        question.title = tr("Remove the runs older than %Ln day(s)?", nullptr, days);
        question.text = tr("<b>%Ln run(s)</b> will be gone for good, with all figures.", nullptr, count);
        question.confirm = tr("Remove");
        question.isDangerous = true;
        m_services.dialogs.ask(this, question, [this, days](bool wanted) {
            if (wanted)
                remove(days);
        });
    });
}

void HistoryCard::remove(int days)
{
    deliver(m_services.history.prune(days, 0), this, [this](const Result<int> &removed) {
        if (!removed)
            return tell(true, text::sentence(removed.error()));
        tell(false, tr("%Ln run(s) removed.", nullptr, *removed));
    });
}

void HistoryCard::tell(bool isError, const QString &sentence)
{
    m_result->say(isError ? Notice::Tone::Error : Notice::Tone::Info, sentence.toHtmlEscaped());
    emit said(sentence);
}

void HistoryCard::retranslate()
{
    m_form->setTitle(tr("History"));
    m_daysName->setText(tr("Keep"));
    m_days->setAccessibleName(tr("Keep runs for"));
    m_runsName->setText(tr("At most"));
    m_runs->setAccessibleName(tr("Most runs to keep"));
    m_runs->setSpecialValueText(tr("any number"));
    m_hint->setPlainText(tr("Runs beyond either limit are removed when Largada starts."));
    m_fileName->setText(tr("File"));
    m_copyFile->setAccessibleName(tr("Copy the path of the history"));
    m_copyFile->setToolTip(tr("Copy the path of the history"));
    m_remove->setText(tr("Remove…"));
    m_open->setText(tr("Open folder"));
    const QList<QAction *> ages = m_ages->actions();
    for (qsizetype i = 0; i < ages.size(); ++i)
        ages[i]->setText(tr("Older than %Ln day(s)", nullptr, removedDays[static_cast<size_t>(i)]));
    m_result->hide(); // of a moment that is over
    showLimits();
    showTrouble();
    showFacts();
}

void HistoryCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
