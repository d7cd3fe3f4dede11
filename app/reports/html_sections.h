// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the HTML report, each a piece of HTML in the language of the installed translator; empty where there is
// nothing to tell. html_page.cpp puts them in order.
#pragma once

#include <QString>

#include "fleet/run_record.h"

namespace largada::reports
{

QString styleSheet();

QString phaseTable(const fleet::RunRecord &run);
QString runnerTables(const fleet::RunRecord &run);
QString lossSection(const fleet::RunRecord &run);

QString chartSection(const fleet::RunRecord &run);
QString spreadSection(const fleet::RunRecord &run);

} // namespace largada::reports
