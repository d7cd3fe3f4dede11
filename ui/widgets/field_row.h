// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A row of a form: what it is, its fields, and below them what is wrong with them.
#pragma once

#include <QWidget>

#include "widgets/label.h"

class QHBoxLayout;
class QVBoxLayout;

namespace largada::ui
{

class Paragraph;

class FieldRow final : public QWidget
{
    Q_OBJECT
public:
    explicit FieldRow(QWidget *parent = nullptr);

    Label *name() const { return m_name; }
    QHBoxLayout *fields() const { return m_fields; }
    void addBelow(QWidget *widget); // between the fields and what is wrong with them
    // Empty: nothing is.
    void setProblem(const QString &sentence);
    QString problem() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void look();

    Label *m_name;
    QHBoxLayout *m_fields;
    QVBoxLayout *m_column;
    Paragraph *m_problem;
};

// The red border of a field whose content cannot be used, and the sentence for screen readers.
void markField(QWidget *field, const QString &problem);

} // namespace largada::ui
