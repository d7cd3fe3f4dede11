// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/auth/token_file.h"

#include <QFile>
#include <QFileInfo>

#include "core/log.h"
#include "kube/config/usable.h"

namespace largada::kube
{

Result<QString> TokenFile::token()
{
    if (m_last && m_clock.now() < m_last->at + period - leeway)
        return m_last->token;
    auto fresh = read();
    if (fresh) {
        m_last = Read{*fresh, m_clock.now()};
        return fresh;
    }
    if (!m_last)
        return fresh.error();
    qCInfo(logNet) << "keeps the token of before:" << fresh.error().subject << fresh.error().what;
    return m_last->token;
}

Result<QString> TokenFile::read() const
{
    constexpr qint64 largest = 1024 * 1024;
    QFile file(m_path);
    if (!QFileInfo(m_path).isFile()) // a pipe might never be written to
        return Error{Errc::Storage, QStringLiteral("no such file"), m_path};
    if (!file.open(QIODevice::ReadOnly))
        return Error{Errc::Storage, file.errorString(), m_path};
    const QString token = QString::fromUtf8(file.read(largest)).trimmed();
    if (token.isEmpty())
        return Error{Errc::Storage, QStringLiteral("there is no token in it"), m_path};
    if (!isHeaderValue(token))
        return Error{Errc::Storage, QStringLiteral("control characters in the token"), m_path};
    return token;
}

} // namespace largada::kube
