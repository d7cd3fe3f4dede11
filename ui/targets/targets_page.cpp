// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "targets/targets_page.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QShortcut>
#include <QVBoxLayout>

#include "shell/dashboard_words.h"
#include "targets/target_editor.h"
#include "targets/target_words.h"
#include "targets/targets_table.h"
#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/notice.h"
#include "widgets/placeholder.h"
#include "widgets/search_edit.h"

namespace largada::ui
{

using dashboard::Target;
using engine::AgentFleetState;
using engine::DashboardLink;

namespace
{

const QString orderKey = QStringLiteral("targets/order");

} // namespace

TargetsPage::TargetsPage(const Services &services, QWidget *parent)
    : Page(parent), m_services(services), m_title(new Label(TextKind::PageTitle)),
      m_count(new Label(TextKind::Body, Ink::Muted)), m_link(new Notice),
      m_retry(m_link->addAction(QStringLiteral("targetsRetry"))), m_failure(new Notice),
      m_add(new Button(ButtonKind::Primary)), m_duplicate(new Button), m_delete(new Button), m_search(new SearchEdit),
      m_card(new Card), m_table(new TargetsTable), m_placeholder(new Placeholder), m_editor(new TargetEditor(services)),
      m_undo(new UndoBar)
{
    setObjectName(QStringLiteral("pageTargets"));
    build();
    connectParts();
    addShortcuts();
    retranslate();
    refresh();
}

QWidget *TargetsPage::headPart()
{
    auto *head = new QWidget;
    head->setFixedHeight(scaled(34));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(12));
    row->addWidget(m_title);
    row->addWidget(m_count, 1);
    m_count->setEliding(Qt::ElideRight);
    m_count->setObjectName(QStringLiteral("targetsCount"));
    return head;
}

QWidget *TargetsPage::toolPart()
{
    auto *tools = new QWidget;
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(8));
    for (Button *button : {m_add, m_duplicate, m_delete})
        row->addWidget(button);
    row->addStretch(1);
    row->addWidget(m_search, 2);
    m_search->setMaximumWidth(scaled(320));
    m_add->setIconName(QStringLiteral("plus"));
    m_duplicate->setIconName(QStringLiteral("copy"));
    m_delete->setIconName(QStringLiteral("trash-2"));
    m_add->setObjectName(QStringLiteral("targetsAdd"));
    m_duplicate->setObjectName(QStringLiteral("targetsDuplicate"));
    m_delete->setObjectName(QStringLiteral("targetsDelete"));
    m_search->setObjectName(QStringLiteral("targetsSearch"));
    return tools;
}

void TargetsPage::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12));
    column->setSpacing(scaled(12));
    column->addWidget(headPart());
    column->addWidget(m_link);
    column->addWidget(m_failure);
    column->addWidget(toolPart());
    auto *inside = new QVBoxLayout(m_card);
    inside->setContentsMargins(1, 2, 1, 2);
    inside->addWidget(m_table, 1);
    inside->addWidget(m_placeholder, 1);
    column->addWidget(m_card, 1);
    column->addWidget(m_editor);
    column->addWidget(m_undo);
    constexpr int leastTable = 88, leastEditor = 220; // px at 100 %: a row and a half; the rest scrolls
    m_card->setMinimumHeight(scaled(leastTable));
    m_editor->setMinimumHeight(scaled(leastEditor));
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // the editor comes first
    m_table->setObjectName(QStringLiteral("targetsTable"));
    m_placeholder->setObjectName(QStringLiteral("targetsPlaceholder"));
    m_link->setObjectName(QStringLiteral("targetsLink"));
    m_failure->setObjectName(QStringLiteral("targetsFailure"));
    m_undo->setObjectName(QStringLiteral("targetsUndo"));
    m_failure->setClosable(true);
    m_failure->hide();
    m_link->hide();
    m_table->setModel(&m_filter);
    m_table->setOrder(m_services.preferences.window().choices.value(orderKey));
}

void TargetsPage::connectParts()
{
    connect(&m_services.agents, &engine::AgentFleet::changed, this, &TargetsPage::refresh);
    connect(m_retry, &Button::clicked, this, [this] { m_services.agents.refresh(); });
    connect(m_add, &Button::clicked, this, &TargetsPage::add);
    connect(m_duplicate, &Button::clicked, this, &TargetsPage::duplicate);
    connect(m_delete, &Button::clicked, this, &TargetsPage::deleteSelected);
    connect(m_search, &QLineEdit::textChanged, this, &TargetsPage::applyFilter);
    connect(m_table, &TargetsTable::enableWanted, this, &TargetsPage::enable);
    connect(m_table, &TargetsTable::deleteWanted, this, &TargetsPage::deleteSelected);
    connect(m_table, &TargetsTable::openWanted, this, &TargetsPage::openSelected);
    connect(m_table, &TargetsTable::orderChanged, this, [this] {
        settings::WindowState window = m_services.preferences.window();
        window.choices.insert(orderKey, m_table->order());
        m_services.preferences.setWindow(window);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TargetsPage::onSelectionChanged);
    connect(m_placeholder, &Placeholder::actionWanted, this, [this] {
        if (m_model.rowCount() == 0)
            add();
        else
            m_search->clear();
    });
    connect(m_editor, &TargetEditor::closeWanted, this, [this] {
        leaveEditor([this] {
            m_editor->close();
            m_table->setFocus();
        });
    });
    connect(m_editor, &TargetEditor::closed, this, [this] {
        m_isSelecting = true;
        m_table->clearSelection();
        m_isSelecting = false;
        showState();
    });
    connect(m_editor, &TargetEditor::saved, this, [this](const QString &id) {
        refresh();
        select(id);
    });
    connect(m_editor, &TargetEditor::focusGivenUp, this, &TargetsPage::takeFocus);
    connect(m_editor, &TargetEditor::said, this, &Page::said);
    connect(m_undo, &UndoBar::undone, this, &TargetsPage::onUndone);
    connect(m_undo, &UndoBar::finished, this, &TargetsPage::onDeleteDue);
}

void TargetsPage::addShortcuts()
{
    const auto on = [this](const char *keys, auto function) {
        auto *shortcut = new QShortcut(QKeySequence(QLatin1String(keys)), this);
        shortcut->setContext(Qt::WindowShortcut); // while it is seen, wherever the focus is
        connect(shortcut, &QShortcut::activated, this, function);
    };
    on("Ctrl+N", [this] { add(); });
    on("Ctrl+D", [this] { duplicate(); });
    on("Ctrl+S", [this] {
        if (m_editor->isOpen())
            m_editor->save();
    });
}

const Target *TargetsPage::find(const QString &id) const
{
    const int row = m_model.indexOf(id);
    return row < 0 ? nullptr : &m_model.target(row);
}

void TargetsPage::refresh()
{
    const AgentFleetState &state = m_services.agents.state();
    m_isSelecting = true; // rows that go are not deselected by a person
    m_model.setTargets(state.targets, state.summary.targets);
    m_removing.removeIf([this](const QString &id) { return find(id) == nullptr; });
    m_filter.resort();
    m_isSelecting = false;
    applyFilter();
    if (m_editor->isOpen() && selectedIds().isEmpty()) // a model that began anew selects nothing
        select(m_editor->targetId());
}

void TargetsPage::applyFilter()
{
    m_isSelecting = true;
    m_filter.show(m_search->text(), m_offered + m_removing);
    m_isSelecting = false;
    showState();
}

void TargetsPage::showState()
{
    const AgentFleetState &state = m_services.agents.state();
    const int all = m_model.rowCount() - static_cast<int>((m_offered + m_removing).size());
    const int shown = m_filter.rowCount();
    const auto enabled =
        static_cast<int>(std::count_if(state.targets.cbegin(), state.targets.cend(), [this](const Target &target) {
            return target.enabled && !m_offered.contains(target.id) && !m_removing.contains(target.id);
        }));
    m_table->setVisible(shown > 0);
    m_placeholder->setVisible(shown == 0);
    m_card->setVisible(m_model.rowCount() > 0 || !m_editor->isOpen()); // the first one needs the room
    if (shown < all && !m_search->text().trimmed().isEmpty())
        //: %1 of how many targets are shown
        m_count->setText(tr("%1 of %Ln target(s)", "", all).arg(text::number(shown)));
    else
        //: %1 of how many targets are enabled
        m_count->setText(
            all <= 0
                ? QString()
                : tr("%1 of %Ln enabled · every agent runs each of them", "targets", all).arg(text::number(enabled)));
    if (state.link == DashboardLink::Connecting && m_model.rowCount() == 0)
        m_placeholder->show(QStringLiteral("crosshair"), tr("Loading the targets…"), {}, {});
    else if (m_model.rowCount() == 0 && state.link != DashboardLink::Online)
        m_placeholder->show(QStringLiteral("unplug"), tr("The targets cannot be shown"),
                            tr("The dashboard has them: see above what to do."), {});
    else if (m_model.rowCount() == 0)
        m_placeholder->show(QStringLiteral("crosshair"), tr("No targets yet"),
                            tr("Add an address: each agent puts it under load, again and again."), tr("Add a target"));
    else if (all <= 0)
        m_placeholder->show(QStringLiteral("crosshair"), tr("No targets left"), {}, {});
    else
        m_placeholder->show(QStringLiteral("funnel-x"), tr("Nothing matches the filter"), {}, tr("Clear filter"));
    const QString link = linkSentence(state);
    if (link.isEmpty())
        m_link->hide();
    else
        m_link->say(state.link == DashboardLink::Refused ? Notice::Tone::Error : Notice::Tone::Warning, link);
    showSelection();
}

void TargetsPage::showSelection()
{
    const QString whyNot = whyNotNow(m_services.agents.state());
    const auto count = selectedIds().size();
    m_delete->setBlocked(count == 0 ? tr("Select the targets first.") : whyNot);
    m_duplicate->setBlocked(count == 1 ? QString() : tr("Select one target first."));
}

QStringList TargetsPage::selectedIds() const
{
    QStringList ids;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        ids << index.data(viewmodels::IdRole).toString();
    return ids;
}

void TargetsPage::select(const QString &id)
{
    m_isSelecting = true;
    const QModelIndex index = m_filter.mapFromSource(m_model.index(std::max(0, m_model.indexOf(id)), 0));
    if (index.isValid() && index.data(viewmodels::IdRole).toString() == id) {
        m_table->selectionModel()->setCurrentIndex(index,
                                                   QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        m_table->scrollTo(index);
    } else {
        m_table->clearSelection();
    }
    m_isSelecting = false;
    showSelection();
}

void TargetsPage::onSelectionChanged()
{
    if (m_isSelecting)
        return;
    showSelection();
    const QStringList ids = selectedIds();
    if (ids.size() != 1 || (m_editor->isOpen() && m_editor->targetId() == ids.first()))
        return;
    openSelected();
}

void TargetsPage::openSelected()
{
    const QStringList ids = selectedIds();
    if (ids.size() != 1 || (m_editor->isOpen() && m_editor->targetId() == ids.first()))
        return;
    const QString id = ids.first();
    leaveEditor(
        [this, id] {
            if (const Target *target = find(id))
                m_editor->begin(*target);
            select(id); // the question may have come between
        },
        [this] { select(m_editor->targetId()); });
}

void TargetsPage::leaveEditor(std::function<void()> then, std::function<void()> otherwise)
{
    if (!m_editor->isUnsaved())
        return then();
    Question question;
    //: %1 is a target's label
    question.title = tr("Save the changes?");
    question.text = tr("The changes to “%1” are not saved.").arg(m_editor->name()).toHtmlEscaped();
    if (m_editor->canSave()) {
        question.confirm = tr("Save");
        question.other = tr("Discard");
    } else {
        question.title = tr("Discard the changes?");
        question.confirm = tr("Discard");
        question.isDangerous = true;
    }
    const bool canSave = m_editor->canSave();
    m_services.dialogs.askWhich(
        this, question, [this, canSave, then = std::move(then), otherwise = std::move(otherwise)](Answer answer) {
            if (answer == Answer::Cancel) {
                if (otherwise)
                    otherwise();
            } else if (canSave && answer == Answer::Confirm) {
                m_editor->save([then, otherwise](bool isSaved) {
                    if (isSaved)
                        then();
                    else if (otherwise)
                        otherwise();
                });
            } else {
                m_editor->discard();
                then();
            }
        });
}

void TargetsPage::open(const QString &what)
{
    if (what == QLatin1String("add"))
        return add();
    if (find(what) == nullptr)
        return;
    m_search->clear();
    m_isSelecting = true;
    m_table->clearSelection();
    m_isSelecting = false;
    leaveEditor([this, what] {
        if (const Target *target = find(what))
            m_editor->begin(*target);
        select(what);
    });
}

void TargetsPage::add()
{
    leaveEditor([this] {
        m_editor->beginNew({});
        select({});
        showState();
    });
}

void TargetsPage::duplicate()
{
    const QStringList ids = selectedIds();
    if (ids.size() != 1)
        return;
    leaveEditor([this, id = ids.first()] {
        const Target *target = find(id);
        if (target == nullptr)
            return;
        viewmodels::TargetFields fields = viewmodels::fieldsOf(*target);
        //: a duplicated target's label: %1 is the original's
        fields.label = target->label.isEmpty() ? QString() : tr("%1 (copy)").arg(target->label);
        fields.enabled = false; // no load before somebody has looked at it
        m_editor->beginNew(fields);
        select({});
    });
}

void TargetsPage::deleteSelected()
{
    const QStringList ids = selectedIds();
    if (ids.isEmpty() || !whyNotNow(m_services.agents.state()).isEmpty())
        return;
    m_undo->finish();
    const Target *first = find(ids.first());
    //: %1 is a target's label
    const QString sentence = ids.size() == 1 && first != nullptr
                                 ? tr("“%1” deleted.").arg(nameOf(*first))
                                 : tr("%Ln target(s) deleted.", "", static_cast<int>(ids.size()));
    m_offered = ids;
    if (m_editor->isOpen() && ids.contains(m_editor->targetId()))
        m_editor->close();
    applyFilter();
    m_undo->offer(sentence);
    emit said(sentence);
}

void TargetsPage::onUndone()
{
    const QStringList back = std::exchange(m_offered, {});
    applyFilter();
    if (!back.isEmpty())
        select(back.first());
    openSelected();
    m_table->setFocus();
}

// Of something that goes or is blocked: else it would be thrown out of the page.
void TargetsPage::takeFocus()
{
    (m_model.rowCount() > 0 ? static_cast<QWidget *>(m_table) : m_add)->setFocus();
}

void TargetsPage::onDeleteDue()
{
    const QStringList due = std::exchange(m_offered, {});
    m_removing += due;
    for (const QString &id : due) {
        m_asked << id;
        deliver(m_services.agents.removeTarget(id), this,
                [this, id](const Result<> &deleted) { onDeleted(id, deleted); });
    }
}

void TargetsPage::onDeleted(const QString &id, const Result<> &deleted)
{
    m_asked.removeOne(id);
    // Somebody else was faster: it is gone as well.
    const bool isGone = deleted || deleted.error().code == Errc::NotFound;
    if (!isGone) {
        m_removing.removeAll(id);
        m_failure->say(Notice::Tone::Error, dashboardSentence(deleted.error()).toHtmlEscaped());
        emit said(dashboardSentence(deleted.error()));
    }
    refresh();
    if (!isGone || m_asked.isEmpty())
        emit finished(isGone);
}

void TargetsPage::enable(const QStringList &ids)
{
    if (const QString whyNot = whyNotNow(m_services.agents.state()); !whyNot.isEmpty()) {
        emit said(whyNot);
        return;
    }
    const bool isWanted = std::any_of(ids.cbegin(), ids.cend(), [this](const QString &id) {
        const Target *target = find(id);
        return target != nullptr && !target->enabled;
    });
    for (const QString &id : ids) {
        const Target *target = find(id);
        if (target == nullptr || target->enabled == isWanted)
            continue;
        dashboard::TargetEdit edit;
        edit.enabled = isWanted;
        // Before the fleet tells of it, or it would seem to be somebody else's.
        if (m_editor->isOpen() && m_editor->targetId() == id)
            m_editor->adopt(edit);
        deliver(m_services.agents.editTarget(id, edit), this, [this, id, isWanted](const Result<Target> &answer) {
            if (answer)
                return;
            if (m_editor->isOpen() && m_editor->targetId() == id) {
                dashboard::TargetEdit back;
                back.enabled = !isWanted;
                m_editor->adopt(back);
            }
            m_failure->say(Notice::Tone::Error, dashboardSentence(answer.error()).toHtmlEscaped());
            emit said(dashboardSentence(answer.error()));
        });
    }
}

void TargetsPage::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void TargetsPage::reload()
{
    m_services.agents.refresh();
}

void TargetsPage::undo()
{
    m_undo->undo();
}

bool TargetsPage::escape()
{
    if (!m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    if (!m_editor->isOpen())
        return false;
    leaveEditor([this] {
        m_editor->close();
        m_table->setFocus();
    });
    return true;
}

void TargetsPage::finish()
{
    m_undo->finish();
}

bool TargetsPage::isFinishing() const
{
    return !m_asked.isEmpty();
}

QString TargetsPage::unsaved() const
{
    return m_editor->isUnsaved() ? m_editor->name() : QString();
}

void TargetsPage::retranslate()
{
    m_title->setText(tr("Targets"));
    m_retry->setText(tr("Try again now"));
    m_add->setText(tr("Add"));
    m_duplicate->setText(tr("Duplicate"));
    m_delete->setText(tr("Delete"));
    m_search->setPlaceholderText(tr("Filter: label, URL…"));
    m_search->setAccessibleName(tr("Filter the targets"));
    m_table->setAccessibleName(tr("Targets"));
    m_model.retranslate();
    showState();
}

void TargetsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
