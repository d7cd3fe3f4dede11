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

    // Shown while it is lost. isLoaded: a run goes on in the cluster meanwhile.
    void show(const fleet::ConnectionState &state, MonoTime now, bool isLoaded);

signals:
    void retryWanted();
    void settingsWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    fleet::ConnectionState m_state;
    MonoTime m_now{};
    bool m_isLoaded = false;
    Card *m_card;
    Label *m_icon;
    Label *m_title;
    Paragraph *m_why;
    Label *m_next;
    Button *m_settings;
    Button *m_retry;
};

} // namespace largada::ui
