// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The settings page as the window shows it, with the hands and eyes of a person.
#pragma once

#include <memory>

#include <QAbstractButton>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QSet>
#include <QSpinBox>
#include <QtTest>

#include "settings/card_form.h"
#include "settings/settings_page.h"
#include "shell/actions.h"
#include "shell/standard_actions.h"
#include "support/fake_console.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"
#include "widgets/tag.h"

namespace largada::test
{

struct ShownSettings {
    explicit ShownSettings(FakeConsole &with) : console(with), actions(with.preferences)
    {
        ui::addStandardActions(actions);
        page = std::make_unique<ui::SettingsPage>(console.services, actions);
        page->resize(968, 600);
        page->show();
        page->activateWindow();
    }
    template<class T>
    T *find(const char *name) const
    {
        return page->findChild<T *>(QLatin1String(name));
    }
    void click(const char *name) const { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }
    void choose(const char *combo, int index) const
    {
        auto *box = find<QComboBox>(combo);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
        for (int i = 0; i < index; ++i)
            QTest::keyClick(box, Qt::Key_Down);
    }
    void type(const char *box, const QString &text) const
    {
        auto *spin = find<QSpinBox>(box);
        spin->setFocus();
        spin->selectAll();
        QTest::keyClicks(spin, text);
        QTest::keyClick(spin, Qt::Key_Return);
    }
    void press(const char *box) const { QTest::keyClick(find<QCheckBox>(box), Qt::Key_Space); }
    QAbstractButton *segment(const char *name, int index) const
    {
        return find<QWidget>(name)->findChildren<QAbstractButton *>().at(index);
    }
    QAbstractButton *keys(const QString &id) const
    {
        return page->findChild<QAbstractButton *>(QStringLiteral("keys.") + id);
    }
    void record(const QString &id) const
    {
        keys(id)->setFocus();
        QTest::keyClick(keys(id), Qt::Key_Space);
    }
    QAbstractButton *visible(const char *name) const
    {
        for (QAbstractButton *button : page->findChildren<QAbstractButton *>(QLatin1String(name))) {
            if (button->isVisible())
                return button;
        }
        return nullptr;
    }
    QStringList texts() const
    {
        QStringList list;
        for (const ui::Label *label : page->findChildren<ui::Label *>()) {
            if (label->isVisible())
                list << label->text();
        }
        return list;
    }
    // Each card is as high as its texts need. A layout within a layout hears of a change a turn of the loop later.
    bool isWholeShown() const
    {
        for (int turn = 0; turn < 10; ++turn)
            QCoreApplication::processEvents();
        const auto cards = page->findChildren<ui::CardForm *>();
        return std::all_of(cards.cbegin(), cards.cend(), [](const ui::CardForm *card) {
            return !card->isVisible() || card->height() >= card->heightForWidth(card->width());
        });
    }
    QString words(const char *paragraph) const { return find<ui::Paragraph>(paragraph)->plainText(); }
    // All that a person reads or hears, of every section.
    QSet<QString> words() const
    {
        QSet<QString> all;
        for (const QWidget *widget : page->findChildren<QWidget *>()) {
            all << widget->accessibleName() << widget->accessibleDescription() << widget->toolTip();
            if (const auto *label = qobject_cast<const QLabel *>(widget))
                all << label->text();
            if (const auto *paragraph = qobject_cast<const ui::Paragraph *>(widget))
                all << paragraph->plainText();
            if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
                all << button->text();
            if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
                all << edit->placeholderText() << edit->text();
            if (const auto *combo = qobject_cast<const QComboBox *>(widget)) {
                for (int i = 0; i < combo->count(); ++i)
                    all << combo->itemText(i);
            }
            if (const auto *menu = qobject_cast<const QMenu *>(widget)) {
                for (const QAction *action : menu->actions())
                    all << action->text();
            }
        }
        all.remove(QString());
        return all;
    }
    const settings::Preferences &preferences() const { return console.preferences.preferences(); }
    QString k6State() const { return find<ui::Tag>("k6State")->text(); }

    FakeConsole &console;
    ui::Actions actions;
    std::unique_ptr<ui::SettingsPage> page;
};

} // namespace largada::test
