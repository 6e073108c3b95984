import { afterEach, expect, it } from 'vitest';
import type { FaultSettings } from '../../../src/index.ts';
import { createSimulator, type RunReport } from '../../../src/index.ts';
import { createTextNumbers } from '../../../src/internal/text-numbers.ts';

const simulators: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const simulator of simulators.splice(0)) await simulator.close();
});

it('an event that is delivered twice is one event', async () => {
  const { summary } = await send(3, { duplicate: '100%' });

  expect(summary).toMatchObject({ events: 3, deliveries: 6 });
});

it('the copies of a race are one event', async () => {
  const { summary } = await send(2, { race: 4 });

  expect(summary).toMatchObject({ events: 2, deliveries: 8 });
});

it('a duplicate under another id is another event', async () => {
  const { summary } = await send(3, { duplicateAsNew: '100%' });

  expect(summary).toMatchObject({ events: 6, deliveries: 6 });
});

it('a recording that has an event twice replays one event', async () => {
  const simulator = start();
  const [first, second] = [
    ...simulator.plan([{ eventType: 'order.created' }, { eventType: 'order.updated' }]),
  ];
  if (first === undefined || second === undefined) throw new Error('two events were planned');
  const recorded = [first, second, first].map(
    ({ event }) => ({ event, status: 'delivered', attempts: 1 }) as const,
  );

  const { summary } = await simulator.replay(recorded);

  expect(summary).toMatchObject({ events: 2, deliveries: 3 });
});

it('an event whose body is sent many times is one event', async () => {
  const body = '{"event_id":"one","event_type":"order.created","data":{}}';

  const { summary } = await start().sendAll(
    Array.from({ length: 5 }, () => ({ eventType: 'order.created', body })),
  );

  expect(summary).toMatchObject({ events: 1, deliveries: 5 });
});

it('many ids are told apart', () => {
  const ids = createTextNumbers();
  for (let round = 0; round < 2; round += 1) {
    for (let index = 0; index < 50_000; index += 1) ids.of(`id ${index}`);
  }

  expect(ids.count()).toBe(50_000);
});

function start() {
  const simulator = createSimulator({ to: () => new Response(), clock: 'virtual', seed: 7 });
  simulators.push(simulator);
  return simulator;
}

async function send(count: number, faults: FaultSettings): Promise<RunReport> {
  return await start().sendAll(
    Array.from({ length: count }, () => ({ eventType: 'order.created' })),
    { faults },
  );
}
