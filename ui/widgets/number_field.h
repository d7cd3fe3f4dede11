// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A spin box that keeps what was typed also when it is no number of its range, so that it can be said what is wrong.
#pragma once

#include <optional>

#include <QSpinBox>

namespace largada::ui
{

class NumberField final : public QSpinBox
{
    Q_OBJECT
public:
    NumberField(int least, int most, QWidget *parent = nullptr);

    QString typed() const;               // without the suffix
    void setTyped(const QString &typed); // no signal

signals:
    void edited(); // by a person: keys, arrows, wheel

protected:
    QValidator::State validate(QString &input, int &position) const override;
    int valueFromText(const QString &text) const override;
    QString textFromValue(int value) const override;
    void stepBy(int steps) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    std::optional<int> read(const QString &text) const;

    QString m_unusable; // what was typed, while it is no number of the range
    bool m_isUnusable = false;
    bool m_isTyping = false;
};

} // namespace largada::ui
