// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The order in which Tab goes through a window. Widgets that are made after their window was put together stand at its
// end, behind the docks.
#pragma once

class QWidget;

namespace largada::ui
{

// Puts all that is in the container right behind the container's own place, in the order that it has.
void gatherTabOrder(QWidget *container);

} // namespace largada::ui
