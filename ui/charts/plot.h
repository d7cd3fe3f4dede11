// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The plot of a TimeChart: Qt Charts' lines and areas between our own items. Not for pages.
#pragma once

#include <memory>

#include <QChartView>

#include "charts/plot_scene.h"

class QAreaSeries;
class QLineSeries;
class QValueAxis;

namespace largada::ui
{

class Plot final : public QChartView
{
    Q_OBJECT
public:
    explicit Plot(QWidget *parent = nullptr);
    ~Plot() override;

    PlotScene &scenery() { return m_scene; }
    void setSpecs(const QVector<LineSpec> &lines, const std::optional<RangeSpec> &range);
    void setLine(int line, const QVector<Segment> &pieces);
    void setRange(const QVector<RangeSegment> &pieces);
    // After area, whole, from, to and top of the scenery were set: axes and plot area follow where they differ.
    void place();
    void look(); // pens and brushes in the scenery's theme
    void updateItems();
    void updateCursor(std::optional<double> t, const QString &label);
    int pointCount(int line) const;
    int pieceCount(int line) const;

private:
    struct Piece {
        QLineSeries *line = nullptr;
        QLineSeries *upper = nullptr; // of the area
        QAreaSeries *area = nullptr;
    };
    struct RangePiece {
        QLineSeries *upper = nullptr;
        QLineSeries *lower = nullptr;
        QAreaSeries *area = nullptr;
        QLineSeries *highest = nullptr;
        QLineSeries *lowest = nullptr;
        QLineSeries *median = nullptr;
    };

    QLineSeries *addLine();
    QAreaSeries *addArea(QLineSeries *upper, QLineSeries *lower);
    Piece makePiece(const LineSpec &spec);
    RangePiece makeRangePiece();
    void lookAt(const Piece &piece, const LineSpec &spec) const;
    void lookAt(const RangePiece &piece) const;

    PlotScene m_scene;
    QVector<LineSpec> m_specs;
    std::optional<RangeSpec> m_rangeSpec;
    QVector<QVector<Piece>> m_pieces; // of each line; kept for the next data once made
    QVector<RangePiece> m_rangePieces;
    QValueAxis *m_timeAxis;
    QValueAxis *m_valueAxis;
    QRectF m_placed;
    // Children of the chart, which lives in the view's scene.
    BackItem *m_back;
    FrontItem *m_front;
    CursorItem *m_cursor;
};

} // namespace largada::ui
