import http from 'k6/http';
import { check } from 'k6';
export const options = {
  scenarios: {
    a: { executor: 'per-vu-iterations', vus: 2, iterations: 10, exec: 'a' },
    late: { executor: 'constant-arrival-rate', rate: 40, timeUnit: '1s', duration: '1s', preAllocatedVUs: 1, maxVUs: 1, exec: 'late' },
  },
  thresholds: {
    http_req_duration: ['p(95)<1', 'avg<10000'],
    'http_req_duration{scenario:a}': ['p(99)<5000'],
    http_req_failed: ['rate<0.9'],
    http_reqs: ['count>3'],
  },
};
export function a() {
  const r = http.get(`http://127.0.0.1:18733/${__ITER % 4 === 0 ? 'bad' : 'ok'}`);
  check(r, { 'status is 200': (x) => x.status === 200 });
  if (__ITER === 0) console.log('http_reqs......: 9 from the script');
}
export function late() { http.get('http://127.0.0.1:18733/ok'); const end = Date.now() + 60; while (Date.now() < end); }
