// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/job_of_ours.h"

#include <QDir>
#include <QFile>
#include <nlohmann/json.hpp>

#include "backends/common/k6_inputs.h"
#include "core/log.h"

namespace largada::backends
{

using fleet::PhaseName;

namespace
{

constexpr std::chrono::seconds archivePatience{60};

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Errc::Storage, file.errorString(), path};
    return file.readAll();
}

// Of an object of any kind; empty: none.
QString runOf(const QByteArray &object)
{
    const auto json = nlohmann::json::parse(object.cbegin(), object.cend(), nullptr, false);
    const nlohmann::json::json_pointer place("/metadata/annotations");
    if (json.is_discarded() || !json.contains(place) || !json.at(place).is_object())
        return {};
    const auto run = json.at(place).find(runIdAnnotation);
    return run != json.at(place).end() && run->is_string() ? QString::fromStdString(run->get<std::string>())
                                                           : QString();
}

QString coreCollection(const QString &ns, const char *kind)
{
    return QStringLiteral("/api/v1/namespaces/%1/%2").arg(ns, QLatin1String(kind));
}

} // namespace

JobOfOurs::JobOfOurs(kube::Client &client, JobOfOursSetup setup, QObject *parent)
    : QObject(parent), m_client(client), m_setup(std::move(setup))
{
}

JobOfOurs::~JobOfOurs() = default;

Async<> JobOfOurs::make()
{
    const auto future = m_answer.future();
    const fleet::JobWanted &wanted = *m_setup.plan.cluster->create;
    auto parts = manifestParts(m_setup.plan, m_setup.version);
    if (!parts) {
        fail(parts.error());
        return future;
    }
    m_parts = *std::move(parts);
    m_directory =
        std::make_unique<QTemporaryDir>(QDir(m_setup.temporaryRoot).filePath(QStringLiteral("largada-XXXXXX")));
    if (!wanted.archiveInImage.isEmpty())
        manifest();
    else if (!m_directory->isValid())
        fail(Error{Errc::Storage, m_directory->errorString(), m_setup.temporaryRoot});
    else
        archive(m_setup.plan.hasPhase(PhaseName::Warmup) ? PhaseName::Warmup : PhaseName::Main);
    return future;
}

// An archive keeps the options of the moment it was made, so each phase has its own. The values of variables stay out
// of it: they come from the Secret.
void JobOfOurs::archive(PhaseName phase)
{
    QString script = m_setup.plan.script;
    if (phase == PhaseName::Warmup) {
        script = m_directory->filePath(QStringLiteral("z-warmup.js"));
        const int percent = m_setup.plan.warmupPercent.value_or(100);
        if (const auto written = writeWrapper(script, m_setup.plan.script, percent); !written) {
            fail(written.error());
            return;
        }
    }
    k6::ProgramCall call;
    call.program = m_setup.k6;
    call.arguments = QStringList{QStringLiteral("archive"),
                                 QStringLiteral("--exclude-env-vars"),
                                 QStringLiteral("--include-system-env-vars"),
                                 QStringLiteral("-O"),
                                 m_directory->filePath(fleet::phaseKey(phase) + QStringLiteral(".tar")),
                                 script};
    call.environment = k6Environment(m_setup.environment, m_setup.plan);
    call.patience = archivePatience;
    k6::askProgram(call, this, [this, phase](const k6::ProgramAnswer &said) { onArchived(phase, said); });
}

void JobOfOurs::onArchived(PhaseName phase, const k6::ProgramAnswer &said)
{
    if (!said.isOk()) {
        const QString why = said.timedOut ? QStringLiteral("k6 archive did not end") : said.error;
        fail(Error{Errc::Process, why, m_setup.plan.script, said.exitCode});
        return;
    }
    auto archived = contentOf(m_directory->filePath(fleet::phaseKey(phase) + QStringLiteral(".tar")));
    if (!archived) {
        fail(archived.error());
        return;
    }
    (phase == PhaseName::Warmup ? m_parts.warmupArchive : m_parts.mainArchive) = *std::move(archived);
    if (phase == PhaseName::Warmup && m_setup.plan.hasPhase(PhaseName::Main))
        archive(PhaseName::Main);
    else
        manifest();
}

void JobOfOurs::manifest()
{
    const auto made = makeJob(m_setup.plan, m_setup.run, m_parts);
    m_parts = {};
    m_directory.reset();
    if (!made) {
        fail(made.error());
        return;
    }
    if (!made->secret.isEmpty())
        m_pieces.push_back({coreCollection(made->ns, "secrets"), made->name + QStringLiteral("-env"), made->secret});
    if (!made->configMap.isEmpty())
        m_pieces.push_back(
            {coreCollection(made->ns, "configmaps"), made->name + QStringLiteral("-script"), made->configMap});
    m_pieces.push_back({kube::collectionPath(kube::Kind::Jobs, made->ns), made->name, made->job});
    createNext();
}

void JobOfOurs::createNext()
{
    if (m_next == m_pieces.size()) {
        m_answer.answer({});
        return;
    }
    const Piece &piece = m_pieces.at(m_next);
    deliver(kube::create(m_client, piece.collection, piece.manifest, false), this,
            [this](const Result<QByteArray> &created) { onCreated(created); });
}

void JobOfOurs::onCreated(const Result<QByteArray> &created)
{
    Piece &piece = m_pieces[m_next];
    if (created) {
        piece.isMade = true;
        piece.manifest.clear(); // it may hold secrets
        ++m_next;
        createNext();
    } else if (created.error().code == Errc::Conflict) {
        kube::ApiCall call;
        call.path = piece.collection + QLatin1Char('/') + piece.name;
        deliver(m_client.call(call), this, [this](const Result<QByteArray> &present) { onPresent(present); });
    } else {
        fail(created.error());
    }
}

// A write whose connection was lost is sent again: then it is there already, and of this run.
void JobOfOurs::onPresent(const Result<QByteArray> &present)
{
    if (present && runOf(*present) == m_setup.run.value)
        onCreated(*present);
    else
        fail(Error{Errc::Conflict, QStringLiteral("already exists, and is not of this run"), m_pieces.at(m_next).name});
}

void JobOfOurs::fail(const Error &why)
{
    removeAll(false);
    m_answer.answer(why);
}

void JobOfOurs::finish()
{
    if (m_setup.plan.cluster->create->deleteAfterwards)
        removeAll(true);
    if (m_removing == 0)
        deleteLater();
}

void JobOfOurs::removeAll(bool thenItself)
{
    for (Piece &piece : m_pieces) {
        if (!std::exchange(piece.isMade, false))
            continue;
        ++m_removing;
        deliver(kube::remove(m_client, piece.collection + QLatin1Char('/') + piece.name), this,
                [this, thenItself, name = piece.name](const Result<> &removed) {
                    if (!removed && removed.error().code != Errc::NotFound)
                        qCWarning(logCluster) << "left behind:" << name << removed.error().what;
                    if (--m_removing == 0 && thenItself)
                        deleteLater();
                });
    }
}

} // namespace largada::backends
