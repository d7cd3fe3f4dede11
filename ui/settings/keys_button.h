// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of an action as caps. Pressed, it takes the next keys for new ones.
#pragma once

#include <QAbstractButton>
#include <QKeySequence>
#include <QVector>

namespace largada::ui
{

class KeyCaps;

class KeysButton final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit KeysButton(QWidget *parent = nullptr);

    void setKeys(const QVector<QStringList> &keys);
    void setRecording(bool recording);
    void setMarked(bool marked); // as recorded keys that are not in force yet
    bool isRecording() const { return m_isRecording; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void recorded(const QKeySequence &keys); // empty: none are wanted
    void refused();                          // keys that would act in text fields or grids
    void leftAlone();                        // Escape, or the focus went

protected:
    bool event(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void take(const QKeyEvent &event);
    void fillCaps();

    QVector<QStringList> m_keys;
    QVector<KeyCaps *> m_caps;
    bool m_isRecording = false;
    bool m_isMarked = false;
};

} // namespace largada::ui
