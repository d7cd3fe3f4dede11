// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A line small enough to stand beside a figure; it has no axis.
#pragma once

#include <QWidget>

#include "charts/chart_data.h"

namespace largada::ui
{

class Sparkline final : public QWidget
{
    Q_OBJECT
public:
    explicit Sparkline(Ink ink = Ink::Accent, QWidget *parent = nullptr);

    void setInk(Ink ink);
    // Time from the first to the last sample, unless a span is given; values from 0 to the highest, or to top.
    void setData(const QVector<Segment> &segments, std::optional<double> top = std::nullopt);
    void setSpan(double from, double to);
    // Hatched from here to the end: nothing is known of it.
    void setNoDataFrom(std::optional<double> t);
    void setSummary(const QString &summary);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QVector<Segment> m_segments;
    Ink m_ink;
    std::optional<double> m_top;
    std::optional<std::pair<double, double>> m_span;
    std::optional<double> m_noDataFrom;
};

} // namespace largada::ui
