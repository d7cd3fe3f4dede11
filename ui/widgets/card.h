// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rounded panel that groups what belongs together.
#pragma once

#include <QFrame>

#include "widgets/theme.h"

namespace largada::ui
{

class Card final : public QFrame
{
    Q_OBJECT
public:
    enum class Tone { Plain, Strip, Info, Ok, Warning, Error };

    explicit Card(QWidget *parent = nullptr, Tone tone = Tone::Plain);
    void setTone(Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone;
};

// A hairline between parts of a card.
class Rule final : public QWidget
{
    Q_OBJECT
public:
    explicit Rule(Qt::Orientation orientation = Qt::Horizontal, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace largada::ui
