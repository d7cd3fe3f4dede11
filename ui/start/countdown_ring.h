// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Seconds, or a time of day, in large digits in a ring that closes with them. Painted anew once a second: nothing
// flashes.
#pragma once

#include <QWidget>

namespace largada::ui
{

class CountdownRing final : public QWidget
{
    Q_OBJECT
public:
    explicit CountdownRing(QWidget *parent = nullptr);
    // left: of the circle, 0 to 1. Without digits: a mark that all is ready.
    void show(const QString &digits, double left);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_digits;
    double m_left = 1;
};

} // namespace largada::ui
