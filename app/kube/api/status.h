// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the API server says when it says no: metav1.Status (apimachinery pkg/apis/meta/v1/types.go). It comes as the
// body of an answer, as the object of a watch's ERROR and on channel 3 of an exec.
#pragma once

#include <optional>

#include <QByteArray>
#include <QString>
#include <QVector>

#include "core/error.h"

namespace largada::kube
{

class JsonNode;

struct StatusCause {
    QString reason; // "ExitCode", "FieldManagerConflict"
    QString message;
    QString field;
    bool operator==(const StatusCause &) const = default;
};

struct Status {
    QString status; // "Success", "Failure"; empty: it was no Status
    QString reason; // "Expired", "NonZeroExitCode"
    QString message;
    int code = 0; // HTTP's; where it is missing, the one that goes with the reason; 0: neither
    QVector<StatusCause> causes;
    std::optional<int> retryAfterSeconds;
    bool operator==(const Status &) const = default;
};

Status parseStatus(const QByteArray &json);
Status toStatus(const JsonNode &object);

// The typed failure; what its fields say is at apiError(). path: of the request; may be empty.
Error statusError(const Status &status, const QString &path);

} // namespace largada::kube
