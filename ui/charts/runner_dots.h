// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A value of each runner, sorted, with the two extremes named and the median as a line.
#pragma once

#include <QVector>
#include <QWidget>

#include "charts/chart_data.h"

class QPainter;

namespace largada::ui
{

class RunnerDots final : public QWidget
{
    Q_OBJECT
public:
    struct Dot {
        QString name;
        double value = 0;

        bool operator==(const Dot &) const = default;
    };

    explicit RunnerDots(QWidget *parent = nullptr);

    void setDots(const QVector<Dot> &dots, ValueKind kind);
    void setSummary(const QString &summary);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintNames(QPainter &painter, const QPointF &lowest, const QPointF &highest) const;

    QVector<Dot> m_dots; // from the lowest to the highest
    ValueKind m_kind = ValueKind::Milliseconds;
};

} // namespace largada::ui
