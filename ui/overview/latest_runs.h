// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The last runs of the history, newest first.
#pragma once

#include <QWidget>

#include "viewmodels/runs_model.h"

class QTableView;

namespace largada::ui
{

class Button;
class Label;

class LatestRuns final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int mostShown = 8;

    explicit LatestRuns(QWidget *parent = nullptr);

    void setRuns(const QVector<store::RunSummary> &runs, WallTime now); // now: of whose year dates are
    void setTrouble(const QString &sentence);                           // empty: none
    void setNewShown(bool isShown); // the button for a new run; it is elsewhere on the page otherwise

signals:
    void runWanted(const largada::RunId &run);
    void allWanted();
    void newWanted();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void fitColumns();

    viewmodels::RunsModel m_model;
    Label *m_title;
    Label *m_none;
    Button *m_all;
    Button *m_new;
    QTableView *m_table;
    QString m_trouble;
};

} // namespace largada::ui
