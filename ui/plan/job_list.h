// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Jobs of the cluster for an editable chooser: in its list each with its pods, in its field the name alone.
#pragma once

#include <QAbstractListModel>
#include <QVector>

#include "fleet/clusters.h"

namespace largada::ui
{

class JobList final : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setJobs(const QVector<fleet::JobSeen> &jobs);
    const fleet::JobSeen *job(const QString &name) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QVector<fleet::JobSeen> m_jobs;
};

QString jobFacts(const fleet::JobSeen &job); // "60 pods wanted, 58 live", "over"

} // namespace largada::ui
