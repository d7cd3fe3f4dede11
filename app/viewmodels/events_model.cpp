// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/events_model.h"

#include <algorithm>
#include <iterator>

#include "text/sentences.h"
#include "viewmodels/console_text.h"

namespace largada::viewmodels
{

namespace
{

constexpr qsizetype newestShown = 5;

QString headerText(int column)
{
    switch (column) {
    case EventsModel::Kind:
        return Console::tr("Reason", "column");
    case EventsModel::Explanation:
        return Console::tr("Explanation", "column: of an event");
    case EventsModel::Runners:
        return Console::tr("Runners", "column");
    case EventsModel::Times:
        return Console::tr("Times", "column: how often it happened");
    case EventsModel::Last:
        return Console::tr("Last", "column: time of day of the newest event");
    default:
        return {};
    }
}

bool isFigure(int column)
{
    return column == EventsModel::Runners || column == EventsModel::Times || column == EventsModel::Last;
}

void addRunner(EventGroup &group, const RunnerId &runner)
{
    if (runner.isEmpty() || group.seen.contains(runner))
        return;
    group.seen.insert(runner);
    group.runners.push_back(runner);
}

void join(EventGroup &group, const ConsoleEvent &event, qint64 order, WallTime place)
{
    group.what = group.times == 0 ? event.what : together(group.what, event.what);
    group.last = event.at;
    group.place = place;
    group.order = order;
    ++group.times;
    addRunner(group, event.runner);
}

// The newest comes first.
void joinOlder(EventGroup &group, const ConsoleEvent &event, int times)
{
    if (group.times == 0) {
        group.what = event.what;
        group.last = group.place = event.at;
    } else {
        group.what = together(event.what, group.what);
    }
    group.times += times;
    addRunner(group, event.runner);
}

ConsoleEvent told(const fleet::ClusterEvent &event)
{
    static const QString pod = QStringLiteral("pod/");
    ConsoleEvent made{event.last.value_or(WallTime{}),
                      happened::ClusterSaid{event.reason, event.message, event.object, event.isWarning}};
    if (event.object.startsWith(pod))
        made.runner.value = event.object.mid(pod.size());
    return made;
}

QStringList names(const EventGroup &group)
{
    QStringList all;
    for (const RunnerId &runner : group.runners)
        all << runner.value;
    return all;
}

} // namespace

EventsModel::EventsModel(QObject *parent) : QAbstractTableModel(parent) {}

void EventsModel::add(const QVector<ConsoleEvent> &events)
{
    std::vector<EventGroup> fresh;
    std::vector<int> changed;
    for (const ConsoleEvent &event : events) {
        const size_t next = m_groups.size() + fresh.size();
        const QString key = keyOf(event.what);
        const size_t place = m_places.value(key, next);
        if (place == next) {
            m_places.insert(key, next);
            fresh.emplace_back();
        }
        if (place < m_groups.size())
            changed.push_back(static_cast<int>(place));
        m_latest = std::max(m_latest, event.at);
        join(place < m_groups.size() ? m_groups[place] : fresh[place - m_groups.size()], event, ++m_count, m_latest);
        m_kept.push_back(event);
        if (m_kept.size() > mostKept)
            m_kept.pop_front();
    }
    announce(changed);
    append(std::move(fresh));
}

void EventsModel::setCluster(const QVector<fleet::ClusterEvent> &events)
{
    m_cluster.clear();
    std::vector<EventGroup> groups;
    QHash<QString, size_t> places;
    QSet<QString> keys;
    for (const fleet::ClusterEvent &event : events) {
        m_cluster.push_back(told(event));
        const QString key = keyOf(m_cluster.constLast().what);
        const size_t place = places.value(key, groups.size());
        if (place == groups.size()) {
            places.insert(key, place);
            keys.insert(key);
            groups.emplace_back();
        }
        joinOlder(groups[place], m_cluster.constLast(), event.count);
    }
    dropCluster(keys);
    std::vector<EventGroup> fresh;
    std::vector<int> changed;
    for (EventGroup &group : groups) {
        const QString key = keyOf(group.what);
        const auto known = m_places.constFind(key);
        if (known == m_places.cend()) {
            m_places.insert(key, m_groups.size() + fresh.size());
            fresh.push_back(std::move(group));
        } else if (m_groups[*known] != group) {
            changed.push_back(static_cast<int>(*known));
            m_groups[*known] = std::move(group);
        }
    }
    announce(changed);
    append(std::move(fresh));
}

void EventsModel::dropCluster(const QSet<QString> &kept)
{
    bool isOther = false;
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (!group(row).isOfCluster() || kept.contains(keyOf(group(row).what)))
            continue;
        beginRemoveRows({}, row, row);
        m_groups.erase(m_groups.begin() + row);
        endRemoveRows();
        isOther = true;
    }
    if (!isOther)
        return;
    m_places.clear();
    for (size_t i = 0; i < m_groups.size(); ++i)
        m_places.insert(keyOf(m_groups[i].what), i);
}

// In one range: a sorting proxy puts a row between others by their values, so that all that is not announced yet has to
// be as it was.
void EventsModel::announce(const std::vector<int> &changed)
{
    const auto [least, most] = std::minmax_element(changed.cbegin(), changed.cend());
    if (!changed.empty())
        emit dataChanged(index(*least, 0), index(*most, ColumnCount - 1),
                         {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole, SortRole, StateRole, IdRole});
}

void EventsModel::append(std::vector<EventGroup> fresh)
{
    if (fresh.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
    std::move(fresh.begin(), fresh.end(), std::back_inserter(m_groups));
    endInsertRows();
}

void EventsModel::retranslate()
{
    if (!m_groups.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1),
                         {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole, SortRole});
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

std::vector<ConsoleEvent> EventsModel::eventsOf(int index) const
{
    const QString key = keyOf(group(index).what);
    const auto isOfGroup = [&key](const ConsoleEvent &event) { return keyOf(event.what) == key; };
    std::vector<ConsoleEvent> found;
    if (group(index).isOfCluster())
        std::copy_if(m_cluster.cbegin(), m_cluster.cend(), std::back_inserter(found), isOfGroup);
    else
        std::copy_if(m_kept.crbegin(), m_kept.crend(), std::back_inserter(found), isOfGroup);
    return found;
}

int EventsModel::total() const
{
    int sum = 0;
    for (const EventGroup &each : m_groups)
        sum += each.times;
    return sum;
}

int EventsModel::total(EventLevel level) const
{
    int sum = 0;
    for (const EventGroup &each : m_groups)
        sum += levelOf(each.what) == level ? each.times : 0;
    return sum;
}

int EventsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_groups.size());
}

int EventsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString EventsModel::cellText(const EventGroup &group, int column)
{
    switch (column) {
    case Kind:
        return kindOf(group.what);
    case Explanation:
        return sentence(group.what);
    case Runners:
        return group.runners.isEmpty() ? noFigure() : figure(group.runners.size());
    case Times:
        //: %1 is a number: how often
        return Console::tr("%1×").arg(text::number(group.times));
    case Last:
        return timeOfDay(group.last);
    default:
        return {};
    }
}

QVariant EventsModel::sortValue(const EventGroup &group, int column)
{
    switch (column) {
    case Runners:
        return static_cast<int>(group.runners.size());
    case Times:
        return group.times;
    case Last:
        return QVariant::fromValue<qint64>(group.place.time_since_epoch().count());
    default:
        return cellText(group, column);
    }
}

QString EventsModel::newestText(int index) const
{
    QStringList lines;
    for (const ConsoleEvent &event : eventsOf(index)) {
        if (lines.size() == newestShown)
            break;
        if (event.runner.isEmpty() || group(index).isOfCluster()) // its words name the object
            //: %1 is a time of day, %2 whole sentences
            lines << Console::tr("%1: %2", "event").arg(timeOfDay(event.at), sentence(event.what));
        else
            //: %1 is a time of day, %2 a runner, %3 whole sentences
            lines << Console::tr("%1, %2: %3").arg(timeOfDay(event.at), event.runner.value, sentence(event.what));
    }
    return lines.join(QLatin1Char('\n'));
}

QVariant EventsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const EventGroup &shown = group(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return cellText(shown, column);
    case Qt::ToolTipRole:
        return newestText(index.row());
    case Qt::TextAlignmentRole:
        return isFigure(column) ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::AccessibleTextRole:
        //: for screen readers: %1 is how serious it is, %2 what happened, %3 whole sentences, %4 a time of day
        return Console::tr("%1: %2. %3 Happened %Ln time(s), last at %4.", "", shown.times)
            .arg(word(levelOf(shown.what)), cellText(shown, Kind), cellText(shown, Explanation), cellText(shown, Last));
    case SortRole:
        return sortValue(shown, column);
    case StateRole:
        return static_cast<int>(levelOf(shown.what));
    case IdRole:
        return names(shown);
    default:
        return {};
    }
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && isFigure(section))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? headerText(section) : QVariant();
}

EventsFilter::EventsFilter(EventsModel &model, QObject *parent) : QSortFilterProxyModel(parent), m_model(model)
{
    setSortRole(SortRole);
    setSortLocaleAware(true);
    setSourceModel(&model);
    sort(EventsModel::Last, Qt::DescendingOrder);
}

void EventsFilter::showWarningsOnly(bool only)
{
    if (only == m_isWarningsOnly)
        return;
    m_isWarningsOnly = only;
    invalidateFilter();
}

bool EventsFilter::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    Q_UNUSED(sourceParent)
    return !m_isWarningsOnly || levelOf(m_model.group(sourceRow).what) != EventLevel::Info;
}

bool EventsFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (QSortFilterProxyModel::lessThan(left, right))
        return true;
    if (QSortFilterProxyModel::lessThan(right, left))
        return false;
    const qint64 a = m_model.group(left.row()).order, b = m_model.group(right.row()).order;
    return sortOrder() == Qt::DescendingOrder ? a < b : a > b;
}

} // namespace largada::viewmodels
