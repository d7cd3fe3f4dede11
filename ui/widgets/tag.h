// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A word on a soft fill, with an icon: an outcome, a version, a count.
#pragma once

#include <QWidget>

#include "widgets/theme.h"

namespace largada::ui
{

class Tag final : public QWidget
{
    Q_OBJECT
public:
    enum class Tone { Neutral, Accent, Ok, Warning, Error };

    explicit Tag(QWidget *parent = nullptr);
    void show(const QString &text, Tone tone, const QString &icon = {});
    QString text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    QString m_icon;
    Tone m_tone = Tone::Neutral;
};

// The keys of a shortcut, each in a cap.
class KeyCaps final : public QWidget
{
    Q_OBJECT
public:
    explicit KeyCaps(QWidget *parent = nullptr);
    void setKeys(const QStringList &keys);
    void setRecording(bool recording);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList m_keys;
    bool m_recording = false;
};

} // namespace largada::ui
