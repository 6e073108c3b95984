import { resultOf } from '../measuring/processes.mjs';
import { takeTurns } from '../measuring/rounds.mjs';
import { row } from '../measuring/row.mjs';
import { median } from '../measuring/statistics.mjs';
import { installedVersion, script } from '../package-under-test.mjs';

const FAILING_EVENTS = 100_000;
const ATTEMPTS_EACH = 8;
/** The middle one is what the others are compared with: by then the heap has found its size. */
const SUCCEEDING_EVENTS = { few: 10_000, reference: 100_000, many: 1_000_000 };
/** Jest's fake timers look through all of them for the next one, so that many would take hours. */
const FEW_FAILING_EVENTS = 1_000;
const ROUNDS = 3;
const SERVER_ERROR = 500;
const SUCCESS = 200;

/** Many deliveries without network and without waiting: what the dispatcher itself costs. */
export async function measureVirtualClock() {
  const failing = run(FAILING_EVENTS, SERVER_ERROR);
  expectAttempts(failing, FAILING_EVENTS * ATTEMPTS_EACH);
  const reference = succeeding(SUCCEEDING_EVENTS.reference);
  return [
    attemptsRow(failing),
    await fakeTimersRow(
      FAILING_EVENTS,
      'sinon',
      `@sinonjs/fake-timers ${installedVersion('@sinonjs/fake-timers')}`,
    ),
    await fakeTimersRow(FEW_FAILING_EVENTS, 'jest', 'fake timers of Jest'),
    ...pendingRows(),
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

/** The same attempts on timers that are not real either, which is how they would be tested without a clock of ours. */
async function fakeTimersRow(count, whose, name) {
  const unsigned = ['--import', script('processes/without-signing.mjs')];
  const { ours, reference } = await takeTurns(
    {
      ours: () => attemptsPerSecond(run(count, SERVER_ERROR, unsigned), count),
      reference: () =>
        attemptsPerSecond(resultOf([script('processes/fake-timers-run.mjs'), String(count), whose]), count),
    },
    ROUNDS,
  );
  return row({
    what: `virtual clock: unsigned attempts of ${inThousands(count)} failing events, beside ${whose}`,
    unit: 'per second',
    ours,
    reference: { name, values: reference },
    how: `${ATTEMPTS_EACH} attempts each, our signature replaced by a constant; theirs await a response and set a timer, no more`,
  });
}

function attemptsPerSecond(measured, events) {
  expectAttempts(measured, events * ATTEMPTS_EACH);
  return measured.perSecond;
}

function pendingRows() {
  const [ours, timers] = ['dispatcher', 'timers'].map((scheduler) =>
    resultOf([script('processes/pending-run.mjs'), scheduler]),
  );
  const count = inThousands(ours.count);
  const name = 'a timer of Node for each';
  const bytes = Math.round(ours.pendingBytes / ours.count);
  return [
    memoryRow({
      what: `memory above the base: ${count} deliveries pending`,
      ours: ours.pendingBytes,
      reference: { name, bytes: timers.pendingBytes },
      how: `one event for all; ${bytes} bytes of peak memory for each delivery`,
    }),
    row({
      what: `scheduling one of ${count} pending deliveries`,
      unit: 'µs',
      ours: ours.scheduleUs,
      reference: { name, values: timers.scheduleUs },
      how: 'the documented waits, mixed',
    }),
  ];
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

function run(count, statusCode, options = []) {
  return resultOf([...options, script('processes/dispatch-run.mjs'), String(count), String(statusCode)]);
}

function expectAttempts({ attempts }, expected) {
  if (attempts !== expected) throw new Error(`Made ${attempts} attempts instead of ${expected}.`);
}

function inThousands(count) {
  return count.toLocaleString('en');
}
