import { resultOf } from '../measuring/processes.mjs';
import { row } from '../measuring/row.mjs';
import { median } from '../measuring/statistics.mjs';
import { script } from '../package-under-test.mjs';

const FAILING_EVENTS = 100_000;
const ATTEMPTS_EACH = 8;
/** The middle one is what the others are compared with: by then the heap has found its size. */
const SUCCEEDING_EVENTS = { few: 10_000, reference: 100_000, many: 1_000_000 };
const SERVER_ERROR = 500;
const SUCCESS = 200;

/** Many deliveries without network and without waiting: what the dispatcher itself costs. */
export function measureVirtualClock() {
  const failing = run(FAILING_EVENTS, SERVER_ERROR);
  expectAttempts(failing, FAILING_EVENTS * ATTEMPTS_EACH);
  const reference = succeeding(SUCCEEDING_EVENTS.reference);
  return [
    attemptsRow(failing),
    pendingRow(failing),
    flatRow(succeeding(SUCCEEDING_EVENTS.few), reference),
    flatRow(succeeding(SUCCEEDING_EVENTS.many), reference),
  ];
}

function succeeding(count) {
  const measured = run(count, SUCCESS);
  expectAttempts(measured, count);
  return { count, ...measured };
}

function attemptsRow({ attemptsPerSecond, signaturesPerSecond }) {
  const signatures = median(signaturesPerSecond);
  return row({
    what: `virtual clock: attempts of ${inThousands(FAILING_EVENTS)} failing events`,
    unit: 'per second',
    ours: attemptsPerSecond,
    reference: { name: 'signatures alone', values: attemptsPerSecond.map(() => signatures) },
    how: `${ATTEMPTS_EACH} attempts each over 37 hours; the reference signs the same 4 KiB; rounds of 100,000 attempts`,
  });
}

function pendingRow({ peakBytes, peakBeforeBytes }) {
  return memoryRow({
    what: `peak memory: ${inThousands(FAILING_EVENTS)} deliveries pending`,
    ours: peakBytes,
    reference: { name: 'the process before', bytes: peakBeforeBytes },
    how: `one shared body; ${Math.round((peakBytes - peakBeforeBytes) / FAILING_EVENTS)} bytes for each delivery`,
  });
}

function flatRow({ count, peakBytes }, other) {
  return memoryRow({
    what: `peak memory: ${inThousands(count)} deliveries that succeed`,
    ours: peakBytes,
    reference: { name: `${inThousands(other.count)} deliveries`, bytes: other.peakBytes },
    how: 'near 1 when memory does not grow with the number of deliveries',
  });
}

function memoryRow({ what, ours, reference, how }) {
  return row({
    what,
    unit: 'MB',
    ours: [ours / 1_000_000],
    reference: { name: reference.name, values: [reference.bytes / 1_000_000] },
    how,
  });
}

function run(count, statusCode) {
  return resultOf([script('processes/dispatch-run.mjs'), String(count), String(statusCode)]);
}

function expectAttempts({ attempts }, expected) {
  if (attempts !== expected) throw new Error(`Made ${attempts} attempts instead of ${expected}.`);
}

function inThousands(count) {
  return count.toLocaleString('en');
}
