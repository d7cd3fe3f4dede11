// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A field for a path: in the mono font, and shortened in its middle while it is not being edited.
#pragma once

#include <QLineEdit>

namespace largada::ui
{

class PathEdit final : public QLineEdit
{
    Q_OBJECT
public:
    explicit PathEdit(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void look();
    bool m_looking = false;
};

} // namespace largada::ui
