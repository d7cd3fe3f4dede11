// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paragraph.h"

#include <cmath>

#include <QEvent>
#include <QPainter>
#include <QResizeEvent>

#include "widgets/icons.h"

namespace largada::ui
{

namespace
{
constexpr int lineHeightPercent = 130;
}

Paragraph::Paragraph(TextKind kind, Ink ink, QWidget *parent) : QWidget(parent), m_kind(kind), m_ink(ink)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_document.setDocumentMargin(0);
}

void Paragraph::setMarkup(const QString &markup)
{
    if (markup == m_markup)
        return;
    m_markup = markup;
    layOut();
    setAccessibleName(m_document.toPlainText());
    updateGeometry();
}

void Paragraph::setPlainText(const QString &text)
{
    setMarkup(text.toHtmlEscaped());
}

QString Paragraph::plainText() const
{
    return m_document.toPlainText();
}

void Paragraph::setIcon(const QString &name, Ink ink, int side)
{
    if (name == m_icon && ink == m_iconInk && side == m_iconSide)
        return;
    m_icon = name;
    m_iconInk = ink;
    m_iconSide = side;
    layOut();
    updateGeometry();
}

int Paragraph::indent() const
{
    return m_icon.isEmpty() ? 0 : scaled(m_iconSide + m_iconSide / 2);
}

void Paragraph::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    layOut();
}

void Paragraph::layOut()
{
    const Theme &theme = themeOf(this);
    const QFont mono = textFont(TextKind::Mono);
    m_document.setDefaultFont(textFont(m_kind));
    m_document.setDefaultStyleSheet(
        QStringLiteral("b { font-weight: 600; color: %1; } code { font-family: '%2'; color: %1; }")
            .arg(theme.color(m_ink == Ink::Muted ? Ink::Text : m_ink).name(), mono.families().constFirst()));
    m_document.setHtml(
        QStringLiteral("<div style=\"line-height:%1%; color:%2; text-align:%3\">%4</div>")
            .arg(lineHeightPercent)
            .arg(theme.color(m_ink).name(),
                 m_alignment.testFlag(Qt::AlignHCenter) ? QStringLiteral("center") : QStringLiteral("left"), m_markup));
    m_document.setTextWidth(width() - indent());
    update();
}

int Paragraph::heightForWidth(int width) const
{
    QTextDocument *copy = m_document.clone();
    copy->setTextWidth(width - indent());
    const int height = static_cast<int>(std::ceil(copy->size().height()));
    delete copy;
    return height;
}

QSize Paragraph::sizeHint() const
{
    const int width = std::min(static_cast<int>(std::ceil(m_document.idealWidth())), scaled(480)) + indent();
    return {width, heightForWidth(std::max(width, 1))};
}

QSize Paragraph::minimumSizeHint() const
{
    return {scaled(80), QFontMetrics(textFont(m_kind)).height()};
}

void Paragraph::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (!m_icon.isEmpty()) {
        // The room between lines is below each of them.
        const double spare = QFontMetricsF(textFont(m_kind)).height() - scaled(m_iconSide);
        paintIcon(painter, {0, std::max(0.0, std::round(spare / 2))}, m_icon, scaled(m_iconSide),
                  themeOf(this).color(m_iconInk));
        painter.translate(indent(), 0);
    }
    m_document.drawContents(&painter);
}

void Paragraph::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_document.setTextWidth(event->size().width() - indent());
}

void Paragraph::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::ApplicationFontChange:
    case QEvent::StyleChange:
        layOut();
        updateGeometry();
        break;
    default:
        break;
    }
}

} // namespace largada::ui
