// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A choice of a few, side by side. Arrow keys move between them.
#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace largada::ui
{

class Segmented final : public QWidget
{
    Q_OBJECT
public:
    explicit Segmented(QWidget *parent = nullptr);

    // Icons may be fewer than the texts. Keeps the index where it can.
    void setChoices(const QStringList &texts, const QStringList &icons = {});
    int index() const;
    void setIndex(int index); // no signal
    void setChoiceEnabled(int index, bool enabled, const QString &reason);

signals:
    void chosen(int index); // by a person

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QButtonGroup *m_group;
    QHBoxLayout *m_row;
};

} // namespace largada::ui
