// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A theme as a small picture of the window, to be chosen: its colours are the theme's own.
#pragma once

#include <QAbstractButton>

#include "settings/preferences.h"

namespace largada::ui
{

class ThemeTile final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit ThemeTile(settings::ThemeChoice theme, QWidget *parent = nullptr);
    settings::ThemeChoice theme() const { return m_theme; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    settings::ThemeChoice m_theme;
};

} // namespace largada::ui
