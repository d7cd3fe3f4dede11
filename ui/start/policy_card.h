// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happens at the gate when some runners are missing: can be changed while it is closed.
#pragma once

#include <QWidget>

#include "shell/services.h"

class QComboBox;
class QSpinBox;

namespace largada::ui
{

class Label;
class Paragraph;

class PolicyCard final : public QWidget
{
    Q_OBJECT
public:
    explicit PolicyCard(const Services &services, QWidget *parent = nullptr);
    void refresh();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void send();
    void explain();

    Services m_services;
    Label *m_title;
    Label *m_policyLabel;
    QComboBox *m_policy;
    Label *m_minimumLabel;
    QSpinBox *m_minimum;
    Label *m_timeoutLabel;
    QComboBox *m_timeout;
    Paragraph *m_notes;
    bool m_filling = false;
};

} // namespace largada::ui
