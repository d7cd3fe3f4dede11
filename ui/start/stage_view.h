// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the start page shows between its stepper and its action bar, a view for each stage of the run.
#pragma once

#include <QWidget>

namespace largada::ui
{

class StageView : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;
    virtual void refresh() = 0; // from the run's view; also in another language
};

} // namespace largada::ui
