// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/clock_script.h"

#include <array>
#include <utility>

namespace largada::backends
{

namespace
{

// nc connects a moment before, so that only the write remains; the last milliseconds are waited out awake, and not more
// of them, since pods that share a node would take each other's processor. `read -t` tells its time limit and the end
// of the input apart by the clock alone. No number has more digits than 64 bits of arithmetic take.
constexpr const char *script = R"sh(port=$1 early=50000
stamp() { t=$EPOCHREALTIME; t=${t%.*}${t#*.}; }
stamp
[ -n "$t" ] || { echo NOCLOCK; exit 76; }
echo "READY $t"
while word=; read -r word moment; do
stamp
[ "$word" = time ] || break
echo "TIME $t"
done
[ "$word" = go ] || { echo "ABORT $word"; exit 75; }
case $moment in ''|*[!0-9]*) echo "ABORT moment"; exit 75;; esac
left=$((moment-t-early))
[ $left -ge 200000 ] || { echo "LATE $left"; exit 77; }
echo "ARMED $t"
read -r -t $((left/1000000)).$(printf %06d $((left%1000000))) word && { echo "ABORT $word"; exit 75; }
stamp
[ $t -ge $((moment-early-5000)) ] || { echo "ABORT end of input"; exit 75; }
body='{"data":{"type":"status","id":"default","attributes":{"paused":false}}}'
ask=$(printf 'PATCH /v1/status HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %s\r\nConnection: close\r\n\r\n%s' ${#body} "$body")
{ said=$({
stamp
rest=$((moment-t-3000))
[ $rest -gt 0 ] && read -r -t 0.$(printf %06d $rest) word
while stamp; [ $t -lt $moment ]; do :; done
printf %s "$ask"
stamp
echo "FIRED $((t-moment))" >&3
} | nc 127.0.0.1 $port); } 3>&1
stamp
echo "ANSWERED $((t-moment))"
echo "$said"
case $said in HTTP/1.?\ 200\ *) exit 0;; esac
exit 1
)sh";

using Kind = ClockLine::Kind;

constexpr std::array<std::pair<const char *, Kind>, 5> words{{{"READY", Kind::Ready},
                                                              {"TIME", Kind::Time},
                                                              {"ARMED", Kind::Armed},
                                                              {"FIRED", Kind::Fired},
                                                              {"ANSWERED", Kind::Answered}}};

} // namespace

QStringList clockCommand(quint16 port)
{
    return {QStringLiteral("sh"), QStringLiteral("-c"), QString::fromLatin1(script), QStringLiteral("largada"),
            QString::number(port)};
}

QByteArray askTimeLine()
{
    return "time\n";
}

QByteArray goLine(qint64 moment)
{
    return "go " + QByteArray::number(moment) + '\n';
}

QByteArray abortLine()
{
    return "abort\n";
}

ClockLine readClockLine(const QByteArray &line)
{
    const auto parts = line.simplified().split(' ');
    for (const auto &[word, kind] : words) {
        bool isNumber = false;
        const qint64 value = parts.value(1).toLongLong(&isNumber);
        if (parts.size() == 2 && parts.first() == word && isNumber)
            return {kind, value};
    }
    return {};
}

} // namespace largada::backends
