import { createHmac } from 'node:crypto';
import { peakMemoryBytes } from '../measuring/peak-memory.cjs';
import { built } from '../package-under-test.mjs';

/*
 * Delivers many events on a virtual clock to a sender that responds at once and without a network, and writes what it
 * took as JSON. Words: how many events, and the status code of every response.
 */
const [count, statusCode] = process.argv.slice(2).map(Number);

const { dispatch } = await built('engine/dispatcher.js');
const { plainDelivery } = await built('delivery/delivery-plan.js');
const { createVirtualClock } = await built('clock/virtual-clock.js');
const { DOCUMENTED_SCHEDULE } = await built('delivery/retry-schedule.js');

const SECRET = 'c1f0'.repeat(16);
const SLICE = 100_000;
const body = Buffer.alloc(4_096, '{"data":{}}');
const result = {
  outcome: { kind: 'response', statusCode },
  latencyMs: 1,
  response: null,
  remoteAddress: null,
};

const signaturesPerSecond = [signatureRate(), signatureRate(), signatureRate()];
const peakBeforeBytes = peakMemoryBytes();
const startedAt = performance.now();
const run = await deliver();
const perSecond = (run.attempts / (performance.now() - startedAt)) * 1_000;
process.stdout.write(
  JSON.stringify({ ...run, perSecond, signaturesPerSecond, peakBeforeBytes, peakBytes: peakMemoryBytes() }),
);

async function deliver() {
  const seen = { attempts: 0, deliveries: 0 };
  const attemptsPerSecond = [];
  let sliceStartedAt = performance.now();
  let planned = 0;

  await dispatch(plan(), {
    clock: createVirtualClock({ startAt: 0, manual: false }),
    schedule: DOCUMENTED_SCHEDULE,
    sender: { send: () => Promise.resolve(result), close: () => Promise.resolve() },
    endpoint: {
      url: new URL('http://127.0.0.1:3000/webhooks'),
      name: 'http://127.0.0.1:3000/webhooks',
      secret: SECRET,
      headers: [],
    },
    timeoutMs: 60_000,
    concurrency: 1,
    maxWaitMs: Number.POSITIVE_INFINITY,
    signal: new AbortController().signal,
    nextDeliveryNumber: () => {
      planned += 1;
      return planned;
    },
    announce: ({ type }) => {
      if (type === 'delivery-finished') seen.deliveries += 1;
      if (type !== 'attempt-finished') return;
      seen.attempts += 1;
      if (seen.attempts % SLICE !== 0) return;
      const now = performance.now();
      attemptsPerSecond.push((SLICE / (now - sliceStartedAt)) * 1_000);
      sliceStartedAt = now;
    },
  });
  return { ...seen, attemptsPerSecond };
}

/** Every event has an id of its own and shares the body, so that memory shows what the dispatcher keeps. */
function* plan() {
  for (let index = 0; index < count; index += 1) {
    yield plainDelivery({
      id: `event-${index}`,
      type: 'order.created',
      apiVersion: 'v2',
      subjectId: index,
      subjectType: 'Order',
      createdAt: 0,
      body,
    });
  }
}

/** What signing alone would allow. */
function signatureRate() {
  const signatures = 20_000;
  const startedAt = performance.now();
  for (let index = 0; index < signatures; index += 1) {
    createHmac('sha256', SECRET).update(`${index}.`).update(body).digest('hex');
  }
  return (signatures / (performance.now() - startedAt)) * 1_000;
}
