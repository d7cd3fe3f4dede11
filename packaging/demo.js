// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The demonstration's load: 100 requests a second for ten seconds from each runner, against the address in TARGET_URL.
import { check } from 'k6';
import exec from 'k6/execution';
import http from 'k6/http';

export const options = {
    discardResponseBodies: true,
    scenarios: {
        steady: {
            executor: 'constant-arrival-rate',
            rate: 100,
            timeUnit: '1s',
            duration: '10s',
            // Enough for answers that take 200 ms, all made before the start.
            preAllocatedVUs: 20,
            maxVUs: 20,
        },
    },
    thresholds: {
        http_req_failed: ['rate<0.01'],
    },
};

export default function () {
    // Not while the script is loaded: it can be inspected without a target.
    if (!__ENV.TARGET_URL) {
        exec.test.abort('TARGET_URL is not set: use --demo-target, or --env TARGET_URL=http://127.0.0.1:8080/');
    }
    const answer = http.get(__ENV.TARGET_URL);
    check(answer, { 'answered with 200': (r) => r.status === 200 });
}
