// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/scale_slider.h"

#include <algorithm>
#include <cmath>

#include <QAbstractButton>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "charts/chart_paint.h"
#include "text/sentences.h"
#include "viewmodels/scale_form.h"
#include "widgets/theme.h"

namespace largada::ui
{

using viewmodels::scalePosition;
using viewmodels::scalePresets;

// One preset below the scale.
class PresetButton final : public QAbstractButton
{
public:
    PresetButton(int agents, QWidget *parent) : QAbstractButton(parent), m_agents(agents)
    {
        setObjectName(QStringLiteral("preset-%1").arg(agents));
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
    }

    int agents() const { return m_agents; }
    void setChosen(bool isChosen)
    {
        m_isChosen = isChosen;
        update();
    }
    QSize sizeHint() const override
    {
        const QFontMetrics metrics(textFont(TextKind::SmallStrong));
        return {std::max(scaled(34), metrics.horizontalAdvance(text()) + scaled(16)), scaled(24)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (!isEnabled())
            painter.setOpacity(0.5);
        const Ink edge = hasFocus() ? Ink::Text : m_isChosen ? Ink::Accent : Ink::Separator;
        painter.setPen(QPen(theme.color(edge), hasFocus() ? 2 : 1));
        painter.setBrush(theme.color(m_isChosen                    ? Ink::Soft
                                     : underMouse() && isEnabled() ? Ink::Raised2
                                                                   : Ink::Raised));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        painter.setFont(textFont(m_isChosen ? TextKind::SmallStrong : TextKind::Small));
        painter.setPen(theme.color(m_isChosen ? Ink::Accent : Ink::Text));
        painter.drawText(rect(), Qt::AlignCenter, text());
    }

private:
    const int m_agents;
    bool m_isChosen = false;
};

namespace
{

// Of the scale, at 100 % text.
constexpr int leftOfIt = 22, rightOfIt = 26, lineY = 24, fullHeight = 68;

} // namespace

ScaleSlider::ScaleSlider(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("scaleSlider"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (const int agents : scalePresets) {
        auto *preset = new PresetButton(agents, this);
        connect(preset, &QAbstractButton::clicked, this, [this, agents] { choose(agents); });
        m_presets.push_back(preset);
    }
    retranslate();
}

void ScaleSlider::show(std::optional<int> existing, int chosen, std::optional<int> fits)
{
    m_isKnown = existing.has_value();
    m_existing = existing.value_or(0);
    m_chosen = chosen;
    m_fits = fits;
    retranslate();
    update();
}

void ScaleSlider::retranslate()
{
    setAccessibleName(tr("Desired agents"));
    //: the slider's value for screen readers: of how many there can be
    setAccessibleDescription(tr("%1 of %2").arg(text::number(m_chosen), text::number(scalePresets.back())));
    for (PresetButton *preset : m_presets) {
        preset->setText(text::number(preset->agents()));
        //: a preset of the scale
        preset->setAccessibleName(tr("%Ln agent(s)", nullptr, preset->agents()));
        preset->setChosen(preset->agents() == m_chosen);
    }
    layOut();
}

void ScaleSlider::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        retranslate();
}

QSize ScaleSlider::sizeHint() const
{
    return {scaled(600), scaled(fullHeight)};
}

QSize ScaleSlider::minimumSizeHint() const
{
    return {scaled(440), scaled(fullHeight)};
}

double ScaleSlider::xOf(int agents) const
{
    const double left = scaled(leftOfIt), right = width() - scaled(rightOfIt);
    return left + (right - left) * scalePosition(agents);
}

int ScaleSlider::agentsAt(double x) const
{
    const double left = scaled(leftOfIt), right = width() - scaled(rightOfIt);
    return viewmodels::agentsAt((x - left) / (right - left));
}

void ScaleSlider::choose(int agents)
{
    if (agents != m_chosen || !m_isDragged)
        emit choice(agents);
}

void ScaleSlider::layOut()
{
    for (PresetButton *preset : m_presets) {
        const QSize size = preset->sizeHint();
        const int x = int(std::lround(xOf(preset->agents()))) - size.width() / 2;
        preset->setGeometry(std::clamp(x, 0, std::max(0, width() - size.width())), height() - size.height(),
                            size.width(), size.height());
    }
}

void ScaleSlider::resizeEvent(QResizeEvent *)
{
    layOut();
}

void ScaleSlider::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_isDragged = true;
    choose(agentsAt(event->position().x()));
}

void ScaleSlider::mouseMoveEvent(QMouseEvent *event)
{
    if (m_isDragged)
        choose(agentsAt(event->position().x()));
}

void ScaleSlider::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_isDragged = false;
}

void ScaleSlider::keyPressEvent(QKeyEvent *event)
{
    const auto after = std::upper_bound(scalePresets.begin(), scalePresets.end(), m_chosen);
    const auto before = std::lower_bound(scalePresets.begin(), scalePresets.end(), m_chosen);
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Up:
        return choose(std::min(viewmodels::scaleStep(m_chosen, true), scalePresets.back()));
    case Qt::Key_Left:
    case Qt::Key_Down:
        return choose(viewmodels::scaleStep(m_chosen, false));
    case Qt::Key_PageUp:
        return choose(after == scalePresets.end() ? scalePresets.back() : *after);
    case Qt::Key_PageDown:
        return choose(before == scalePresets.begin() ? 0 : *std::prev(before));
    case Qt::Key_Home:
        return choose(0);
    case Qt::Key_End:
        return choose(scalePresets.back());
    default:
        QWidget::keyPressEvent(event);
    }
}

// The page scrolls under the pointer.
void ScaleSlider::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void ScaleSlider::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!isEnabled())
        painter.setOpacity(0.5);
    const double y = scaled(lineY), thick = scaled(6), left = xOf(0), right = xOf(scalePresets.back());
    const auto part = [&](double from, double to) { return QRectF(from, y - thick / 2, to - from, thick); };
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Ink::Raised2));
    painter.drawRoundedRect(part(left - thick / 2, right + thick / 2), thick / 2, thick / 2);
    const int low = std::min(m_existing, m_chosen), high = std::max(m_existing, m_chosen);
    painter.setBrush(theme.color(Ink::Accent));
    painter.drawRoundedRect(part(left - thick / 2, xOf(low)), thick / 2, thick / 2);
    const auto differ = [&](const QRectF &where, Ink ink) {
        painter.fillRect(where, theme.color(ink, 0.25));
        painter.fillRect(where, paint::hatch(theme.color(ink, 0.75), 6, devicePixelRatioF()));
    };
    if (high > low)
        differ(part(xOf(low), xOf(high)), Ink::Accent);
    if (m_fits && *m_fits < high && m_chosen > m_existing) {
        const double x = xOf(std::max(*m_fits, low));
        painter.fillRect(part(x, xOf(high)), theme.color(Ink::Base));
        differ(part(x, xOf(high)), Ink::Warning);
    }
    painter.setPen(QPen(theme.color(Ink::Control), 1));
    for (const int agents : scalePresets) {
        const double x = std::round(xOf(agents)) + 0.5;
        if (agents != m_chosen)
            painter.drawLine(QPointF(x, y + scaled(8)), QPointF(x, y + scaled(13)));
    }
    painter.setFont(textFont(TextKind::Caption));
    const auto mark = [&](double x, const QString &text, Ink ink) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(ink));
        painter.drawRoundedRect(QRectF(x - 1.25, y - scaled(8), 2.5, scaled(16)), 1.25, 1.25);
        painter.setPen(theme.color(ink == Ink::Text ? Ink::Muted : ink));
        const double wide = painter.fontMetrics().horizontalAdvance(text) + 2;
        const double from = std::clamp(x - wide / 2, 0.0, std::max(0.0, width() - wide));
        painter.drawText(QRectF(from, 0, wide, scaled(14)), Qt::AlignCenter, text);
    };
    if (m_isKnown)
        //: above the scale: how many agents exist
        mark(xOf(m_existing), tr("current %1").arg(text::number(m_existing)), Ink::Text);
    constexpr double apart = 90; // or the two texts lie on each other
    if (m_fits && *m_fits < high && std::abs(xOf(*m_fits) - xOf(m_existing)) > scaled(apart))
        //: above the scale: for how many agents there is room
        mark(xOf(*m_fits), tr("%1 fit").arg(text::number(*m_fits)), Ink::Warning);
    const double x = xOf(m_chosen);
    painter.setPen(QPen(theme.color(hasFocus() ? Ink::Text : Ink::Base), hasFocus() ? 2 : 3));
    painter.setBrush(theme.color(Ink::Accent));
    painter.drawEllipse(QPointF(x, y), scaled(9), scaled(9));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Ink::OnAccent));
    painter.drawEllipse(QPointF(x, y), scaled(3), scaled(3));
}

} // namespace largada::ui
