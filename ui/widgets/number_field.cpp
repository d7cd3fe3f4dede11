// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/number_field.h"

#include <utility>

#include <QLineEdit>
#include <QSignalBlocker>
#include <QWheelEvent>

#include "viewmodels/plan_form.h"

namespace largada::ui
{

NumberField::NumberField(int least, int most, QWidget *parent) : QSpinBox(parent)
{
    setRange(least, most);
    setAccelerated(true);
    setFocusPolicy(Qt::StrongFocus);
    connect(lineEdit(), &QLineEdit::textEdited, this, [this] {
        const QString text = cleanText();
        m_isUnusable = !read(text);
        m_unusable = m_isUnusable ? text : QString();
        m_isTyping = true;
    });
    // The box takes its value in between.
    connect(lineEdit(), &QLineEdit::textChanged, this, [this] {
        if (std::exchange(m_isTyping, false))
            emit edited();
    });
}

std::optional<int> NumberField::read(const QString &text) const
{
    const auto value = viewmodels::wholeNumber(text);
    return value && *value >= minimum() && *value <= maximum() ? value : std::nullopt;
}

QString NumberField::typed() const
{
    if (m_isUnusable)
        return m_unusable;
    const auto value = read(cleanText());
    return value ? QString::number(*value) : cleanText();
}

void NumberField::setTyped(const QString &typed)
{
    const QSignalBlocker quiet(this);
    const auto value = read(typed);
    m_isUnusable = !value;
    m_unusable = value ? QString() : typed;
    if (value)
        setValue(*value);
    lineEdit()->setText(prefix() + textFromValue(this->value()) + suffix());
}

// Everything may be typed: the form says what is wrong with it.
QValidator::State NumberField::validate(QString &, int &) const
{
    return QValidator::Acceptable;
}

int NumberField::valueFromText(const QString &text) const
{
    QString number = text;
    if (!suffix().isEmpty() && number.endsWith(suffix()))
        number.chop(suffix().size());
    return read(number).value_or(value());
}

QString NumberField::textFromValue(int value) const
{
    return m_isUnusable ? m_unusable : QSpinBox::textFromValue(value);
}

void NumberField::stepBy(int steps)
{
    m_isUnusable = false;
    m_unusable.clear();
    QSpinBox::stepBy(steps);
    emit edited();
}

// The page scrolls under the pointer; numbers change under it only where one is at work.
void NumberField::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QSpinBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace largada::ui
