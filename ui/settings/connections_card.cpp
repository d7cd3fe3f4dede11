// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/connections_card.h"

#include <QEvent>
#include <QRadioButton>
#include <QVBoxLayout>

#include "settings/card_form.h"
#include "settings/connection_dialog.h"
#include "settings/connection_words.h"
#include "widgets/buttons.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"

namespace largada::ui
{

// One connection: whether it is in use, where it leads, how it is protected.
class ConnectionRow final : public QWidget
{
public:
    ConnectionRow(const QString &name, const QString &where, const QString &protection)
        : use(new QRadioButton(name)), edit(new Button(ButtonKind::Plain, ButtonSize::Small))
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, scaled(2), 0, scaled(2));
        row->setSpacing(scaled(8));
        auto *detail = new Label(TextKind::Small, Ink::Muted);
        detail->setText(where);
        detail->setEliding(Qt::ElideMiddle);
        auto *guard = new Label(TextKind::Small, Ink::Muted);
        guard->setText(protection);
        use->setFont(textFont(TextKind::BodyStrong));
        use->setAccessibleDescription(protection.isEmpty() ? where : QStringLiteral("%1, %2").arg(where, protection));
        row->addWidget(use);
        row->addWidget(detail, 1);
        row->addWidget(guard);
        row->addWidget(edit);
    }

    QRadioButton *use;
    Button *edit;
};

ConnectionsCard::ConnectionsCard(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_form(new CardForm(this)),
      m_add(new Button(ButtonKind::Plain, ButtonSize::Small)), m_hint(new Paragraph), m_rows(new QVBoxLayout)
{
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->addWidget(m_form);
    m_form->addToHead(m_add);
    m_add->setObjectName(QStringLiteral("addConnection"));
    m_add->setIconName(QStringLiteral("plus"));
    m_form->addWide(m_hint);
    auto *list = new QWidget;
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(scaled(2));
    list->setLayout(m_rows);
    m_form->addWide(list);
    connect(m_add, &Button::clicked, this, &ConnectionsCard::addConnection);
    connect(&services.preferences, &settings::PreferencesFile::changed, this,
            [this](const settings::Preferences &before) {
                const auto &now = m_services.preferences.preferences();
                if (now.connections != before.connections || now.fleet != before.fleet)
                    refresh();
            });
    connect(&services.run, &viewmodels::RunConsole::stageChanged, this, &ConnectionsCard::refresh);
    retranslate();
}

void ConnectionsCard::addConnection()
{
    edit({});
}

void ConnectionsCard::refresh()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const settings::Preferences &now = m_services.preferences.preferences();
    const bool isBusy = m_services.run.view().isActive();
    const auto add = [&](const QString &name, const QString &shown, const QString &where, const QString &protection) {
        auto *row = new ConnectionRow(shown, where, protection);
        row->setObjectName(QStringLiteral("connection"));
        row->use->setObjectName(QStringLiteral("useConnection"));
        row->use->setAutoExclusive(false); // the preferences decide
        row->use->setChecked(now.fleet == name);
        row->use->setEnabled(!isBusy || now.fleet == name);
        row->use->setToolTip(isBusy ? tr("A run is in progress: the fleet stays as it is until it ends.") : QString());
        row->edit->setObjectName(QStringLiteral("editConnection"));
        row->edit->setText(tr("Edit…"));
        row->edit->setAccessibleName(tr("Edit %1").arg(shown));
        row->edit->setVisible(!name.isEmpty());
        // Later: the rows are made anew by it.
        connect(row->use, &QRadioButton::clicked, this, [this, name] { use(name); }, Qt::QueuedConnection);
        connect(row->edit, &Button::clicked, this, [this, name] { edit(name); });
        m_rows->addWidget(row);
        row->show(); // at once, so that it can have the focus
    };
    add({}, tr("This computer"), tr("k6 processes"), {});
    for (const settings::ConnectionProfile &profile : now.connections)
        add(profile.name, profile.name, whereText(profile), protectionWord(profile.protection));
}

void ConnectionsCard::use(const QString &name)
{
    changePreferences(m_services.preferences, [&name](settings::Preferences &changed) { changed.fleet = name; });
    refresh(); // also when nothing changed
    for (QRadioButton *button : findChildren<QRadioButton *>()) {
        if (button->isChecked())
            button->setFocus(Qt::OtherFocusReason); // the one that had it is gone
    }
}

void ConnectionsCard::edit(const QString &name)
{
    const auto &all = m_services.preferences.preferences().connections;
    const auto it = std::find_if(all.cbegin(), all.cend(), [&name](const auto &each) { return each.name == name; });
    QStringList taken;
    for (const settings::ConnectionProfile &each : all) {
        if (each.name != name)
            taken << each.name;
    }
    auto *dialog =
        new ConnectionDialog(m_services, it == all.cend() ? settings::ConnectionProfile{} : *it, taken, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConnectionDialog::saved, this,
            [this, name](const settings::ConnectionProfile &profile) { keep(name, profile); });
    connect(dialog, &ConnectionDialog::removeWanted, this, [this, name] { remove(name); });
    dialog->open();
}

void ConnectionsCard::keep(const QString &before, const settings::ConnectionProfile &profile)
{
    changePreferences(m_services.preferences, [&](settings::Preferences &changed) {
        auto &all = changed.connections;
        const auto it = std::find_if(all.begin(), all.end(), [&](const auto &each) { return each.name == before; });
        if (before.isEmpty() || it == all.end())
            all.push_back(profile);
        else
            *it = profile;
        if (!before.isEmpty() && changed.fleet == before)
            changed.fleet = profile.name;
    });
    emit said(tr("The connection “%1” is saved.").arg(profile.name));
}

void ConnectionsCard::remove(const QString &name)
{
    changePreferences(m_services.preferences, [&name](settings::Preferences &changed) {
        changed.connections.removeIf([&name](const auto &each) { return each.name == name; });
        if (changed.fleet == name)
            changed.fleet.clear();
    });
    emit said(tr("The connection “%1” is gone. Your kubeconfig is as it was.").arg(name));
}

void ConnectionsCard::retranslate()
{
    m_form->setTitle(tr("Connections"));
    m_add->setText(tr("New connection…"));
    m_hint->setPlainText(
        tr("Where runners live. A cluster is reached through a context of your kubeconfig, which is read "
           "and never changed."));
    refresh();
}

void ConnectionsCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
