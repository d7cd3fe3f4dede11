// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/keys_button.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

#include "widgets/tag.h"
#include "widgets/theme.h"

namespace largada::ui
{

namespace
{

bool isModifier(int key)
{
    return key == Qt::Key_Control || key == Qt::Key_Shift || key == Qt::Key_Alt || key == Qt::Key_Meta ||
           key == Qt::Key_AltGr || key == Qt::Key_CapsLock || key == Qt::Key_NumLock || key == Qt::Key_ScrollLock ||
           key == Qt::Key_unknown || key == 0 ||
           (key >= Qt::Key_Dead_Grave && key <= Qt::Key_Dead_Longsolidusoverlay) || key == Qt::Key_Multi_key ||
           key == Qt::Key_Mode_switch;
}

// Alone, these belong to fields, grids and the way from one to the next.
bool canBeShortcut(int key, Qt::KeyboardModifiers modifiers)
{
    if (key == Qt::Key_Tab || key == Qt::Key_Backtab)
        return false;
    if ((modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != Qt::NoModifier)
        return true;
    if (key >= Qt::Key_F1 && key <= Qt::Key_F35)
        return true;
    const bool isLetterOrDigit = key < Qt::Key_Escape && QChar(static_cast<char16_t>(key)).isLetterOrNumber();
    return key > Qt::Key_Space && key < Qt::Key_Escape && !isLetterOrDigit; // "/"
}

} // namespace

KeysButton::KeysButton(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 2, 4, 2);
    row->setSpacing(scaled(10));
}

void KeysButton::setKeys(const QVector<QStringList> &keys)
{
    m_keys = keys;
    fillCaps();
}

void KeysButton::setRecording(bool recording)
{
    m_isRecording = recording;
    fillCaps();
}

void KeysButton::setMarked(bool marked)
{
    m_isMarked = marked;
    fillCaps();
}

void KeysButton::fillCaps()
{
    const QVector<QStringList> shown =
        !m_keys.isEmpty() ? m_keys : QVector<QStringList>{{m_isRecording ? QStringLiteral("…") : tr("none")}};
    while (m_caps.size() < shown.size()) {
        auto *caps = new KeyCaps;
        caps->setAttribute(Qt::WA_TransparentForMouseEvents);
        layout()->addWidget(caps);
        m_caps.push_back(caps);
    }
    while (m_caps.size() > shown.size())
        delete m_caps.takeLast();
    for (qsizetype i = 0; i < shown.size(); ++i) {
        m_caps[i]->setKeys(shown[i]);
        m_caps[i]->setRecording(m_isRecording || m_isMarked);
    }
    updateGeometry();
    update();
}

QSize KeysButton::sizeHint() const
{
    return layout()->sizeHint().expandedTo({0, scaled(24)});
}

bool KeysButton::event(QEvent *event)
{
    if (!m_isRecording)
        return QAbstractButton::event(event);
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept(); // what is pressed is for us, not for its action
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        const auto *press = static_cast<QKeyEvent *>(event);
        const bool leaves = press->key() == Qt::Key_Tab || press->key() == Qt::Key_Backtab;
        if (leaves)
            return QAbstractButton::event(event);
        take(*press);
        return true;
    }
    return QAbstractButton::event(event);
}

void KeysButton::take(const QKeyEvent &event)
{
    const int key = event.key();
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
    if (isModifier(key))
        return;
    if (modifiers == Qt::NoModifier && key == Qt::Key_Escape) {
        emit leftAlone();
        return;
    }
    if (modifiers == Qt::NoModifier && (key == Qt::Key_Backspace || key == Qt::Key_Delete)) {
        emit recorded({});
        return;
    }
    if (!canBeShortcut(key, modifiers)) {
        emit refused();
        return;
    }
    // A sign that needs Shift is named by the sign.
    const bool isSign = key > Qt::Key_Space && key < Qt::Key_Escape && !QChar(static_cast<char16_t>(key)).isLetter();
    const bool isPlainSign = isSign && modifiers == Qt::ShiftModifier;
    emit recorded(QKeySequence(QKeyCombination(isPlainSign ? Qt::KeyboardModifiers() : modifiers, Qt::Key(key))));
}

void KeysButton::focusOutEvent(QFocusEvent *event)
{
    QAbstractButton::focusOutEvent(event);
    if (m_isRecording && event->reason() != Qt::PopupFocusReason)
        emit leftAlone();
}

void KeysButton::paintEvent(QPaintEvent *)
{
    const bool isHovered = isEnabled() && underMouse();
    if (m_isRecording || (!hasFocus() && !isHovered))
        return;
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(hasFocus() ? QBrush(Qt::NoBrush) : QBrush(theme.color(Ink::Raised2)));
    painter.setPen(hasFocus() ? QPen(theme.color(Ink::Text), 2) : QPen(Qt::NoPen));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
}

} // namespace largada::ui
