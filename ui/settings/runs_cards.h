// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What new runs begin with, and what the desktop tells of them.
#pragma once

#include <QVector>
#include <QWidget>

#include "settings/preferences_file.h"

class QCheckBox;
class QSpinBox;

namespace largada::ui
{

class CardForm;
class Label;
class Paragraph;

class RunsCard final : public QWidget
{
    Q_OBJECT
public:
    explicit RunsCard(settings::PreferencesFile &preferences, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void retranslate();

    settings::PreferencesFile &m_preferences;
    CardForm *m_form;
    QSpinBox *m_countdown;
    QSpinBox *m_gate;
    Label *m_countdownName;
    Label *m_gateName;
    Paragraph *m_countdownHint;
    Paragraph *m_gateHint;
};

class NotificationsCard final : public QWidget
{
    Q_OBJECT
public:
    explicit NotificationsCard(settings::PreferencesFile &preferences, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void retranslate();

    settings::PreferencesFile &m_preferences;
    CardForm *m_form;
    Paragraph *m_hint;
    QCheckBox *m_phase;
    QCheckBox *m_end;
    QCheckBox *m_failRate;
};

} // namespace largada::ui
