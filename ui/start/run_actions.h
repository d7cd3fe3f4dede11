// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The row of what can be done with the run at this moment. Start, Cancel and Kill now stand in the same place, one at a
// time: what a second click by mistake meets is harmless.
#pragma once

#include <functional>
#include <optional>

#include <QWidget>

#include "shell/services.h"

class QHBoxLayout;

namespace largada::ui
{

class Button;
class KeyCaps;
class Label;

class RunActions final : public QWidget
{
    Q_OBJECT
public:
    explicit RunActions(const Services &services, QWidget *parent = nullptr);

    void refresh();
    bool escape(); // during the countdown: takes the start back
    void startWithFewer();

signals:
    void said(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Lead { None, Start, Cancel, Kill };

    void arrange();
    void sizeButtons();
    void setLead(Lead lead);
    void showGathering();
    void showArmed();
    void showStopping();
    void say(const QString &title, const QString &detail);
    void start();
    void startNow();
    void go();
    // At once, or when the name of the protected context was typed.
    void whenTyped(const QString &verb, std::function<void()> act);
    void cancel();
    void takeBack();
    bool isDoubleClick(const std::optional<MonoTime> &first) const;
    void kill();
    void goOnWhenHeld();
    bool isCountingDown() const;
    bool holdsHere() const; // the current gate opens only when a person says so

    Services m_services;
    Button *m_start;
    Button *m_cancel;
    Button *m_kill;
    KeyCaps *m_escape;
    Label *m_title;
    Label *m_detail;
    Button *m_fewer;
    Button *m_now;
    std::optional<MonoTime> m_goSentAt;
    std::optional<MonoTime> m_cancelledAt;
    std::optional<MonoTime> m_fewerSentAt; // and the start follows as soon as the machine holds
};

} // namespace largada::ui
