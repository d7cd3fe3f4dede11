// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Says loudly that the cluster cannot be seen, of when what is shown is, and when it is tried again.
#pragma once

#include <QWidget>

#include "fleet/clusters.h"

namespace largada::ui
{

class Button;
class Card;
class Label;
class Paragraph;

class ConnectionBar final : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectionBar(QWidget *parent = nullptr);

    enum class Run { None, Gated, Loaded }; // in the cluster meanwhile
    // Shown while it is lost.
    void show(const fleet::ConnectionState &state, MonoTime now, Run run);

signals:
    void retryWanted();
    void settingsWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    fleet::ConnectionState m_state;
    MonoTime m_now{};
    Run m_run = Run::None;
    Card *m_card;
    Label *m_icon;
    Label *m_title;
    Paragraph *m_why;
    Label *m_next;
    Button *m_settings;
    Button *m_retry;
};

} // namespace largada::ui
