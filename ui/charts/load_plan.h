// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The planned load as a drawing: the warm-up's block, the wait between, the main phase's block.
#pragma once

#include <optional>

#include <QString>
#include <QWidget>

#include "fleet/runner_row.h"

class QPainter;

namespace largada::ui
{

class LoadPlan final : public QWidget
{
    Q_OBJECT
public:
    struct Block {
        QString name{};        // "Main 100%"
        double height = 0;     // req/s or VUs
        QString heightLabel{}; // at the axis
        double seconds = 0;    // how wide
        QString duration{};    // "4 min 10 s"
        QString begins{};      // below, "13:57:18"
        QString ends{};

        bool operator==(const Block &) const = default;
    };
    struct Plan {
        std::optional<Block> warmup{};
        Block main{};
        QString wait{}; // between them; "wait for 60"

        bool operator==(const Plan &) const = default;
    };

    explicit LoadPlan(QWidget *parent = nullptr);

    void setPlan(const std::optional<Plan> &plan);
    void setSummary(const QString &summary);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintAxis(QPainter &painter, const QRectF &area) const;
    void paintBlock(QPainter &painter, const QRectF &place, const Block &block, fleet::RunnerState state) const;

    std::optional<Plan> m_plan;
};

} // namespace largada::ui
