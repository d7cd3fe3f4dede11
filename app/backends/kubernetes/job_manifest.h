// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A fleet as a Job of our own: what is to be made in the cluster, as manifests. Pure. An Indexed Job with one pod a
// runner, none of which ends the others or is made again; in each the warm-up as init container and then main.
#pragma once

#include <QByteArray>
#include <QString>

#include "core/ids.h"
#include "core/result.h"
#include "fleet/run_plan.h"
#include "kube/api/requests.h"

namespace largada::backends
{

struct ManifestParts {
    QByteArray warmupArchive, mainArchive; // of `k6 archive`; not needed where the plan's archive is in the image
    QByteArray templateText;               // of the plan's template file, YAML or JSON; empty: there is none
    bool perIndexLimits = true;            // backoffLimitPerIndex, since 1.29
    bool imageHasShell = false;            // sh, which tells runners apart: --split, --setup once
};

// All but the archives. Errc::Storage: the template file cannot be read; the subject is its path.
Result<ManifestParts> manifestParts(const fleet::RunPlan &plan, const kube::ServerVersion &version);

// JSON as the API server takes it. The secret holds values of env: not for logs, not to be shown.
struct JobManifests {
    QString ns, name;     // of the Job
    QByteArray secret;    // Secret NAME-env; empty: nothing to hold
    QByteArray configMap; // ConfigMap NAME-script; empty: the archive is in the image
    QByteArray job;
};

constexpr const char *managedByLabel = "app.kubernetes.io/managed-by"; // "largada"
constexpr const char *runIdAnnotation = "largada.dev/run-id";
constexpr qsizetype mostConfigMapBytes = 1024 * 1024; // k/k validation.go MaxSecretSize, of ConfigMaps too

// plan.cluster->create is there. Errc::BadInput: what a person gave cannot be used; the subject is the field ("image",
// "toleration", a variable's name, the template's path), for archives that are too large "archive" with what in bytes.
Result<JobManifests> makeJob(const fleet::RunPlan &plan, const RunId &run, const ManifestParts &parts);

// For people: all of them, without values of variables and without the archives.
QByteArray toYaml(const JobManifests &manifests);

} // namespace largada::backends
