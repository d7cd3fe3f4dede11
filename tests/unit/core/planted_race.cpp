// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A race on purpose, of the kind that a mistake here would make: a value that an object in an EventThread changes and
// its owner reads. The thread sanitizer has to find it, or it would find none of ours.
#include <chrono>
#include <cstdio>
#include <memory>
#include <thread>

#include <QCoreApplication>

#include "core/event_thread.h"

using namespace largada;

namespace
{

class Counter
{
public:
    explicit Counter(int &value) : m_value(value) {}
    void count() { ++m_value; }

private:
    int &m_value;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    int value = 0;
    EventThread thread;
    const auto counter = thread.makeInside<Counter>([&value] { return std::make_unique<Counter>(value); });
    int seen = 0;
    for (int i = 0; i < 100; ++i) {
        counter.post([](Counter &each) { each.count(); });
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        seen += value;
    }
    std::printf("seen: %d\n", seen);
    return 0;
}
