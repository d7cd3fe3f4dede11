// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// All runners of the filter as tiles, in the fleet's order, which never changes under the cursor. Painted from one
// image that only changed tiles are copied into; reads the model's rows by index.
#pragma once

#include <vector>

#include <QAbstractScrollArea>
#include <QImage>
#include <QTimer>

#include "pods/pod_grid_layout.h"
#include "pods/pod_selection.h"
#include "pods/pod_sprites.h"
#include "viewmodels/runner_filter.h"

namespace largada::ui
{

class PodGrid final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    enum class Grouping { None, State, Reason, Phase, Node };

    // All have to outlive this.
    PodGrid(viewmodels::RunnerModel &model, viewmodels::RunnerFilter &filter, PodSelection &selection,
            const Clock &clock, QWidget *parent = nullptr);

    void setModel(viewmodels::RunnerModel &model); // another fleet's; the filter has it already
    void setGrouping(Grouping grouping);
    void setTileSize(int pixels); // 0: what fits
    // Not seen since the connection went, at that time of day where it is known.
    void setStale(bool stale, const QString &since = {});
    void setStrong(bool strong); // high contrast
    void refreshProblems();      // time has passed

    int count() const { return static_cast<int>(m_tiles.size()); }
    int failed() const { return m_failed; } // of those that are shown
    const PodGridLayout &layoutOf() const { return m_layout; }
    RunnerId runnerAt(int place) const;        // empty: it is gone, and not drawn anew yet
    int placeOf(const RunnerId &runner) const; // -1: not shown
    int currentPlace() const { return placeOf(m_selection.current()); }
    int ordinalOf(int place) const; // as it is shown
    bool isSelected(int place) const;
    QRect tileOnScreen(int place) const; // in the viewport
    QString describe(int place) const;   // "runner-04, failed, …"
    QString summary() const;             // "Pod grid, 20 pods, 1 failed"
    void goTo(int place, bool extend);   // selects and shows it
    void selectAll();
    void reveal(int place);

signals:
    void detailsWanted(const largada::RunnerId &runner);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Tile {
        int row = 0; // of the model
        quint8 look = 0;
    };
    void connectModel();
    const fleet::RunnerRow *rowAt(int place) const;
    void markSelected();
    void later(bool everything);
    void flush();
    void rebuild();
    void group(std::vector<int> &rows);
    QString groupTitle(int row) const;
    void arrange();
    quint8 lookOf(int row) const;
    bool isAlarm(quint8 look) const;
    bool hasAlarmBeside(int place) const;
    void onChanged(int first, int last);
    void onSelected();
    bool updateTile(int place, quint8 look);
    void paintChanged(const std::vector<int> &places);
    // In the image:
    void renderAll();
    void renderTiles();
    void renderAlarms();
    void renderTexts(QPainter &painter);
    void renderRuler(QPainter &painter);
    void renderTitles(QPainter &painter);
    void copyTile(int place);
    void fillPixels(const QRect &place, QRgb color);
    void paintOverlays(QPainter &painter);
    // By hand:
    int placeAt(const QPoint &inViewport) const;
    void setHover(int place);
    void showTip();
    void dragBand(const QPoint &to, Qt::KeyboardModifiers modifiers);
    int keyTarget(int key, int from) const;

    viewmodels::RunnerModel *m_model;
    viewmodels::RunnerFilter &m_filter;
    PodSelection &m_selection;
    const Clock &m_clock;
    PodGridLayout m_layout;
    PodSprites m_sprites;
    std::vector<Tile> m_tiles;      // by place
    std::vector<int> m_places;      // by row of the model; -1: not shown
    std::vector<char> m_isSelected; // by row of the model
    std::vector<int> m_sectionSizes;
    QStringList m_sectionTitles;
    std::vector<int> m_dirty; // rows of the model
    QImage m_image;           // of the viewport
    bool m_isImageValid = false;
    bool m_isOld = true; // which rows there are has changed
    bool m_isFlushPending = false;
    bool m_isRevealWanted = false; // the current one, when it is there
    bool m_isStale = false;
    QString m_staleSince;
    bool m_isStrong = false;
    Grouping m_grouping = Grouping::None;
    int m_wantedTile = 0;
    int m_failed = 0;
    int m_hover = -1;
    int m_anchor = -1;
    QPoint m_pressed;
    QRect m_band; // in the viewport; null: none
    QSet<RunnerId> m_bandBase;
    bool m_isDragging = false;
    QTimer m_tip;
};

} // namespace largada::ui
