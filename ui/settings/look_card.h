// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Language, theme and size of the text. What they change is done by whoever listens to the preferences.
#pragma once

#include <QVector>
#include <QWidget>

#include "settings/preferences_file.h"

namespace largada::ui
{

class CardForm;
class Label;
class Paragraph;
class Segmented;
class ThemeTile;

class LookCard final : public QWidget
{
    Q_OBJECT
public:
    explicit LookCard(settings::PreferencesFile &preferences, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void retranslate();

    settings::PreferencesFile &m_preferences;
    CardForm *m_form;
    Segmented *m_language;
    Paragraph *m_languageHint;
    QVector<ThemeTile *> m_themes;
    Segmented *m_textSize;
    Label *m_languageName;
    Label *m_themeName;
    Label *m_textSizeName;
};

} // namespace largada::ui
