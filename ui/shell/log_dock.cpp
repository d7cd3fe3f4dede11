// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTextBlock>

#include "reports/write_file.h"
#include "shell/docks.h"
#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/label.h"
#include "widgets/search_edit.h"

namespace largada::ui
{

namespace
{
constexpr std::chrono::seconds betweenReads{1};
constexpr int mostMarks = 200;
} // namespace

LogDock::LogDock(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_title(new Label(TextKind::CardTitle)), m_runner(new QComboBox),
      m_phase(new QComboBox), m_search(new SearchEdit), m_found(new Label(TextKind::Small, Ink::Muted)),
      m_previous(new Button(ButtonKind::Flat, ButtonSize::Small)),
      m_next(new Button(ButtonKind::Flat, ButtonSize::Small)), m_follow(new QCheckBox),
      m_save(new Button(ButtonKind::Flat, ButtonSize::Small)), m_close(new Button(ButtonKind::Flat, ButtonSize::Small)),
      m_text(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("logDock"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(scaled(16), scaled(6), scaled(8), scaled(6));
    head->setSpacing(scaled(6));
    head->addWidget(m_title);
    head->addWidget(m_runner);
    head->addWidget(m_phase);
    head->addWidget(m_follow);
    head->addWidget(m_search, 1);
    head->addWidget(m_found);
    head->addWidget(m_previous);
    head->addWidget(m_next);
    head->addWidget(m_save);
    head->addWidget(m_close);
    column->addLayout(head);
    column->addWidget(m_text, 1);
    m_runner->setObjectName(QStringLiteral("logRunner"));
    m_runner->setProperty("quiet", QStringLiteral("true"));
    m_runner->setMinimumWidth(scaled(110));
    m_phase->setObjectName(QStringLiteral("logPhase"));
    m_phase->setProperty("quiet", QStringLiteral("true"));
    m_search->setObjectName(QStringLiteral("logSearch"));
    m_search->setMinimumWidth(scaled(90));
    m_follow->setObjectName(QStringLiteral("logFollow"));
    m_follow->setChecked(true);
    m_previous->setIconName(QStringLiteral("chevron-up"));
    m_previous->setObjectName(QStringLiteral("logPrevious"));
    m_next->setIconName(QStringLiteral("chevron-down"));
    m_next->setObjectName(QStringLiteral("logNext"));
    m_save->setIconName(QStringLiteral("save"));
    m_save->setObjectName(QStringLiteral("logSave"));
    m_close->setIconName(QStringLiteral("x"));
    m_close->setObjectName(QStringLiteral("logClose"));
    m_text->setObjectName(QStringLiteral("logText"));
    m_text->setProperty("bare", QStringLiteral("true"));
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(textFont(TextKind::Mono));
    m_timer.setInterval(betweenReads);
    connect(&m_timer, &QTimer::timeout, this, &LogDock::read);
    connect(m_runner, &QComboBox::activated, this, &LogDock::read);
    connect(m_phase, &QComboBox::activated, this, &LogDock::read);
    connect(m_search, &QLineEdit::textChanged, this, &LogDock::markFound);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { find(true); });
    connect(m_next, &Button::clicked, this, [this] { find(true); });
    connect(m_previous, &Button::clicked, this, [this] { find(false); });
    connect(m_save, &Button::clicked, this, &LogDock::save);
    connect(m_close, &Button::clicked, this, &LogDock::closed);
    connect(&m_services.run.runners(), &QAbstractItemModel::modelReset, this, &LogDock::listRunners);
    connect(&m_services.run, &viewmodels::RunConsole::stageChanged, this, [this] {
        const engine::RunView &view = m_services.run.view();
        if (view.phase < m_phase->count())
            m_phase->setCurrentIndex(view.phase);
    });
    retranslate();
}

void LogDock::show(const RunnerId &runner)
{
    listRunners();
    if (const int index = m_runner->findText(runner.value); index >= 0)
        m_runner->setCurrentIndex(index);
    read();
}

void LogDock::listRunners()
{
    const QString chosen = m_runner->currentText();
    m_runner->clear();
    for (const fleet::RunnerRow &row : m_services.run.runners().rows())
        m_runner->addItem(row.id.value);
    if (const int index = m_runner->findText(chosen); index >= 0)
        m_runner->setCurrentIndex(index);
    m_phase->clear();
    for (const engine::PhaseView &phase : m_services.run.view().phases)
        m_phase->addItem(text::word(phase.name), static_cast<int>(phase.name));
    m_phase->setCurrentIndex(std::min(m_services.run.view().phase, m_phase->count() - 1));
}

void LogDock::read()
{
    if (m_isReading || m_runner->currentIndex() < 0 || m_phase->currentIndex() < 0)
        return;
    m_isReading = true;
    const RunnerId runner{m_runner->currentText()};
    const auto phase = static_cast<fleet::PhaseName>(m_phase->currentData().toInt());
    deliver(m_services.run.engine().log(runner, phase, lines), this, [this, runner](const Result<QStringList> &answer) {
        m_isReading = false;
        if (runner.value == m_runner->currentText())
            take(answer);
    });
}

void LogDock::take(const Result<QStringList> &answer)
{
    if (!answer)
        return; // the runner is gone: what was read stays
    if (answer->isEmpty())
        m_text->setPlaceholderText(tr("k6 has logged nothing so far."));
    const QString text = answer->join(QLatin1Char('\n'));
    if (text == m_shown)
        return;
    m_shown = text;
    const int place = m_text->verticalScrollBar()->value();
    m_text->setPlainText(text);
    m_text->verticalScrollBar()->setValue(m_follow->isChecked() ? m_text->verticalScrollBar()->maximum() : place);
    markFound();
}

void LogDock::find(bool forward)
{
    if (m_search->text().isEmpty())
        return;
    const auto flags = forward ? QTextDocument::FindFlags() : QTextDocument::FindBackward;
    m_follow->setChecked(false);
    if (m_text->find(m_search->text(), flags))
        return;
    m_text->moveCursor(forward ? QTextCursor::Start : QTextCursor::End);
    m_text->find(m_search->text(), flags);
}

void LogDock::markFound()
{
    const Theme &theme = themeOf(this);
    QList<QTextEdit::ExtraSelection> marks;
    int count = 0;
    if (!m_search->text().isEmpty()) {
        QTextCursor at(m_text->document());
        while (!(at = m_text->document()->find(m_search->text(), at)).isNull()) {
            if (++count > mostMarks)
                continue;
            QTextEdit::ExtraSelection mark;
            mark.cursor = at;
            mark.format.setBackground(theme.color(Ink::WarningSoft));
            mark.format.setForeground(theme.color(Ink::Warning));
            marks.push_back(mark);
        }
    }
    m_text->setExtraSelections(marks);
    m_found->setText(m_search->text().isEmpty() ? QString() : tr("%Ln found", "in the log", count));
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
}

void LogDock::save()
{
    const QByteArray bytes = m_shown.toUtf8() + '\n';
    FileRequest request;
    request.title = tr("Save the log");
    request.suggested = QStringLiteral("%1.log").arg(m_runner->currentText());
    request.isSaving = true;
    m_services.dialogs.askFile(this, request, [this, bytes](const QString &path) {
        deliver(inPool([path, bytes] { return reports::writeFile(path, bytes); }), this,
                [this, path](const Result<> &written) {
                    emit said(written ? tr("The log was saved as %1.").arg(path) : text::sentence(written.error()));
                });
    });
}

void LogDock::retranslate()
{
    m_title->setText(tr("Logs"));
    m_search->setPlaceholderText(tr("Find in the log…"));
    m_search->setAccessibleName(tr("Find in the log"));
    m_follow->setText(tr("Follow"));
    m_runner->setAccessibleName(tr("Runner"));
    m_phase->setAccessibleName(tr("Phase"));
    m_text->setAccessibleName(tr("Log of the runner"));
    m_text->setPlaceholderText(tr("A runner's log is here as soon as it runs. It is k6's own text, not translated."));
    m_previous->setAccessibleName(tr("Previous match"));
    m_previous->setToolTip(tr("Previous match"));
    m_next->setAccessibleName(tr("Next match"));
    m_next->setToolTip(tr("Next match"));
    m_save->setAccessibleName(tr("Save the log…"));
    m_save->setToolTip(tr("Save the log…"));
    m_close->setAccessibleName(tr("Close the logs"));
    m_close->setToolTip(tr("Close"));
    listRunners();
    markFound();
}

void LogDock::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::ApplicationFontChange)
        m_text->setFont(textFont(TextKind::Mono));
    else if (event->type() == QEvent::PaletteChange)
        markFound();
}

void LogDock::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    listRunners();
    read();
    m_timer.start();
}

void LogDock::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

} // namespace largada::ui
