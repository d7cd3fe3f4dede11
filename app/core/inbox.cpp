// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inbox.h"

#include <mutex>
#include <vector>

#include <QCoreApplication>
#include <QEvent>
#include <QObject>

namespace largada
{

using Calls = std::vector<std::unique_ptr<detail::InboxCall>>;

struct detail::InboxQueue {
    std::mutex mutex;
    Calls calls;
    QObject *receiver = nullptr; // null: not there yet, or closed
    bool isClosed = false;
    bool isAwake = false; // a wake-up is on its way

    // With the mutex held. A plain QEvent is made and deleted by Qt alone, so no memory of ours crosses unguarded.
    void wake()
    {
        if (receiver == nullptr || isAwake)
            return;
        isAwake = true;
        QCoreApplication::postEvent(receiver, new QEvent(QEvent::User));
    }
    Calls take()
    {
        const std::lock_guard lock(mutex);
        isAwake = false;
        return std::exchange(calls, {});
    }
    bool closed()
    {
        const std::lock_guard lock(mutex);
        return isClosed;
    }
};

// No signals and no slots: it only hears the wake-up.
class Inbox::Receiver final : public QObject
{
public:
    explicit Receiver(std::shared_ptr<detail::InboxQueue> queue) : m_queue(std::move(queue)) {}

    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        // Held: a call may close the inbox, but not take the queue away.
        const auto queue = m_queue;
        Calls calls = queue->take();
        for (auto &call : calls) {
            if (queue->closed())
                break;
            call->run();
            call.reset(); // what it carries goes before the next one runs
        }
        return true;
    }

private:
    std::shared_ptr<detail::InboxQueue> m_queue;
};

bool InboxSender::postCall(std::unique_ptr<detail::InboxCall> call) const
{
    const std::lock_guard lock(m_queue->mutex);
    if (m_queue->isClosed)
        return false;
    m_queue->calls.push_back(std::move(call));
    m_queue->wake();
    return true;
}

InboxSender Inbox::makeSender()
{
    return InboxSender(std::make_shared<detail::InboxQueue>());
}

Inbox::Inbox() : Inbox(makeSender()) {}

Inbox::Inbox(const InboxSender &sender) : m_sender(sender), m_receiver(std::make_unique<Receiver>(sender.m_queue))
{
    detail::InboxQueue &queue = *m_sender.m_queue;
    const std::lock_guard lock(queue.mutex);
    Q_ASSERT(queue.receiver == nullptr && !queue.isClosed);
    queue.receiver = m_receiver.get();
    if (!queue.calls.empty())
        queue.wake();
}

Inbox::~Inbox()
{
    close();
}

void Inbox::close()
{
    Calls dropped; // outside of the lock: what they carry may post
    detail::InboxQueue &queue = *m_sender.m_queue;
    const std::lock_guard lock(queue.mutex);
    queue.isClosed = true;
    queue.receiver = nullptr;
    dropped = std::exchange(queue.calls, {});
}

} // namespace largada
