// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Manifests as people read them; kube/config/yaml_json.h reads what people write. Pure.
#pragma once

#include <QByteArray>

namespace largada::backends
{

// For reading; the keys keep their order. Empty for what is no JSON.
QByteArray jsonToYaml(const QByteArray &json);

} // namespace largada::backends
