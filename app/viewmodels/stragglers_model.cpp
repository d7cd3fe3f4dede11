// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/stragglers_model.h"

#include <algorithm>
#include <numeric>

#include "text/sentences.h"
#include "viewmodels/console_text.h"

namespace largada::viewmodels
{

namespace
{

QList<int> textRoles()
{
    return {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole};
}

QString headerText(int column)
{
    switch (column) {
    case StragglersModel::Count:
        return Console::tr("Count", "column: how many runners");
    case StragglersModel::Reason:
        return Console::tr("Reason", "column");
    case StragglersModel::Runners:
        return Console::tr("Runners", "column");
    case StragglersModel::Since:
        return Console::tr("Since", "column: time of day");
    default:
        return {};
    }
}

QStringList names(const QVector<RunnerId> &runners, qsizetype most)
{
    QStringList all;
    for (const RunnerId &runner : runners.mid(0, most))
        all << runner.value;
    return all;
}

QString namesText(const StragglerGroup &group)
{
    if (group.runners.isEmpty())
        return Console::tr("not there yet", "runners of which nothing exists");
    const QStringList named = names(group.runners, StragglersModel::namesShown);
    const QString first = named.join(QStringLiteral(", "));
    const qsizetype more = group.count() - named.size();
    if (more <= 0)
        return first;
    //: %1 is a list of runners
    return Console::tr("%1 and %Ln more", "", static_cast<int>(more)).arg(first);
}

// Known groups in their old order, then the new ones.
std::vector<StragglerGroup> inPlace(std::vector<StragglerGroup> groups, const std::vector<StragglerGroup> &before)
{
    QHash<QString, int> places;
    for (int i = 0; i < static_cast<int>(before.size()); ++i)
        places.insert(before[static_cast<size_t>(i)].key(), i);
    const int last = static_cast<int>(before.size());
    std::stable_sort(groups.begin(), groups.end(), [&places, last](const auto &a, const auto &b) {
        return places.value(a.key(), last) < places.value(b.key(), last);
    });
    return groups;
}

} // namespace

StragglersModel::StragglersModel(QObject *parent) : EditedTable(parent) {}

void StragglersModel::update(const std::vector<fleet::RunnerRow> &rows, const Absent &absent)
{
    const auto changed = become(m_groups, inPlace(groupStragglers(rows, absent), m_groups),
                                [](const StragglerGroup &group) { return group.key(); });
    Q_ASSERT(changed);
    for (const RowRange &range : changed.value_or(QVector<RowRange>()))
        emit dataChanged(index(range.first, 0), index(range.last, ColumnCount - 1), textRoles() << SortRole << IdRole);
}

void StragglersModel::retranslate()
{
    if (!m_groups.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), textRoles());
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int StragglersModel::waiting() const
{
    return std::accumulate(m_groups.cbegin(), m_groups.cend(), 0,
                           [](int sum, const StragglerGroup &group) { return sum + group.count(); });
}

int StragglersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_groups.size());
}

int StragglersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString StragglersModel::cellText(const StragglerGroup &group, int column)
{
    switch (column) {
    case Count:
        return text::number(group.count());
    case Reason:
        return text::sentence(group.reason);
    case Runners:
        return namesText(group);
    case Since:
        return timeOfDay(group.since);
    default:
        return {};
    }
}

QVariant StragglersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const StragglerGroup &shown = group(index.row());
    const int column = index.column();
    const int count = shown.count();
    switch (role) {
    case Qt::DisplayRole:
        return cellText(shown, column);
    case Qt::ToolTipRole:
        return column == Reason ? cellText(shown, column) : QVariant();
    case Qt::TextAlignmentRole:
        return column == Count ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::AccessibleTextRole:
        //: for screen readers: %1 is a whole sentence, %2 a list of runners
        return Console::tr("%Ln runner(s): %1 %2", "", count).arg(cellText(shown, Reason), cellText(shown, Runners));
    case SortRole:
        if (column == Since)
            return shown.since ? QVariant::fromValue<qint64>(shown.since->time_since_epoch().count()) : QVariant();
        return column == Reason ? static_cast<int>(shown.reason.code) : count;
    case StateRole:
        return static_cast<int>(shown.reason.code);
    case IdRole:
        return names(shown.runners, shown.runners.size());
    default:
        return {};
    }
}

QVariant StragglersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? headerText(section) : QVariant();
}

} // namespace largada::viewmodels
