// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// k6's exit codes with their meaning (k6 errext/exitcodes/codes.go). Not for reasons shown to people: text/ has those.
#pragma once

namespace largada::k6
{

enum class ExitMeaning {
    Ok,                // 0; also when every request failed or there was no work: look at the figures
    CloudRun,          // 97, 98, 102's cloud cases: not met in local runs
    ThresholdsCrossed, // 99, at the end or by abortOnFail
    SetupTimeout,      // 100: no load ran
    TeardownTimeout,   // 101: results are valid
    Timeout,           // 102
    StoppedByApi,      // 103
    BadConfig,         // 104
    Interrupted,       // 105: SIGINT or SIGTERM
    PortTaken,         // 106: REST API port not free
    ScriptException,   // 107: init, setup or teardown
    ScriptAborted,     // 108: exec.test.abort()
    Panic,             // 109
    ScriptFailed,      // 110: exec.test.fail()
    BadCommandLine,    // 255
    Signal,            // 128 + signal
    Unknown
};

ExitMeaning exitMeaning(int code);
// Main or warm-up ran to its own end: 0, 99, 101.
bool ranToItsEnd(int code);

} // namespace largada::k6
