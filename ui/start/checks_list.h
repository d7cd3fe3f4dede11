// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What was looked at before the run, each with its mark.
#pragma once

#include <vector>

#include <QWidget>

#include "fleet/preflight.h"

class QVBoxLayout;

namespace largada::ui
{

class Label;
class Paragraph;
class RowIcon;

class ChecksList final : public QWidget
{
    Q_OBJECT
public:
    explicit ChecksList(QWidget *parent = nullptr);
    void show(const fleet::PreflightReport &report);

private:
    struct Row {
        QWidget *box = nullptr;
        RowIcon *icon = nullptr;
        Label *title = nullptr;
        Label *figure = nullptr;
        Paragraph *finding = nullptr; // of one that is not in order, instead of both
    };
    struct Line {
        fleet::CheckLevel level;
        QString title, figure, sentence;
    };
    Row makeRow();
    static QVector<Line> linesOf(const QVector<fleet::Check> &checks);

    Label *m_title;
    QVBoxLayout *m_list;
    std::vector<Row> m_rows;
};

} // namespace largada::ui
