// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the selected runs; there only while there are some.
#pragma once

#include <QWidget>

namespace largada::ui
{

class Button;
class Label;

class SelectionBar final : public QWidget
{
    Q_OBJECT
public:
    explicit SelectionBar(QWidget *parent = nullptr);

    // whyNotDelete: empty where they can be deleted.
    void showSelection(int runs, const QString &names, const QString &whyNotDelete);

signals:
    void openWanted();
    void exportWanted();
    void deleteWanted();
    void closed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    int m_runs = 0;
    Label *m_count;
    Label *m_names;
    Button *m_open;
    Button *m_export;
    Button *m_delete;
    Button *m_close;
};

} // namespace largada::ui
