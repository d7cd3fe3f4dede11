// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An own copy of k6: says what would be fetched and from where, fetches it after a second press, and tells how that
// went.
#pragma once

#include <stop_token>

#include <QWidget>

#include "engine/k6_programs.h"

class QGridLayout;
class QProgressBar;

namespace largada::ui
{

class Button;
class Card;
class Label;
class Notice;

class K6Fetch final : public QWidget
{
    Q_OBJECT
public:
    explicit K6Fetch(engine::K6Programs &programs, QWidget *parent = nullptr);
    ~K6Fetch() override; // takes a download back

    void setNeeded(bool needed); // there is no usable k6
    bool close();                // what it asks; false: nothing was asked, or a download goes on
    void focusButton();

signals:
    void fetched(const largada::engine::K6Program &program);
    void said(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class State { Offered, Asked, Fetching };
    void makeFacts(QGridLayout *grid);
    void setState(State state);
    void download();
    void onAnswer(const Result<engine::K6Program> &answer);
    void look();
    void retranslate();
    void tellResult();

    engine::K6Programs &m_programs;
    engine::K6Wheel m_wheel;
    State m_state = State::Offered;
    bool m_isNeeded = false;
    std::stop_source m_stop;
    std::optional<Result<engine::K6Program>> m_result;
    Card *m_card;
    Label *m_icon;
    Label *m_title;
    Label *m_hint;
    Button *m_get;
    QWidget *m_details;
    QVector<Label *> m_names;
    Button *m_copySum;
    QProgressBar *m_progress;
    Label *m_progressText;
    Button *m_cancel;
    Button *m_download;
    Notice *m_notice;
};

} // namespace largada::ui
