// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/navigation.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

#include "text/sentences.h"
#include "widgets/icons.h"

namespace largada::ui
{

class NavigationItem final : public QAbstractButton
{
public:
    explicit NavigationItem(QWidget *parent) : QAbstractButton(parent)
    {
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setAttribute(Qt::WA_Hover);
    }
    QString iconName;
    bool isMini = false;
    int problems = 0;
    bool isRunning = false;

    QSize sizeHint() const override { return {scaled(40), scaled(36)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF place = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(Qt::NoPen);
        if (isChecked() || underMouse()) {
            painter.setBrush(
                theme.color(theme.isDark || !isChecked() ? Ink::Raised2 : Ink::Soft, isChecked() ? 1 : 0.6));
            painter.drawRoundedRect(place, 6, 6);
        }
        if (isChecked()) {
            painter.setBrush(theme.color(Ink::Accent));
            painter.drawRoundedRect(QRectF(0, height() / 4.0, 3, height() / 2.0), 1.5, 1.5);
        }
        if (hasFocus()) {
            painter.setPen(QPen(theme.color(Ink::Text), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        }
        const int side = scaled(18);
        const double left = isMini ? (width() - side) / 2.0 : scaled(12);
        paintIcon(painter, {left, (height() - side) / 2.0}, iconName, side,
                  theme.color(isChecked() ? Ink::Accent : Ink::Muted));
        if (!isMini) {
            QFont font = textFont(isChecked() ? TextKind::BodyStrong : TextKind::Body);
            if (!isChecked())
                font.setWeight(QFont::Medium);
            painter.setFont(font);
            painter.setPen(theme.color(isChecked() ? Ink::Text : Ink::Muted));
            painter.drawText(rect().adjusted(scaled(40), 0, 0, 0), Qt::AlignVCenter, text());
        }
        if (problems > 0)
            paintProblems(painter, theme);
        if (isRunning) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.color(Ink::Ok));
            const QPointF dot =
                isMini ? QPointF(width() - scaled(9), scaled(9)) : QPointF(width() - scaled(14), height() / 2.0);
            painter.drawEllipse(dot, scaled(4), scaled(4));
        }
    }

private:
    void paintProblems(QPainter &painter, const Theme &theme) const
    {
        const QString count = problems > 99 ? QStringLiteral("99+") : QString::number(problems);
        painter.setFont(textFont(TextKind::Caption));
        const int width = painter.fontMetrics().horizontalAdvance(count) + scaled(isMini ? 8 : 26);
        const int height = scaled(isMini ? 15 : 20);
        const QRectF place =
            isMini ? QRectF(this->width() - std::max(width, height) - scaled(1), scaled(1), std::max(width, height),
                            height)
                   : QRectF(this->width() - width - scaled(8), (this->height() - height) / 2.0, width, height);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(isMini ? Ink::Stop : Ink::ErrorSoft));
        painter.drawRoundedRect(place, isMini ? height / 2.0 : 4, isMini ? height / 2.0 : 4);
        painter.setPen(theme.color(isMini ? Ink::OnStop : Ink::Error));
        if (isMini) {
            painter.drawText(place, Qt::AlignCenter, count);
            return;
        }
        paintIcon(painter, place.topLeft() + QPointF(scaled(6), (height - scaled(12)) / 2.0),
                  QStringLiteral("triangle-alert"), scaled(12), theme.color(Ink::Error));
        painter.drawText(place.adjusted(scaled(20), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, count);
    }
};

Navigation::Navigation(QWidget *parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("navigation"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scaled(8), scaled(12), scaled(8), scaled(8));
    column->setSpacing(scaled(4));
    static constexpr std::array icons{"layout-dashboard", "boxes", "crosshair", "flag", "history", "settings"};
    for (const PageId page : allPages) {
        auto *item = new NavigationItem(this);
        item->setCheckable(true);
        item->setAutoExclusive(true); // a radio button for screen readers
        item->setObjectName(QStringLiteral("go-%1").arg(pageKey(page)));
        item->iconName = QLatin1String(icons[static_cast<size_t>(page)]);
        m_items[static_cast<size_t>(page)] = item;
        m_group->addButton(item, static_cast<int>(page));
        column->addWidget(item);
    }
    column->addStretch();
    m_collapse = new NavigationItem(this); // the last that Tab comes to
    column->addWidget(m_collapse);
    m_collapse->setObjectName(QStringLiteral("collapseNavigation"));
    connect(m_group, &QButtonGroup::idClicked, this, [this](int id) { emit chosen(static_cast<PageId>(id)); });
    connect(m_collapse, &QAbstractButton::clicked, this, [this] {
        setCollapsed(!m_wanted);
        emit collapsedChanged(m_wanted);
    });
    retranslate();
}

void Navigation::setPage(PageId page)
{
    m_items[static_cast<size_t>(page)]->setChecked(true);
}

void Navigation::setCollapsed(bool collapsed)
{
    m_wanted = collapsed;
    look();
}

void Navigation::setNarrow(bool narrow)
{
    m_narrow = narrow;
    look();
}

void Navigation::setProblems(int count)
{
    NavigationItem *pods = m_items[static_cast<size_t>(PageId::Pods)];
    if (pods->problems == count)
        return;
    pods->problems = count;
    retranslate();
}

void Navigation::setRunning(bool running)
{
    NavigationItem *start = m_items[static_cast<size_t>(PageId::Start)];
    if (start->isRunning == running)
        return;
    start->isRunning = running;
    retranslate();
}

void Navigation::retranslate()
{
    const std::array words{tr("Overview"), tr("Pods"),
                           tr("Targets"),  tr("Start", "the page of the coordinated start"),
                           tr("Runs"),     tr("Settings")};
    for (size_t i = 0; i < words.size(); ++i) {
        m_items[i]->setText(words[i]);
        m_items[i]->setAccessibleName(words[i]);
    }
    NavigationItem *pods = m_items[static_cast<size_t>(PageId::Pods)];
    pods->setAccessibleDescription(pods->problems > 0 ? tr("%Ln with a problem", "pods", pods->problems) : QString());
    NavigationItem *start = m_items[static_cast<size_t>(PageId::Start)];
    start->setAccessibleDescription(start->isRunning ? tr("A run is going on") : QString());
    look();
}

void Navigation::look()
{
    const bool mini = m_wanted || m_narrow;
    setFixedWidth(scaled(mini ? 56 : 176));
    for (NavigationItem *item : m_items) {
        item->isMini = mini;
        item->setToolTip(mini ? item->text() : QString());
        item->update();
    }
    m_collapse->isMini = mini;
    m_collapse->setVisible(!m_narrow);
    m_collapse->iconName = mini ? QStringLiteral("panel-left-open") : QStringLiteral("panel-left-close");
    m_collapse->setText(mini ? tr("Expand") : tr("Collapse"));
    m_collapse->setAccessibleName(m_collapse->text());
    m_collapse->setToolTip(mini ? m_collapse->text() : QString());
    m_collapse->update();
}

void Navigation::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Ink::Chrome));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.color(Ink::Hairline));
}

void Navigation::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::ApplicationFontChange)
        look();
}

} // namespace largada::ui
