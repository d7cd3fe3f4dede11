// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of a run from left to right: done, now, to come, or where it was ended.
#pragma once

#include <QVector>
#include <QWidget>

namespace largada::ui
{

struct StepLook {
    enum class State { ToCome, Now, Done, Stopped, Failed };
    QString title;
    QString detail; // its time; may be empty
    State state = State::ToCome;
    bool operator==(const StepLook &) const = default;
};

class Stepper final : public QWidget
{
    Q_OBJECT
public:
    explicit Stepper(QWidget *parent = nullptr);
    // progress: of the step that is now, 0 to 1, drawn on the line to the next.
    void setSteps(const QVector<StepLook> &steps, double progress);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void describe();

    QVector<StepLook> m_steps;
    double m_progress = 0;
};

} // namespace largada::ui
