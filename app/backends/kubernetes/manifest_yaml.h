// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Manifests between the YAML that people write and read and the JSON that the API server takes. Pure.
#pragma once

#include <QByteArray>

#include "core/result.h"

namespace largada::backends
{

// One document; JSON is YAML as well. Plain scalars mean what they mean to kubectl (sigs.k8s.io/yaml: YAML 1.1, so that
// 0644 is octal and yes is true). Errc::BadInput: it cannot be read, holds several documents, or is beyond measure.
Result<QByteArray> yamlToJson(const QByteArray &yaml);
// For reading; the keys keep their order. Empty for what is no JSON.
QByteArray jsonToYaml(const QByteArray &json);

} // namespace largada::backends
