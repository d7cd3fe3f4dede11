// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>

#include "reports/write_file.h"
#include "shell/docks.h"
#include "shell/log_view.h"
#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/label.h"
#include "widgets/search_edit.h"

namespace largada::ui
{

namespace
{

constexpr std::chrono::seconds betweenReads{1};
constexpr std::chrono::milliseconds betweenMarks{250};

QComboBox *quietCombo(const char *name)
{
    auto *combo = new QComboBox;
    combo->setObjectName(QLatin1String(name));
    combo->setProperty("quiet", QStringLiteral("true"));
    return combo;
}

Button *iconButton(const char *name, const char *icon)
{
    auto *button = new Button(ButtonKind::Flat, ButtonSize::Small);
    button->setObjectName(QLatin1String(name));
    button->setIconName(QLatin1String(icon));
    return button;
}

} // namespace

LogDock::LogDock(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_fleet(viewmodels::fleetNow(services.run, services.cluster)),
      m_feed(services.cluster.clusters()), m_text(new LogView)
{
    setObjectName(QStringLiteral("logDock"));
    m_text->setObjectName(QStringLiteral("logText"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(buildHead());
    column->addWidget(m_text, 1);
    column->addLayout(buildFoot());
    m_timer.setInterval(betweenReads);
    m_mark.setSingleShot(true);
    m_mark.setInterval(betweenMarks);
    connectAll();
    watchModel();
    retranslate();
}

QLayout *LogDock::buildHead()
{
    m_title = new Label(TextKind::CardTitle);
    m_runner = quietCombo("logRunner");
    m_runner->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // of 10,000, none is measured
    m_runner->setMinimumWidth(scaled(110));
    m_phase = quietCombo("logPhase");
    m_container = quietCombo("logContainer");
    m_container->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_container->setMinimumContentsLength(6);
    m_search = new SearchEdit;
    m_search->setObjectName(QStringLiteral("logSearch"));
    m_search->setMinimumWidth(scaled(90));
    m_found = new Label(TextKind::Small, Ink::Muted);
    m_previous = iconButton("logPrevious", "chevron-up");
    m_next = iconButton("logNext", "chevron-down");
    m_save = iconButton("logSave", "save");
    m_close = iconButton("logClose", "x");
    auto *head = new QHBoxLayout;
    head->setContentsMargins(scaled(16), scaled(6), scaled(8), scaled(6));
    head->setSpacing(scaled(6));
    head->addWidget(m_title);
    head->addWidget(m_runner, 1);
    head->addWidget(m_phase);
    head->addWidget(m_container);
    head->addWidget(m_search, 2);
    head->addWidget(m_found);
    for (Button *button : {m_previous, m_next, m_save, m_close})
        head->addWidget(button);
    return head;
}

QLayout *LogDock::buildFoot()
{
    m_follow = new QCheckBox;
    m_follow->setObjectName(QStringLiteral("logFollow"));
    m_follow->setChecked(true);
    m_lastLife = new QCheckBox;
    m_lastLife->setObjectName(QStringLiteral("logLastLife"));
    m_state = new Label(TextKind::Small, Ink::Muted);
    m_state->setObjectName(QStringLiteral("logState"));
    m_state->setEliding(Qt::ElideRight);
    m_again = new Button(ButtonKind::Plain, ButtonSize::Small);
    m_again->setObjectName(QStringLiteral("logAgain"));
    m_again->setIconName(QStringLiteral("refresh-cw"));
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(scaled(16), scaled(2), scaled(8), scaled(4));
    foot->setSpacing(scaled(12));
    foot->addWidget(m_follow);
    foot->addWidget(m_lastLife);
    foot->addWidget(m_state, 1);
    foot->addWidget(m_again);
    return foot;
}

void LogDock::connectAll()
{
    connect(&m_timer, &QTimer::timeout, this, &LogDock::read);
    connect(&m_mark, &QTimer::timeout, this, &LogDock::markFound);
    connect(m_runner, &QComboBox::activated, this, [this](int index) {
        m_chosen = index < 0 ? RunnerId{} : m_fleet.model->row(index).id;
        begin();
    });
    connect(m_phase, &QComboBox::activated, this, &LogDock::read);
    connect(m_container, &QComboBox::activated, this, [this] {
        allowPrevious();
        readPod();
    });
    connect(m_follow, &QCheckBox::toggled, this, [this](bool follows) {
        m_text->setFollowing(follows);
        if (isPod() && follows)
            readPod();
        else if (isPod())
            m_feed.stop();
    });
    connect(m_lastLife, &QCheckBox::toggled, this, &LogDock::readPod);
    connect(m_again, &Button::clicked, this, &LogDock::readPod);
    connect(m_search, &QLineEdit::textChanged, this, &LogDock::markFound);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { find(true); });
    connect(m_next, &Button::clicked, this, [this] { find(true); });
    connect(m_previous, &Button::clicked, this, [this] { find(false); });
    connect(m_save, &Button::clicked, this, &LogDock::save);
    connect(m_close, &Button::clicked, this, &LogDock::closed);
    connect(&m_feed, &viewmodels::PodLogFeed::began, this, [this] { m_text->setWhole({}); });
    connect(&m_feed, &viewmodels::PodLogFeed::came, this, [this](const QStringList &batch) {
        m_text->append(batch);
        if (!m_search->text().isEmpty() && !m_mark.isActive())
            m_mark.start();
        showState();
    });
    connect(&m_feed, &viewmodels::PodLogFeed::stateChanged, this, [this] {
        showState();
        if (m_mark.isActive())
            markFound();
        if (m_feed.state() == viewmodels::PodLogFeed::State::Failed)
            emit said(m_state->text());
    });
    const auto choose = [this](const RunnerId &runner) {
        if (chooseFleet(runner))
            begin();
    };
    connect(&m_services.cluster, &viewmodels::ClusterConsole::connectionChanged, this,
            [this, choose] { choose(m_chosen); });
    connect(&m_services.cluster, &viewmodels::ClusterConsole::chosenChanged, this,
            [this, choose] { choose(m_chosen); });
    connect(&m_services.run, &viewmodels::RunConsole::stageChanged, this, [this, choose](coordinator::Stage before) {
        choose(before == coordinator::Stage::Planned ? RunnerId{} : m_chosen); // of a new run, its own
        listPhases();
    });
}

void LogDock::show(const RunnerId &runner)
{
    chooseFleet(runner);
    if (m_fleet.model->indexOf(runner) < 0)
        return;
    m_chosen = runner;
    onRowsChanged();
    begin();
}

// While a run goes on its runners, else the pods of now; but the fleet that has the runner.
bool LogDock::chooseFleet(const RunnerId &runner)
{
    viewmodels::ShownFleet fleet = viewmodels::fleetNow(m_services.run, m_services.cluster);
    if (!runner.isEmpty() && fleet.model->indexOf(runner) < 0) {
        const auto run = viewmodels::fleetOf(m_services.run), live = viewmodels::fleetOf(m_services.cluster);
        const viewmodels::ShownFleet &other = fleet.isLive ? run : live;
        if (other.model->indexOf(runner) >= 0)
            fleet = other;
    }
    if (fleet.model == m_fleet.model && fleet.target == m_fleet.target)
        return false;
    disconnect(m_fleet.model, nullptr, this, nullptr);
    m_feed.stop();
    m_fleet = fleet;
    if (!m_chosen.isEmpty() && m_fleet.model->indexOf(m_chosen) < 0) { // it was of another one
        m_chosen = {};
        m_shown.clear();
        m_text->setWhole({});
    }
    watchModel();
    return true;
}

// The list of the runners is the model itself: of 10,000 nothing is copied, and those that go are gone.
void LogDock::watchModel()
{
    const viewmodels::RunnerModel *model = m_fleet.model;
    if (m_runner->model() != model) {
        m_runner->setModel(m_fleet.model);
        m_runner->setModelColumn(viewmodels::RunnerModel::Name);
    }
    connect(model, &QAbstractItemModel::modelReset, this, &LogDock::onRowsChanged);
    connect(model, &QAbstractItemModel::rowsInserted, this, &LogDock::refreshSoon);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &LogDock::refreshSoon);
    connect(model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        const int index = isPod() && isVisible() ? m_fleet.model->indexOf(m_chosen) : -1;
        if (index >= first.row() && index <= last.row())
            listContainers();
    });
    m_container->setVisible(isPod() && m_container->count() > 0);
    m_lastLife->setVisible(isPod());
    onRowsChanged();
    showState();
}

// Thousands may go one by one.
void LogDock::refreshSoon()
{
    if (std::exchange(m_isRefreshPending, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isRefreshPending = false;
            onRowsChanged();
        },
        Qt::QueuedConnection);
}

void LogDock::onRowsChanged()
{
    // One of this computer is shown without a choice; a log of a pod is a stream, which nobody opens unasked.
    if (!isPod() && m_fleet.model->indexOf(m_chosen) < 0 && m_fleet.model->rowCount() > 0)
        m_chosen = m_fleet.model->row(0).id;
    m_runner->setPlaceholderText(m_chosen.isEmpty() ? tr("Choose a pod") : m_chosen.value);
    m_runner->setCurrentIndex(m_chosen.isEmpty() ? -1 : m_fleet.model->indexOf(m_chosen));
    listPhases();
}

const fleet::RunnerRow *LogDock::row() const
{
    const int index = m_chosen.isEmpty() ? -1 : m_fleet.model->indexOf(m_chosen);
    return index < 0 ? nullptr : &m_fleet.model->row(index);
}

void LogDock::begin()
{
    if (!isPod()) {
        read();
        return;
    }
    m_container->clear();
    listContainers();
    m_container->setVisible(m_container->count() > 0);
    readPod();
}

void LogDock::listPhases()
{
    const engine::RunView &view = m_services.run.view();
    m_phase->clear();
    for (const engine::PhaseView &phase : view.phases)
        m_phase->addItem(text::word(phase.name), static_cast<int>(phase.name));
    m_phase->setCurrentIndex(std::min(view.phase, m_phase->count() - 1));
    m_phase->setVisible(!isPod() && m_phase->count() > 0);
}

void LogDock::read()
{
    if (isPod() || m_isReading || row() == nullptr || m_phase->currentIndex() < 0)
        return;
    m_isReading = true;
    const RunnerId runner = m_chosen;
    const auto phase = static_cast<fleet::PhaseName>(m_phase->currentData().toInt());
    deliver(m_services.run.engine().log(runner, phase, lines), this, [this, runner](const Result<QStringList> &answer) {
        m_isReading = false;
        if (runner == m_chosen && !isPod())
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
    m_text->setWhole(text);
    markFound();
}

void LogDock::find(bool forward)
{
    if (m_search->text().isEmpty())
        return;
    m_follow->setChecked(false);
    m_text->find(m_search->text(), forward);
}

void LogDock::markFound()
{
    m_mark.stop();
    const int count = m_text->mark(m_search->text());
    m_found->setText(m_search->text().isEmpty() ? QString() : tr("%Ln found", "in the log", count));
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
}

void LogDock::save()
{
    const QByteArray bytes = m_text->toPlainText().toUtf8() + '\n';
    FileRequest request;
    request.title = tr("Save the log");
    request.suggested = isPod() ? QStringLiteral("%1-%2.log").arg(m_chosen.value, m_container->currentText())
                                : QStringLiteral("%1.log").arg(m_chosen.value);
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
    m_lastLife->setText(tr("Previous", "the log of the container's last life"));
    m_runner->setAccessibleName(tr("Runner"));
    m_phase->setAccessibleName(tr("Phase"));
    m_container->setAccessibleName(tr("Container"));
    m_text->setAccessibleName(tr("Log of the runner"));
    m_text->setPlaceholderText(tr("A runner's log is here as soon as it runs. It is k6's own text, not translated."));
    const auto name = [](Button *button, const QString &text, const QString &tip = {}) {
        button->setAccessibleName(text);
        button->setToolTip(tip.isEmpty() ? text : tip);
    };
    name(m_previous, tr("Previous match"));
    name(m_next, tr("Next match"));
    name(m_save, tr("Save the log…"));
    name(m_close, tr("Close the logs"), tr("Close"));
    onRowsChanged();
    allowPrevious();
    showState();
    markFound();
}

void LogDock::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        markFound();
}

void LogDock::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    chooseFleet(m_chosen);
    onRowsChanged();
    begin();
    m_timer.start();
}

void LogDock::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
    m_feed.stop();
}

} // namespace largada::ui
