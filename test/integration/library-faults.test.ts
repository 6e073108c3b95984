import { expect, it } from 'vitest';
import { createSimulator } from '../../src/compose/create-simulator.ts';

const ACCEPTING = (_request: Request) => new Response('{"ok":true}');

it('takes the faults of the command line as options', async () => {
  await using simulator = createSimulator({ to: ACCEPTING, clock: 'virtual', seed: 7 });
  const requests = ['contact.created', 'order.created', 'order.completed'].map((eventType) => ({
    eventType,
  }));

  const report = await simulator.sendAll(requests, {
    faults: { order: 'reversed', duplicate: '100%', loseAck: 1 },
    expectations: ['deliveries=6', 'delivered'],
  });

  expect(report.verdict).toBe('passed');
  expect(report.deliveries.map(({ eventType }) => eventType).slice(0, 2)).toEqual([
    'order.completed',
    'order.completed',
  ]);
  expect(report.deliveries.flatMap(({ attempts }) => attempts.map(({ number }) => number))).toContain(2);
});

it('takes a fault for a single event', async () => {
  await using simulator = createSimulator({ to: ACCEPTING, clock: 'virtual', seed: 7 });

  const delivery = await simulator.send('order.created', { faults: { loseAck: 1 } });

  expect(delivery.status).toBe('delivered');
  expect(delivery.attempts).toHaveLength(2);
});

it('fails a run whose expectation does not come true', async () => {
  await using simulator = createSimulator({ to: ACCEPTING, clock: 'virtual', seed: 7 });

  const report = await simulator.sendAll([{ eventType: 'order.created' }], { expectations: ['attempts=3'] });

  expect(report.verdict).toBe('failed');
  expect(report.expectations).toMatchObject([{ expression: 'attempts=3', passed: false }]);
});

it.each([
  [{ duplicat: 1 }, 'Unknown fault "duplicat". Did you mean duplicate'],
  [{ drop: 'some' }, 'The fault "drop" takes a number of deliveries or a percentage, got "some".'],
  [{ race: 1 }, 'The fault "race" takes a whole number from 2 to 1000, got "1".'],
  [
    { duplicate: 1, duplicateAfter: 'later' },
    'The fault "duplicateAfter" takes now, retry or 24h, got "later".',
  ],
])('refuses the faults %j', async (faults, message) => {
  await using simulator = createSimulator({ to: ACCEPTING, clock: 'virtual', seed: 7 });

  // @ts-expect-error -- what is refused here does not compile either
  await expect(simulator.send('order.created', { faults })).rejects.toThrow(message);
});
