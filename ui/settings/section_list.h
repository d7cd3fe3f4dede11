// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sections of a page, one below the other; icons alone where there is little room. Arrow keys move between them.
#pragma once

#include <QStringList>
#include <QVector>
#include <QWidget>

class QAbstractButton;

namespace largada::ui
{

class SectionList final : public QWidget
{
    Q_OBJECT
public:
    explicit SectionList(const QStringList &icons, QWidget *parent = nullptr);

    void setTexts(const QStringList &texts);
    void setCompact(bool compact);
    int index() const;
    void setIndex(int index); // no signal

signals:
    void chosen(int index);

protected:
    void changeEvent(QEvent *event) override;

private:
    void scale();

    QVector<QAbstractButton *> m_items;
    bool m_isCompact = false;
};

} // namespace largada::ui
