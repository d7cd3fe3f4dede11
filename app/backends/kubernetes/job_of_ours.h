// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the Job of a run, with what it needs: the script's archives by `k6 archive`, then Secret, ConfigMap and Job.
// Lives in the engine's thread.
#pragma once

#include <memory>

#include <QObject>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include "backends/kubernetes/job_manifest.h"
#include "core/async.h"
#include "k6/ask_program.h"
#include "kube/api/requests.h"

namespace largada::backends
{

struct JobOfOursSetup {
    fleet::RunPlan plan; // with the namespace
    RunId run;
    QString k6; // the program; empty: none was found
    QString temporaryRoot;
    QProcessEnvironment environment; // inherited
    kube::ServerVersion version;
};

class JobOfOurs : public QObject
{
    Q_OBJECT
public:
    JobOfOurs(kube::Client &client, JobOfOursSetup setup, QObject *parent = nullptr);
    ~JobOfOurs() override;

    // Errc::Process: k6 could not archive the script. Errc::BadInput: as makeJob(). Errc::Conflict: something of that
    // name is there, and is not of this run. What was made before a failure goes again.
    Async<> make();
    // Deletes what was made where the plan wants that; then itself.
    void finish();

private:
    struct Piece {
        QString collection;
        QString name;
        QByteArray manifest;
        bool isMade = false;
    };
    void archive(fleet::PhaseName phase);
    void onArchived(fleet::PhaseName phase, const k6::ProgramAnswer &said);
    void manifest();
    void createNext();
    void onCreated(const Result<QByteArray> &created);
    void onPresent(const Result<QByteArray> &present);
    void fail(const Error &why);
    void removeAll(bool thenItself);

    kube::Client &m_client;
    const JobOfOursSetup m_setup;
    AsyncSource<> m_answer;
    std::unique_ptr<QTemporaryDir> m_directory;
    ManifestParts m_parts;
    QVector<Piece> m_pieces; // in the order of their making
    qsizetype m_next = 0;
    int m_removing = 0;
};

} // namespace largada::backends
