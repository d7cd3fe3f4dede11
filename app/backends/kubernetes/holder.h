// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who coordinates a Job: an annotation on it that others can see, renewed while we live. It is also how a program that
// comes back finds the run that it lost. Lives in the engine's thread.
#pragma once

#include <memory>
#include <optional>

#include <QObject>
#include <QTimer>

#include "backends/kubernetes/holder_note.h"
#include "kube/api/requests.h"

namespace largada::backends
{

// The note's program is another one than this, and runs on this machine if the note is of it.
bool livesHere(const HolderNote &note);

class Holder : public QObject
{
    Q_OBJECT
public:
    Holder(kube::Client &client, QString ns, QString job, HolderNote note, const Clock &clock,
           QObject *parent = nullptr);

    // Writes it, and renews it from then on. takeOver: from another one who lives. Errc::Conflict: the subject holds
    // it. Errc::Forbidden: nobody will see us, and the run can go on.
    Async<> take(bool takeOver);
    void note(bool released, fleet::PhaseName phase);
    void drop(); // takes the annotation away if it is ours still, then deletes itself

signals:
    void lost(const QString &toWhom); // somebody took over

private:
    enum class Then { Hold, Drop };
    void write(Then then, int triesLeft);
    void onRead(Then then, int triesLeft, const Result<kube::Job> &job);
    void onWritten(Then then, int triesLeft, const Result<QString> &version);
    void settle(Result<> result);
    QString path() const;

    kube::Client &m_client;
    const QString m_ns;
    const QString m_job;
    HolderNote m_note;
    const Clock &m_clock;
    QTimer m_renewal;
    std::optional<AsyncSource<>> m_answer;
    bool m_takeOver = false;
    bool m_held = false;
    bool m_writing = false;
    bool m_changed = false; // while it was being written
    bool m_dropped = false;
};

} // namespace largada::backends
