// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lines over time in one plot, with phases as bands and a head row of title, legend and the crosshair's values.
#pragma once

#include <QImage>
#include <QWidget>

#include "charts/chart_data.h"

class QTimer;

namespace largada::ui
{

class ChartHead;
class Plot;

// Draws what it was given at most once an event-loop turn, and not while it cannot be seen.
class TimeChart final : public QWidget
{
    Q_OBJECT
public:
    // Room at the left for the values, at the right for the end labels.
    struct Sides {
        double left = 0;
        double right = 0;

        bool operator==(const Sides &) const = default;
    };
    enum class RuleLabel { InHead, InPlot };

    explicit TimeChart(QWidget *parent = nullptr);
    ~TimeChart() override;

    // Without a title there is no head row; readout() then has the crosshair's values.
    void setTitle(const QString &title, const QString &subtitle = {});
    // One sentence of what is seen, for those who do not see it.
    void setSummary(const QString &summary);
    // The axis begins at 0 and ends where the values in sight do, but not below leastTop.
    void setValueKind(ValueKind kind, double leastTop = 0);
    void setTimeKind(TimeKind kind);
    void setLines(const QVector<LineSpec> &lines);
    void setData(int line, const QVector<Segment> &segments);
    void setRange(const RangeSpec &spec, const QVector<RangeSegment> &segments);
    void setBands(const QVector<Band> &bands); // those that end before they begin are left out
    void setRule(std::optional<double> y, const QString &label = {}, RuleLabel place = RuleLabel::InHead);
    void setTimeAxis(double from, double to, bool showLabels = true);

    double from() const { return m_from; }
    double to() const { return m_to; }
    std::optional<double> cursorTime() const { return m_cursor; }
    QString readout() const; // "14:02:10 · p50 60 ms · p95 184 ms"; empty without a crosshair
    QStringList columns() const;
    QVector<TableRow> rows() const;
    int pointCount(int line) const;   // in the series as drawn
    int segmentCount(int line) const; // pieces that are drawn

    // Title, legend, bands and lines on the card's colour; whether shown or not. In the theme in force, or as given.
    QImage toImage(double ratio, const Theme *theme = nullptr);

    // For ChartStack: who brings several charts into step.
    Sides neededSides() const { return m_needed; }
    void setSides(std::optional<Sides> sides);
    void setSelfRefreshing(bool isSelf); // otherwise the owner calls refresh() after refreshNeeded()
    void refresh();
    // Keys, wheel and mouse ask to pan and zoom. Where there is nothing to pan, the wheel is left to the page.
    void setNavigable(bool isNavigable, bool canPan);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public slots:
    void setCursorTime(std::optional<double> t);

signals:
    void cursorMoved(std::optional<double> t); // by a person
    void tableWanted();
    void refreshNeeded();
    void panned(double seconds);
    void zoomed(double factor, double around); // factor below 1: closer
    void wholeWanted();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void touch();
    void draw();
    void layOut();
    void pushLines();
    void pushRange();
    void pushEnds();
    void updateHead();
    void updateCursor();
    double visiblePeak() const;
    double timeAt(double x) const;
    std::optional<double> valueAt(int line, double t) const;
    QVector<double> cursorStops() const;
    void moveCursor(int steps);
    void place(std::optional<double> t);
    const Theme &theme() const;

    ChartHead *m_head;
    Plot *m_plot;
    QTimer *m_timer;
    ValueKind m_valueKind = ValueKind::Count;
    TimeKind m_timeKind = TimeKind::SinceStart;
    double m_leastTop = 0;
    double m_peak = 0; // that the value axis was made for
    QString m_summary;
    QVector<LineSpec> m_lines;
    QVector<QVector<Segment>> m_data;
    std::optional<RangeSpec> m_rangeSpec;
    QVector<RangeSegment> m_range;
    std::optional<double> m_rule;
    QString m_ruleLabel;
    RuleLabel m_rulePlace = RuleLabel::InHead;
    double m_from = 0;
    double m_to = 60;
    bool m_showsTimes = true;
    std::optional<double> m_cursor;
    std::optional<Sides> m_sides;
    Sides m_needed;
    bool m_isDirty = true;
    bool m_isSelfRefreshing = true;
    bool m_isNavigable = false;
    bool m_canPan = false;
    bool m_hasRing = false;
    std::optional<double> m_dragFrom;
    const Theme *m_exportTheme = nullptr;
};

} // namespace largada::ui
