// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The filter field of a page: an icon, a hint, and Escape empties it.
#pragma once

#include <QLineEdit>

namespace largada::ui
{

class SearchEdit final : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchEdit(QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void look();
    QAction *m_icon;
};

} // namespace largada::ui
