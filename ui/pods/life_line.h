// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What one runner went through, from top to bottom: passed, now, failed, or to come.
#pragma once

#include <QVector>
#include <QWidget>

#include "viewmodels/runner_timeline.h"

namespace largada::ui
{

class LifeLine final : public QWidget
{
    Q_OBJECT
public:
    explicit LifeLine(QWidget *parent = nullptr);
    void setEntries(const QVector<viewmodels::LifeEntry> &entries);
    static QString title(const viewmodels::LifeEntry &entry);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void describe();

    QVector<viewmodels::LifeEntry> m_entries;
};

} // namespace largada::ui
