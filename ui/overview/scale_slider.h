// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A slider over numbers of agents whose scale is its presets: evenly spaced, linear between neighbours. Shows what
// exists, what is chosen and how much fits. Choosing is all it does.
#pragma once

#include <optional>
#include <vector>

#include <QWidget>

namespace largada::ui
{

class PresetButton;

class ScaleSlider final : public QWidget
{
    Q_OBJECT
public:
    explicit ScaleSlider(QWidget *parent = nullptr);

    // existing: none while it is not known. fits: how many there can be, where that is known.
    void show(std::optional<int> existing, int chosen, std::optional<int> fits);
    int chosen() const { return m_chosen; }
    bool isDragged() const { return m_isDragged; }
    void retranslate();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void choice(int agents); // by a person: while it is dragged, by a preset, by keys

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    double xOf(int agents) const;
    int agentsAt(double x) const;
    void choose(int agents);
    void layOut();

    int m_existing = 0;
    bool m_isKnown = false; // m_existing
    int m_chosen = 0;
    std::optional<int> m_fits;
    bool m_isDragged = false;
    std::vector<PresetButton *> m_presets;
};

} // namespace largada::ui
