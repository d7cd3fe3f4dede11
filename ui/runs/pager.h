// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of a list that somebody else keeps: which one is shown, how many rows it has, and the way to the others.
#pragma once

#include <QVector>
#include <QWidget>

class QComboBox;
class QHBoxLayout;

namespace largada::ui
{

class Button;
class Label;

class Pager final : public QWidget
{
    Q_OBJECT
public:
    explicit Pager(QWidget *parent = nullptr);

    int pageSize() const;
    void setPageSize(int rows); // no signal
    // page from 1. note: said beside it, may give way.
    void show(int page, qint64 total, const QString &note);
    // The pages to offer, 0 for a gap between them: 1 0 7 8 9 0 32.
    static QVector<int> offered(int page, int pages);

signals:
    void pageWanted(int page);
    void pageSizeChanged();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    int pages() const;

    int m_page = 1;
    qint64 m_total = 0;
    Button *m_back;
    Button *m_next;
    QVector<Button *> m_numbers;
    QComboBox *m_size;
    Label *m_note;
    Label *m_range;
};

} // namespace largada::ui
