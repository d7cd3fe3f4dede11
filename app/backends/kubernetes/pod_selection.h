// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which pods of a namespace are runners. Pure.
#pragma once

#include <QRegularExpression>

#include "fleet/run_plan.h"
#include "kube/api/objects.h"

namespace largada::backends
{

class PodSelection
{
public:
    PodSelection() = default; // selects nothing
    // job: the one of that name, where it is known. JobOrRegex: it wins, and without it the text is a pattern.
    // Errc::NotFound: a Job is wanted, and there is none. Errc::BadInput: an expression that is none, or no text at
    // all; the subject is the text.
    static Result<PodSelection> make(const fleet::ClusterTarget &target, const std::optional<kube::Job> &job);

    bool matches(const kube::Pod &pod) const;
    // For the server to choose by; empty: it cannot, and matches() does.
    QString labelSelector() const { return m_labels; }
    bool isJob() const { return m_by == fleet::PodsBy::Job; }

private:
    fleet::PodsBy m_by = fleet::PodsBy::Job;
    QString m_labels;
    QString m_jobUid;
    QRegularExpression m_pattern;
};

// It may still become a runner: neither finished nor on its way out.
bool isLive(const kube::Pod &pod);

// The uid of the one Job that made all of them; empty: none did, or several.
QString owningJob(const QVector<kube::Pod> &pods);

} // namespace largada::backends
