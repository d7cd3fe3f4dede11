// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The load of the whole fleet, phase by phase, before it is started.
#pragma once

#include <optional>

#include <QWidget>

#include "fleet/preflight.h"

namespace largada::ui
{

class Label;
class LoadPlan;
class Paragraph;

class LoadCard final : public QWidget
{
    Q_OBJECT
public:
    explicit LoadCard(QWidget *parent = nullptr);

    // nullopt, or without load: not known.
    void show(const std::optional<fleet::PreflightReport> &report, const fleet::RunPlan &plan);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::optional<fleet::PreflightReport> m_report;
    fleet::RunPlan m_plan;
    Label *m_title;
    Paragraph *m_words;
    LoadPlan *m_drawing;
};

} // namespace largada::ui
