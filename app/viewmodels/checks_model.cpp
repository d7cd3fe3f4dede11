// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/checks_model.h"

#include <algorithm>

#include "text/sentences.h"
#include "viewmodels/console_text.h"

namespace largada::viewmodels
{

namespace
{

QString headerText(int column)
{
    switch (column) {
    case ChecksModel::Level:
        return Console::tr("Result", "column: of a preflight check");
    case ChecksModel::Finding:
        return Console::tr("Preflight check", "column");
    default:
        return {};
    }
}

} // namespace

ChecksModel::ChecksModel(QObject *parent) : QAbstractTableModel(parent) {}

void ChecksModel::setChecks(const QVector<fleet::Check> &checks)
{
    if (checks == m_checks)
        return;
    beginResetModel();
    m_checks = checks;
    endResetModel();
}

void ChecksModel::retranslate()
{
    if (!m_checks.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1),
                         {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int ChecksModel::count(fleet::CheckLevel level) const
{
    return static_cast<int>(std::count_if(m_checks.cbegin(), m_checks.cend(),
                                          [level](const fleet::Check &check) { return check.level == level; }));
}

int ChecksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_checks.size());
}

int ChecksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChecksModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const fleet::Check &check = m_checks.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Level ? text::word(check.level) : text::sentence(check);
    case Qt::ToolTipRole:
        return index.column() == Finding ? text::sentence(check) : QVariant();
    case Qt::AccessibleTextRole:
        //: for screen readers: %1 is how serious it is, %2 whole sentences
        return Console::tr("%1: %2").arg(text::word(check.level), text::sentence(check));
    case SortRole:
        return index.column() == Level ? QVariant(static_cast<int>(check.level)) : QVariant(static_cast<int>(check.id));
    case StateRole:
        return static_cast<int>(check.level);
    case IdRole:
        // Some checks are there once a scenario, or once a metric.
        return QStringLiteral("%1:%2").arg(QString::number(static_cast<int>(check.id)), check.subject);
    default:
        return {};
    }
}

QVariant ChecksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? headerText(section) : QVariant();
}

} // namespace largada::viewmodels
