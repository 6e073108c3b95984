import type { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { createSimulator } from '../../src/compose/create-simulator.ts';
import type { CutPoint } from '../../src/delivery/disturbance.ts';
import type { ArrivalOrder } from '../../src/faults/order.ts';
import type { FaultSettings } from '../../src/faults/registry.ts';
import type { SimulatorOptions } from '../../src/options/simulator-options.ts';
import type { RunReport } from '../../src/report/run-report.ts';
import { EVENT_ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../src/signature/header-names.ts';
import { SIGNATURE_MUTANTS } from '../../src/signature/mutants.ts';
import { judgeSignature } from '../../src/signature/verify.ts';
import {
  closedPort,
  httpResponse,
  type RawRequest,
  startRespondingServer,
  startTcpServer,
} from '../support/tcp-server.ts';

const SECRET = 'sesame-4711';

it.each<ArrivalOrder>(['shuffled', 'reversed', 'swapped', 'late:2'])(
  'delivers all events in another order, each with the bytes it would have had: %j',
  async (order) => {
    const asPlanned = await bodiesOf({});
    const outOfOrder = await bodiesOf({ order });

    expect(outOfOrder).not.toEqual(asPlanned);
    expect(outOfOrder).toHaveLength(asPlanned.length);
    expect(new Set(outOfOrder)).toEqual(new Set(asPlanned));
  },
);

it('delivers in the same wrong order with the same seed', async () => {
  expect(await bodiesOf({ order: 'shuffled' })).toEqual(await bodiesOf({ order: 'shuffled' }));
});

it.each([
  ['now', 1_000],
  ['retry', 16_000],
  ['24h', 86_401_000],
] as const)(
  'sends a duplicate %s with the same id and body, and a signature of its own',
  async (moment, dueAfterMs) => {
    await using server = await startRespondingServer(httpResponse(200));

    const { deliveries } = await run(server.url, 1, { duplicate: '100%', duplicateAfter: moment });

    const [first, second] = server.requests;
    expect(deliveries.map(({ attempts }) => attempts.map((attempt) => attempt.dueAfterMs))).toEqual([
      [1_000],
      [dueAfterMs],
    ]);
    expect(deliveries[1]?.faults).toEqual([expect.stringContaining('duplicate')]);
    expect(second?.body).toEqual(first?.body);
    expect(header(second, EVENT_ID_HEADER)).toBe(header(first, EVENT_ID_HEADER));
    for (const request of server.requests) expect(isSigned(request)).toBe(true);
  },
);

it('sends a duplicate as new with another id in header and body, validly signed', async () => {
  await using server = await startRespondingServer(httpResponse(200));

  const { deliveries } = await run(server.url, 1, { duplicateAsNew: '100%' });

  const [first, second] = server.requests.map(({ body }) => JSON.parse(body.toString()));
  expect(second.event_id).not.toBe(first.event_id);
  expect(header(server.requests[1], EVENT_ID_HEADER)).toBe(second.event_id);
  expect(deliveries[1]?.eventId).toBe(second.event_id);
  expect({ ...second, event_id: first.event_id }).toEqual(first);
  expect(server.requests[1]?.body).toHaveLength(server.requests[0]?.body.length ?? 0);
  for (const request of server.requests) expect(isSigned(request)).toBe(true);
});

it('loses an acknowledgement once, then delivers on the schedule', async () => {
  await using server = await startRespondingServer(httpResponse(200));

  const { deliveries, verdict } = await run(server.url, 2, { loseAck: 1 });

  const struck = deliveries.find(({ faults }) => faults.length > 0);
  expect(server.requests).toHaveLength(3);
  expect(struck?.attempts.map(({ outcome, dueAfterMs }): unknown => [outcome, dueAfterMs])).toEqual([
    [expect.objectContaining({ errorCode: 'acknowledgement-lost' }), 1_000],
    [{ kind: 'response', statusCode: 200 }, 16_000],
  ]);
  expect(verdict).toBe('passed');
});

it('announces what it drops, never sends it, and does not blame the receiver', async () => {
  await using server = await startRespondingServer(httpResponse(200));

  const report = await run(server.url, 5, { drop: 2 });

  expect(server.requests).toHaveLength(3);
  expect(report.summary).toMatchObject({ deliveries: 5, attempts: 3, delivered: 3, dropped: 2 });
  expect(report.deliveries.filter(({ status }) => status === 'dropped')).toEqual([
    expect.objectContaining({ attempts: [], faults: ['dropped: never sent'] }),
    expect.objectContaining({ attempts: [], faults: ['dropped: never sent'] }),
  ]);
  expect(report.verdict).toBe('passed');
});

it.each<CutPoint>(['headers', 'body', 5])(
  'cuts the first attempt after %s, and repeats it whole',
  async (point) => {
    const connections: { bytes: number; over: boolean }[] = [];
    await using server = await startTcpServer({
      onConnection: (socket) => connections.push(countBytes(socket)),
      onRequest: (socket, _, number) => {
        // A response that comes before the end must not count either.
        if (number === 1 && point === 'body') socket.write(httpResponse(200));
        else socket.end(httpResponse(200));
      },
    });

    const { deliveries, verdict } = await run(server.url, 1, { cutAfter: point });

    const [delivery] = deliveries;
    expect(delivery?.attempts.map(({ outcome }) => outcome)).toEqual([
      expect.objectContaining({ errorCode: 'cut-on-purpose' }),
      { kind: 'response', statusCode: 200 },
    ]);
    expect(delivery?.attempts[1]?.dueAfterMs).toBe(16_000);
    expect(verdict).toBe('passed');
    const whole = server.requests.at(-1)?.body.length ?? 0;
    const sent = point === 'headers' ? 0 : point === 'body' ? whole : point;
    const [cut, repeated] = connections;
    expect(cut).toEqual({ bytes: (repeated?.bytes ?? 0) - whole + sent, over: true });
  },
);

it('says of a port where nobody listens that nobody listens, and not that it cut something', async () => {
  const { deliveries } = await run(await closedPort(), 1, { cutAfter: 'body' }, { attempts: 2 });

  expect(deliveries[0]?.attempts.map(({ outcome }) => outcome)).toEqual([
    expect.objectContaining({ errorCode: 'refused' }),
    expect.objectContaining({ errorCode: 'refused' }),
  ]);
});

it('sends a slow body whole, in no less time than its rate takes', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  const text = JSON.stringify({ data: { note: 'x'.repeat(980) } });

  const { deliveries } = await run(server.url, 1, { slowBody: 2_000 }, {}, text);

  expect(server.requests[0]?.body.toString()).toBe(text);
  expect(deliveries[0]?.attempts[0]?.latencyMs).toBeGreaterThan(350);
});

it('does not run out of time while a body is on its way', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  const text = JSON.stringify({ data: { note: 'x'.repeat(380) } });

  const { verdict } = await run(server.url, 1, { slowBody: 100 }, { timeoutMs: 2_000 }, text);

  expect(verdict).toBe('passed');
});

it('has everything in flight in a burst', async () => {
  const waiting: Socket[] = [];
  await using server = await startTcpServer({
    onRequest: (socket) => {
      waiting.push(socket);
      if (waiting.length === 40) for (const one of waiting) one.end(httpResponse(200));
    },
  });

  const { summary } = await run(server.url, 40, { burst: true });

  expect(summary.delivered).toBe(40);
});

it.each([2, 3, 7])(
  'races %d identical requests: no last byte before all others have come',
  async (copies) => {
    const { server, arrivals } = await raceTrack();
    await using _server = server;

    const { summary, deliveries } = await run(server.url, 2, { race: copies });

    const groups = [arrivals.slice(0, copies * 2), arrivals.slice(copies * 2)];
    for (const group of groups) {
      const told = group.filter((arrival) => arrival !== 'both at once');
      expect(told).toEqual([...told].sort((one, other) => one.localeCompare(other)));
    }
    expect(arrivals).toHaveLength(4 * copies);
    expect(summary).toMatchObject({ deliveries: 2 * copies, delivered: 2 * copies });
    expect(new Set(server.requests.map(({ body }) => body.toString())).size).toBe(2);
    expect(new Set(deliveries.map(({ eventId }) => eventId)).size).toBe(2);
  },
);

it('races at a rate without waiting for copies that are to come later', async () => {
  const { server, arrivals } = await raceTrack();
  await using _server = server;

  const { deliveries } = await run(server.url, 2, { race: 3 }, {}, undefined, 1);

  expect(arrivals).toHaveLength(12);
  expect(deliveries.map(({ attempts }) => attempts.length)).toEqual([1, 1, 1, 1, 1, 1]);
});

it.each([1, 8])('does not wait for copies that cannot connect, with %d attempts', async (attempts) => {
  const { summary } = await run(await closedPort(), 2, { race: 3 }, { attempts });

  expect(summary).toMatchObject({ exhausted: 6, attempts: 6 * attempts });
  expect(summary.connectionErrors).toEqual({ refused: 6 * attempts });
});

it('lets the others go on when one connection is reset, and not before all of them have come', async () => {
  let connections = 0;
  const held: Socket[] = [];
  const finished: number[] = [];
  await using server = await startTcpServer({
    onConnection: (socket) => {
      connections += 1;
      if (connections === 1) socket.once('data', () => socket.resetAndDestroy());
      // A hello that asks for TLS is no copy of the event.
      else
        socket.once('data', (data) => void (data.toString('latin1', 0, 4) === 'POST' && held.push(socket)));
    },
    onRequest: (socket) => {
      finished.push(held.length);
      socket.end(httpResponse(200));
    },
  });

  const { summary } = await run(server.url, 1, { race: 3 }, { attempts: 1 });

  expect(finished).toEqual([2, 2]);
  expect(summary).toMatchObject({ delivered: 2, exhausted: 1 });
});

it('retries copies one by one when a race has failed', async () => {
  await using server = await startTcpServer({
    onRequest: (socket, _, number) => socket.end(httpResponse(number <= 3 ? 500 : 200)),
  });

  const { deliveries } = await run(server.url, 1, { race: 3 });

  expect(deliveries.map(({ attempts }) => attempts.length)).toEqual([2, 2, 2]);
});

it.each(SIGNATURE_MUTANTS.map((mutant) => [mutant.name, mutant] as const))(
  'puts the mutant "%s" on the wire, at every attempt',
  async (_, mutant) => {
    await using server = await startRespondingServer(httpResponse(401));

    await run(server.url, 1, { forge: mutant.name }, { attempts: 2 });

    expect(server.requests).toHaveLength(2);
    for (const request of server.requests) {
      const length = request.headers.find(([name]) => name === 'Content-Length')?.[1];
      expect(mutant.expectation === 'may-accept' || !isSigned(request)).toBe(true);
      expect(request.body).toHaveLength(Number(length));
    }
  },
);

/** A server that notes when all but the last byte of a request has come, and when its last byte has. */
async function raceTrack() {
  const arrivals: string[] = [];
  const server = await startTcpServer({
    onConnection: (socket) => {
      let received = '';
      let waits = false;
      socket.on('data', (chunk: Buffer) => {
        received += chunk.toString('latin1');
        const [head = '', body = ''] = received.split('\r\n\r\n');
        const length = Number(/Content-Length: (\d+)/.exec(head)?.[1]);
        // A busy machine may read both parts in one piece, which says nothing about when they left.
        if (!waits && body.length === length) arrivals.push('both at once', 'both at once');
        else if (body.length === length) arrivals.push('the last byte');
        else if (!waits && body.length === length - 1) {
          waits = true;
          arrivals.push('all but the last byte');
        }
      });
    },
    onRequest: (socket) => socket.end(httpResponse(200)),
  });
  return { server, arrivals };
}

async function run(
  to: string | number,
  count: number,
  faults: FaultSettings,
  options: Partial<SimulatorOptions> = {},
  body?: string,
  ratePerSecond?: number,
): Promise<RunReport> {
  await using simulator = createSimulator({ to, secret: SECRET, clock: 'virtual', seed: 7, ...options });
  const order = { eventType: 'contact.created', ...(body === undefined ? {} : { body }) };
  return await simulator.sendAll(
    Array.from({ length: count }, () => order),
    { faults, ...(ratePerSecond === undefined ? {} : { ratePerSecond }) },
  );
}

async function bodiesOf(faults: FaultSettings): Promise<string[]> {
  await using server = await startRespondingServer(httpResponse(200));
  await run(server.url, 8, faults);
  return server.requests.map(({ body }) => body.toString());
}

function header(request: RawRequest | undefined, wanted: string): string | undefined {
  return request?.headers.find(([name]) => name === wanted)?.[1];
}

function isSigned(request: RawRequest): boolean {
  return judgeSignature({
    secret: SECRET,
    body: request.body,
    signature: header(request, SIGNATURE_HEADER),
    timestamp: header(request, TIMESTAMP_HEADER),
    nowSeconds: Math.floor(Date.now() / 1_000),
  }).valid;
}

function countBytes(socket: Socket): { bytes: number; over: boolean } {
  const seen = { bytes: 0, over: false };
  socket.on('data', (chunk: Buffer) => {
    seen.bytes += chunk.length;
  });
  socket.on('end', () => {
    seen.over = true;
  });
  return seen;
}
