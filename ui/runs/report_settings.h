// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The tab of a report with all that was asked for.
#pragma once

#include <QScrollArea>

#include "fleet/run_record.h"

namespace largada::ui
{

class ReportSettings final : public QScrollArea
{
    Q_OBJECT
public:
    explicit ReportSettings(QWidget *parent = nullptr);
    void setRun(const fleet::RunRecord &run);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();

    fleet::RunRecord m_run;
    bool m_hasRun = false;
};

} // namespace largada::ui
