// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/pod_log_reader.h"

namespace largada::backends
{

namespace
{

QStringList textOf(const QList<QByteArray> &lines)
{
    QStringList text;
    text.reserve(lines.size());
    for (const QByteArray &line : lines)
        text << QString::fromUtf8(line);
    return text;
}

} // namespace

PodLogReader::PodLogReader(fleet::PodLogWanted wanted, const QProcessEnvironment &environment, const Clock &clock,
                           Sinks sinks)
    : m_wanted(std::move(wanted)), m_clock(clock), m_sinks(std::move(sinks))
{
    QMetaObject::invokeMethod(this, [this, environment] { begin(environment); }, Qt::QueuedConnection);
}

void PodLogReader::begin(const QProcessEnvironment &environment)
{
    const fleet::ClusterAddress &address = m_wanted.address;
    const auto connection = kube::connectionFor({address.kubeConfig, address.context, address.ns}, environment);
    if (!connection) {
        m_sinks.ended(connection.error());
        return;
    }
    m_client = std::make_unique<kube::Client>(*connection, environment, m_clock);
    kube::LogWanted wanted;
    wanted.ns = connection->ns;
    wanted.pod = m_wanted.pod;
    wanted.container = m_wanted.container;
    wanted.previous = m_wanted.previous;
    wanted.tailLines = m_wanted.tailLines;
    if (m_wanted.follow) {
        follow(wanted);
        return;
    }
    deliver(kube::readLog(*m_client, wanted), this, [this](const Result<QByteArray> &text) {
        if (!text) {
            m_sinks.ended(text.error());
            return;
        }
        QByteArray whole = *text;
        if (whole.endsWith('\n'))
            whole.chop(1);
        if (!whole.isEmpty())
            m_sinks.lines(textOf(whole.split('\n')));
        m_sinks.ended({});
    });
}

void PodLogReader::follow(const kube::LogWanted &wanted)
{
    m_stream = kube::followLog(*m_client, wanted);
    connect(m_stream.get(), &net::HttpStream::started, this,
            [this](int status, const net::HttpHeaders &) { m_status = status; });
    connect(m_stream.get(), &net::HttpStream::lines, this,
            [this](const QVector<QByteArray> &lines) { m_sinks.lines(textOf(lines)); });
    connect(m_stream.get(), &net::HttpStream::ended, this, &PodLogReader::onEnded);
}

void PodLogReader::onEnded(const Result<> &how, const QByteArray &rest)
{
    if (how && m_status >= 300) {
        m_sinks.ended(kube::apiError(m_status, rest, QStringLiteral("log")));
        return;
    }
    if (!rest.isEmpty())
        m_sinks.lines({QString::fromUtf8(rest)}); // a last line without its end
    m_sinks.ended(how);
}

} // namespace largada::backends
