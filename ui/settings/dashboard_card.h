// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which dashboard the agents belong to: the one within this program, or another one by its address.
#pragma once

#include <QWidget>

#include "shell/services.h"

namespace largada::ui
{

class Button;
class CardForm;
class Label;
class Paragraph;

class DashboardCard final : public QWidget
{
    Q_OBJECT
public:
    explicit DashboardCard(const Services &services, QWidget *parent = nullptr);

signals:
    void said(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    void edit();
    void useOwn();
    void refresh();
    void retranslate();

    Services m_services;
    CardForm *m_form;
    Button *m_edit;
    Button *m_own;
    Paragraph *m_hint;
    Label *m_mark;
    Label *m_name;
    Label *m_state;
    Paragraph *m_trouble;
};

} // namespace largada::ui
