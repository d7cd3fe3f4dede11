// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The frame of a card of the plan that says in which place of a cluster it is.
#pragma once

class QVBoxLayout;
class QWidget;

namespace largada::ui
{

class Label;

// Fills the host with a card, its title at the left and the place at the right of the first line. What comes below goes
// into the layout that is returned.
QVBoxLayout *fillPlacedCard(QWidget &host, Label *title, Label *place);

} // namespace largada::ui
