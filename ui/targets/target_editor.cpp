// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "targets/target_editor.h"

#include <algorithm>
#include <limits>

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "shell/dashboard_words.h"
#include "targets/target_charts.h"
#include "targets/target_fields.h"
#include "targets/target_words.h"
#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/notice.h"
#include "widgets/paragraph.h"
#include "widgets/segmented.h"
#include "widgets/tag.h"

namespace largada::ui
{

using dashboard::Target;
using engine::AgentFleetState;

namespace
{

enum Tab { Fields, Course };

// Wants to be as high as what is in it, and scrolls where there is no room for that.
class FormScroll final : public QScrollArea
{
public:
    explicit FormScroll(std::initializer_list<QWidget *> parts)
    {
        auto *content = new QWidget;
        auto *column = new QVBoxLayout(content);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(scaled(8));
        for (QWidget *part : parts)
            column->addWidget(part);
        column->addStretch(1);
        setWidget(content);
        setWidgetResizable(true);
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
        viewport()->setAutoFillBackground(false);
        content->setAutoFillBackground(false);
    }
    QSize sizeHint() const override
    {
        const QSize hint = widget()->sizeHint();
        return {hint.width(), std::max(hint.height(), widget()->heightForWidth(width()))};
    }
    QSize minimumSizeHint() const override { return {widget()->minimumSizeHint().width(), scaled(56)}; }
};

QVBoxLayout *columnOf(QWidget *widget, int spacing)
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(spacing));
    return column;
}

} // namespace

TargetEditor::TargetEditor(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_title(new Label(TextKind::CardTitle)),
      m_name(new Label(TextKind::Body, Ink::Muted)), m_unsaved(new Tag), m_tabs(new Segmented),
      m_close(new Button(ButtonKind::Flat, ButtonSize::Small)), m_trouble(new Notice),
      m_conflict(new Card(nullptr, Card::Tone::Warning)), m_conflictText(new Paragraph(TextKind::Small, Ink::Text)),
      m_keepMine(new Button(ButtonKind::Plain, ButtonSize::Small)),
      m_takeTheirs(new Button(ButtonKind::Plain, ButtonSize::Small)), m_stack(new QStackedWidget),
      m_form(new TargetFieldsForm), m_scroll(new FormScroll({m_conflict, m_form})),
      m_charts(new TargetCharts(services)), m_loadTitle(new Label(TextKind::Small, Ink::Muted)),
      m_load(new Label(TextKind::CardTitle)), m_allTitle(new Label(TextKind::Small, Ink::Muted)),
      m_all(new Label(TextKind::BodyStrong)), m_test(new Button), m_tested(new Label(TextKind::Small, Ink::Muted)),
      m_foot(nullptr), m_toFixIcon(new Label), m_toFix(new Label(TextKind::Body, Ink::Error)),
      m_discard(new Button(ButtonKind::Flat)), m_save(new Button(ButtonKind::Primary))
{
    setObjectName(QStringLiteral("targetEditor"));
    build();
    connect(m_form, &TargetFieldsForm::edited, this, &TargetEditor::onEdited);
    connect(m_form, &TargetFieldsForm::left, this, &TargetEditor::refresh);
    connect(m_tabs, &Segmented::chosen, this, &TargetEditor::showTab);
    connect(m_close, &Button::clicked, this, &TargetEditor::closeWanted);
    connect(m_keepMine, &Button::clicked, this, [this] {
        m_draft.isGone() ? m_draft.keepAsNew() : m_draft.keepMine();
        m_isCopy = m_draft.isNew();
        refresh();
    });
    connect(m_takeTheirs, &Button::clicked, this, [this] {
        if (m_draft.isGone())
            return close();
        m_draft.takeTheirs();
        m_form->setFields(m_draft.fields());
        refresh();
    });
    connect(m_test, &Button::clicked, this, &TargetEditor::test);
    connect(m_discard, &Button::clicked, this, &TargetEditor::discard);
    connect(m_save, &Button::clicked, this, [this] { save(); });
    connect(&m_services.agents, &engine::AgentFleet::changed, this, &TargetEditor::onFleetChanged);
    retranslate();
    showTab(Fields);
    hide();
}

TargetEditor::~TargetEditor()
{
    m_testing.request_stop();
}

QWidget *TargetEditor::headPart()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(10));
    row->addWidget(m_title);
    row->addWidget(m_name, 1);
    row->addWidget(m_unsaved);
    row->addWidget(m_tabs);
    row->addWidget(m_close);
    m_name->setEliding(Qt::ElideMiddle);
    m_name->setObjectName(QStringLiteral("targetName"));
    m_unsaved->setObjectName(QStringLiteral("targetUnsaved"));
    m_tabs->setObjectName(QStringLiteral("targetTabs"));
    m_close->setObjectName(QStringLiteral("targetClose"));
    m_close->setIconName(QStringLiteral("x"));
    return head;
}

QWidget *TargetEditor::loadPart()
{
    auto *strip = new Card(nullptr, Card::Tone::Strip);
    strip->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(strip);
    row->setContentsMargins(scaled(14), scaled(7), scaled(12), scaled(7));
    row->setSpacing(scaled(14));
    const auto pair = [row](Label *title, Label *value) {
        auto *holder = new QWidget;
        auto *column = columnOf(holder, 1);
        column->addWidget(title);
        column->addWidget(value);
        row->addWidget(holder);
    };
    pair(m_loadTitle, m_load);
    row->addWidget(new Rule(Qt::Vertical));
    pair(m_allTitle, m_all);
    m_tested->setEliding(Qt::ElideRight);
    m_tested->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_tested, 1);
    row->addWidget(m_test);
    m_load->setObjectName(QStringLiteral("targetLoad"));
    m_all->setObjectName(QStringLiteral("targetLoadOfAll"));
    m_test->setObjectName(QStringLiteral("targetTest"));
    m_test->setIconName(QStringLiteral("send"));
    m_tested->setObjectName(QStringLiteral("targetTested"));
    return strip;
}

QWidget *TargetEditor::footPart()
{
    m_foot = new QWidget;
    auto *column = columnOf(m_foot, 8);
    column->addWidget(new Rule);
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(8));
    row->addWidget(m_toFixIcon);
    row->addWidget(m_toFix, 1);
    row->addWidget(m_discard);
    row->addWidget(m_save);
    column->addLayout(row);
    m_toFix->setEliding(Qt::ElideRight);
    m_toFix->setObjectName(QStringLiteral("targetToFix"));
    m_discard->setObjectName(QStringLiteral("targetDiscard"));
    m_save->setObjectName(QStringLiteral("targetSave"));
    return m_foot;
}

void TargetEditor::build()
{
    auto *around = columnOf(this, 0);
    auto *card = new Card;
    around->addWidget(card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(scaled(16), scaled(10), scaled(16), scaled(10));
    column->setSpacing(scaled(8));
    column->addWidget(headPart());
    column->addWidget(m_trouble);
    auto *conflict = new QHBoxLayout(m_conflict);
    conflict->setContentsMargins(scaled(12), scaled(8), scaled(12), scaled(8));
    conflict->setSpacing(scaled(8));
    conflict->addWidget(m_conflictText, 1);
    conflict->addWidget(m_takeTheirs, 0, Qt::AlignTop);
    conflict->addWidget(m_keepMine, 0, Qt::AlignTop);
    auto *fields = new QWidget;
    auto *inside = columnOf(fields, 8);
    inside->addWidget(m_scroll, 1);
    inside->addWidget(loadPart()); // always in sight
    m_stack->addWidget(fields);
    m_stack->addWidget(m_charts);
    column->addWidget(m_stack, 1);
    column->addWidget(footPart());
    m_trouble->setObjectName(QStringLiteral("targetTrouble"));
    m_trouble->setClosable(true);
    m_conflict->setObjectName(QStringLiteral("targetConflict"));
    m_conflictText->setObjectName(QStringLiteral("targetConflictText"));
    m_keepMine->setObjectName(QStringLiteral("targetKeepMine"));
    m_takeTheirs->setObjectName(QStringLiteral("targetTakeTheirs"));
    m_trouble->hide();
    m_conflict->hide();
}

QString TargetEditor::name() const
{
    const QString label = m_draft.fields().label.trimmed();
    const QString url = m_draft.fields().url.trimmed();
    return !label.isEmpty() ? label : !url.isEmpty() ? url : tr("New target");
}

void TargetEditor::beginNew(const viewmodels::TargetFields &fields)
{
    m_draft.beginNew(fields);
    m_isCopy = fields != viewmodels::TargetFields();
    ++m_edition;
    m_isOpen = true;
    m_refused.reset();
    m_trouble->hide();
    m_tested->clear();
    m_form->setFields(fields);
    showTab(Fields);
    refresh();
    show();
    m_form->focusFirst();
}

void TargetEditor::begin(const Target &target)
{
    const bool isOther = !m_isOpen || m_draft.id() != target.id;
    m_draft.begin(target);
    m_isCopy = false;
    ++m_edition;
    m_isOpen = true;
    m_refused.reset();
    if (isOther) {
        m_trouble->hide();
        m_tested->clear();
    }
    m_form->setFields(m_draft.fields());
    m_charts->setTarget(target.id);
    refresh();
    show();
}

void TargetEditor::close()
{
    m_isOpen = false;
    m_isCopy = false;
    ++m_edition;
    m_draft.beginNew();
    m_charts->setTarget({});
    giveUpFocus();
    hide();
    emit closed();
}

void TargetEditor::discard()
{
    if (m_draft.isNew() || m_draft.isGone())
        return close();
    if (m_draft.theirs())
        m_draft.takeTheirs();
    else
        m_draft.begin(Target(m_draft.base()));
    m_refused.reset();
    m_trouble->hide();
    m_form->setFields(m_draft.fields());
    giveUpFocus();
    refresh();
}

void TargetEditor::adopt(const dashboard::TargetEdit &edit)
{
    m_draft.adopt(edit);
    m_form->setFields(m_draft.fields());
    refresh();
}

void TargetEditor::onEdited()
{
    m_draft.setFields(m_form->fields());
    m_refused.reset();
    refresh();
}

void TargetEditor::onFleetChanged()
{
    if (!m_isOpen)
        return;
    const AgentFleetState &state = m_services.agents.state();
    const viewmodels::TargetFields before = m_draft.fields();
    // What a dashboard knows that has not answered yet says nothing of this target.
    if (state.link == engine::DashboardLink::Online && !m_isSaving) {
        m_draft.see(state.targets);
        if (m_draft.isGone() && !isUnsaved())
            return close();
        if (m_draft.theirs() || m_draft.isGone())
            m_trouble->hide(); // both versions are shown instead
    }
    if (m_draft.fields() != before)
        m_form->setFields(m_draft.fields());
    refresh();
}

QString TargetEditor::whyNotSave() const
{
    if (m_isSaving)
        return tr("It is being saved.");
    if (!m_reading.isUsable())
        return tr("%Ln field(s) to fix before saving", "", static_cast<int>(m_reading.errors.size()));
    if (m_draft.theirs() || m_draft.isGone())
        return tr("Choose one of the two versions first.");
    if (!isUnsaved())
        return tr("There is nothing to save.");
    return whyNotNow(m_services.agents.state());
}

bool TargetEditor::canSave() const
{
    return m_isOpen && whyNotSave().isEmpty();
}

void TargetEditor::save(std::function<void(bool)> done)
{
    m_form->leaveAll();
    refresh();
    if (!canSave()) {
        if (!m_reading.isUsable())
            m_form->focus(m_reading.errors.first().field);
        if (done)
            done(false);
        return;
    }
    m_isSaving = true;
    m_sent = m_draft.fields();
    m_refused.reset();
    m_trouble->hide();
    refresh();
    const bool wasNew = m_draft.isNew();
    const quint64 edition = m_edition;
    auto answer = wasNew ? m_services.agents.addTarget(m_reading.target)
                         : m_services.agents.editTarget(m_draft.id(), m_draft.edit());
    deliver(answer, this, [this, wasNew, edition, done = std::move(done)](const Result<Target> &target) {
        m_isSaving = false;
        if (edition == m_edition)
            onSaved(target, wasNew, done);
        else
            refresh();
    });
}

void TargetEditor::onSaved(const Result<Target> &target, bool wasNew, const std::function<void(bool)> &done)
{
    if (!target) {
        m_refused = viewmodels::targetFieldOf(target.error().subject);
        m_trouble->say(Notice::Tone::Error, dashboardSentence(target.error()).toHtmlEscaped());
        refresh();
        emit said(dashboardSentence(target.error()));
        if (target.error().code == Errc::Conflict)
            m_services.agents.refresh(); // to show what it is by now
        if (done)
            done(false);
        return;
    }
    const viewmodels::TargetFields typed = m_draft.fields();
    const bool isTypedMeanwhile = typed != m_sent;
    if (m_save->hasFocus())
        giveUpFocus();
    begin(*target);
    if (isTypedMeanwhile) {
        m_draft.setFields(typed);
        m_form->setFields(typed);
    }
    onFleetChanged(); // what came while it was being saved
    //: %1 is a target's label
    const QString sentence =
        wasNew ? tr("“%1” was added.").arg(nameOf(*target)) : tr("“%1” was saved.").arg(nameOf(*target));
    emit said(sentence);
    emit saved(target->id);
    if (done)
        done(true);
}

void TargetEditor::refresh()
{
    m_reading = viewmodels::readTarget(m_draft.fields());
    m_form->showProblems(m_reading, m_refused);
    const bool isNew = m_draft.isNew();
    m_title->setText(isNew ? tr("New target") : tr("Edit target"));
    m_name->setText(isNew ? QString() : nameOf(m_draft.base()));
    m_unsaved->setVisible(isUnsaved());
    m_tabs->setVisible(!isNew);
    if (isNew && m_stack->currentIndex() != Fields)
        showTab(Fields);
    const QString whyNot = whyNotSave();
    m_isSaving ? m_save->setToolTip(whyNot) : m_save->setBlocked(whyNot); // blocked, it would lose the focus
    m_discard->setEnabled(isUnsaved() || isNew);
    const bool isShown = isUnsaved() && !whyNot.isEmpty() && !m_isSaving;
    m_toFix->setText(isShown ? whyNot : QString());
    const Ink ink = m_reading.isUsable() ? Ink::Warning : Ink::Error;
    m_toFix->setInk(ink);
    m_toFixIcon->setVisible(isShown);
    m_toFixIcon->setPixmap(
        iconPixmap(m_reading.isUsable() ? QStringLiteral("triangle-alert") : QStringLiteral("circle-alert"), scaled(16),
                   themeOf(this).color(ink), devicePixelRatioF()));
    const bool hasAddress = !m_reading.problem(viewmodels::TargetField::Url);
    m_test->setBlocked(hasAddress ? QString() : tr("The address cannot be requested as it is."));
    if (hasAddress)
        m_test->setToolTip(
            tr("One GET from this computer, without credentials. Redirects are not followed, and nothing "
               "of the answer is kept."));
    refreshConflict();
    m_scroll->updateGeometry();
    refreshLoad();
}

void TargetEditor::refreshConflict()
{
    const bool isShown = m_draft.theirs() || m_draft.isGone();
    if (isShown && m_conflict->isHidden())
        m_scroll->verticalScrollBar()->setValue(0);
    m_conflict->setVisible(isShown);
    if (!isShown)
        return;
    if (m_draft.isGone()) {
        m_conflictText->setMarkup(
            tr("<b>Somebody else has deleted this target.</b> What is typed here is still here."));
        m_keepMine->setText(tr("Keep as a new target"));
        m_takeTheirs->setText(tr("Close"));
        return;
    }
    m_conflictText->setMarkup(tr("<b>Somebody else has changed this target meanwhile.</b>") + QStringLiteral("<br>") +
                              differenceMarkup(m_draft));
    m_keepMine->setText(tr("Keep mine"));
    m_takeTheirs->setText(tr("Take theirs"));
}

void TargetEditor::refreshLoad()
{
    const AgentFleetState &state = m_services.agents.state();
    const qint64 agents = std::max<qint64>(state.summary.agentsOnline, state.config ? state.config->desiredAgents : 0);
    const viewmodels::ExpectedLoad load =
        viewmodels::expectedLoad(m_reading.target, m_draft.id(), state.targets, agents);
    const auto vus = [](qint64 value) {
        constexpr qint64 most = std::numeric_limits<int>::max();
        return tr("%Ln VU(s)", "", static_cast<int>(std::min<qint64>(value, most)));
    };
    if (m_reading.problem(viewmodels::TargetField::Vus))
        m_load->setText(QStringLiteral("–"));
    else
        //: %1 is "120 agents", which run %2, "20 VUs", each, which makes %3, "2,400 VUs"
        m_load->setText(
            tr("%1 × %2 = %3")
                .arg(tr("%Ln agent(s)", "", static_cast<int>(load.agents)), vus(m_reading.target.vus), vus(load.vus)));
    m_allTitle->setText(tr("With %Ln enabled target(s)", "", load.enabled));
    m_all->setText(tr("at most %1 at once", "VUs").arg(vus(load.mostAtOnce)));
    m_all->setToolTip(tr("An agent runs one k6 at a time: at most its largest target."));
}

void TargetEditor::giveUpFocus()
{
    if (isAncestorOf(QApplication::focusWidget()))
        emit focusGivenUp();
}

void TargetEditor::test()
{
    m_testing.request_stop();
    m_testing = {};
    m_tested->setInk(Ink::Muted);
    m_tested->setText(tr("Asking from this computer…"));
    m_test->setToolTip(tr("The request is on its way.")); // blocked, it would lose the focus
    const quint64 edition = m_edition;
    deliver(m_services.probe.send(m_reading.target.url, m_testing.get_token()), this,
            [this, edition, asked = m_testing.get_token()](const Result<engine::TargetAnswer> &answer) {
                if (edition == m_edition && !asked.stop_requested()) // else of another address, or asked again
                    onTested(answer);
            });
}

void TargetEditor::onTested(const Result<engine::TargetAnswer> &answer)
{
    QString sentence;
    constexpr int firstBad = 400;
    if (answer) {
        //: %1 is an HTTP status, %2 a time, %3 a size
        sentence = tr("Answered %1 in %2, %3, asked from this computer.")
                       .arg(answer->status)
                       .arg(text::milliseconds(static_cast<double>(answer->time.count())),
                            QLocale().formattedDataSize(answer->bytes));
        m_tested->setInk(answer->status < firstBad ? Ink::Ok : Ink::Warning);
    } else {
        const bool isUntrusted = answer.error().subject == QLatin1String("certificate");
        sentence = isUntrusted ? tr("This computer does not trust the certificate of this address.")
                               : text::sentence(answer.error());
        m_tested->setInk(Ink::Error);
    }
    m_tested->setText(sentence);
    refresh();
    emit said(sentence);
}

void TargetEditor::showTab(int tab)
{
    m_tabs->setIndex(tab);
    m_stack->setCurrentIndex(tab);
    // As high as what is shown needs, not as the other one would.
    for (int i = 0; i < m_stack->count(); ++i)
        m_stack->widget(i)->setSizePolicy(QSizePolicy::Preferred,
                                          i == tab ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    m_foot->setVisible(tab == Fields);
    updateGeometry();
}

void TargetEditor::retranslate()
{
    m_unsaved->show(tr("Not saved"), Tag::Tone::Warning);
    m_tabs->setChoices({tr("Settings", "of a target"), tr("Course", "of a target's executions")},
                       {QStringLiteral("sliders-horizontal"), QStringLiteral("chart-line")});
    m_tabs->setAccessibleName(tr("What is shown of the target"));
    m_close->setAccessibleName(tr("Close the details"));
    m_close->setToolTip(m_close->accessibleName());
    m_loadTitle->setText(tr("Expected load"));
    m_test->setText(tr("Send a test request"));
    m_discard->setText(tr("Discard"));
    m_save->setText(tr("Save"));
    refresh();
}

void TargetEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        refresh(); // the icon
}

} // namespace largada::ui
