// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/time_chart.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QTimer>
#include <QVBoxLayout>

#include "charts/chart_head.h"
#include "charts/chart_paint.h"
#include "charts/decimate.h"
#include "charts/plot.h"
#include "charts/ticks.h"

namespace largada::ui
{

namespace
{

constexpr double headroom = 1.04;
constexpr double shrinkBelow = 0.4; // of the axis: before, it stays as it is, so that it does not jump
constexpr double ruleReach = 2;     // how far above the values a rule may pull the axis up
constexpr double endGap = 7;        // from the last point to its label

// The last sample in sight.
std::optional<Sample> lastSeen(const QVector<Segment> &segments, double from, double to)
{
    std::optional<Sample> last;
    for (const Segment &segment : segments) {
        const auto after = std::upper_bound(segment.cbegin(), segment.cend(), to,
                                            [](double t, const Sample &sample) { return t < sample.t; });
        if (after != segment.cbegin() && std::prev(after)->t >= from && (!last || std::prev(after)->t >= last->t))
            last = *std::prev(after);
    }
    return last;
}

template<class T>
QVector<QVector<T>> cleanedAll(const QVector<QVector<T>> &segments)
{
    QVector<QVector<T>> clean;
    clean.reserve(segments.size());
    for (const QVector<T> &segment : segments)
        clean.push_back(cleaned(segment));
    return clean;
}

int stepsFor(ValueKind kind, double height)
{
    return std::clamp(static_cast<int>(height / scaled(22)), 1, kind == ValueKind::Percent ? 3 : 5);
}

// Those that have room beside each other, told by how wide they came out.
QVector<Tick> timeTicksFor(TimeKind kind, double from, double to, double width)
{
    const auto room = [](const QString &label) { return paint::textWidth(TextKind::Caption, label) + scaled(18); };
    QVector<Tick> ticks = timeTicks(kind, from, to, static_cast<int>(width / room(QStringLiteral("00:00"))));
    if (!ticks.isEmpty() && static_cast<double>(ticks.size()) * room(ticks.constLast().label) > width + scaled(24))
        ticks = timeTicks(kind, from, to, static_cast<int>(width / room(ticks.constLast().label)));
    return ticks;
}

} // namespace

TimeChart::TimeChart(QWidget *parent)
    : QWidget(parent), m_head(new ChartHead(this)), m_plot(new Plot(this)), m_timer(new QTimer(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_plot, 1);
    m_head->hide();
    m_plot->scenery().theme = &theme();
    m_timer->setSingleShot(true);
    m_timer->setInterval(0);
    connect(m_timer, &QTimer::timeout, this, &TimeChart::refresh);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

TimeChart::~TimeChart() = default;

const Theme &TimeChart::theme() const
{
    return m_exportTheme != nullptr ? *m_exportTheme : themeOf(this);
}

void TimeChart::setTitle(const QString &title, const QString &subtitle)
{
    m_head->setTitle(title, subtitle);
    m_head->setVisible(!title.isEmpty());
    setAccessibleName(title);
    touch();
}

void TimeChart::setSummary(const QString &summary)
{
    m_summary = summary;
    if (!m_cursor)
        setAccessibleDescription(summary);
}

void TimeChart::setValueKind(ValueKind kind, double leastTop)
{
    if (kind == m_valueKind && leastTop == m_leastTop)
        return;
    m_valueKind = kind;
    m_leastTop = leastTop;
    m_peak = 0;
    touch();
}

void TimeChart::setTimeKind(TimeKind kind)
{
    if (kind == m_timeKind)
        return;
    m_timeKind = kind;
    touch();
}

void TimeChart::setLines(const QVector<LineSpec> &lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines;
    m_data.resize(lines.size());
    m_plot->setSpecs(m_lines, m_rangeSpec);
    touch();
}

void TimeChart::setData(int line, const QVector<Segment> &segments)
{
    Q_ASSERT(line >= 0 && line < m_data.size());
    m_data[line] = cleanedAll(segments);
    touch();
}

void TimeChart::setRange(const RangeSpec &spec, const QVector<RangeSegment> &segments)
{
    if (spec != m_rangeSpec) {
        m_rangeSpec = spec;
        m_plot->setSpecs(m_lines, m_rangeSpec);
    }
    m_range = cleanedAll(segments);
    touch();
}

void TimeChart::setBands(const QVector<Band> &bands)
{
    QVector<Band> valid;
    std::copy_if(bands.cbegin(), bands.cend(), std::back_inserter(valid), [](const Band &band) {
        return std::isfinite(band.from) && std::isfinite(band.to) && band.to > band.from;
    });
    if (valid == m_plot->scenery().bands)
        return;
    m_plot->scenery().bands = valid;
    touch();
}

void TimeChart::setRule(std::optional<double> y, const QString &label, RuleLabel place)
{
    if (y && !std::isfinite(*y))
        y.reset();
    if (y == m_rule && label == m_ruleLabel && place == m_rulePlace)
        return;
    m_rule = y;
    m_ruleLabel = label;
    m_rulePlace = place;
    touch();
}

void TimeChart::setTimeAxis(double from, double to, bool showLabels)
{
    if (!std::isfinite(from) || !std::isfinite(to) || !(to > from))
        return;
    if (from == m_from && to == m_to && showLabels == m_showsTimes)
        return;
    m_from = from;
    m_to = to;
    m_showsTimes = showLabels;
    touch();
}

void TimeChart::setSides(std::optional<Sides> sides)
{
    if (sides == m_sides)
        return;
    m_sides = sides;
    touch();
}

void TimeChart::setSelfRefreshing(bool isSelf)
{
    m_isSelfRefreshing = isSelf;
}

void TimeChart::setNavigable(bool isNavigable, bool canPan)
{
    m_isNavigable = isNavigable;
    m_canPan = canPan;
}

void TimeChart::touch()
{
    m_isDirty = true;
    if (!isVisible())
        return;
    if (m_isSelfRefreshing)
        m_timer->start();
    else
        emit refreshNeeded();
}

void TimeChart::refresh()
{
    if (m_isDirty && isVisible())
        draw();
}

void TimeChart::draw()
{
    m_isDirty = false;
    layout()->activate();
    m_plot->setSpecs(m_lines, m_rangeSpec);
    layOut();
    m_plot->place();
    pushLines();
    pushRange();
    pushEnds();
    m_plot->updateItems();
    updateHead();
    updateCursor();
}

double TimeChart::visiblePeak() const
{
    double peak = 0;
    const auto isSeen = [this](double t) { return t >= m_from && t <= m_to; };
    for (const QVector<Segment> &segments : m_data) {
        for (const Segment &segment : segments) {
            for (const Sample &sample : segment)
                peak = isSeen(sample.t) ? std::max(peak, sample.y) : peak;
        }
    }
    for (const RangeSegment &segment : m_range) {
        for (const RangeSample &sample : segment)
            peak = isSeen(sample.t) ? std::max(peak, sample.highest) : peak;
    }
    return m_rule && *m_rule <= ruleReach * peak ? std::max(peak, *m_rule) : peak;
}

void TimeChart::layOut()
{
    PlotScene &scene = m_plot->scenery();
    scene.whole = QRectF(QPointF(0, 0), QSizeF(m_plot->size()));
    scene.from = m_from;
    scene.to = m_to;
    const bool hasLabels = std::any_of(scene.bands.cbegin(), scene.bands.cend(), [](const Band &band) {
        return band.kind != Band::Kind::NoData && !band.label.isEmpty();
    });
    const double top = scaled(hasLabels ? 24 : scene.bands.isEmpty() ? 8 : 12);
    const double bottom = scene.whole.bottom() - scaled(m_showsTimes ? 20 : 9);
    const double peak = visiblePeak();
    const double needed = std::max(m_leastTop, peak);
    const double axis = scene.valueTicks.isEmpty() ? 0 : scene.valueTicks.constLast().at;
    if (m_peak <= 0 || needed > axis || needed < shrinkBelow * axis)
        m_peak = needed;
    const ValueTicks values = valueTicks(m_valueKind, m_peak, stepsFor(m_valueKind, bottom - top));
    // A line along the topmost label is not cut in half.
    scene.top = headroom * peak > values.top ? headroom * values.top : values.top;
    scene.valueTicks = values.ticks;
    double widest = 0;
    for (const Tick &tick : values.ticks)
        widest = std::max(widest, paint::textWidth(TextKind::Caption, tick.label));
    double ends = 0;
    for (const LineSpec &line : std::as_const(m_lines))
        ends = std::max(ends, paint::textWidth(TextKind::Caption, line.endLabel));
    if (m_rangeSpec) {
        for (const QString &label : {m_rangeSpec->lowestEnd, m_rangeSpec->medianEnd, m_rangeSpec->highestEnd})
            ends = std::max(ends, paint::textWidth(TextKind::Caption, label));
    }
    // In steps, so that a digit more does not move everything.
    const double unit = scaled(6);
    m_needed = {unit * std::ceil((widest + scaled(10)) / unit),
                ends > 0 ? unit * std::ceil((ends + endGap + scaled(4)) / unit) : scaled(16)};
    const Sides sides = m_sides.value_or(m_needed);
    scene.area = QRectF(sides.left, top, scene.whole.width() - sides.left - sides.right, bottom - top).toRect();
    if (scene.area.width() < 1 || scene.area.height() < 1)
        scene.area = {};
    scene.timeTicks = m_showsTimes && !scene.area.isEmpty() ? timeTicksFor(m_timeKind, m_from, m_to, scene.area.width())
                                                            : QVector<Tick>{};
    scene.rule = m_rule;
    scene.ruleLabel = m_rulePlace == RuleLabel::InPlot ? m_ruleLabel : QString();
}

void TimeChart::pushLines()
{
    const Columns columns{m_from, m_to, static_cast<int>(m_plot->scenery().area.width())};
    for (qsizetype line = 0; line < m_lines.size(); ++line) {
        const bool isStep = m_lines.at(line).isStep;
        // Each step is two points.
        const Columns own = isStep ? Columns{m_from, m_to, std::min(columns.count, mostPoints / 4 - 3)} : columns;
        QVector<Segment> pieces;
        for (const Segment &segment : std::as_const(m_data[line])) {
            const Segment thin = decimated(segment, own);
            if (!thin.isEmpty())
                pieces.push_back(isStep ? stepped(thin) : thin);
        }
        m_plot->setLine(static_cast<int>(line), pieces);
    }
}

void TimeChart::pushRange()
{
    const Columns columns{m_from, m_to, static_cast<int>(m_plot->scenery().area.width())};
    QVector<RangeSegment> pieces;
    for (const RangeSegment &segment : std::as_const(m_range)) {
        const RangeSegment thin = decimated(segment, columns);
        if (!thin.isEmpty())
            pieces.push_back(thin);
    }
    m_plot->setRange(pieces);
}

void TimeChart::pushEnds()
{
    QVector<PlotScene::End> &ends = m_plot->scenery().ends;
    ends.clear();
    for (qsizetype line = 0; line < m_lines.size(); ++line) {
        const LineSpec &spec = m_lines.at(line);
        for (const Segment &segment : std::as_const(m_data[line])) {
            if (segment.size() == 1)
                ends.push_back({segment.constFirst(), spec.ink});
        }
        const auto last = lastSeen(m_data.at(line), m_from, m_to);
        if (last && !spec.endLabel.isEmpty())
            ends.push_back({*last, spec.ink, spec.endLabel, true});
    }
    if (!m_rangeSpec)
        return;
    const auto push = [this, &ends](double RangeSample::*value, const QString &label, bool isStrong) {
        QVector<Segment> segments;
        for (const RangeSegment &range : std::as_const(m_range)) {
            Segment segment;
            for (const RangeSample &sample : range)
                segment.push_back({sample.t, sample.*value});
            segments.push_back(segment);
        }
        const auto last = lastSeen(segments, m_from, m_to);
        if (last && !label.isEmpty())
            ends.push_back({*last, m_rangeSpec->ink, label, isStrong});
    };
    push(&RangeSample::highest, m_rangeSpec->highestEnd, false);
    push(&RangeSample::median, m_rangeSpec->medianEnd, true);
    push(&RangeSample::lowest, m_rangeSpec->lowestEnd, false);
}

int TimeChart::pointCount(int line) const
{
    return m_plot->pointCount(line);
}

int TimeChart::segmentCount(int line) const
{
    return m_plot->pieceCount(line);
}

QImage TimeChart::toImage(double ratio, const Theme *theme)
{
    const auto wear = [this](const Theme *worn) {
        m_exportTheme = worn;
        m_head->setTheme(worn);
        m_plot->scenery().theme = &this->theme();
        m_plot->look();
    };
    const std::optional<double> cursor = std::exchange(m_cursor, std::nullopt);
    wear(theme);
    draw();
    const int padding = scaled(12);
    QImage image((QSizeF(size() + QSize(2 * padding, 2 * padding)) * ratio).toSize(),
                 QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(this->theme().color(Ink::Base));
    render(&image, QPoint(padding, padding), QRegion(), DrawChildren);
    wear(nullptr);
    m_cursor = cursor;
    draw();
    return image;
}

} // namespace largada::ui
