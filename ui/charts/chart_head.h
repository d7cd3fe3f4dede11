// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The row above a plot: title at the left; legend, or the crosshair's values, at the right. Not for pages.
#pragma once

#include <QWidget>

#include "charts/chart_data.h"

namespace largada::ui
{

class ChartHead final : public QWidget
{
    Q_OBJECT
public:
    struct Entry {
        Ink ink = Ink::Accent;
        double width = 1.75;
        bool isDashed = false;
        QString text{};

        bool operator==(const Entry &) const = default;
    };

    explicit ChartHead(QWidget *parent = nullptr);

    void setTitle(const QString &title, const QString &subtitle);
    const QString &title() const { return m_title; }
    void setEntries(const QVector<Entry> &entries);
    void setTheme(const Theme *theme); // none: that of the palette

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double entryWidth(const Entry &entry) const;

    QString m_title;
    QString m_subtitle;
    QVector<Entry> m_entries;
    const Theme *m_theme = nullptr;
};

} // namespace largada::ui
