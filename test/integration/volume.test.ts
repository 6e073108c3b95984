import { expect, it } from 'vitest';
import { createSimulator } from '../../src/compose/create-simulator.ts';
import type { EventRequest, PlanOptions, RunOptions } from '../../src/compose/simulator.ts';
import type { DeliveryEvent } from '../../src/delivery/delivery-event.ts';
import type { SimulatorOptions } from '../../src/options/simulator-options.ts';
import { isDeliveryEvent } from '../../src/report/simulator-event.ts';
import { httpResponse, startRespondingServer, startTcpServer } from '../support/tcp-server.ts';

const REQUEST: EventRequest = { eventType: 'contact.created', body: '{}' };

it('lets events happen at a rate in simulated time', async () => {
  const heard = await heardFrom(requests(5), { ratePerSecond: 4 });

  const [first = 0, ...others] = emissionTimes(heard);
  expect(others.map((time) => time - first)).toEqual([250, 500, 750, 1_000]);
});

it('makes each attempt when it is due, at a rate too', async () => {
  const heard = await heardFrom(requests(3), { ratePerSecond: 0.1 }, { schedule: '1s,15s' }, 500);

  const arrival = heard.flatMap((event) =>
    event.type === 'attempt-started' ? [`${event.delivery.id}/${event.attempt.number}`] : [],
  );
  expect(arrival).toEqual(['d1/1', 'd2/1', 'd1/2', 'd3/1', 'd2/2', 'd3/2']);
});

it('lets copies happen together with their event', async () => {
  const heard = await heardFrom(requests(2), { ratePerSecond: 1, faults: { duplicate: '100%' } });

  const [first = 0, ...others] = emissionTimes(heard);
  expect(others.map((time) => time - first)).toEqual([0, 1_000, 1_000]);
});

it('spreads a number of strikes over a list of requests, whose length it can see', async () => {
  const firstCopies = new Set<number>();
  for (const seed of ['a', 'b', 'c', 'd']) {
    await using simulator = createSimulator({ to: 3000, seed });
    const plan = [...simulator.plan(requests(20), { faults: { duplicate: 1 } })];
    expect(plan).toHaveLength(21);
    firstCopies.add(plan.findIndex(({ isCopy }) => isCopy));
  }

  expect(firstCopies.size).toBeGreaterThan(1);
});

it('reads an endless list of requests only as far as it needs', async () => {
  let read = 0;
  const endless = (function* () {
    for (;;) {
      read += 1;
      yield REQUEST;
    }
  })();
  const stop = new AbortController();
  await using server = await startTcpServer({
    onRequest: (socket, _, number) => {
      socket.end(httpResponse(200));
      if (number === 20) stop.abort();
    },
  });
  await using simulator = createSimulator({ to: server.url, clock: 'virtual' });

  const report = await simulator.sendAll(endless, { signal: stop.signal, keepDeliveries: false });

  expect(read).toBeGreaterThanOrEqual(20);
  expect(read).toBeLessThan(1_100);
  expect(report.deliveries).toEqual([]);
  expect(report.summary.deliveries).toBe(read);
});

it('waits for the first delay once, however many events there are', async () => {
  const heard = await heardFrom(requests(1_500), {}, { concurrency: 20 });

  const firstAttempts = heard.flatMap((event) =>
    event.type === 'attempt-started' ? [event.delivery.emittedAt + event.attempt.dueAfterMs] : [],
  );
  expect(firstAttempts).toHaveLength(1_500);
  expect(new Set(firstAttempts).size).toBe(1);
  expect(new Set(emissionTimes(heard)).size).toBe(1);
});

it('copies a body once, however often its request is given', async () => {
  await using simulator = createSimulator({ to: 3000 });
  const body = Buffer.from('{"event_id":"e1","subject_id":9}');
  const request: EventRequest = { eventType: 'contact.created', body };

  const [first, second] = simulator.plan([request, request]);
  body.fill(0x20);

  expect(second?.event.body).toBe(first?.event.body);
  expect(Buffer.from(first?.event.body ?? []).toString()).toBe('{"event_id":"e1","subject_id":9}');
  expect(second?.event).toMatchObject({ id: 'e1', subjectId: 9 });
});

it('reports the concurrency at which it worked', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  await using simulator = createSimulator({ to: server.url, clock: 'virtual' });

  const { options } = await simulator.deliver(simulator.plan(requests(2)), { concurrency: 7 });

  expect(options.concurrency).toBe(7);
});

function requests(count: number): EventRequest[] {
  return Array.from({ length: count }, () => REQUEST);
}

function emissionTimes(heard: readonly DeliveryEvent[]): number[] {
  return heard.flatMap((event) => (event.type === 'delivery-planned' ? [event.delivery.emittedAt] : []));
}

async function heardFrom(
  toSend: readonly EventRequest[],
  plan: RunOptions & PlanOptions,
  options: Partial<SimulatorOptions> = {},
  statusCode = 200,
): Promise<DeliveryEvent[]> {
  await using server = await startRespondingServer(httpResponse(statusCode));
  await using simulator = createSimulator({ to: server.url, clock: 'virtual', seed: 7, ...options });
  const heard: DeliveryEvent[] = [];
  simulator.subscribe((event) => {
    if (isDeliveryEvent(event)) heard.push(event);
  });
  await simulator.sendAll(toSend, plan);
  return heard;
}
