// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A load whose threshold only main of the pod with index 1 misses, after a second.
import { check } from 'k6';

const failing = __ENV.JOB_COMPLETION_INDEX === '1' && !__ENV.LOAD && __ENV.LARGADA_PHASE !== 'z-warmup';

export const options = {
  scenarios: {
    steady: {
      executor: 'constant-arrival-rate',
      rate: 10,
      timeUnit: '1s',
      duration: __ENV.LOAD ? '2s' : '10s',
      preAllocatedVUs: 2,
    },
  },
  thresholds: { checks: [{ threshold: 'rate>0.5', abortOnFail: true, delayAbortEval: '1s' }] },
};

export default function () {
  check(null, { well: () => !failing });
}
