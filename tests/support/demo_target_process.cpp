// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The demo target as a process, for tests in other languages: says its address, and for each line on standard input how
// many requests have come so far. Ends with its input.
#include <cstdio>

#include <QCoreApplication>

#include "demo/demo_target.h"

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const auto target = largada::demo::DemoTarget::start({});
    if (!target)
        return 1;
    std::printf("%s\n", qPrintable((*target)->url().toString()));
    std::fflush(stdout);
    while (std::getchar() != EOF) {
        qint64 requests = 0;
        for (const auto &counts : (*target)->counts())
            requests += counts.requests;
        std::printf("%lld\n", static_cast<long long>(requests));
        std::fflush(stdout);
    }
    return 0;
}
