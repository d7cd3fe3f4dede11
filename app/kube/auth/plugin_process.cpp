// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/auth/plugin_process.h"

#include <algorithm>
#include <csignal>

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include "core/child_process.h"

namespace largada::kube
{

namespace
{

// Empty: there is none. Relative entries of PATH are left out, as Go does: the current directory is not trusted.
QString located(const QString &program, const QProcessEnvironment &environment)
{
    if (program.contains(u'/')) {
        const QFileInfo file(program);
        return file.isFile() && file.isExecutable() ? program : QString();
    }
    QStringList directories =
        environment.value(QStringLiteral("PATH")).split(QDir::listSeparator(), Qt::SkipEmptyParts);
    directories.removeIf([](const QString &directory) { return QDir::isRelativePath(directory); });
    return directories.isEmpty() ? QString() : QStandardPaths::findExecutable(program, directories);
}

} // namespace

PluginProcess::PluginProcess(PluginCommand command, QObject *parent) : QObject(parent), m_command(std::move(command))
{
    bindToOurLife(m_process);
    m_process.setProcessEnvironment(m_command.environment);
    m_process.setStandardInputFile(QProcess::nullDevice());
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &PluginProcess::readOutput);
    connect(&m_process, &QProcess::readyReadStandardError, this, &PluginProcess::readComplaint);
    connect(&m_process, &QProcess::finished, this, &PluginProcess::onFinished);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(Errc::Process, QStringLiteral("could not be started: ") + m_process.errorString());
    });
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        fail(Errc::Process,
             QStringLiteral("did not end within %1 s").arg(std::chrono::duration<double>(m_command.patience).count()));
    });
}

PluginProcess::~PluginProcess()
{
    m_process.disconnect(this);
    signalGroup(m_process, SIGKILL);
    m_process.close(); // waits for the end, and does not warn of it as the destructor does
}

Async<QByteArray> PluginProcess::run()
{
    const auto future = m_answer.future();
    const QString program = located(m_command.program, m_command.environment);
    if (program.isEmpty()) {
        fail(Errc::NotFound, QStringLiteral("no such program"));
        return future;
    }
    m_patience.start(m_command.patience);
    m_process.start(program, m_command.arguments);
    return future;
}

void PluginProcess::readOutput()
{
    m_output += m_process.readAllStandardOutput();
    if (m_output.size() > maxOutput)
        fail(Errc::Process, QStringLiteral("printed more than 1 MiB"));
}

void PluginProcess::readComplaint()
{
    m_complaint = (m_complaint + m_process.readAllStandardError()).right(maxComplaint);
}

void PluginProcess::onFinished()
{
    m_patience.stop();
    readOutput();
    readComplaint();
    const int code = exitCodeOf(m_process);
    if (code != 0)
        fail(Errc::Process, QStringLiteral("ended with code %1").arg(code), code);
    else
        m_answer.answer(m_output);
}

// The first answer counts, so that the end of a process that was killed here changes nothing.
void PluginProcess::fail(Errc code, const QString &why, int status)
{
    m_patience.stop();
    signalGroup(m_process, SIGKILL);
    QStringList said{why};
    for (const QByteArray &more : {m_complaint, m_command.installHint.toUtf8().left(maxComplaint)}) {
        const QString text = plainText(more).trimmed();
        if (!text.isEmpty())
            said.append(text);
    }
    m_output.clear();
    m_answer.answer(Error{code, said.join(u'\n'), m_command.program, status});
}

QString plainText(const QByteArray &text)
{
    // CSI and OSC sequences whole, any other escape with the character after it.
    static const QRegularExpression escapes(
        QStringLiteral("\\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\)?|.)"));
    QString plain = QString::fromUtf8(text).replace(QLatin1String("\r\n"), QLatin1String("\n")).remove(escapes);
    plain.removeIf([](QChar c) {
        return c != u'\n' && c != u'\t' &&
               (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format);
    });
    return plain;
}

} // namespace largada::kube
