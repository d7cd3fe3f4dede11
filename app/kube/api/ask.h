// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One call of the API whose answer is one value. Not for lists of several pages (requests.h).
#pragma once

#include "kube/api/client.h"

namespace largada::kube
{

// The answer, read by `read`, which gets the body and returns a Result<T>.
template<class T, class Read>
Async<T> ask(Client &client, const ApiCall &call, Read read)
{
    const AsyncSource<T> source;
    deliver(client.call(call), &client, [source, read](const Result<QByteArray> &body) {
        body ? source.answer(read(*body)) : source.answer(body.error());
    });
    return source.future();
}

} // namespace largada::kube
