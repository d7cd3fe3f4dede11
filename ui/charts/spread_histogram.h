// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How far apart the runners started: runners by milliseconds, with the marks that the headline names.
#pragma once

#include <optional>

#include <QVector>
#include <QWidget>

class QPainter;

namespace largada::ui
{

class SpreadHistogram final : public QWidget
{
    Q_OBJECT
public:
    struct Marks {
        std::optional<double> p50{};
        std::optional<double> p99{};
        std::optional<double> max{};

        bool operator==(const Marks &) const = default;
    };

    explicit SpreadHistogram(QWidget *parent = nullptr);

    // Milliseconds of each runner; what is negative or not finite is left out.
    void setValues(const QVector<double> &values, const Marks &marks);
    void setSummary(const QString &summary);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintMarks(QPainter &painter, const QRectF &area, double end) const;

    QVector<double> m_values;
    Marks m_marks;
};

} // namespace largada::ui
