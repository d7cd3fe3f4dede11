// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is told outside of the page: desktop notices while the window is not looked at, and sentences for the status
// line.
#pragma once

#include <functional>

#include <QObject>

#include "shell/notifier.h"
#include "shell/services.h"

namespace largada::ui
{

class RunNotices final : public QObject
{
    Q_OBJECT
public:
    // isSeen: the window is active. Everything has to outlive this.
    RunNotices(const Services &services, Notifier &notifier, std::function<bool()> isSeen, QObject *parent = nullptr);

signals:
    void said(const QString &sentence);

private:
    void onStage(coordinator::Stage before, int phaseBefore);
    void onFinished(const fleet::RunRecord &record);
    void onSeries();
    void tell(bool isWanted, const QString &title, const QString &sentence);

    Services m_services;
    Notifier &m_notifier;
    std::function<bool()> m_isSeen;
    bool m_isOverLimit = false; // and it was told
};

// More than 5% of the requests of the last ten seconds failed.
bool isFailing(const QVector<fleet::SeriesPoint> &series);

} // namespace largada::ui
