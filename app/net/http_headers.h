// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names and values of HTTP headers, repeated ones one by one, in their order.
#pragma once

#include <QByteArray>
#include <QVector>

namespace largada::net
{

using HttpHeaders = QVector<std::pair<QByteArray, QByteArray>>;

// The first of that name, case-insensitive; empty when absent.
QByteArray header(const HttpHeaders &headers, const QByteArray &name);

} // namespace largada::net
