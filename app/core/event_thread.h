// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A thread with an event loop that lives as long as its owner. A std::thread and not a QThread: in one of those a
// thread sanitizer misses our races.
#pragma once

#include <memory>
#include <optional>
#include <utility>

#include "core/inbox.h"

namespace largada
{

namespace detail
{
// An object's place in its thread. Only that thread looks inside.
struct Place {
    virtual ~Place() = default;
    virtual void clear() = 0;
    virtual bool isEmpty() const = 0;
};

template<class T>
struct PlaceOf final : Place {
    void clear() override { object.reset(); }
    bool isEmpty() const override { return !object; }
    std::unique_ptr<T> object;
};
} // namespace detail

// Owns an object that lives in an EventThread, from any other thread. The object is made, used and deleted over there;
// it goes with this handle or with its thread, whichever goes first.
template<class T>
class Inside
{
public:
    Inside() = default;
    Inside(Inside &&other) noexcept = default;
    Inside &operator=(Inside &&other) noexcept
    {
        if (this != &other) {
            drop();
            m_place = std::move(other.m_place);
            m_sender = std::move(other.m_sender);
        }
        return *this;
    }
    ~Inside() { drop(); }

    // Calls fn(T &) over there, after everything that this thread posted before. False when the thread has ended.
    template<class Fn>
    bool post(Fn fn) const
    {
        return m_place && m_sender->post([place = m_place, fn = std::move(fn)]() mutable {
            if (place->object)
                fn(*place->object);
        });
    }

private:
    friend class EventThread;
    Inside(std::shared_ptr<detail::PlaceOf<T>> place, InboxSender sender)
        : m_place(std::move(place)), m_sender(std::move(sender))
    {
    }
    void drop()
    {
        if (m_place)
            m_sender->post([place = std::move(m_place)] { place->clear(); });
    }

    std::shared_ptr<detail::PlaceOf<T>> m_place;
    std::optional<InboxSender> m_sender;
};

// A QCoreApplication has to be there for as long as the thread is.
class EventThread
{
public:
    EventThread();
    // Runs what was posted before, deletes the objects inside, the youngest first, and joins. Not from inside.
    ~EventThread();
    Q_DISABLE_COPY_MOVE(EventThread)

    // From any thread. False when the thread is ending: fn is dropped.
    template<class Fn>
    bool post(Fn fn) const
    {
        return m_sender.post(std::move(fn));
    }
    InboxSender sender() const { return m_sender; } // may outlive the thread
    bool isCurrent() const;                         // called from inside

    // make() returns a std::unique_ptr<T>, and runs inside.
    template<class T, class Make>
    Inside<T> makeInside(Make make)
    {
        auto place = std::make_shared<detail::PlaceOf<T>>();
        m_sender.post([this, place, make = std::move(make)]() mutable {
            place->object = make();
            keep(place);
        });
        return Inside<T>(std::move(place), m_sender);
    }

private:
    void keep(std::shared_ptr<detail::Place> place);

    struct Private;
    InboxSender m_sender;
    std::unique_ptr<Private> d;
};

} // namespace largada
