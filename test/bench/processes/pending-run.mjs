import { peakMemoryBytes } from '../measuring/peak-memory.cjs';
import { built } from '../package-under-test.mjs';

/*
 * Lets a million deliveries wait for their second attempt, and writes as JSON how many bytes that took, and how many microseconds it takes to schedule one. Word: who lets them wait, `dispatcher` or Node's `timers`.
 */
const [scheduler] = process.argv.slice(2);

const COUNT = 1_000_000;
const ROUNDS = 3;
const DAY_MS = 86_400_000;
const SERVER_ERROR = { kind: 'response', statusCode: 500 };
const ENDPOINT = 'http://127.0.0.1:3000/webhooks';

const { dispatch } = await built('engine/dispatcher.js');
const { plainDelivery, NO_FAULTS, NOTHING_WRONG } = await built('delivery/delivery-plan.js');
const { AttemptQueue } = await built('engine/attempt-queue.js');
const { createVirtualClock } = await built('clock/virtual-clock.js');
const { DOCUMENTED_SCHEDULE } = await built('delivery/retry-schedule.js');

const event = {
  id: 'event-1',
  type: 'order.created',
  apiVersion: 'v2',
  subjectId: 1,
  subjectType: 'Order',
  createdAt: 0,
  body: Buffer.alloc(4_096, '{"data":{}}'),
};

const peakBeforeBytes = peakMemoryBytes();
const { pendingBytes, schedule } = await { dispatcher: inDispatcher, timers: onTimers }[scheduler]();
const scheduleUs = Array.from({ length: ROUNDS }, () => (timed(schedule) * 1_000) / COUNT);
process.stdout.write(JSON.stringify({ count: COUNT, pendingBytes, scheduleUs }), () => process.exit());

async function inDispatcher() {
  const pendingBytes = await dispatchUntilAllPend();
  const delivery = { id: 'd1', event, endpoint: ENDPOINT, emittedAt: 0, faults: NO_FAULTS };
  const schedule = () => {
    const queue = new AttemptQueue(ENDPOINT);
    for (let deliveryNumber = 1; deliveryNumber <= COUNT; deliveryNumber += 1) {
      const due = dueAt(deliveryNumber);
      queue.add({
        delivery,
        deliveryNumber,
        disturbance: NOTHING_WRONG,
        number: 2,
        dueAt: due,
        isTimed: false,
      });
    }
  };
  return { pendingBytes, schedule };
}

/** Fails the first attempt of every delivery, and looks at the memory when all wait for their second. */
async function dispatchUntilAllPend() {
  const stop = new AbortController();
  let attempts = 0;
  let numbered = 0;
  let pendingBytes = 0;
  await dispatch(plan(), {
    clock: createVirtualClock({ startAt: 0, manual: false }),
    schedule: [1_000, DAY_MS],
    sender: {
      send: () =>
        Promise.resolve({ outcome: SERVER_ERROR, latencyMs: 1, response: null, remoteAddress: null }),
      close: () => Promise.resolve(),
    },
    endpoint: { url: new URL(ENDPOINT), name: ENDPOINT, secret: 'c1f0'.repeat(16), headers: [] },
    timeoutMs: 60_000,
    concurrency: 1,
    maxWaitMs: Number.POSITIVE_INFINITY,
    signal: stop.signal,
    nextDeliveryNumber: () => {
      numbered += 1;
      return numbered;
    },
    announce: ({ type }) => {
      if (type === 'attempt-finished') attempts += 1;
      if (type !== 'wait-started' || attempts < COUNT) return;
      pendingBytes = peakMemoryBytes() - peakBeforeBytes;
      stop.abort();
    },
  });
  return pendingBytes;
}

function* plan() {
  for (let index = 0; index < COUNT; index += 1) yield plainDelivery(event);
}

function onTimers() {
  const attempt = (_deliveryNumber, _attemptNumber) => undefined;
  const schedule = () => {
    for (let deliveryNumber = 1; deliveryNumber <= COUNT; deliveryNumber += 1) {
      setTimeout(() => attempt(deliveryNumber, 2), DAY_MS + dueAt(deliveryNumber));
    }
  };
  schedule();
  return { pendingBytes: peakMemoryBytes() - peakBeforeBytes, schedule };
}

/** As the documented waits mix where deliveries began one after the other. */
function dueAt(index) {
  return index + DOCUMENTED_SCHEDULE[index % DOCUMENTED_SCHEDULE.length];
}

function timed(work) {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}
