// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "text/details.h"
#include "text/sentences.h"

namespace largada::text
{

namespace
{

class ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(Error)
};

QString about(Errc code, const QString &subject)
{
    switch (code) {
    case Errc::Cancelled:
        //: %1 in these sentences is what the error is about: a path, an address, a runner's name, an option
        return ErrorText::tr("Cancelled: “%1”. Start it again if it is still wanted.").arg(subject);
    case Errc::Timeout:
        return ErrorText::tr("The time limit passed while waiting for “%1”. See what holds it up, then try again, with "
                             "a longer limit if it needs one.")
            .arg(subject);
    case Errc::Network:
        return ErrorText::tr("The network connection for “%1” failed. Check the address and the port, and that the "
                             "other side is running, then try again.")
            .arg(subject);
    case Errc::Forbidden:
        return ErrorText::tr("Access denied: “%1”. Get the missing right, or use an account that has it, then try "
                             "again.")
            .arg(subject);
    case Errc::NotFound:
        return ErrorText::tr("Not found: “%1”. Check the name or the path, then try again.").arg(subject);
    case Errc::Conflict:
        return ErrorText::tr("The present state of “%1” does not allow this. Look at its state, then try again.")
            .arg(subject);
    case Errc::BadInput:
        return ErrorText::tr("“%1” cannot be used as given. Correct it, then try again.").arg(subject);
    case Errc::Unsupported:
        return ErrorText::tr("Not supported: “%1”. Update to a version that supports it, or do without it.")
            .arg(subject);
    case Errc::Protocol:
        return ErrorText::tr("The answer from “%1” was not understood. Check that the address belongs to it and that "
                             "its version is supported.")
            .arg(subject);
    case Errc::Storage:
        return ErrorText::tr("“%1” could not be read or written. Check its permissions and the free disk space, then "
                             "try again.")
            .arg(subject);
    case Errc::Process:
        return ErrorText::tr("The program “%1” could not be started, or ended badly. Fix what it reports, then try "
                             "again.")
            .arg(subject);
    case Errc::Internal:
        return ErrorText::tr("Largada made a mistake in “%1”. Please report it, together with the log.").arg(subject);
    }
    return {};
}

// Errors of clusters that their code and subject alone would word too broadly. Empty: none of them.
QString ofCluster(const Error &error, const QString &subject)
{
    if (error.code == Errc::Network && subject == QLatin1String("certificate"))
        return ErrorText::tr("Certificate not trusted. Put the authority that signed the server's certificate into the "
                             "kubeconfig, then try again.");
    if (error.code == Errc::Network && error.what.contains(QLatin1String("not found")))
        return ErrorText::tr(
                   "Address not found: “%1”. Check its spelling, the name server and the VPN, then try again.")
            .arg(subject);
    if (error.code == Errc::Forbidden && error.status == 401)
        return ErrorText::tr("Token expired or refused. Log in to the cluster again, then try again.");
    if (error.code == Errc::Forbidden && error.what.startsWith(QLatin1String("another one coordinates")))
        return ErrorText::tr("“%1” coordinates this Job. Wait for the end of that run, or take over knowingly.")
            .arg(subject);
    if (error.code == Errc::NotFound && error.what.startsWith(QLatin1String("namespaces \"")))
        return ErrorText::tr("The namespace “%1” is not there, or not any more. Check its name and the context.")
            .arg(subject);
    return {};
}

QString unspecific(Errc code)
{
    switch (code) {
    case Errc::Cancelled:
        return ErrorText::tr("Cancelled. Start it again if it is still wanted.");
    case Errc::Timeout:
        return ErrorText::tr("The time limit passed without an answer. See what holds it up, then try again, with a "
                             "longer limit if it needs one.");
    case Errc::Network:
        return ErrorText::tr("The network connection failed. Check the address and the port, and that the other side "
                             "is running, then try again.");
    case Errc::Forbidden:
        return ErrorText::tr("Access denied. Get the missing right, or use an account that has it, then try again.");
    case Errc::NotFound:
        return ErrorText::tr("What was asked for was not found. Check the name or the path, then try again.");
    case Errc::Conflict:
        return ErrorText::tr("The present state does not allow this. Look at the state, then try again.");
    case Errc::BadInput:
        return ErrorText::tr("What was given cannot be used. Correct it, then try again.");
    case Errc::Unsupported:
        return ErrorText::tr("This is not supported. Update to a version that supports it, or do without it.");
    case Errc::Protocol:
        return ErrorText::tr("The answer from the other side was not understood. Check that the address is right and "
                             "that its version is supported.");
    case Errc::Storage:
        return ErrorText::tr("A file or the database could not be read or written. Check the permissions and the free "
                             "disk space, then try again.");
    case Errc::Process:
        return ErrorText::tr("A program could not be started, or ended badly. Fix what it reports, then try again.");
    case Errc::Internal:
        return ErrorText::tr("Largada made a mistake. Please report it, together with the log.");
    }
    return {};
}

QString exited(const QString &subject, int exitCode)
{
    const QString code = QString::number(exitCode);
    if (subject.isEmpty())
        return ErrorText::tr("A program ended with exit code %1. Fix what it reports, then try again.").arg(code);
    return ErrorText::tr("The program “%1” ended with exit code %2. Fix what it reports, then try again.")
        .arg(subject, code);
}

} // namespace

QString sentence(const Error &error)
{
    const QString subject = oneLine(error.subject);
    if (error.code == Errc::Process && error.status != 0)
        return withDetails(exited(subject, error.status), error.what);
    QString text = ofCluster(error, subject);
    if (text.isEmpty())
        text = subject.isEmpty() ? unspecific(error.code) : about(error.code, subject);
    // What is said of something that was cancelled is of use to nobody but the log.
    if (error.code == Errc::Cancelled)
        return text;
    return withDetails(text, error.what == error.subject ? QString() : error.what,
                       error.code == Errc::Process ? 0 : error.status);
}

} // namespace largada::text
