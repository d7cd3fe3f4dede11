// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What lies under and over the lines of a chart, and the items that paint it. Not for pages.
#pragma once

#include <QGraphicsItem>
#include <QRectF>

#include "charts/chart_data.h"

namespace largada::ui
{

// Read by the items while they paint; whoever changes it updates them.
struct PlotScene {
    struct End {
        Sample last;
        Ink ink = Ink::Accent;
        QString label{}; // none: a point that stands alone
        bool isStrong = false;

        bool operator==(const End &) const = default;
    };

    const Theme *theme = nullptr;
    QRectF area; // of the plot, in the scene
    QRectF whole;
    double from = 0;
    double to = 1;
    double top = 1;
    QVector<Tick> valueTicks{};
    QVector<Tick> timeTicks{}; // empty: no labels
    QVector<Band> bands{};
    std::optional<double> rule{};
    QString ruleLabel{};
    QVector<End> ends{};
    std::optional<double> cursor{};
    QString cursorLabel{};

    double x(double t) const { return area.left() + area.width() * (t - from) / (to - from); }
    double y(double value) const { return area.bottom() - area.height() * value / top; }
};

// Grid, labels, bands.
class BackItem final : public QGraphicsItem
{
public:
    explicit BackItem(const PlotScene &scene) : m_scene(scene) { setZValue(-5); }

    QRectF boundingRect() const override { return m_scene.whole; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;
    void prepare() { prepareGeometryChange(); }

private:
    void paintGrid(QPainter &painter) const;
    void paintBands(QPainter &painter) const;

    const PlotScene &m_scene;
};

// No-data blocks, the rule, the ends of the lines.
class FrontItem final : public QGraphicsItem
{
public:
    explicit FrontItem(const PlotScene &scene) : m_scene(scene) { setZValue(20); }

    QRectF boundingRect() const override { return m_scene.whole; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;
    void prepare() { prepareGeometryChange(); }

private:
    void paintNoData(QPainter &painter) const;
    void paintRule(QPainter &painter) const;
    void paintEnds(QPainter &painter) const;

    const PlotScene &m_scene;
};

// As narrow as it can be, so that moving it paints little anew.
class CursorItem final : public QGraphicsItem
{
public:
    explicit CursorItem(const PlotScene &scene) : m_scene(scene) { setZValue(30); }

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;
    void prepare() { prepareGeometryChange(); }

private:
    QRectF pill() const;

    const PlotScene &m_scene;
};

} // namespace largada::ui
