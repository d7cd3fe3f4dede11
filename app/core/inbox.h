// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Calls posted from any thread, run one after the other by the event loop of one. Not queued signals: what crosses goes
// through a mutex of ours, where a thread sanitizer sees it, and Qt only wakes the loop.
#pragma once

#include <memory>
#include <utility>

#include <QtGlobal>

namespace largada
{

namespace detail
{
struct InboxQueue;

// std::function wants copies; a call may own what it carries.
struct InboxCall {
    virtual ~InboxCall() = default;
    virtual void run() = 0;
};

template<class Fn>
struct InboxCallOf final : InboxCall {
    explicit InboxCallOf(Fn call) : fn(std::move(call)) {}
    void run() override { fn(); }
    Fn fn;
};
} // namespace detail

// Copies reach the same inbox, from any thread, and may outlive it.
class InboxSender
{
public:
    // False when the inbox is gone: fn is dropped, here. Calls of one thread run in the order they were posted.
    template<class Fn>
    bool post(Fn fn) const
    {
        return postCall(std::make_unique<detail::InboxCallOf<Fn>>(std::move(fn)));
    }

private:
    friend class Inbox;
    friend class EventThread;
    explicit InboxSender(std::shared_ptr<detail::InboxQueue> queue) : m_queue(std::move(queue)) {}
    bool postCall(std::unique_ptr<detail::InboxCall> call) const;

    std::shared_ptr<detail::InboxQueue> m_queue;
};

// Lives in the thread whose event loop runs the calls. A call posted by a call runs in a later turn of the loop, so
// that timers and sockets get theirs. Calls not run when it goes are dropped. A call may close it, but not delete it.
class Inbox
{
public:
    Inbox();
    // Attaches to an inbox that senders have used already.
    explicit Inbox(const InboxSender &sender);
    ~Inbox();
    Q_DISABLE_COPY_MOVE(Inbox)

    // Of an inbox that is still to be made; its calls wait for it.
    static InboxSender makeSender();
    InboxSender sender() const { return m_sender; }
    // No further call is taken; those not run yet are dropped.
    void close();

private:
    class Receiver;
    InboxSender m_sender;
    std::unique_ptr<Receiver> m_receiver;
};

} // namespace largada
