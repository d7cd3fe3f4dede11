// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/command_palette.h"

#include <algorithm>

#include <QEvent>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "widgets/icons.h"
#include "widgets/search_edit.h"

namespace largada::ui
{

namespace
{

enum EntryRole : int { KindRole = Qt::UserRole + 1, KeysRole, IconRole, IndexRole };

class EntryDelegate final : public QStyledItemDelegate
{
public:
    explicit EntryDelegate(QWidget *view) : QStyledItemDelegate(view), m_view(view) {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {scaled(200), scaled(32)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(m_view);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect row = option.rect;
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        if (selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.color(Ink::Selection));
            painter->drawRoundedRect(row.adjusted(scaled(4), 0, -scaled(4), 0), 5, 5);
        }
        const QColor ink = theme.color(selected ? Ink::SelectionText : Ink::Text);
        const QColor quiet = selected ? ink : theme.color(Ink::Muted);
        const int side = scaled(16);
        paintIcon(*painter, {double(row.left() + scaled(14)), row.center().y() - side / 2.0},
                  index.data(IconRole).toString(), side, quiet);
        QRect place = row.adjusted(scaled(40), 0, -scaled(16), 0);
        painter->setFont(textFont(TextKind::Small));
        painter->setPen(quiet);
        const QString keys = index.data(KeysRole).toString();
        const QString right = keys.isEmpty() ? index.data(KindRole).toString() : keys;
        painter->drawText(place, Qt::AlignRight | Qt::AlignVCenter, right);
        place.setRight(place.right() - painter->fontMetrics().horizontalAdvance(right) - scaled(12));
        painter->setFont(textFont(TextKind::Body));
        painter->setPen(ink);
        painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, place.width()));
        painter->restore();
    }

private:
    QWidget *m_view;
};

} // namespace

int paletteScore(const QString &text, const QString &typed)
{
    const QString lowered = text.toLower();
    const QStringList words = typed.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    int score = 1;
    for (const QString &word : words) {
        const qsizetype at = lowered.indexOf(word);
        if (at < 0)
            return 0;
        score += at == 0 ? 100 : lowered[at - 1].isLetterOrNumber() ? 10 : 50;
    }
    return score;
}

CommandPalette::CommandPalette(QWidget *window)
    : QFrame(window), m_edit(new SearchEdit), m_list(new QListView), m_model(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scaled(8), scaled(8), scaled(8), scaled(8));
    column->setSpacing(scaled(6));
    column->addWidget(m_edit);
    column->addWidget(m_list, 1);
    m_edit->setObjectName(QStringLiteral("paletteEdit"));
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::list);
    connect(m_list, &QListView::clicked, this, &CommandPalette::take);
    retranslate();
    hide();
}

void CommandPalette::open(const QVector<PaletteEntry> &entries)
{
    m_entries = entries;
    m_edit->clear();
    list();
    const QWidget *window = parentWidget();
    const int width = std::min(scaled(620), window->width() - scaled(40));
    const int height = std::min(scaled(430), window->height() - scaled(120));
    setGeometry((window->width() - width) / 2, scaled(80), width, height);
    show();
    raise();
    m_edit->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::list()
{
    struct Fit {
        int score;
        qsizetype index;
    };
    QVector<Fit> fits;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (const int score = paletteScore(m_entries[i].text, m_edit->text()); score > 0)
            fits.push_back({score, i});
    }
    std::stable_sort(fits.begin(), fits.end(), [](const Fit &a, const Fit &b) { return a.score > b.score; });
    m_model->clear();
    for (const Fit &fit : std::as_const(fits)) {
        if (m_model->rowCount() == mostShown)
            break;
        const PaletteEntry &entry = m_entries[fit.index];
        auto *item = new QStandardItem(entry.text);
        item->setData(entry.kind, KindRole);
        item->setData(entry.keys, KeysRole);
        item->setData(entry.icon, IconRole);
        item->setData(fit.index, IndexRole);
        m_model->appendRow(item);
    }
    if (m_model->rowCount() == 0) {
        auto *none = new QStandardItem(tr("Nothing matches"));
        none->setFlags(Qt::NoItemFlags);
        m_model->appendRow(none);
        return;
    }
    m_list->setCurrentIndex(m_model->index(0, 0));
}

void CommandPalette::take(const QModelIndex &index)
{
    if (!index.isValid() || !index.data(IndexRole).isValid())
        return;
    const auto run = m_entries[index.data(IndexRole).toLongLong()].run;
    hide();
    run();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && isVisible()) {
        hide();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const int row = m_list->currentIndex().row();
    const auto move = [this](int to) {
        m_list->setCurrentIndex(m_model->index(std::clamp(to, 0, m_model->rowCount() - 1), 0));
    };
    switch (key) {
    case Qt::Key_Down:
        move(row + 1);
        return true;
    case Qt::Key_Up:
        move(row - 1);
        return true;
    case Qt::Key_PageDown:
        move(row + 10);
        return true;
    case Qt::Key_PageUp:
        move(row - 10);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take(m_list->currentIndex());
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

void CommandPalette::retranslate()
{
    m_edit->setPlaceholderText(tr("Search pages, actions, runners, runs…"));
    m_edit->setAccessibleName(tr("Search or run"));
    m_list->setAccessibleName(tr("What was found"));
    setAccessibleName(tr("Commands"));
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(Ink::Separator), 1));
    painter.setBrush(theme.color(Ink::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

void CommandPalette::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
