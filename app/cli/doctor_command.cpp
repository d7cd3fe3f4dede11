// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/doctor_command.h"

#include <algorithm>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "backends/local/capacity.h"
#include "cli/words.h"
#include "k6/version.h"
#include "store/run_store.h"
#include "text/sentences.h"

namespace largada::cli
{

namespace
{

QString howToGetK6()
{
    return Words::tr("Install k6 as https://grafana.com/docs/k6/latest/set-up/install-k6/ says, or let "
                     "packaging/get-k6.sh fetch it (k6 is AGPL-3.0), or name it with --k6 or K6_BINARY.");
}

QString sourceName(k6::BinarySource source)
{
    switch (source) {
    case k6::BinarySource::Explicit:
        return QStringLiteral("--k6");
    case k6::BinarySource::Variable:
        return QStringLiteral("K6_BINARY");
    case k6::BinarySource::Path:
        return QStringLiteral("PATH");
    case k6::BinarySource::Cache:
        return Words::tr("our cache");
    case k6::BinarySource::Missing:
        break;
    }
    return {};
}

} // namespace

void DoctorCommand::start(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    parser.addOptions(
        {{QStringLiteral("json"), Words::tr("One JSON object on standard output.")},
         {QStringLiteral("k6"), Words::tr("The k6 program to look at."), QStringLiteral("PATH")},
         {QStringLiteral("context"), Words::tr("The context of the kubeconfig (default: its current one)."),
          QStringLiteral("CONTEXT")},
         {QStringLiteral("kubeconfig"), Words::tr("The kubeconfig (default: as kubectl finds it)."),
          QStringLiteral("FILE")},
         {QStringList{QStringLiteral("namespace"), QStringLiteral("n")},
          Words::tr("Of the cluster (default: the context's)."), QStringLiteral("NAMESPACE")},
         {QStringLiteral("lang"), Words::tr("en or pt-BR."), QStringLiteral("LANGUAGE")},
         {QStringLiteral("help"), Words::tr("This text.")}});
    if (!parser.parse(QStringList{QStringLiteral("largadactl doctor")} + arguments)) {
        usageError(QStringLiteral("doctor"), parser.errorText());
        return;
    }
    if (parser.isSet(QStringLiteral("help"))) {
        out(parser.helpText());
        finish(exitcode::ok);
        return;
    }
    if (!parser.positionalArguments().isEmpty()) {
        usageError(QStringLiteral("doctor"),
                   Words::tr("“%1” is not an option.").arg(parser.positionalArguments().first()));
        return;
    }
    m_json = parser.isSet(QStringLiteral("json"));
    m_cluster = {parser.value(QStringLiteral("kubeconfig")), parser.value(QStringLiteral("context")),
                 parser.value(QStringLiteral("namespace"))};
    m_clusterNamed = !m_cluster.kubeConfig.isEmpty() || !m_cluster.context.isEmpty();
    const auto where = k6::locateBinary(parser.value(QStringLiteral("k6")), m_around.environment,
                                        k6::cachedBinaryPath(m_around.environment));
    if (where.path.isEmpty()) {
        m_findings.push_back({QStringLiteral("k6"), false, Words::tr("k6 was not found. %1").arg(howToGetK6())});
        addMachine();
        return;
    }
    k6::askProgram({where.path, {QStringLiteral("version")}, m_around.environment}, this,
                   [this, where](const k6::ProgramAnswer &said) { onK6(where, said); });
}

void DoctorCommand::onK6(const k6::BinaryLocation &where, const k6::ProgramAnswer &said)
{
    const auto version = k6::parseVersionOutput(said.output);
    m_k6Path = where.path;
    if (!said.isOk() || !version) {
        m_findings.push_back({QStringLiteral("k6"), false,
                              Words::tr("%1 (from %2) is not a k6 that runs. %3")
                                  .arg(where.path, sourceName(where.source), howToGetK6())});
    } else {
        m_k6Version = version->text();
        const bool isNew = *version >= k6::oldestSupported;
        m_findings.push_back(
            {QStringLiteral("k6"), isNew,
             isNew ? Words::tr("k6 %1 at %2 (from %3).").arg(m_k6Version, where.path, sourceName(where.source))
                   : Words::tr("k6 %1 at %2 is too old; %3 is the oldest that works. %4")
                         .arg(m_k6Version, where.path, k6::oldestSupported.text(), howToGetK6())});
    }
    addMachine();
}

void DoctorCommand::addMachine()
{
    const auto capacity = backends::MachineCapacity().measure(m_around.temporaryRoot);
    m_findings.push_back({QStringLiteral("cores"), true,
                          Words::tr("%1 cores for runners and their target.").arg(text::number(capacity.cores, 1))});
    m_findings.push_back({QStringLiteral("memory"), capacity.memoryFreeMiB > 512,
                          Words::tr("%1 MiB of memory are free.").arg(text::number(capacity.memoryFreeMiB))});
    m_findings.push_back(
        {QStringLiteral("disk"), capacity.diskFreeMiB > 64,
         Words::tr("%1 MiB are free in %2.").arg(text::number(capacity.diskFreeMiB), m_around.temporaryRoot)});
    addHistory();
}

void DoctorCommand::addHistory()
{
    auto history = store::RunStore::open(m_around.historyFile);
    const auto runs = history ? (*history)->list() : Result<QVector<store::RunSummary>>(history.error());
    m_findings.push_back(
        {QStringLiteral("history"), bool(runs),
         runs ? Words::tr("%n run(s) in %1.", nullptr, static_cast<int>(runs->size())).arg(m_around.historyFile)
              : text::sentence(runs.error())});
    lookAtCluster();
}

void DoctorCommand::lookAtCluster()
{
    if (!m_around.lookAtCluster) {
        conclude();
        return;
    }
    deliver(m_around.lookAtCluster(m_cluster), this, [this](const Result<ClusterFacts> &found) { onCluster(found); });
}

void DoctorCommand::onCluster(const Result<ClusterFacts> &found)
{
    if (!found) {
        const bool isNone = found.error().code == Errc::NotFound && found.error().subject.isEmpty();
        if (!isNone || m_clusterNamed)
            m_findings.push_back({QStringLiteral("kubernetes"), false, text::sentence(found.error()), false});
        conclude();
        return;
    }
    const QString context = found->context.isEmpty() ? Words::tr("this pod's service account") : found->context;
    if (found->unreachable)
        m_findings.push_back({QStringLiteral("kubernetes"), false,
                              Words::tr("Kubernetes at %1 (%2) cannot be asked. %3")
                                  .arg(found->server, context, text::sentence(*found->unreachable)),
                              false});
    else
        m_findings.push_back({QStringLiteral("kubernetes"), true,
                              Words::tr("Kubernetes %1 at %2 (%3).").arg(found->version, found->server, context),
                              false});
    if (!found->rights.isEmpty())
        addRights(*found);
    conclude();
}

void DoctorCommand::addRights(const ClusterFacts &facts)
{
    QStringList missing;
    for (const ClusterFacts::Right &right : facts.rights) {
        if (!right.allowed)
            missing << right.verb + QLatin1Char(' ') + right.resource;
    }
    m_findings.push_back(
        {QStringLiteral("kubernetes-rights"), missing.isEmpty(),
         missing.isEmpty() ? Words::tr("In the namespace %1 all rights are there.").arg(facts.ns)
                           : Words::tr("In the namespace %1 these rights are missing, and what needs them is off: %2.")
                                 .arg(facts.ns, missing.join(QStringLiteral(", "))),
         false});
}

void DoctorCommand::conclude()
{
    const bool allOk = std::all_of(m_findings.cbegin(), m_findings.cend(),
                                   [](const Finding &finding) { return finding.ok || !finding.required; });
    if (m_json) {
        QJsonArray findings;
        for (const Finding &finding : std::as_const(m_findings))
            findings.push_back(QJsonObject{{QStringLiteral("name"), finding.key},
                                           {QStringLiteral("ok"), finding.ok},
                                           {QStringLiteral("required"), finding.required},
                                           {QStringLiteral("message"), finding.text}});
        const QJsonObject all{
            {QStringLiteral("ok"), allOk},
            {QStringLiteral("version"), QCoreApplication::applicationVersion()},
            {QStringLiteral("qt"), QString::fromLatin1(qVersion())},
            {QStringLiteral("k6_version"), m_k6Version.isEmpty() ? QJsonValue() : QJsonValue(m_k6Version)},
            {QStringLiteral("k6_path"), m_k6Path.isEmpty() ? QJsonValue() : QJsonValue(m_k6Path)},
            {QStringLiteral("findings"), findings}};
        m_around.out->write(QJsonDocument(all).toJson(QJsonDocument::Compact) + '\n');
    } else {
        for (const Finding &finding : std::as_const(m_findings))
            out((finding.ok         ? QStringLiteral("✓ ")
                 : finding.required ? QStringLiteral("✗ ")
                                    : QStringLiteral("! ")) +
                finding.text);
    }
    finish(allOk ? exitcode::ok : exitcode::failed);
}

} // namespace largada::cli
