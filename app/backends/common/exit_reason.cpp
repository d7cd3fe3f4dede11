// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/common/exit_reason.h"

#include "k6/exit_code.h"

namespace largada::backends
{

fleet::Reason exitReason(int code, const QString &said)
{
    using fleet::ReasonCode;
    using enum k6::ExitMeaning;
    switch (k6::exitMeaning(code)) {
    case Ok:
    case ThresholdsCrossed:
        return {};
    case SetupTimeout:
        return {ReasonCode::SetupTimeout, said};
    case StoppedByApi:
    case Interrupted:
        return {ReasonCode::Interrupted, said};
    case BadConfig:
    case BadCommandLine:
        return {ReasonCode::BadOptions, said};
    case PortTaken:
        return {ReasonCode::PortTaken, said};
    case ScriptException:
        return {ReasonCode::ScriptFailed, said};
    case ScriptAborted:
    case ScriptFailed:
        return {ReasonCode::AbortedByScript, said};
    case Signal:
        return {ReasonCode::Killed, said, code - 128};
    case TeardownTimeout:
    case Timeout:
    case CloudRun:
    case Panic:
    case Unknown:
        break;
    }
    return {ReasonCode::ExitCode, said, code};
}

} // namespace largada::backends
