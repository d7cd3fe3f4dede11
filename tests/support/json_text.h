// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON that can be read in C++: ' stands for a quotation mark and @ for one within a string. (moc 6.4 loses classes
// behind some raw strings.)
#pragma once

#include <QByteArray>

namespace largada::test
{

inline QByteArray json(QByteArray text)
{
    return text.replace('\'', '"').replace('@', "\\\"");
}

} // namespace largada::test
