// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A runner state with its count: legend, counter and filter in one. Checked: only runners of the checked states are
// shown.
#pragma once

#include <QAbstractButton>

#include "widgets/theme.h"

namespace largada::ui
{

class StateChip final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit StateChip(fleet::RunnerState state, QWidget *parent = nullptr);

    fleet::RunnerState state() const { return m_state; }
    void setCount(int count);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString word() const; // "ready", after a count
    void describe();

    fleet::RunnerState m_state;
    int m_count = 0;
};

} // namespace largada::ui
