// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/execution_export.h"

#include "reports/execution_csv.h"
#include "reports/write_file.h"

namespace largada::ui
{

struct ExecutionExport::Sink {
    Result<> write(const QVector<dashboard::Execution> &executions)
    {
        if (!file) {
            auto opened = reports::FileWriter::open(path);
            if (!opened)
                return opened.error();
            file = *std::move(opened);
        }
        csv.add(executions);
        return file->write(csv.take());
    }
    Result<> finish()
    {
        if (auto written = write({}); !written) // the header, of none
            return written;
        return file->commit();
    }

    const QString path;
    reports::ExecutionCsv csv;
    std::unique_ptr<reports::FileWriter> file;
};

ExecutionExport::ExecutionExport(engine::AgentFleet &fleet, const dashboard::ExecutionFilter &filter,
                                 const QString &path, reports::CsvProfile profile, QObject *parent)
    : QObject(parent), m_sink(new Sink{path, reports::ExecutionCsv(profile), {}}),
      m_reading(std::make_unique<engine::AllExecutions>(
          fleet, filter, [this](const QVector<dashboard::Execution> &executions) { return take(executions); }))
{
}

ExecutionExport::~ExecutionExport() = default;

Async<> ExecutionExport::take(const QVector<dashboard::Execution> &executions)
{
    m_written += executions.size();
    emit progressed(m_written);
    return inPool([sink = m_sink, executions] { return sink->write(executions); });
}

Async<qint64> ExecutionExport::start()
{
    AsyncSource<qint64> source;
    deliver(m_reading->start(), this, [this, source](const Result<qint64> &total) {
        if (!total)
            return source.answer(total.error());
        deliver(inPool([sink = m_sink] { return sink->finish(); }), this, [this, source](const Result<> &finished) {
            source.answer(finished ? Result<qint64>(m_written) : Result<qint64>(finished.error()));
        });
    });
    return source.future();
}

} // namespace largada::ui
