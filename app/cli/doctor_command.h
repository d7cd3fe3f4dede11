// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// largadactl doctor: what is here, what is missing, how to get it. Changes nothing but an empty history file.
#pragma once

#include "cli/command.h"
#include "k6/ask_program.h"
#include "k6/locate.h"

namespace largada::cli
{

class DoctorCommand final : public Command
{
    Q_OBJECT
public:
    using Command::Command;

    void start(const QStringList &arguments) override;

private:
    struct Finding {
        QString key; // stable, for --json
        bool ok = true;
        QString text;         // a sentence
        bool required = true; // else it is told, and is no failure
    };
    void onK6(const k6::BinaryLocation &where, const k6::ProgramAnswer &said);
    void addMachine();
    void addHistory();
    void lookAtCluster();
    void onCluster(const Result<ClusterFacts> &found);
    void addRights(const ClusterFacts &facts);
    void conclude();

    bool m_json = false;
    ClusterWanted m_cluster;
    bool m_clusterNamed = false; // by an option
    QVector<Finding> m_findings;
    QString m_k6Version;
    QString m_k6Path;
};

} // namespace largada::cli
