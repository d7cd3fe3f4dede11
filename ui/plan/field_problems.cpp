// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/field_problems.h"

#include "plan/plan_words.h"
#include "widgets/field_row.h"

namespace largada::ui
{

using viewmodels::PlanField;

void FieldProblems::clear()
{
    m_left.clear();
    m_all = false;
}

void FieldProblems::show(FieldRow *row, const viewmodels::PlanReading &reading,
                         std::initializer_list<std::pair<PlanField, QWidget *>> fields) const
{
    QStringList sentences;
    for (const auto &[field, widget] : fields) {
        const viewmodels::PlanError *error = m_all || m_left.contains(field) ? reading.error(field) : nullptr;
        const QString sentence = error == nullptr ? QString() : problemSentence(*error);
        markField(widget, sentence);
        if (!sentence.isEmpty())
            sentences << sentence;
    }
    sentences.removeDuplicates();
    row->setProblem(sentences.join(QLatin1Char(' ')));
}

} // namespace largada::ui
