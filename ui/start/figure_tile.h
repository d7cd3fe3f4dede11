// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A figure of the run while it goes on: its name, the value with its unit, and what it is measured against.
#pragma once

#include <optional>

#include <QWidget>

namespace largada::ui
{

class FigureTile final : public QWidget
{
    Q_OBJECT
public:
    struct Look {
        QString name;
        QString value; // an en dash: not known yet
        QString unit{};
        QString detail{};
        std::optional<double> progress{}; // instead of the detail
        bool isOverLimit = false;
        bool operator==(const Look &) const = default;
    };

    explicit FigureTile(const QString &objectName, QWidget *parent = nullptr);
    void show(const Look &look);
    const Look &look() const { return m_look; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Look m_look;
};

} // namespace largada::ui
