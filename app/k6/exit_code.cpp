// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "k6/exit_code.h"

namespace largada::k6
{

ExitMeaning exitMeaning(int code)
{
    switch (code) {
    case 0:
        return ExitMeaning::Ok;
    case 97:
    case 98:
        return ExitMeaning::CloudRun;
    case 99:
        return ExitMeaning::ThresholdsCrossed;
    case 100:
        return ExitMeaning::SetupTimeout;
    case 101:
        return ExitMeaning::TeardownTimeout;
    case 102:
        return ExitMeaning::Timeout;
    case 103:
        return ExitMeaning::StoppedByApi;
    case 104:
        return ExitMeaning::BadConfig;
    case 105:
        return ExitMeaning::Interrupted;
    case 106:
        return ExitMeaning::PortTaken;
    case 107:
        return ExitMeaning::ScriptException;
    case 108:
        return ExitMeaning::ScriptAborted;
    case 109:
        return ExitMeaning::Panic;
    case 110:
        return ExitMeaning::ScriptFailed;
    case 255:
        return ExitMeaning::BadCommandLine;
    default:
        break;
    }
    constexpr int lastSignal = 64; // SIGRTMAX
    return code > 128 && code <= 128 + lastSignal ? ExitMeaning::Signal : ExitMeaning::Unknown;
}

bool ranToItsEnd(int code)
{
    return code == 0 || code == 99 || code == 101;
}

} // namespace largada::k6
