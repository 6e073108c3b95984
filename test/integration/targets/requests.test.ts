import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it, vi } from 'vitest';
import { createSimulator } from '../../../src/compose/create-simulator.ts';
import type { SimulatorOptions } from '../../../src/options/simulator-options.ts';
import { buildPackage, PACKAGE_ROOT } from '../../package/built-package.ts';
import type { Behaviour } from './behaviours.ts';
import { PATH, TARGET_KINDS, type TargetKind } from './kinds.ts';

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly string[];
  readonly body: string;
}

const KINDS = Object.entries(TARGET_KINDS);
const NODE_KINDS = KINDS.filter(([, { family }]) => family === 'node');
const FETCH_KINDS = KINDS.filter(([, { family }]) => family === 'fetch');
const IN_PROCESS_KINDS = KINDS.filter(([, { inProcess }]) => inProcess);
const BODY = Buffer.from([0x7b, 0x0a, 0x20, 0xff, 0x00, 0xfe, 0x7d]);
const OK: Behaviour = { node: (_, response) => response.end(), fetch: () => new Response() };

it.each(NODE_KINDS)(
  'gives %s the path, the header lines and the bytes that go over the wire',
  async (_, kind) => {
    const [request] = await requestsTo(kind);

    expect(request).toEqual({
      method: 'POST',
      path: PATH,
      headers: [
        ...['Accept-Encoding', 'gzip;q=1.0,deflate;q=0.6,identity;q=0.3'],
        ...['Accept', '*/*', 'User-Agent', 'Ruby', 'Host', 'localhost', 'Content-Type', 'application/json'],
        ...['X-Webhook-Clickfunnels-Signature', expect.stringMatching(/^[\da-f]{64}$/)],
        ...['X-Webhook-Clickfunnels-Timestamp', expect.stringMatching(/^\d{10}$/)],
        ...['X-Webhook-Clickfunnels-Id', expect.stringMatching(/^[\da-f-]{36}$/)],
        ...['Connection', 'close', 'Content-Length', '7', 'X-Tenant', '7'],
      ],
      body: BODY.toString('latin1'),
    });
  },
);

it.each(FETCH_KINDS)('gives %s the path, the headers and the bytes', async (_, kind) => {
  const [request] = await requestsTo(kind);

  expect(request).toMatchObject({
    method: 'POST',
    path: PATH,
    headers: expect.arrayContaining(['host', 'localhost', 'x-tenant', '7', 'content-length', '7']),
    body: BODY.toString('latin1'),
  });
});

it.each(IN_PROCESS_KINDS)('names %s by its path in the report, without an address', async (_, kind) => {
  await using target = await kind.start(OK);
  await using simulator = createSimulator({ ...target.options, clock: 'virtual', seed: 7 });

  const report = await simulator.sendAll([{ eventType: 'contact.created' }]);

  expect(report.options.to).toBe('in-process:/hooks/cf?tenant=7');
  expect(report.deliveries[0]?.endpoint).toBe('in-process:/hooks/cf?tenant=7');
  expect(report.deliveries[0]?.attempts[0]?.remoteAddress).toBeNull();
  expect(report.reproduce).toMatch(/createSimulator\(\{"to":app,"path":"\/hooks\/cf\?tenant=7","seed":"7",/);
});

it.each(KINDS)('has as many attempts in flight at %s as it may, and no more', async (_, kind) => {
  let inFlight = 0;
  let most = 0;
  const pass = async () => {
    inFlight += 1;
    most = Math.max(most, inFlight);
    await new Promise((resolve) => setTimeout(resolve, 5));
    inFlight -= 1;
  };
  await using target = await kind.start({
    node: async (_request, response) => {
      await pass();
      response.end();
    },
    fetch: async () => {
      await pass();
      return new Response();
    },
  });
  await using simulator = createSimulator({ ...target.options, clock: 'virtual', concurrency: 4 });

  const report = await simulator.sendAll(
    Array.from({ length: 40 }, () => ({ eventType: 'contact.created' })),
  );

  expect(report.summary.delivered).toBe(40);
  expect(most).toBe(4);
});

it.each([
  ['a request listener', '(request, response) => undefined'],
  ['an http.Server', 'createServer(() => undefined)'],
  ['a fetch handler', '(request) => new Promise(() => undefined)'],
])('opens no socket for %s that hangs, and keeps no process alive when it is closed', async (_, to) => {
  await buildPackage();
  const script = `
    import { createServer } from 'node:http';
    import { setTimeout } from 'node:timers/promises';
    import { createSimulator } from ${JSON.stringify(pathToFileURL(`${PACKAGE_ROOT}/dist/index.js`).href)};
    const handles = () => process.getActiveResourcesInfo().filter((name) => /^(Timeout|TCP)/.test(name));
    const simulator = createSimulator({ to: ${to}, clock: 'virtual' });
    const delivery = simulator.send('contact.created');
    while (handles().length === 0) await setTimeout(1);
    await setTimeout(50);
    const meanwhile = handles();
    await simulator.close();
    const { status } = await delivery;
    console.log(JSON.stringify({ meanwhile, after: handles(), status }));`;

  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);

  // The one timer is that of the attempt's limit.
  expect(JSON.parse(stdout)).toEqual({ meanwhile: ['Timeout'], after: [], status: 'canceled' });
});

it.each(KINDS)('delivers to %s under fake timers', async (_, kind) => {
  await using target = await kind.start({
    node: async (request, response) => {
      for await (const _chunk of request);
      response.statusCode = 500;
      response.end();
    },
    fetch: async (request) => {
      await request.text();
      return new Response(null, { status: 500 });
    },
  });
  vi.useFakeTimers();
  try {
    await using simulator = createSimulator({ ...target.options, clock: 'virtual' });

    const delivery = await simulator.send('contact.created');

    expect(delivery).toMatchObject({ status: 'exhausted' });
    expect(delivery.attempts).toHaveLength(8);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

it.each<[string, Parameters<typeof vi.useFakeTimers>[0]]>([
  ['only Date', { toFake: ['Date'] }],
  [
    'all but Date',
    { toFake: ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'queueMicrotask'] },
  ],
  ['everything at the epoch', { now: 0 }],
])('gives up a handler that hangs after real time, with %s faked', async (_, faked) => {
  vi.useFakeTimers(faked);
  try {
    await using simulator = createSimulator({
      to: (_request: Request) => new Promise<Response>(() => undefined),
      clock: 'virtual',
      timeoutMs: 500,
      attempts: 2,
    });

    const { attempts } = await simulator.send('contact.created');

    expect(attempts.map(({ outcome }) => outcome.kind)).toEqual(['timeout', 'timeout']);
    expect(attempts[0]?.signatureTimestamp).toBeGreaterThan(1_700_000_000);
  } finally {
    vi.useRealTimers();
  }
});

it('gives each attempt the same bytes, whatever the handler does to them', async () => {
  const bodies: string[] = [];
  await using simulator = createSimulator({
    to: (request, response) => {
      request.on('data', (chunk: Buffer) => {
        bodies.push(chunk.toString());
        chunk.fill(0);
      });
      request.on('end', () => response.writeHead(500).end());
    },
    clock: 'virtual',
    attempts: 3,
  });

  await simulator.send('contact.created', { body: '{"whole":true}' });

  expect(bodies).toEqual(['{"whole":true}', '{"whole":true}', '{"whole":true}']);
});

/** What a receiver saw of one event. */
async function requestsTo(kind: TargetKind): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  await using target = await kind.start({
    node: async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      seen.push({
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.rawHeaders,
        body: Buffer.concat(chunks).toString('latin1'),
      });
      response.end();
    },
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url);
      const body = Buffer.from(await request.arrayBuffer()).toString('latin1');
      const headers = [...request.headers].flat();
      seen.push({ method: request.method, path: `${pathname}${search}`, headers, body });
      return new Response();
    },
  });
  const options: SimulatorOptions = { ...target.options, clock: 'virtual', headers: ['X-Tenant: 7'] };
  await using simulator = createSimulator(options);
  await simulator.send('contact.created', { body: BODY });
  return seen;
}
