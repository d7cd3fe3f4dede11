// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/job_list.h"

#include <algorithm>

#include <QLocale>

namespace largada::ui
{

void JobList::setJobs(const QVector<fleet::JobSeen> &jobs)
{
    beginResetModel();
    m_jobs = jobs;
    endResetModel();
}

const fleet::JobSeen *JobList::job(const QString &name) const
{
    const auto it = std::find_if(m_jobs.cbegin(), m_jobs.cend(), [&name](const auto &job) { return job.name == name; });
    return it == m_jobs.cend() ? nullptr : &*it;
}

int JobList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_jobs.size());
}

QVariant JobList::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_jobs.size())
        return {};
    const fleet::JobSeen &job = m_jobs.at(index.row());
    switch (role) {
    case Qt::EditRole:
        return job.name;
    case Qt::DisplayRole:
        return QStringLiteral("%1 · %2").arg(job.name, jobFacts(job));
    default:
        return {};
    }
}

QString jobFacts(const fleet::JobSeen &job)
{
    if (job.isOver)
        return JobList::tr("over", "a Job");
    //: %1 is "60 pods wanted", %2 a number of pods
    return JobList::tr("%1, %2 live")
        .arg(JobList::tr("%Ln pod(s) wanted", "", job.wanted), QLocale().toString(job.live));
}

} // namespace largada::ui
