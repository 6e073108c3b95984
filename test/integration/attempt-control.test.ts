import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSimulator } from '../../src/compose/create-simulator.ts';
import type { AttemptHook, AttemptInQuestion } from '../../src/delivery/attempt-hook.ts';
import type { Disturbance } from '../../src/delivery/disturbance.ts';
import type { SimulatorOptions } from '../../src/options/simulator-options.ts';
import { createRecorder } from '../../src/recording/recorder.ts';

it.each<[Disturbance | undefined, object, number]>([
  [undefined, { kind: 'response', statusCode: 200 }, 1],
  [{ failAs: 'connection-reset' }, { kind: 'connection-error', errorCode: 'reset' }, 0],
  [{ failAs: 'timeout' }, { kind: 'timeout', afterMs: 60_000, phase: 'response' }, 0],
  [{ loseAck: 1 }, { kind: 'connection-error', errorCode: 'acknowledgement-lost' }, 1],
  [{ status: 503 }, { kind: 'response', statusCode: 503 }, 0],
  [{ status: 204 }, { kind: 'response', statusCode: 204 }, 0],
])('ends a first attempt about which %j was decided', async (decision, outcome, received) => {
  const { simulator, requests } = receiving({ onAttempt: first(decision) });

  const { attempts, status } = await simulator.send('contact.created');

  expect(attempts[0]?.outcome).toMatchObject(outcome);
  expect(attempts[0]?.latencyMs).toBeLessThan(60_000);
  expect(requests()).toBe(received + attempts.length - 1);
  expect(status).toBe('delivered');
});

it('asks about every attempt, in order, before it is made', async () => {
  const asked: unknown[] = [];
  const { simulator, requests } = receiving({
    onAttempt: async ({ attempt, delivery }) => {
      asked.push([delivery.id, delivery.event.type, attempt.number, attempt.dueAfterMs, requests()]);
      await Promise.resolve();
      return attempt.number < 3 ? { status: 500 } : undefined;
    },
  });

  await simulator.send('contact.created');

  expect(asked).toEqual([
    ['d1', 'contact.created', 1, 1_000, 0],
    ['d1', 'contact.created', 2, 16_000, 0],
    ['d1', 'contact.created', 3, 76_000, 0],
  ]);
});

it('asks the hook of a run instead of the simulator’s', async () => {
  const { simulator } = receiving({ onAttempt: () => ({ status: 500 }) });

  const ofSimulator = await simulator.send('contact.created');
  const ofSend = await simulator.send('contact.created', { onAttempt: () => undefined });
  const ofRun = await simulator.sendAll([{ eventType: 'contact.created' }], {
    onAttempt: () => ({ status: 201 }),
  });

  expect([ofSimulator.status, ofSend.status, ofRun.summary.statusCodes]).toEqual([
    'exhausted',
    'delivered',
    { 201: 1 },
  ]);
});

it('starts a race without a runner whose attempt is not sent', async () => {
  let asked = 0;
  const { simulator, requests } = receiving({
    onAttempt: () => {
      asked += 1;
      return asked === 2 ? { failAs: 'connection-reset' } : undefined;
    },
  });

  const report = await simulator.sendAll([{ eventType: 'contact.created' }], { faults: { race: 3 } });

  expect(report.summary).toMatchObject({ delivered: 3, attempts: 4 });
  expect(requests()).toBe(3);
});

it('loses no failure: it counts as it came', async () => {
  const { simulator } = receiving({ onAttempt: () => ({ loseAck: 1 }), attempts: 1 }, 500);

  const { attempts } = await simulator.send('contact.created');

  expect(attempts[0]?.outcome).toEqual({ kind: 'response', statusCode: 500 });
});

it.each([
  { status: 99 },
  { status: 600 },
  { status: 200.5 },
  { race: 2 },
  { dropped: true },
  { failAs: 'x' },
  'reset',
  null,
])('ends the run with an error where %j was decided', async (decision) => {
  const onAttempt: AttemptHook = () => JSON.parse(JSON.stringify(decision));
  const { simulator, requests } = receiving({ onAttempt });

  await expect(simulator.send('contact.created')).rejects.toMatchObject({
    code: 'invalid-option',
    message: expect.stringContaining(`returned ${JSON.stringify(decision)}`),
  });

  expect(requests()).toBe(0);
});

it.each<[string, AttemptHook]>([
  [
    'throws',
    () => {
      throw new Error('no idea');
    },
  ],
  ['rejects', () => Promise.reject(new Error('no idea'))],
])('ends the run with the error that a hook %s', async (_, onAttempt) => {
  const { simulator } = receiving({ onAttempt });

  await expect(simulator.send('contact.created')).rejects.toThrow('no idea');
});

it('does not wait for a hook when the run is stopped', async () => {
  const { simulator, requests } = receiving({ onAttempt: () => new Promise(() => undefined) });
  const delivery = simulator.send('contact.created');
  await new Promise((resolve) => setTimeout(resolve, 5));

  simulator.abort();

  expect([(await delivery).status, requests()]).toEqual(['canceled', 0]);
});

it('stops what runs, and goes on sending what comes later', async () => {
  let arrive: () => void = () => undefined;
  const arrival = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  let responses = false;
  const simulator = createSimulator({
    clock: 'virtual',
    to: () => {
      arrive();
      return responses ? new Response() : new Promise(() => undefined);
    },
  });
  const runs = [simulator.send('contact.created'), simulator.send('order.created')];
  await arrival;

  simulator.abort();
  const stopped = await Promise.all(runs);
  responses = true;
  const later = await simulator.send('contact.created');

  expect(stopped.map(({ status }) => status)).toEqual(['canceled', 'canceled']);
  expect(later.status).toBe('delivered');
  simulator.abort();
  await simulator.close();
});

it('stops one run by its signal, and no other', async () => {
  const controller = new AbortController();
  const simulator = createSimulator({ to: () => new Response(), clock: 'manual' });
  const one = simulator.send('contact.created', { signal: controller.signal });
  const other = simulator.send('order.created');

  controller.abort();
  const before = await simulator.send('contact.created', { signal: controller.signal });
  await simulator.clock.runAll();

  expect([(await one).status, before.status, (await other).status]).toEqual([
    'canceled',
    'canceled',
    'delivered',
  ]);
});

it('delivers a recording again: the same ids and bytes, signed anew', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'replay-'));
  const { simulator, bodies } = receiving({});
  const lines: string[] = [];
  const recorder = createRecorder((line) => lines.push(line));
  simulator.subscribe(recorder.record);
  const first = await simulator.sendAll([{ eventType: 'order.created' }, { eventType: 'contact.created' }]);
  await writeFile(join(folder, 'run.ndjson'), lines.join(''));

  const again = await simulator.replay(join(folder, 'run.ndjson'));

  expect(again.deliveries.map(({ eventId }) => eventId)).toEqual(
    first.deliveries.map(({ eventId }) => eventId),
  );
  expect(bodies.slice(2)).toEqual(bodies.slice(0, 2));
  await expect(simulator.replay(join(folder, 'none.ndjson'))).rejects.toMatchObject({
    code: 'file-unreadable',
  });
  await rm(folder, { recursive: true });
});

it('refuses a hook that is no function', () => {
  const options: SimulatorOptions = JSON.parse('{ "to": 3000, "onAttempt": "pass" }');

  expect(() => createSimulator(options)).toThrow(expect.objectContaining({ code: 'invalid-option' }));
});

function first(decision: Disturbance | undefined): AttemptHook {
  return ({ attempt }: AttemptInQuestion) => (attempt.number === 1 ? decision : undefined);
}

/** A simulator and what its receiver got. */
function receiving(options: Partial<SimulatorOptions>, status = 200) {
  const bodies: string[] = [];
  const simulator = createSimulator({
    to: async (request: Request) => {
      bodies.push(await request.text());
      return new Response(null, { status });
    },
    clock: 'virtual',
    ...options,
  });
  return { simulator, bodies, requests: () => bodies.length };
}
