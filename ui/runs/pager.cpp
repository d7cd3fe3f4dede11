// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/pager.h"

#include <algorithm>
#include <array>

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QSignalBlocker>

#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/label.h"

namespace largada::ui
{

namespace
{

constexpr std::array sizes{25, 50, 100, 250, 500};
constexpr int mostNumbers = 7;
constexpr int usualSize = 1; // in sizes

} // namespace

Pager::Pager(QWidget *parent)
    : QWidget(parent), m_back(new Button(ButtonKind::Flat, ButtonSize::Small)),
      m_next(new Button(ButtonKind::Flat, ButtonSize::Small)), m_size(new QComboBox),
      m_note(new Label(TextKind::Small, Ink::Muted)), m_range(new Label(TextKind::Small, Ink::Muted))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(scaled(12), scaled(6), scaled(16), scaled(6));
    row->setSpacing(scaled(4));
    row->addWidget(m_back);
    for (int i = 0; i < mostNumbers; ++i) {
        auto *number = new Button(ButtonKind::Flat, ButtonSize::Small);
        number->setObjectName(QStringLiteral("page%1").arg(i));
        m_numbers.push_back(number);
        row->addWidget(number);
        connect(number, &Button::clicked, this, [this, number] {
            const int page = number->property("page").toInt();
            if (page > 0 && page != m_page)
                emit pageWanted(page);
        });
    }
    row->addWidget(m_next);
    row->addSpacing(scaled(8));
    row->addWidget(m_size);
    row->addWidget(m_note, 1);
    row->addSpacing(scaled(8));
    row->addWidget(m_range);
    m_note->setWholeOrNone();
    m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_back->setIconName(QStringLiteral("chevron-left"));
    m_next->setIconName(QStringLiteral("chevron-right"));
    m_back->setObjectName(QStringLiteral("pageBack"));
    m_next->setObjectName(QStringLiteral("pageNext"));
    m_size->setObjectName(QStringLiteral("pageSize"));
    m_note->setObjectName(QStringLiteral("pageNote"));
    m_range->setObjectName(QStringLiteral("pageRange"));
    m_size->setProperty("quiet", QStringLiteral("true"));
    connect(m_back, &Button::clicked, this, [this] { emit pageWanted(m_page - 1); });
    connect(m_next, &Button::clicked, this, [this] { emit pageWanted(m_page + 1); });
    retranslate();
    m_size->setCurrentIndex(usualSize);
    connect(m_size, &QComboBox::currentIndexChanged, this, &Pager::pageSizeChanged);
}

int Pager::pageSize() const
{
    return sizes[static_cast<size_t>(std::clamp(m_size->currentIndex(), 0, static_cast<int>(sizes.size()) - 1))];
}

void Pager::setPageSize(int rows)
{
    const auto *const it = std::find(sizes.cbegin(), sizes.cend(), rows);
    const QSignalBlocker quiet(m_size);
    m_size->setCurrentIndex(it == sizes.cend() ? usualSize : static_cast<int>(std::distance(sizes.cbegin(), it)));
}

int Pager::pages() const
{
    const qint64 pages = (m_total + pageSize() - 1) / pageSize();
    return static_cast<int>(std::clamp<qint64>(pages, 1, 2'000'000'000));
}

QVector<int> Pager::offered(int page, int pages)
{
    QVector<int> numbers;
    if (pages <= mostNumbers) {
        for (int i = 1; i <= pages; ++i)
            numbers << i;
        return numbers;
    }
    // Both ends, and around the page as many as there is room for.
    constexpr int inside = mostNumbers - 4;
    const int first = std::clamp(page - inside / 2, 2, pages - inside);
    const bool isAtBegin = first <= 3, isAtEnd = first + inside >= pages - 1;
    if (isAtBegin) {
        for (int i = 1; i <= mostNumbers - 2; ++i)
            numbers << i;
        return numbers << 0 << pages;
    }
    if (isAtEnd) {
        numbers << 1 << 0;
        for (int i = pages - (mostNumbers - 3); i <= pages; ++i)
            numbers << i;
        return numbers;
    }
    numbers << 1 << 0;
    for (int i = first; i < first + inside; ++i)
        numbers << i;
    return numbers << 0 << pages;
}

void Pager::show(int page, qint64 total, const QString &note)
{
    m_page = page;
    m_total = total;
    const QVector<int> numbers = offered(page, pages());
    for (int i = 0; i < mostNumbers; ++i) {
        Button *button = m_numbers[i];
        const int number = i < numbers.size() ? numbers[i] : -1;
        button->setVisible(number >= 0);
        if (number < 0)
            continue;
        button->setText(number == 0 ? QStringLiteral("…") : text::number(number));
        button->setProperty("page", number);
        button->setEnabled(number != 0);
        button->setKind(number == page ? ButtonKind::Plain : ButtonKind::Flat);
        button->setAccessibleName(number == page ? tr("Page %1, shown").arg(text::number(number))
                                                 : tr("Page %1").arg(text::number(number)));
    }
    m_back->setEnabled(page > 1);
    m_next->setEnabled(page < pages());
    const qint64 first = total == 0 ? 0 : qint64(page - 1) * pageSize() + 1;
    const auto text = [](qint64 value) { return text::number(static_cast<double>(value)); };
    //: which rows of a list are shown, and of how many
    m_range->setText(tr("%1–%2 of %3").arg(text(first), text(std::min(total, qint64(page) * pageSize())), text(total)));
    m_note->setText(note);
}

void Pager::retranslate()
{
    {
        const QSignalBlocker quiet(m_size);
        const int kept = m_size->currentIndex();
        m_size->clear();
        for (const int rows : sizes)
            m_size->addItem(tr("%1 per page").arg(rows));
        m_size->setCurrentIndex(kept);
    }
    m_back->setAccessibleName(tr("Previous page"));
    m_back->setToolTip(m_back->accessibleName());
    m_next->setAccessibleName(tr("Next page"));
    m_next->setToolTip(m_next->accessibleName());
    m_size->setAccessibleName(tr("Rows per page"));
    show(m_page, m_total, m_note->text());
}

void Pager::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), themeOf(this).color(Ink::Hairline));
}

void Pager::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
