// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/connection_dialog.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>

#include "settings/card_form.h"
#include "settings/connection_words.h"
#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/field_row.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"
#include "widgets/segmented.h"

namespace largada::ui
{

namespace
{

constexpr int mostFile = 46; // characters

QString seconds(std::chrono::milliseconds time)
{
    return text::number(static_cast<double>(time.count()) / 1000, 2);
}

} // namespace

ConnectionDialog::ConnectionDialog(const Services &services, const settings::ConnectionProfile &profile,
                                   const QStringList &taken, QWidget *parent)
    : QDialog(parent), m_services(services), m_before(profile), m_taken(taken), m_kubeConfig(profile.kubeConfig),
      m_isNameTyped(!profile.name.isEmpty()), m_nameRow(new FieldRow), m_fileRow(new FieldRow),
      m_contextRow(new FieldRow), m_nsRow(new FieldRow), m_protectionRow(new FieldRow),
      m_name(new QLineEdit(profile.name)), m_file(new Label(TextKind::Mono)),
      m_chooseFile(new Button(ButtonKind::Plain, ButtonSize::Small)),
      m_forgetFile(new Button(ButtonKind::Link, ButtonSize::Small)), m_context(new QComboBox),
      m_contextHint(new Paragraph), m_ns(new QComboBox), m_protection(new Segmented), m_protectionHint(new Paragraph),
      m_testButton(new Button), m_verdict(new Label(TextKind::BodyStrong)), m_steps(new QVBoxLayout),
      m_remove(new Button(ButtonKind::Danger)), m_cancel(new Button), m_save(new Button(ButtonKind::Primary))
{
    setObjectName(QStringLiteral("connectionDialog"));
    build();
    m_ns->setEditText(profile.ns);
    m_protection->setChoices({QString(), QString(), QString()});
    m_protection->setIndex(static_cast<int>(profile.protection));
    m_remove->setVisible(!profile.name.isEmpty());
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        m_isNameTyped = true;
        showProblem();
    });
    connect(m_chooseFile, &Button::clicked, this, &ConnectionDialog::chooseFile);
    connect(m_forgetFile, &Button::clicked, this, [this] {
        m_kubeConfig.clear();
        readContexts();
    });
    connect(m_context, &QComboBox::activated, this, [this] {
        suggestName();
        readNamespaces();
        clearTest();
    });
    connect(m_ns, &QComboBox::editTextChanged, this, &ConnectionDialog::clearTest);
    connect(m_protection, &Segmented::chosen, this, &ConnectionDialog::retranslate);
    connect(m_testButton, &Button::clicked, this, &ConnectionDialog::test);
    connect(m_remove, &Button::clicked, this, [this] {
        emit removeWanted();
        reject();
    });
    connect(m_cancel, &Button::clicked, this, &QDialog::reject);
    connect(m_save, &Button::clicked, this, &ConnectionDialog::save);
    resize(scaled(640), scaled(560));
    listContexts(profile.context); // it may be saved before the kubeconfig was read
    retranslate();
    readContexts();
}

ConnectionDialog::~ConnectionDialog() = default;

void ConnectionDialog::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scaled(20), scaled(16), scaled(20), scaled(16));
    column->setSpacing(scaled(10));
    for (FieldRow *row : {m_nameRow, m_contextRow, m_fileRow, m_nsRow, m_protectionRow})
        column->addWidget(row);
    m_name->setObjectName(QStringLiteral("connectionName"));
    m_name->setMaxLength(120);
    m_nameRow->fields()->addWidget(m_name, 1);
    m_nameRow->name()->setBuddy(m_name);
    m_context->setObjectName(QStringLiteral("connectionContext"));
    m_contextRow->fields()->addWidget(m_context, 1);
    m_contextRow->name()->setBuddy(m_context);
    m_contextRow->addBelow(m_contextHint);
    m_file->setEliding(Qt::ElideMiddle);
    m_chooseFile->setObjectName(QStringLiteral("chooseKubeConfig"));
    m_forgetFile->setObjectName(QStringLiteral("forgetKubeConfig"));
    m_fileRow->fields()->addWidget(m_file, 1);
    m_fileRow->fields()->addWidget(m_forgetFile);
    m_fileRow->fields()->addWidget(m_chooseFile);
    m_ns->setObjectName(QStringLiteral("connectionNamespace"));
    m_ns->setEditable(true);
    m_ns->setInsertPolicy(QComboBox::NoInsert);
    m_nsRow->fields()->addWidget(m_ns, 1);
    m_nsRow->name()->setBuddy(m_ns);
    m_protection->setObjectName(QStringLiteral("connectionProtection"));
    m_protectionRow->fields()->addWidget(m_protection);
    m_protectionRow->fields()->addStretch(1);
    m_protectionRow->addBelow(m_protectionHint);
    column->addWidget(new Rule);
    auto *testing = new QHBoxLayout;
    testing->setSpacing(scaled(10));
    testing->addWidget(m_testButton);
    testing->addWidget(m_verdict, 1);
    m_testButton->setObjectName(QStringLiteral("testConnection"));
    m_testButton->setIconName(QStringLiteral("plug-zap"));
    m_verdict->setObjectName(QStringLiteral("testVerdict"));
    column->addLayout(testing);
    m_steps->setSpacing(scaled(4));
    column->addLayout(m_steps);
    column->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(8));
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    m_remove->setObjectName(QStringLiteral("removeConnection"));
    m_remove->setIconName(QStringLiteral("trash-2"));
    m_cancel->setObjectName(QStringLiteral("cancelConnection"));
    m_save->setObjectName(QStringLiteral("saveConnection"));
    m_save->setDefault(true);
    column->addLayout(buttons);
}

void ConnectionDialog::readContexts()
{
    const quint64 ticket = ++m_ticket;
    deliver(m_services.cluster.clusters().contexts(m_kubeConfig), this,
            [this, ticket](const Result<fleet::ClusterContexts> &found) {
                if (ticket == m_ticket)
                    fillContexts(found);
            });
    clearTest();
    retranslate();
}

void ConnectionDialog::fillContexts(const Result<fleet::ClusterContexts> &found)
{
    m_contexts = found ? *found : fleet::ClusterContexts{};
    m_contextsError = found ? std::nullopt : std::optional(found.error());
    const QString wanted = m_context->currentIndex() > 0 ? m_context->currentData().toString() : m_before.context;
    listContexts(wanted);
    retranslate();
    suggestName();
    readNamespaces();
}

void ConnectionDialog::listContexts(const QString &chosen)
{
    const QSignalBlocker notByAPerson(m_context);
    m_context->clear();
    QString current;
    for (const fleet::ClusterContext &context : m_contexts.contexts) {
        if (context.isCurrent)
            current = context.name;
    }
    //: %1 is the name of a kubeconfig's context
    m_context->addItem(current.isEmpty() ? tr("The current one") : tr("The current one (%1)").arg(current), QString());
    for (const fleet::ClusterContext &context : m_contexts.contexts)
        m_context->addItem(context.name, context.name);
    if (!chosen.isEmpty() && m_context->findData(chosen) < 0) // not in the file any more: said when it is tried
        m_context->addItem(chosen, chosen);
    m_context->setCurrentIndex(std::max(0, m_context->findData(chosen)));
}

void ConnectionDialog::readNamespaces()
{
    if (m_contexts.contexts.isEmpty())
        return;
    const quint64 ticket = ++m_ticket;
    deliver(m_services.cluster.clusters().namespaces(address()), this,
            [this, ticket](const Result<QStringList> &found) {
                if (ticket != m_ticket || !found) // who may not list them types one
                    return;
                const QSignalBlocker notByAPerson(m_ns);
                const QString typed = m_ns->currentText();
                m_ns->clear();
                m_ns->addItems(*found);
                m_ns->setEditText(typed);
            });
}

void ConnectionDialog::chooseFile()
{
    FileRequest request;
    request.title = tr("Choose a kubeconfig");
    request.suggested = m_kubeConfig;
    m_services.dialogs.askFile(this, request, [this](const QString &path) {
        m_kubeConfig = path;
        readContexts();
    });
}

void ConnectionDialog::suggestName()
{
    if (m_isNameTyped)
        return;
    const QString context = m_context->currentData().toString();
    QString name = context.isEmpty() && m_context->count() > 1 ? tr("Cluster") : context;
    for (int number = 2; m_taken.contains(name); ++number)
        name = QStringLiteral("%1 %2").arg(context.isEmpty() ? tr("Cluster") : context).arg(number);
    m_name->setText(name);
}

void ConnectionDialog::clearTest()
{
    m_test.reset();
    while (QLayoutItem *item = m_steps->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_verdict->clear();
    m_warnings = 0;
    m_testButton->setEnabled(true);
}

void ConnectionDialog::test()
{
    clearTest();
    m_testButton->setEnabled(false);
    m_verdict->setInk(Ink::Muted);
    m_verdict->setText(tr("Trying…"));
    m_test = m_services.cluster.clusters().test(address());
    connect(m_test.get(), &fleet::ConnectionTest::stepped, this, &ConnectionDialog::addStep);
    connect(m_test.get(), &fleet::ConnectionTest::finished, this, &ConnectionDialog::endTest);
}

void ConnectionDialog::addStep(const fleet::TestStep &step)
{
    m_took = step.at;
    m_warnings += step.isWarning ? 1 : 0;
    auto *line = new QWidget;
    line->setObjectName(QStringLiteral("testStep"));
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(8));
    auto *at = new Label(TextKind::Mono, Ink::Muted);
    at->setText(seconds(step.at));
    auto *mark = new Label;
    const Ink ink = !step.isOk ? Ink::Error : step.isWarning ? Ink::Warning : Ink::Ok;
    const QString icon = !step.isOk       ? QStringLiteral("circle-x")
                         : step.isWarning ? QStringLiteral("triangle-alert")
                                          : QStringLiteral("circle-check");
    mark->setPixmap(iconPixmap(icon, scaled(14), themeOf(this).color(ink), devicePixelRatioF()));
    row->addWidget(at, 0, Qt::AlignTop);
    row->addWidget(mark, 0, Qt::AlignTop);
    auto *what = new Paragraph(TextKind::Small, Ink::Text);
    what->setPlainText(stepText(step));
    row->addWidget(what, 1);
    auto *detail = new Label(TextKind::Small, Ink::Muted);
    detail->setText(step.isWarning ? withoutRight(step.detail) : step.detail);
    detail->setEliding(Qt::ElideMiddle);
    detail->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    detail->setVisible(step.isOk && !detail->text().isEmpty());
    row->addWidget(detail, 1, Qt::AlignTop); // an eliding one takes no room of its own
    line->setAccessibleName(QStringLiteral("%1 %2").arg(what->plainText(), detail->text()));
    m_steps->addWidget(line);
}

void ConnectionDialog::endTest(bool isUsable)
{
    m_testButton->setEnabled(true);
    m_testButton->setText(tr("Test again"));
    m_verdict->setInk(isUsable ? Ink::Ok : Ink::Error);
    if (!isUsable)
        m_verdict->setText(tr("Not connected"));
    else if (m_warnings > 0)
        //: %1 is a number of seconds
        m_verdict->setText(tr("Connected in %1 s, %Ln warning(s)", nullptr, m_warnings).arg(seconds(m_took)));
    else
        m_verdict->setText(tr("Connected in %1 s").arg(seconds(m_took)));
}

settings::ConnectionProfile ConnectionDialog::profile() const
{
    return {m_name->text().trimmed(), m_kubeConfig, m_context->currentData().toString(), m_ns->currentText().trimmed(),
            static_cast<settings::Protection>(m_protection->index())};
}

fleet::ClusterAddress ConnectionDialog::address() const
{
    const settings::ConnectionProfile now = profile();
    return {now.kubeConfig, now.context, now.ns};
}

bool ConnectionDialog::showProblem()
{
    if (!m_wasRefused) // nobody is interrupted while typing
        return false;
    const QString name = m_name->text().trimmed();
    QString problem;
    if (name.isEmpty())
        problem = tr("Give it a name.");
    else if (m_taken.contains(name))
        problem = tr("Another connection has this name.");
    m_nameRow->setProblem(problem);
    markField(m_name, problem);
    return !problem.isEmpty();
}

void ConnectionDialog::save()
{
    m_wasRefused = true;
    if (showProblem()) {
        m_name->setFocus();
        return;
    }
    emit saved(profile());
    accept();
}

void ConnectionDialog::retranslate()
{
    setWindowTitle(m_before.name.isEmpty() ? tr("New connection") : tr("Edit connection"));
    m_nameRow->name()->setText(tr("Name"));
    m_contextRow->name()->setText(tr("Context"));
    m_fileRow->name()->setText(tr("Kubeconfig"));
    m_nsRow->name()->setText(tr("Namespace"));
    m_protectionRow->name()->setText(tr("Protection"));
    m_context->setAccessibleName(tr("Context"));
    m_ns->setAccessibleName(tr("Namespace"));
    m_file->setKind(m_kubeConfig.isEmpty() ? TextKind::Small : TextKind::Mono);
    m_file->setText(m_kubeConfig.isEmpty() ? tr("as kubectl finds it") : shortPath(m_kubeConfig, mostFile));
    m_chooseFile->setText(tr("Choose…"));
    m_forgetFile->setText(tr("As kubectl finds it"));
    m_forgetFile->setVisible(!m_kubeConfig.isEmpty());
    listContexts(m_context->currentData().toString());
    if (m_contextsError)
        m_contextHint->setPlainText(text::sentence(*m_contextsError));
    else if (m_contexts.contexts.isEmpty())
        m_contextHint->setPlainText(tr("No context was found."));
    else
        m_contextHint->setPlainText(
            tr("%Ln context(s), read and never changed", nullptr, static_cast<int>(m_contexts.contexts.size())));
    const auto protection = static_cast<settings::Protection>(m_protection->index());
    m_protection->setChoices({protectionWord(settings::Protection::Normal),
                              protectionWord(settings::Protection::Protected),
                              protectionWord(settings::Protection::ReadOnly)});
    m_protectionHint->setPlainText(protectionHint(protection));
    m_testButton->setText(tr("Test"));
    m_remove->setText(tr("Delete connection"));
    m_cancel->setText(tr("Cancel"));
    m_save->setText(tr("Save"));
    showProblem();
}

void ConnectionDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        clearTest(); // of a moment that is over
        retranslate();
    }
}

} // namespace largada::ui
