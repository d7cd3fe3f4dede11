// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The clusters that runs can be made in: which one is in use, and how each is reached and protected.
#pragma once

#include <QWidget>

#include "shell/services.h"

class QVBoxLayout;

namespace largada::ui
{

class Button;
class CardForm;
class ConnectionRow;
class Paragraph;

class ConnectionsCard final : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectionsCard(const Services &services, QWidget *parent = nullptr);

    void addConnection(); // asks for one

signals:
    void said(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void edit(const QString &name); // empty: a new one
    void keep(const QString &before, const settings::ConnectionProfile &profile);
    void remove(const QString &name);
    void use(const QString &name);
    void retranslate();

    Services m_services;
    CardForm *m_form;
    Button *m_add;
    Paragraph *m_hint;
    QVBoxLayout *m_rows;
};

} // namespace largada::ui
