// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/auth/credentials.h"

#include <utility>

#include "kube/auth/exec_credential.h"
#include "kube/auth/id_token.h"
#include "kube/auth/impersonation.h"
#include "kube/auth/plugin_process.h"
#include "kube/auth/token_file.h"
#include "kube/config/usable.h"

namespace largada::kube
{

namespace
{

constexpr char scheme[] = "Bearer ";

PluginCommand commandOf(const Connection &connection, QProcessEnvironment environment)
{
    const ExecEntry &exec = *connection.user.exec;
    for (const auto &[name, value] : exec.env)
        environment.insert(name, value);
    environment.insert(QStringLiteral("KUBERNETES_EXEC_INFO"), QString::fromUtf8(execInfo(connection)));
    return {exec.command, exec.args, std::move(environment), exec.installHint, Credentials::pluginPatience};
}

} // namespace

struct Credentials::Private {
    Identity identityWith(const QString &token) const;
    Identity identityWith(const ExecCredential &credential) const;
    Result<Identity> known();
    Async<Identity> fromPlugin();
    void onPrinted(const Result<QByteArray> &output);

    Credentials *q = nullptr;
    const Connection connection;
    const QProcessEnvironment environment;
    const Clock &clock;

    Identity fixed{}; // what does not change
    std::optional<TokenFile> tokenFile{};
    std::optional<ExecCredential> printed{};
    std::unique_ptr<PluginProcess> plugin{};
    QVector<AsyncSource<Identity>> waiting{};
};

Credentials::Credentials(const Connection &connection, const QProcessEnvironment &environment, const Clock &clock,
                         QObject *parent)
    : QObject(parent), d(new Private{this, connection, environment, clock})
{
    d->fixed.headers = impersonationHeaders(connection.user);
    if (!connection.isSecure())
        return;
    d->fixed.certificate = connection.tls.certificate;
    d->fixed.key = connection.tls.key;
    if (!connection.user.tokenFile.isEmpty())
        d->tokenFile.emplace(connection.user.tokenFile, clock);
}

Credentials::~Credentials() = default;

Async<Identity> Credentials::current()
{
    if (d->connection.isSecure() && runsPlugin(d->connection.user))
        return d->fromPlugin();
    const AsyncSource<Identity> source;
    source.answer(d->known());
    return source.future();
}

void Credentials::refused(const Identity &identity)
{
    if (d->printed && d->identityWith(*d->printed) == identity)
        d->printed.reset();
    if (d->tokenFile)
        d->tokenFile->forget(QString::fromUtf8(net::header(identity.headers, "Authorization").mid(sizeof scheme - 1)));
}

Identity Credentials::Private::identityWith(const QString &token) const
{
    Identity identity = fixed;
    if (!token.isEmpty())
        identity.headers.prepend({"Authorization", scheme + token.toUtf8()});
    return identity;
}

Identity Credentials::Private::identityWith(const ExecCredential &credential) const
{
    Identity identity = identityWith(credential.token);
    identity.certificate = credential.certificate;
    identity.key = credential.key;
    return identity;
}

// The file wins over the token beside it, which stands in while the file cannot be read.
Result<Identity> Credentials::Private::known()
{
    const UserEntry &user = connection.user;
    if (!connection.isSecure())
        return fixed;
    if (tokenFile) {
        const auto token = tokenFile->token();
        if (!token && user.token.isEmpty())
            return token.error();
        return identityWith(token ? *token : user.token);
    }
    if (user.token.isEmpty() && user.authProvider == QLatin1String("oidc")) {
        const auto token = idToken(user.authProviderConfig, clock.wall());
        if (!token)
            return token.error();
        return identityWith(*token);
    }
    return identityWith(user.token);
}

Async<Identity> Credentials::Private::fromPlugin()
{
    const AsyncSource<Identity> source;
    if (printed && (!printed->expires || clock.wall() <= *printed->expires)) {
        source.answer(identityWith(*printed));
        return source.future();
    }
    waiting.append(source);
    if (!plugin) {
        plugin = std::make_unique<PluginProcess>(commandOf(connection, environment));
        deliver(plugin->run(), plugin.get(), [this](const Result<QByteArray> &output) { onPrinted(output); });
    }
    return source.future();
}

// A credential that has expired already is used all the same, once: the server's clock decides, not ours.
void Credentials::Private::onPrinted(const Result<QByteArray> &output)
{
    plugin.release()->deleteLater(); // we are called by it
    Result<Identity> answer = output ? Identity() : Result<Identity>(output.error());
    if (output) {
        auto credential = parseExecCredential(*output, connection.user.exec->apiVersion);
        if (credential) {
            answer = identityWith(*credential);
            printed = *std::move(credential);
        } else {
            answer = Error{credential.error().code, credential.error().what, connection.user.exec->command};
        }
    }
    const auto answered = std::exchange(waiting, {});
    for (const auto &each : answered)
        each.answer(answer);
}

} // namespace largada::kube
