import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { createSimulator } from '../../src/compose/create-simulator.ts';
import type { EventOptions, EventRequest } from '../../src/compose/simulator.ts';
import { SimulatorError } from '../../src/errors/simulator-error.ts';
import { EVENT_CATALOG } from '../../src/events/catalog.ts';
import type { EventTypeEntry } from '../../src/events/event-type.ts';
import type { SimulatorOptions } from '../../src/options/simulator-options.ts';
import type { SimulatorEvent } from '../../src/report/simulator-event.ts';
import { buildPackage, PACKAGE_ROOT } from '../package/built-package.ts';
import { httpResponse, startRespondingServer, startTcpServer } from '../support/tcp-server.ts';

const REQUEST: EventRequest = { eventType: 'contact.created', body: '{}' };

it('reports a run: seed, options, deliveries, sums and verdict', async () => {
  await using server = await startRespondingServer(httpResponse(200, 'thanks'));
  await using simulator = createSimulator({ to: server.url, clock: 'virtual', seed: 7 });

  const report = await simulator.sendAll([{ eventType: 'order.created' }, { eventType: 'contact.created' }]);

  expect(report).toMatchObject({
    schema: 'cf-webhook-sim/report@2',
    tool: { name: 'cf-webhook-sim', version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
    seed: '7',
    options: {
      to: server.url,
      apiVersion: null,
      wire: 'documented',
      now: '2026-01-15T12:00:00.000Z',
      clock: 'virtual',
      timeScale: null,
      timeoutMs: 60_000,
      maxWaitMs: null,
      concurrency: 1,
    },
    summary: { events: 2, deliveries: 2, attempts: 2, delivered: 2, statusCodes: { 200: 2 } },
    verdict: 'passed',
  });
  expect(report.deliveries.map(({ id, eventType }) => [id, eventType])).toEqual([
    ['d1', 'order.created'],
    ['d2', 'contact.created'],
  ]);
  expect(report.deliveries[0]?.attempts[0]?.responseExcerpt).toBe('thanks');
});

it('calls a run without requests incomplete', async () => {
  await using simulator = createSimulator({ to: 3000, clock: 'virtual' });

  const report = await simulator.sendAll([]);

  expect(report.verdict).toBe('incomplete');
});

it('never shows the secret, not even when the receiver gives it back', async () => {
  const secret = 'very-secret-value-0123456789';
  await using server = await startRespondingServer(
    httpResponse(500, `wrong key: ${secret}\u001b[2J`, [`X-Key: ${secret}`]),
  );
  await using simulator = createSimulator({ to: server.url, clock: 'virtual', secret });

  const report = await simulator.sendAll([REQUEST]);

  expect(report.deliveries[0]?.attempts[0]?.responseExcerpt).toBe('wrong key: [secret][2J');
  expect(JSON.stringify(report)).not.toContain(secret);
});

it('gives the same bytes for the same seed and options', async () => {
  const [once, again] = [await bodiesOf({ seed: 'same' }), await bodiesOf({ seed: 'same' })];

  expect(again).toEqual(once);
  expect(new Set(once).size).toBe(once.length);
});

it('gives the same bytes whatever the clock and the number of attempts in flight', async () => {
  const once = await bodiesOf({ seed: 'same' });
  const others = await bodiesOf({ seed: 'same', clock: { scale: 1e6 }, concurrency: 8 });

  expect(new Set(others)).toEqual(new Set(once));
});

it('gives the same bytes in another process, from the built package', async () => {
  await buildPackage();
  await using server = await startRespondingServer(httpResponse(200));
  const script = `
    import { createSimulator } from ${JSON.stringify(pathToFileURL(`${PACKAGE_ROOT}/dist/index.js`).href)};
    const simulator = createSimulator({ to: ${JSON.stringify(server.url)}, seed: 'same', clock: 'virtual' });
    await simulator.sendAll(${JSON.stringify(SOME_REQUESTS)});
    await simulator.close();`;

  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: PACKAGE_ROOT,
  });

  const there = server.requests.map(({ body }) => body.toString());
  expect(there).toEqual(await bodiesOf({ seed: 'same' }));
});

it.each<[string, Partial<SimulatorOptions>]>([
  ['seed', { seed: 'other' }],
  ['present', { now: '2026-02-01T00:00:00Z' }],
  ['wire shape', { wire: 'observed' }],
])('gives other bytes for another %s', async (_, options) => {
  const [some, other] = [await bodiesOf({ seed: 'same' }), await bodiesOf({ seed: 'same', ...options })];

  for (const body of other) expect(some).not.toContain(body);
});

it('tells how to repeat a run, with everything that its bytes follow from', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  await using simulator = createSimulator({
    to: server.url,
    clock: 'virtual',
    wire: 'observed',
    apiVersion: 'v2',
  });
  const { reproduce } = await simulator.sendAll([{ eventType: 'order.created' }]);

  const imported = '(await import("cf-webhook-sim")).createSimulator';
  expect(reproduce).toContain(imported);
  await runPasted(reproduce.replace(imported, 'createSimulator'));

  const [first, second] = server.requests.map(({ body }) => body.toString());
  expect(second).toBe(first);
});

it('reads a time without a zone as UTC, so that the bytes do not depend on the machine', async () => {
  await using simulator = createSimulator({ to: 3000, now: '2026-03-01T08:30', maxWaitMs: 0 });

  const { options } = await simulator.sendAll([]);

  expect(options.now).toBe('2026-03-01T08:30:00.000Z');
});

it('writes the documented envelope unless it is told otherwise, and V1 without what only V2 has', async () => {
  const documented = await keysOf({});
  const observed = await keysOf({ wire: 'observed' });
  const v1 = await keysOf({ apiVersion: 'v1' });

  expect(documented).toEqual([
    'data',
    'page_id',
    'event_id',
    'funnel_id',
    'created_at',
    'event_type',
    'subject_id',
    'subject_type',
  ]);
  expect(observed).toEqual([
    'data',
    'page',
    'funnel',
    'event_id',
    'created_at',
    'event_type',
    'subject_id',
    'api_version',
    'subject_type',
    'workspace_id',
  ]);
  expect(v1).toEqual(['data', 'event_id', 'event_type', 'subject_id', 'subject_type']);
});

it('announces a run from its start to its finish, in order', async () => {
  await using server = await startTcpServer({
    onRequest: (socket, _, number) => socket.end(httpResponse(number === 1 ? 500 : 200)),
  });
  await using simulator = createSimulator({ to: server.url, clock: 'virtual' });
  const heard: string[] = [];
  const unsubscribe = simulator.subscribe(({ type }) => heard.push(type));

  await simulator.sendAll([REQUEST]);
  unsubscribe();
  await simulator.sendAll([REQUEST]);

  expect(heard).toEqual([
    'run-started',
    'delivery-planned',
    'wait-started',
    'wait-ended',
    'attempt-started',
    'attempt-finished',
    'wait-started',
    'wait-ended',
    'attempt-started',
    'attempt-finished',
    'delivery-finished',
    'run-finished',
  ]);
});

it('lets several readers follow the events until the simulator is closed', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  const simulator = createSimulator({ to: server.url, clock: 'virtual' });
  const readers = [readAll(simulator.events), readAll(simulator.events)];

  await simulator.sendAll([REQUEST]);
  await simulator.close();

  const [first = [], second = []] = await Promise.all(readers);
  expect(first.map(({ type }) => type).at(0)).toBe('run-started');
  expect(first.map(({ type }) => type).at(-1)).toBe('run-finished');
  expect(second).toEqual(first);
  expect(await readAll(simulator.events)).toEqual([]);
});

it('stops a run in flight when it is closed, however often', async () => {
  let arrive: () => void = () => undefined;
  const arrival = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await using server = await startTcpServer({ onRequest: () => arrive() });
  const simulator = createSimulator({ to: server.url, clock: 'virtual' });
  const run = simulator.sendAll([REQUEST, REQUEST]);
  await arrival;

  await Promise.all([simulator.close(), simulator.close()]);
  await simulator.close();

  expect((await run).deliveries.map(({ status }) => status)).toEqual(['canceled', 'canceled']);
  await expect.poll(() => server.openConnections()).toBe(0);
});

it('closes at the end of its block', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  const seen: { simulator?: ReturnType<typeof createSimulator> } = {};
  {
    await using simulator = createSimulator({ to: server.url, clock: 'virtual' });
    seen.simulator = simulator;
  }

  await expect(seen.simulator.send('contact.created')).rejects.toMatchObject({
    code: 'simulator-closed',
    cure: expect.stringContaining('createSimulator'),
  });
});

it('makes several runs at once without mixing them up', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  await using simulator = createSimulator({ to: server.url, clock: 'virtual' });

  const reports = await Promise.all([simulator.sendAll([REQUEST, REQUEST]), simulator.sendAll([REQUEST])]);

  expect(reports.map(({ deliveries }) => deliveries.length)).toEqual([2, 1]);
  expect(new Set(reports.flatMap(({ deliveries }) => deliveries.map(({ id }) => id))).size).toBe(3);
});

it.each<[string, EventOptions, string, RegExp]>([
  ['order.creatd', {}, 'unknown-event-type', /order\.created/],
  ['', {}, 'unknown-event-type', /./],
  [
    'contact.created',
    { set: { 'data.emial_address': 'a@example.com' } },
    'invalid-override',
    /email_address/,
  ],
  [onlyInV2(), { apiVersion: 'v1' }, 'unsupported-api-version', /V2/],
])('refuses to send %j with %j as %s', async (eventType, options, code, words) => {
  await using simulator = createSimulator({ to: 3000, clock: 'virtual' });

  await expect(simulator.send(eventType, options)).rejects.toSatisfy(
    (error) => error instanceof SimulatorError && error.code === code && words.test(error.message),
  );
});

it('delivers nothing of a run whose first request is wrong', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  await using simulator = createSimulator({ to: server.url, clock: 'virtual' });
  const heard: string[] = [];
  simulator.subscribe(({ type }) => heard.push(type));

  await expect(simulator.sendAll([{ eventType: 'no.such' }, REQUEST])).rejects.toMatchObject({
    code: 'unknown-event-type',
  });

  expect(heard).toEqual(['run-started']);
  expect(server.connections()).toBe(0);
});

it.each<[Record<string, unknown>, string, RegExp]>([
  [{ atempts: 3 }, 'unknown-option', /atempts.+attempts/],
  [{ attempts: 0 }, 'invalid-option', /attempts.+1 to 100.+"0"/],
  [{ attempts: 2.5 }, 'invalid-option', /attempts.+whole/],
  [{ attempts: '3' }, 'invalid-option', /attempts/],
  [{ attempts: Number.NaN }, 'invalid-option', /attempts/],
  [{ concurrency: 0 }, 'invalid-option', /concurrency/],
  [{ concurrency: 1.5 }, 'invalid-option', /concurrency/],
  [{ timeoutMs: 0 }, 'invalid-option', /timeoutMs/],
  [{ timeoutMs: Number.POSITIVE_INFINITY }, 'invalid-option', /timeoutMs/],
  [{ maxWaitMs: -1 }, 'invalid-option', /maxWaitMs/],
  [{ clock: 'fast' }, 'invalid-option', /clock.+real, virtual or manual/],
  [{ clock: {} }, 'invalid-option', /clock\.scale/],
  [{ clock: { scale: 0 } }, 'invalid-option', /clock\.scale/],
  [{ clock: { scale: -5 } }, 'invalid-option', /clock\.scale/],
  [{ schedule: [] }, 'invalid-option', /schedule/],
  [{ schedule: '' }, 'invalid-option', /schedule/],
  [{ schedule: 'soon' }, 'invalid-option', /soon/],
  [{ schedule: [-1] }, 'invalid-option', /schedule/],
  [{ schedule: [Number.NaN] }, 'invalid-option', /schedule/],
  [{ wire: 'other' }, 'invalid-option', /wire.+documented or observed/],
  [{ apiVersion: 'v3' }, 'invalid-option', /apiVersion.+v1 or v2/],
  [{ secret: '' }, 'invalid-option', /secret/],
  [{ now: 'tomorrow' }, 'invalid-option', /now.+tomorrow/],
  [{ now: Number.POSITIVE_INFINITY }, 'invalid-option', /now/],
  [{ now: 9e15 }, 'invalid-option', /now/],
  [{ headers: ['no colon'] }, 'invalid-option', /no colon/],
  [{ to: 'http://shop.example/' }, 'remote-target-refused', /shop\.example/],
  [{ to: 'nonsense://x' }, 'invalid-url', /nonsense/],
  [{ to: undefined }, 'invalid-url', /is not a valid target/],
])('refuses the options %j as %s', (options, code, words) => {
  const given: SimulatorOptions = { to: 3000, ...options };

  expect(() => createSimulator(given)).toThrow(
    expect.objectContaining({ name: 'SimulatorError', code, message: expect.stringMatching(words) }),
  );
});

it('sends beyond this machine when the host is named', () => {
  const simulator = createSimulator({ to: 'https://shop.example/hooks', allowRemote: ['shop.example'] });

  expect(simulator.seed).toMatch(/^\d{6}$/);
});

const SOME_REQUESTS: readonly EventRequest[] = [
  { eventType: 'order.created' },
  { eventType: 'contact.created' },
  { eventType: 'contact.created', set: { 'data.first_name': 'Zoë' } },
  { eventType: 'orders/invoice.paid' },
];

async function bodiesOf(options: Partial<SimulatorOptions>): Promise<string[]> {
  await using server = await startRespondingServer(httpResponse(200));
  await using simulator = createSimulator({ to: server.url, clock: 'virtual', ...options });
  await simulator.sendAll(SOME_REQUESTS);
  return server.requests.map(({ body }) => body.toString());
}

async function keysOf(options: EventOptions): Promise<string[]> {
  await using server = await startRespondingServer(httpResponse(200));
  await using simulator = createSimulator({ to: server.url, clock: 'virtual', seed: 1 });
  await simulator.send('contact.created', options);
  return Object.keys(JSON.parse(server.requests[0]?.body.toString() ?? '{}'));
}

async function readAll(events: AsyncIterable<SimulatorEvent>): Promise<SimulatorEvent[]> {
  const read: SimulatorEvent[] = [];
  for await (const event of events) read.push(event);
  return read;
}

function onlyInV2(): string {
  const entries: readonly EventTypeEntry[] = EVENT_CATALOG;
  return entries.find(({ versions }) => !versions.includes('v1'))?.name ?? '';
}

/** Runs a line of code as somebody does who has imported `createSimulator`. */
async function runPasted(code: string): Promise<void> {
  await new Function('createSimulator', `return (async () => { ${code} })()`)(createSimulator);
}
