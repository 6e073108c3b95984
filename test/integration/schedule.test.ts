import type { Socket } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { createSimulator } from '../../src/compose/create-simulator.ts';
import type { EventRequest, Simulator } from '../../src/compose/simulator.ts';
import type { DeliveryEvent } from '../../src/delivery/delivery-event.ts';
import type { SimulatorOptions } from '../../src/options/simulator-options.ts';
import type { SimulatorEvent } from '../../src/report/simulator-event.ts';
import { httpResponse, startRespondingServer, startTcpServer } from '../support/tcp-server.ts';

const DUE_AFTER_MS = [1_000, 16_000, 76_000, 376_000, 1_276_000, 4_876_000, 48_076_000, 134_476_000];
const HOUR_MS = 3_600_000;
const REQUEST: EventRequest = { eventType: 'contact.created', body: '{}' };

afterEach(() => {
  vi.useRealTimers();
});

it('makes eight attempts over 37 hours, then is exhausted', async () => {
  await using server = await startRespondingServer(httpResponse(500));
  await using simulator = simulatorFor(server.url);

  const delivery = await simulator.send('contact.created');

  expect(delivery.status).toBe('exhausted');
  expect(delivery.attempts.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(delivery.attempts.map(({ dueAfterMs }) => dueAfterMs)).toEqual(DUE_AFTER_MS);
  expect(delivery.unmadeAttempts).toEqual([]);
});

it('stops at the first success', async () => {
  await using server = await startTcpServer({
    onRequest: (socket, _, number) => socket.end(httpResponse(number < 3 ? 503 : 202)),
  });
  await using simulator = simulatorFor(server.url);

  const delivery = await simulator.send('contact.created');

  expect(delivery.status).toBe('delivered');
  expect(delivery.attempts.map(({ outcome }) => outcome)).toEqual([
    { kind: 'response', statusCode: 503 },
    { kind: 'response', statusCode: 503 },
    { kind: 'response', statusCode: 202 },
  ]);
});

it('keeps to the schedule when an hour takes twenty milliseconds', async () => {
  await using server = await startRespondingServer(httpResponse(500));
  await using simulator = simulatorFor(server.url, { clock: { scale: 180_000 } });

  const delivery = await simulator.send('contact.created');

  const latenciesMs = delivery.attempts.reduce((sum, { latencyMs }) => sum + latencyMs, 0);
  expect(delivery.attempts).toHaveLength(8);
  for (const [index, { dueAfterMs }] of delivery.attempts.entries()) {
    const lateMs = dueAfterMs - (DUE_AFTER_MS[index] ?? 0);
    expect(lateMs).toBeGreaterThanOrEqual(0);
    expect(lateMs).toBeLessThanOrEqual(Math.ceil(latenciesMs) + 8);
  }
});

it('does not stretch slow responses along with the waiting', async () => {
  await using server = await startTcpServer({
    onRequest: (socket) => setTimeout(() => socket.end(httpResponse(500)), 60),
  });
  await using simulator = simulatorFor(server.url, { clock: { scale: 100_000 }, schedule: '1s,1m,1m' });

  const delivery = await simulator.send('contact.created');

  const [, second = 0, third = 0] = delivery.attempts.map(({ dueAfterMs }) => dueAfterMs);
  expect(second - 61_000).toBeLessThan(10_000);
  expect(third - second - 60_000).toBeLessThan(10_000);
});

it('waits in real time where nothing else is asked for', async () => {
  await using server = await startRespondingServer(httpResponse(500));
  await using simulator = createSimulator({ to: server.url, schedule: '0,30ms' });
  const startedAt = performance.now();

  const delivery = await simulator.send('contact.created', { body: '{}' });

  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(29);
  expect(delivery.attempts.map(({ dueAfterMs }) => dueAfterMs)[0]).toBe(0);
  expect(delivery.attempts[1]?.dueAfterMs).toBeGreaterThanOrEqual(30);
});

it.each([
  [{ attempts: 3 }, [1_000, 16_000, 76_000]],
  [{ attempts: 10, schedule: [5, 10] }, [5, 15, 25, 35, 45, 55, 65, 75, 85, 95]],
  [{ schedule: '0,0,2s' }, [0, 0, 2_000]],
])('makes attempts as it is told by %j', async (options, dueAfterMs) => {
  await using server = await startRespondingServer(httpResponse(500));
  await using simulator = simulatorFor(server.url, options);

  const delivery = await simulator.send('contact.created');

  expect(delivery.attempts.map((attempt) => attempt.dueAfterMs)).toEqual(dueAfterMs);
});

it('lists the attempts that it did not wait for, and calls the run incomplete', async () => {
  await using server = await startRespondingServer(httpResponse(500));
  await using simulator = createSimulator({ to: server.url, schedule: '0,10ms,1h,2h', maxWaitMs: 60_000 });

  const report = await simulator.sendAll([REQUEST]);

  const [delivery] = report.deliveries;
  expect(report.verdict).toBe('incomplete');
  expect(report.summary).toMatchObject({ attempts: 2, canceled: 1 });
  expect(delivery?.status).toBe('canceled');
  expect(delivery?.unmadeAttempts.map(({ number }) => number)).toEqual([3, 4]);
  expect(delivery?.unmadeAttempts[0]?.dueAfterMs).toBeGreaterThanOrEqual(3_600_010);
  expect(delivery?.unmadeAttempts[0]?.dueAfterMs).toBeLessThan(3_610_000);
});

it('waits for nothing when it may not wait at all', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  await using simulator = createSimulator({ to: server.url, maxWaitMs: 0 });

  const report = await simulator.sendAll([REQUEST]);

  expect(server.connections()).toBe(0);
  expect(report.deliveries[0]?.unmadeAttempts.map(({ dueAfterMs }) => dueAfterMs)).toEqual(DUE_AFTER_MS);
  expect(report.verdict).toBe('incomplete');
});

it('counts only the time that was really waited, not what was skipped', async () => {
  await using server = await startRespondingServer(httpResponse(500));
  await using simulator = createSimulator({ to: server.url, schedule: '1h,1h,1h', maxWaitMs: 3_700_000 });
  simulator.subscribe((event) => {
    if (event.type === 'wait-started')
      queueMicrotask(() => simulator.clock.skipTo(simulator.clock.now() + event.simulatedMs));
  });

  const delivery = await simulator.send('contact.created', { body: '{}' });

  expect(delivery.attempts).toHaveLength(3);
});

it('announces each wait with its simulated and its real length', async () => {
  await using server = await startRespondingServer(httpResponse(500));
  await using simulator = simulatorFor(server.url, { clock: { scale: 1_000 }, schedule: '20h,20h' });
  const waits = collect(simulator, 'wait-started');
  simulator.subscribe((event) => {
    if (event.type === 'wait-started')
      queueMicrotask(() => simulator.clock.skipTo(simulator.clock.now() + event.simulatedMs));
  });

  await simulator.send('contact.created', { body: '{}' });

  expect(waits.map(({ attemptNumber }) => attemptNumber)).toEqual([1, 2]);
  expect((waits[1]?.simulatedMs ?? 0) / HOUR_MS).toBeCloseTo(20, 1);
  expect(waits[1]?.realMs).toBeCloseTo((waits[1]?.simulatedMs ?? 0) / 1_000, 0);
});

it('makes the attempts of several deliveries in the order in which they are due', async () => {
  await using server = await startRespondingServer(httpResponse(500));
  await using simulator = simulatorFor(server.url, { attempts: 3 });
  const attempts = collect(simulator, 'attempt-started');

  await simulator.sendAll([REQUEST, REQUEST, REQUEST]);

  expect(attempts.map(({ delivery, attempt }) => `${delivery.id}.${attempt.number}`)).toEqual([
    'd1.1',
    'd2.1',
    'd3.1',
    'd1.2',
    'd2.2',
    'd3.2',
    'd1.3',
    'd2.3',
    'd3.3',
  ]);
});

it('breaks ties by the order of planning, whichever attempt ended first', async () => {
  await using server = await startTcpServer({
    // The first deliveries get a response last.
    onRequest: (socket, _, number) =>
      setTimeout(() => socket.end(httpResponse(500)), Math.max(0, 30 - number * 10)),
  });
  await using simulator = simulatorFor(server.url, { attempts: 2, concurrency: 3 });
  const attempts = collect(simulator, 'attempt-started');

  await simulator.sendAll([REQUEST, REQUEST, REQUEST]);

  expect(attempts.slice(3).map(({ delivery }) => delivery.id)).toEqual(['d1', 'd2', 'd3']);
});

it.each([1, 4])('has no more than %d attempts in flight, and uses them all', async (concurrency) => {
  await using server = await startTcpServer({
    onRequest: (socket) => setTimeout(() => socket.end(httpResponse(200)), 5),
  });
  await using simulator = simulatorFor(server.url, { concurrency });
  let inFlight = 0;
  let most = 0;
  simulator.subscribe(({ type }) => {
    if (type === 'attempt-started') inFlight += 1;
    if (type === 'attempt-finished') inFlight -= 1;
    most = Math.max(most, inFlight);
  });

  const report = await simulator.sendAll(Array.from({ length: 20 }, () => REQUEST));

  expect(report.verdict).toBe('passed');
  expect(most).toBe(concurrency);
});

it('delivers one event after the other when only one attempt may be in flight', async () => {
  await using server = await startTcpServer({
    onRequest: (socket, _, number) => setTimeout(() => socket.end(httpResponse(200)), (number * 7) % 5),
  });
  await using simulator = simulatorFor(server.url);

  await simulator.sendAll(Array.from({ length: 20 }, (_, index) => ({ ...REQUEST, body: String(index) })));

  expect(server.requests.map(({ body }) => Number(body))).toEqual(
    Array.from({ length: 20 }, (_, index) => index),
  );
});

it('makes attempts that are due while another one hangs, if there is room', async () => {
  let hanging: Socket | undefined;
  await using server = await startTcpServer({
    onRequest: (socket, { body }, number) => {
      if (body.toString() === 'hang') hanging = socket;
      else socket.end(httpResponse(200));
      if (number === 3) hanging?.end(httpResponse(500));
    },
  });
  await using simulator = createSimulator({ to: server.url, concurrency: 2, schedule: '0' });
  const ends = collect(simulator, 'delivery-finished');

  await simulator.sendAll([{ ...REQUEST, body: 'hang' }, REQUEST, REQUEST]);

  expect(ends.map(({ delivery, status }) => `${delivery.id} ${status}`)).toEqual([
    'd2 delivered',
    'd3 delivered',
    'd1 exhausted',
  ]);
});

it('gives up the attempt in flight and cancels every delivery when it is stopped', async () => {
  const controller = new AbortController();
  await using server = await startTcpServer({ onRequest: () => controller.abort() });
  await using simulator = simulatorFor(server.url);

  const report = await simulator.sendAll([REQUEST, REQUEST], { signal: controller.signal });

  expect(report.verdict).toBe('incomplete');
  expect(
    report.deliveries.map(({ status, attempts, unmadeAttempts }) => [
      status,
      attempts,
      unmadeAttempts.length,
    ]),
  ).toEqual([
    ['canceled', [], 8],
    ['canceled', [], 8],
  ]);
  await expect.poll(() => server.openConnections()).toBe(0);
});

it('stops at once while it waits', async () => {
  const controller = new AbortController();
  await using server = await startRespondingServer(httpResponse(500));
  await using simulator = createSimulator({ to: server.url, schedule: '0,1h' });
  simulator.subscribe(({ type }) => {
    if (type === 'wait-started') queueMicrotask(() => controller.abort());
  });

  const delivery = await simulator.send('contact.created', { body: '{}', signal: controller.signal });

  expect(delivery.status).toBe('canceled');
  expect(delivery.unmadeAttempts.map(({ number }) => number)).toEqual([2]);
});

it('cancels a delivery whose signal was aborted before it began', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  await using simulator = simulatorFor(server.url);

  const delivery = await simulator.send('contact.created', { signal: AbortSignal.abort() });

  expect(delivery).toMatchObject({ status: 'canceled', attempts: [] });
  expect(server.connections()).toBe(0);
});

it('does not wait for a guest before an attempt when it is stopped', async () => {
  const controller = new AbortController();
  await using server = await startRespondingServer(httpResponse(200));
  await using simulator = simulatorFor(server.url);

  const report = await simulator.sendAll([REQUEST], {
    signal: controller.signal,
    beforeAttempt: () => {
      queueMicrotask(() => controller.abort());
      return new Promise(() => undefined);
    },
  });

  expect(report.deliveries[0]?.status).toBe('canceled');
  expect(server.connections()).toBe(0);
});

it('looks no further than a thousand events ahead', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  await using simulator = simulatorFor(server.url, { concurrency: 16 });
  let made = 0;
  let started = 0;
  let farthestAhead = 0;
  simulator.subscribe(({ type }) => {
    if (type === 'attempt-started') started += 1;
    farthestAhead = Math.max(farthestAhead, made - started);
  });
  function* requests(): Generator<EventRequest> {
    for (; made < 5_000; made += 1) yield REQUEST;
  }

  const report = await simulator.sendAll(requests(), { keepDeliveries: false });

  expect(report.summary).toMatchObject({ deliveries: 5_000, delivered: 5_000, attempts: 5_000 });
  expect(report.deliveries).toEqual([]);
  // An attempt that begins is announced a moment later, one for each that may be in flight.
  expect(farthestAhead).toBeLessThanOrEqual(1_000 + 16);
});

it('passes on what the requests throw, and leaves nothing behind', async () => {
  await using server = await startTcpServer({
    onRequest: (socket, _, number) => {
      if (number === 1) socket.end(httpResponse(200));
    },
  });
  await using simulator = simulatorFor(server.url, { concurrency: 2 });
  let closed = false;
  function* requests(): Generator<EventRequest> {
    try {
      for (let count = 0; count < 1_000; count += 1) yield REQUEST;
      throw new Error('the requests are broken');
    } finally {
      closed = true;
    }
  }

  await expect(simulator.sendAll(requests())).rejects.toThrow('the requests are broken');

  expect(closed).toBe(true);
  await expect.poll(() => server.openConnections()).toBe(0);
});

it('closes the requests when the run is stopped before their end', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  await using simulator = simulatorFor(server.url);
  const controller = new AbortController();
  let closed = false;
  simulator.subscribe(({ type }) => {
    if (type === 'attempt-finished') controller.abort();
  });
  function* requests(): Generator<EventRequest> {
    try {
      for (;;) yield REQUEST;
    } finally {
      closed = true;
    }
  }

  const report = await simulator.sendAll(requests(), { signal: controller.signal });

  expect(report.verdict).toBe('incomplete');
  expect(closed).toBe(true);
});

it('passes on what a listener throws', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  await using simulator = simulatorFor(server.url);
  simulator.subscribe(({ type }) => {
    if (type === 'attempt-finished') throw new Error('the listener is broken');
  });

  await expect(simulator.sendAll([REQUEST])).rejects.toThrow('the listener is broken');
});

it.each<[string, Partial<SimulatorOptions>]>([
  ['virtual', { clock: 'virtual' }],
  ['scaled', { clock: { scale: 1e8 } }],
  ['real', { clock: 'real', schedule: '0,5ms' }],
])('runs on the %s clock under fake timers, and signs with the true time', async (_, options) => {
  const trueSeconds = Math.floor(Date.now() / 1_000);
  await using server = await startRespondingServer(httpResponse(500));
  vi.useFakeTimers({ now: Date.UTC(2001, 0, 1) });
  await using simulator = createSimulator({ to: server.url, ...options });

  const delivery = await simulator.send('contact.created', { body: '{}' });

  expect(delivery.status).toBe('exhausted');
  for (const { signatureTimestamp } of delivery.attempts) {
    expect(signatureTimestamp - trueSeconds).toBeGreaterThanOrEqual(0);
    expect(signatureTimestamp - trueSeconds).toBeLessThan(30);
  }
});

function simulatorFor(to: string, options: Partial<SimulatorOptions> = {}): Simulator {
  return createSimulator({ to, clock: 'virtual', seed: 1, ...options });
}

/** The events of one type, as they come. */
function collect<Type extends DeliveryEvent['type']>(simulator: Simulator, type: Type) {
  type Wanted = Extract<SimulatorEvent, { readonly type: Type }>;
  const events: Wanted[] = [];
  const isWanted = (event: SimulatorEvent): event is Wanted => event.type === type;
  simulator.subscribe((event) => {
    if (isWanted(event)) events.push(event);
  });
  return events;
}
