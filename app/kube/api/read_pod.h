// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the parts that objects have in common out of a JSON tree. For objects.cpp.
#pragma once

#include "kube/api/json_tree.h"
#include "kube/api/objects.h"

namespace largada::kube
{

Meta readMeta(const JsonNode &object);
std::optional<WallTime> readTime(const JsonNode &object, const char *key);
QVector<Condition> readConditions(const JsonNode &status);
Pod readPod(const JsonNode &object); // also a PodTemplateSpec, which has no status

} // namespace largada::kube
