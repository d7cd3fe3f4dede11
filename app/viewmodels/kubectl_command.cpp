// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/kubectl_command.h"

#include <algorithm>

namespace largada::viewmodels
{

namespace
{

// What a shell reads as it stands.
bool isPlain(QChar letter)
{
    static const QString marks = QStringLiteral("_./:@%+=,-");
    const ushort code = letter.unicode();
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= '0' && code <= '9') ||
           marks.contains(letter);
}

QStringList kubectl(const fleet::ClusterAddress &address)
{
    QStringList words{QStringLiteral("kubectl")};
    if (!address.kubeConfig.isEmpty())
        words << QStringLiteral("--kubeconfig") << address.kubeConfig;
    if (!address.context.isEmpty())
        words << QStringLiteral("--context") << address.context;
    if (!address.ns.isEmpty())
        words << QStringLiteral("-n") << address.ns;
    return words;
}

QString line(QStringList words)
{
    for (QString &word : words)
        word = shellWord(word);
    return words.join(QLatin1Char(' '));
}

QStringList in(const QString &container)
{
    return container.isEmpty() ? QStringList() : QStringList{QStringLiteral("-c"), container};
}

} // namespace

QString shellWord(const QString &word)
{
    if (!word.isEmpty() && std::all_of(word.cbegin(), word.cend(), isPlain))
        return word;
    QString inner = word;
    return QLatin1Char('\'') + inner.replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

QString kubectlLogs(const fleet::ClusterAddress &address, const QString &pod, const QString &container)
{
    return line(kubectl(address) + QStringList{QStringLiteral("logs"), pod} + in(container));
}

QString kubectlExec(const fleet::ClusterAddress &address, const QString &pod, const QString &container)
{
    return line(kubectl(address) + QStringList{QStringLiteral("exec"), QStringLiteral("-it"), pod} + in(container) +
                QStringList{QStringLiteral("--"), QStringLiteral("sh")});
}

} // namespace largada::viewmodels
