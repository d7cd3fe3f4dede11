// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing was ever run: what Largada does, in one picture and one click, and the other ways in.
#pragma once

#include <QWidget>

#include "shell/page.h"
#include "shell/services.h"

namespace largada::ui
{

class Button;
class Label;
class Paragraph;

class FirstStart final : public QWidget
{
    Q_OBJECT
public:
    explicit FirstStart(const Services &services, QWidget *parent = nullptr);
    void look(); // for k6, again

signals:
    void goTo(largada::ui::PageId page, const QString &what);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    QWidget *makeHero();
    QWidget *makeWay(const QString &icon, Label *&title, Paragraph *&text, Button *&button);

    Services m_services;
    Label *m_welcome;
    Label *m_subtitle;
    Paragraph *m_heroTitle;
    Paragraph *m_heroText;
    Button *m_demo;
    Label *m_k6Mark;
    Label *m_k6;
    Button *m_getK6;
    Label *m_ownTitle = nullptr;
    Paragraph *m_ownText = nullptr;
    Button *m_own = nullptr;
    Label *m_agentsTitle = nullptr;
    Paragraph *m_agentsText = nullptr;
    Button *m_agents = nullptr;
    Label *m_settingsTitle = nullptr;
    Paragraph *m_settingsText = nullptr;
    Button *m_settings = nullptr;
    std::optional<engine::K6Program> m_program;
};

} // namespace largada::ui
