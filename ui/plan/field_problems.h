// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Says what is wrong with the fields of a form, each once it was left.
#pragma once

#include <initializer_list>
#include <utility>

#include <QSet>

#include "viewmodels/plan_form.h"

class QWidget;

namespace largada::ui
{

class FieldRow;

class FieldProblems final
{
public:
    void leave(viewmodels::PlanField field) { m_left.insert(field); }
    void enter(viewmodels::PlanField field) { m_left.remove(field); } // as if it never had been left
    void leaveAll() { m_all = true; }
    void clear();
    void show(FieldRow *row, const viewmodels::PlanReading &reading,
              std::initializer_list<std::pair<viewmodels::PlanField, QWidget *>> fields) const;

private:
    QSet<viewmodels::PlanField> m_left;
    bool m_all = false;
};

} // namespace largada::ui
