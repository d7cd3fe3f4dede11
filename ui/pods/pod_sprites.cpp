// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pods/pod_sprites.h"

#include <cmath>

#include <QPainter>

namespace largada::ui
{

namespace
{

using fleet::RunnerState;

// How much of the state's colour a small tile has, so that thousands of them stay calm; failed apart.
constexpr std::array darkShares{0.50, 0.60, 0.51, 0.53, 0.53, 0.27, 1.0};
constexpr std::array lightShares{0.50, 0.55, 0.72, 0.91, 0.86, 0.35, 1.0};
constexpr double gapShare = 0.62; // of that, between two tiles
constexpr double staleShare = 0.6;

QColor mixed(const QColor &from, const QColor &to, double part)
{
    const auto between = [part](int a, int b) { return static_cast<int>(std::lround(a * (1 - part) + b * part)); };
    return {between(from.red(), to.red()), between(from.green(), to.green()), between(from.blue(), to.blue())};
}

} // namespace

void PodSprites::use(const Key &key)
{
    if (key == m_key)
        return;
    m_key = key;
    m_images.fill({});
}

QColor PodSprites::alarm(const Theme &theme, bool isStale)
{
    const QColor color = theme.isDark ? theme.color(Ink::Error) : theme.fill(RunnerState::Failed);
    return isStale ? mixed(theme.color(Ink::Base), color, staleShare) : color;
}

const QImage &PodSprites::of(quint8 byte)
{
    QImage &image = m_images[byte];
    if (image.isNull())
        image = draw(byte);
    return image;
}

QImage PodSprites::draw(quint8 byte) const
{
    const Theme &theme = m_key.isDark ? darkTheme() : lightTheme();
    const bool calm = m_key.tile < 10;
    const int side = calm ? m_key.tile + 1 : m_key.tile + 2 * m_key.margin;
    const int pixels = static_cast<int>(std::ceil(side * m_key.ratio));
    QImage image(pixels, pixels, QImage::Format_RGB32);
    image.fill(theme.color(Ink::Base));
    image.setDevicePixelRatio(m_key.ratio);
    QPainter painter(&image);
    if (calm) {
        drawCalm(painter, QRectF(0, 0, m_key.tile, m_key.tile), byte);
        return image;
    }
    const QRectF place(m_key.margin, m_key.margin, m_key.tile, m_key.tile);
    const double radius = m_key.tile < 20 ? 2 : m_key.tile < 34 ? 4 : 6;
    paintTile(painter, place,
              {TileByte::state(byte), (byte & TileByte::problem) != 0, (byte & TileByte::terminating) != 0,
               (byte & TileByte::stale) != 0},
              theme, radius);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    if (m_key.isStrong) {
        painter.setPen(QPen(theme.color(Ink::Text), 1.5));
        painter.drawRoundedRect(place.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius);
    }
    if ((byte & TileByte::selected) != 0) {
        const double width = m_key.tile < 20 ? 1 : 2;
        const double away = m_key.margin - width / 2;
        painter.setPen(QPen(theme.color(Ink::Text), width));
        painter.drawRoundedRect(place.adjusted(-away, -away, away, away), radius + away, radius + away);
    }
    return image;
}

void PodSprites::drawCalm(QPainter &painter, const QRectF &place, quint8 byte) const
{
    const Theme &theme = m_key.isDark ? darkTheme() : lightTheme();
    const RunnerState state = TileByte::state(byte);
    const QColor base = theme.color(Ink::Base);
    const bool alarms = state == RunnerState::Failed;
    const auto &shares = m_key.isDark ? darkShares : lightShares;
    const QColor own = theme.fill(state).isValid() ? theme.fill(state) : theme.border(state);
    double share = shares[static_cast<size_t>(state)];
    if (m_key.isStrong)
        share = 1;
    if ((byte & TileByte::stale) != 0)
        share *= staleShare;
    const QColor color = mixed(base, own, share);
    const QRectF whole = place.adjusted(0, 0, 1, 1);
    if (alarms) {
        painter.fillRect(place, alarm(theme, (byte & TileByte::stale) != 0));
    } else if (state == RunnerState::Pending) {
        painter.setPen(QPen(color, 1));
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5));
    } else {
        painter.fillRect(whole, mixed(base, color, gapShare));
        painter.fillRect(place, color);
    }
    if ((byte & TileByte::problem) != 0) {
        const double corner = place.width() < 8 ? 2 : 3;
        painter.fillRect(QRectF(place.right() - corner, place.top(), corner, corner),
                         m_key.isDark ? theme.color(Ink::Error) : theme.fill(RunnerState::Failed));
    }
    if ((byte & TileByte::selected) != 0) {
        painter.setPen(QPen(theme.color(Ink::Text), 1));
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

} // namespace largada::ui
