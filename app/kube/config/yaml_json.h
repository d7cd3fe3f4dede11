// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// YAML to JSON as Kubernetes' tools do it (sigs.k8s.io/yaml on go-yaml v2): YAML 1.1's words for booleans, merge keys,
// the last of repeated keys. Keys lose their order.
#pragma once

#include <QByteArray>

#include "core/result.h"

namespace largada::kube
{

enum class Documents { First, Only }; // what is read of a text of several; Only: such a text is refused

// UTF-8, or UTF-16 with its mark. Errc::BadInput for text that is none, that nests deeper than 100 levels or that its
// aliases blow up; without a subject. Empty text gives "null".
Result<QByteArray> jsonFromYaml(const QByteArray &text, Documents wanted = Documents::First);

} // namespace largada::kube
