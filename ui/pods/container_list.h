// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The containers of one pod, in their order: how each stands, and why.
#pragma once

#include <QWidget>

#include "fleet/runner.h"

namespace largada::ui
{

class ContainerList final : public QWidget
{
    Q_OBJECT
public:
    using Container = fleet::RunnerPlace::Container;

    explicit ContainerList(QWidget *parent = nullptr);
    void setContainers(const QVector<Container> &containers);
    // "Running", "Waiting · ContainerCreating", "Error · 107"; Kubernetes' reasons as they are.
    static QString stateText(const Container &container);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void describe();

    QVector<Container> m_containers;
};

} // namespace largada::ui
