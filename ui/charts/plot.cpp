// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/plot.h"

#include <QAreaSeries>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QValueAxis>

namespace largada::ui
{

namespace
{

template<class T, class Fn>
QList<QPointF> points(const QVector<T> &samples, Fn y)
{
    QList<QPointF> out;
    out.reserve(samples.size());
    for (const T &sample : samples)
        out.push_back({sample.t, y(sample)});
    return out;
}

// Each replace() lays the series out anew, so not for the same points.
void replace(QLineSeries *series, const QList<QPointF> &points)
{
    if (series != nullptr && series->points() != points)
        series->replace(points);
}

void fill(QAreaSeries *area, const QColor &color)
{
    area->setPen(Qt::NoPen); // it would go round the whole area
    area->setBrush(color);
}

QPen roundPen(const QColor &color, double width)
{
    return {color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

QPen dashedPen(const QColor &color, double width)
{
    QPen pen(color, width);
    pen.setDashPattern({5, 4});
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

} // namespace

Plot::Plot(QWidget *parent) : QChartView(parent), m_timeAxis(new QValueAxis(this)), m_valueAxis(new QValueAxis(this))
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(Qt::NoBrush);
    setStyleSheet(QStringLiteral("background: transparent; border: none;"));
    viewport()->setAutoFillBackground(false);
    // The chart around it listens; this only shows.
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumSize(0, 0);
    chart()->setMinimumSize(0, 0);
    chart()->setBackgroundVisible(false);
    chart()->setBackgroundRoundness(0);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->legend()->hide();
    chart()->setAnimationOptions(QChart::NoAnimation);
    for (QValueAxis *axis : {m_timeAxis, m_valueAxis}) {
        axis->setVisible(false);
        axis->setGridLineVisible(false);
    }
    chart()->addAxis(m_timeAxis, Qt::AlignBottom);
    chart()->addAxis(m_valueAxis, Qt::AlignLeft);
    m_back = new BackItem(m_scene);
    m_front = new FrontItem(m_scene);
    m_cursor = new CursorItem(m_scene);
    m_back->setParentItem(chart());
    m_front->setParentItem(chart());
    m_cursor->setParentItem(chart());
}

// They read the scenery, which goes before the view's scene does.
Plot::~Plot()
{
    delete m_cursor;
    delete m_front;
    delete m_back;
}

QLineSeries *Plot::addLine()
{
    auto *line = new QLineSeries;
    chart()->addSeries(line);
    line->attachAxis(m_timeAxis);
    line->attachAxis(m_valueAxis);
    return line;
}

QAreaSeries *Plot::addArea(QLineSeries *upper, QLineSeries *lower)
{
    auto *area = new QAreaSeries(upper, lower);
    upper->setParent(area);
    if (lower != nullptr)
        lower->setParent(area);
    chart()->addSeries(area);
    area->attachAxis(m_timeAxis);
    area->attachAxis(m_valueAxis);
    return area;
}

Plot::Piece Plot::makePiece(const LineSpec &spec)
{
    Piece piece;
    if (spec.isArea) {
        piece.upper = new QLineSeries;
        piece.area = addArea(piece.upper, nullptr);
    }
    piece.line = addLine();
    lookAt(piece, spec);
    return piece;
}

Plot::RangePiece Plot::makeRangePiece()
{
    RangePiece piece;
    piece.upper = new QLineSeries;
    piece.lower = new QLineSeries;
    piece.area = addArea(piece.upper, piece.lower);
    piece.highest = addLine();
    piece.lowest = addLine();
    piece.median = addLine();
    lookAt(piece);
    return piece;
}

void Plot::lookAt(const Piece &piece, const LineSpec &spec) const
{
    if (m_scene.theme == nullptr)
        return;
    const QColor color = m_scene.theme->color(spec.ink);
    piece.line->setPen(spec.isDashed ? dashedPen(color, spec.width) : roundPen(color, spec.width));
    if (piece.area != nullptr)
        fill(piece.area, m_scene.theme->color(spec.ink, spec.areaOpacity));
}

void Plot::lookAt(const RangePiece &piece) const
{
    if (m_scene.theme == nullptr || !m_rangeSpec)
        return;
    const QColor color = m_scene.theme->color(m_rangeSpec->ink);
    fill(piece.area, m_scene.theme->color(m_rangeSpec->ink, m_rangeSpec->opacity));
    piece.highest->setPen(roundPen(color, 1));
    piece.lowest->setPen(roundPen(color, 1));
    piece.median->setPen(roundPen(color, 2));
}

void Plot::setSpecs(const QVector<LineSpec> &lines, const std::optional<RangeSpec> &range)
{
    const auto isSameShape = [](const LineSpec &a, const LineSpec &b) { return a.isArea == b.isArea; };
    const bool isKept = std::equal(m_specs.cbegin(), m_specs.cend(), lines.cbegin(), lines.cend(), isSameShape) &&
                        m_rangeSpec.has_value() == range.has_value();
    m_specs = lines;
    m_rangeSpec = range;
    if (!isKept) {
        chart()->removeAllSeries();
        m_pieces = QVector<QVector<Piece>>(lines.size());
        m_rangePieces.clear();
    }
    look();
}

void Plot::setLine(int line, const QVector<Segment> &pieces)
{
    QVector<Piece> &own = m_pieces[line];
    while (own.size() < pieces.size())
        own.push_back(makePiece(m_specs.at(line)));
    for (qsizetype i = 0; i < own.size(); ++i) {
        const QList<QPointF> list = points(pieces.value(i), [](const Sample &sample) { return sample.y; });
        if (own.at(i).area != nullptr) {
            replace(own.at(i).upper, list);
            own.at(i).area->setVisible(!list.isEmpty());
        }
        replace(own.at(i).line, list);
    }
}

void Plot::setRange(const QVector<RangeSegment> &pieces)
{
    while (m_rangePieces.size() < pieces.size())
        m_rangePieces.push_back(makeRangePiece());
    for (qsizetype i = 0; i < m_rangePieces.size(); ++i) {
        const RangePiece &own = m_rangePieces.at(i);
        const RangeSegment samples = pieces.value(i);
        const QList<QPointF> high = points(samples, [](const RangeSample &sample) { return sample.highest; });
        const QList<QPointF> low = points(samples, [](const RangeSample &sample) { return sample.lowest; });
        replace(own.upper, high);
        replace(own.lower, low);
        own.area->setVisible(!samples.isEmpty());
        replace(own.highest, high);
        replace(own.lowest, low);
        replace(own.median, points(samples, [](const RangeSample &sample) { return sample.median; }));
    }
}

void Plot::place()
{
    if (m_timeAxis->min() != m_scene.from || m_timeAxis->max() != m_scene.to)
        m_timeAxis->setRange(m_scene.from, m_scene.to);
    if (m_valueAxis->min() != 0 || m_valueAxis->max() != m_scene.top)
        m_valueAxis->setRange(0, m_scene.top);
    if (m_placed == m_scene.area)
        return;
    m_placed = m_scene.area;
    m_back->prepare();
    m_front->prepare();
    m_cursor->prepare();
    chart()->setPlotArea(m_placed);
    // Without these, Qt 6.4 leaves the axes behind at the second resize.
    chart()->layout()->invalidate();
    chart()->layout()->activate();
}

void Plot::look()
{
    for (qsizetype i = 0; i < m_pieces.size(); ++i) {
        for (const Piece &piece : std::as_const(m_pieces[i]))
            lookAt(piece, m_specs.at(i));
    }
    for (const RangePiece &piece : std::as_const(m_rangePieces))
        lookAt(piece);
    updateItems();
}

void Plot::updateItems()
{
    m_back->update();
    m_front->update();
    m_cursor->update();
}

void Plot::updateCursor(std::optional<double> t, const QString &label)
{
    m_cursor->prepare();
    m_scene.cursor = t;
    m_scene.cursorLabel = label;
    m_cursor->update();
}

int Plot::pointCount(int line) const
{
    int count = 0;
    for (const Piece &piece : m_pieces.value(line))
        count += static_cast<int>(piece.line->count());
    return count;
}

int Plot::pieceCount(int line) const
{
    const QVector<Piece> pieces = m_pieces.value(line);
    return static_cast<int>(
        std::count_if(pieces.cbegin(), pieces.cend(), [](const Piece &piece) { return piece.line->count() > 0; }));
}

} // namespace largada::ui
