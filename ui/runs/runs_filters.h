// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The row of filters above the table of runs.
#pragma once

#include <QWidget>

#include "viewmodels/runs_filter.h"

class QCheckBox;
class QComboBox;

namespace largada::ui
{

class SearchEdit;

class RunsFilters final : public QWidget
{
    Q_OBJECT
public:
    explicit RunsFilters(const Clock &clock, QWidget *parent = nullptr);

    viewmodels::RunsWanted wanted() const; // as of now
    bool isFiltering() const;
    void clear();
    void focusSearch();
    SearchEdit *search() const { return m_search; }

signals:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    const Clock &m_clock;
    SearchEdit *m_search;
    QComboBox *m_period;
    QComboBox *m_outcome;
    QCheckBox *m_overLimit;
};

} // namespace largada::ui
