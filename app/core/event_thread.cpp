// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event_thread.h"

#include <atomic>
#include <thread>
#include <vector>

#include <QCoreApplication>
#include <QEvent>
#include <QEventLoop>

namespace largada
{

struct EventThread::Private {
    std::thread thread;
    std::atomic<std::thread::id> id; // the thread begins before the member above has it
    // The thread's own, from here on.
    std::vector<std::shared_ptr<detail::Place>> places; // in the order they were filled
    QEventLoop *loop = nullptr;
    Inbox *inbox = nullptr;

    void run(const InboxSender &sender);
    void finish();
};

void EventThread::Private::run(const InboxSender &sender)
{
    id = std::this_thread::get_id();
    QEventLoop events;
    Inbox calls(sender);
    loop = &events;
    inbox = &calls;
    events.exec();
    // Whatever asked to be deleted later: no later turn of the loop comes.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void EventThread::Private::finish()
{
    inbox->close();
    while (!places.empty()) {
        const auto place = std::move(places.back());
        places.pop_back();
        place->clear();
    }
    loop->quit();
}

EventThread::EventThread() : m_sender(Inbox::makeSender()), d(std::make_unique<Private>())
{
    d->thread = std::thread([data = d.get(), sender = m_sender] { data->run(sender); });
}

EventThread::~EventThread()
{
    Q_ASSERT(!isCurrent());
    post([data = d.get()] { data->finish(); });
    d->thread.join();
}

bool EventThread::isCurrent() const
{
    return std::this_thread::get_id() == d->id;
}

void EventThread::keep(std::shared_ptr<detail::Place> place)
{
    std::erase_if(d->places, [](const auto &known) { return known->isEmpty(); });
    d->places.push_back(std::move(place));
}

} // namespace largada
