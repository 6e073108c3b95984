import { afterEach, expect, it, vi } from 'vitest';
import type { ClockControl } from '../../../src/clock/virtual-clock.ts';
import { createSimulator } from '../../../src/compose/create-simulator.ts';
import type { VirtualSimulator } from '../../../src/compose/simulator.ts';

/** When attempts are due, in simulated milliseconds after the event. */
const DUE_AFTER_MS = [1_000, 16_000, 76_000, 376_000, 1_276_000, 4_876_000, 48_076_000, 134_476_000];
const HANDS: readonly ('virtual' | 'manual')[] = ['virtual', 'manual'];

afterEach(() => {
  vi.useRealTimers();
});

it.each(HANDS)('lets time pass with every attempt that falls due, on a %s clock', async (clock) => {
  const { simulator, attempts } = failing(clock);
  const delivery = simulator.send('contact.created');
  const startedAt = simulator.clock.now();

  const made: number[] = [];
  for (const by of ['999ms', 1, '15m', '1h', '2d']) {
    await simulator.clock.advance(by);
    made.push(attempts());
  }

  expect(made).toEqual([0, 1, 4, 5, 8]);
  expect(simulator.clock.now() - startedAt).toBe(1_000 + 900_000 + 3_600_000 + 2 * 86_400_000);
  expect((await delivery).attempts.map(({ dueAfterMs }) => dueAfterMs)).toEqual(DUE_AFTER_MS);
});

it.each(HANDS)(
  'jumps from attempt to attempt on a %s clock, and stays when none is to come',
  async (clock) => {
    const { simulator, attempts } = failing(clock);
    const startedAt = simulator.clock.now();
    const delivery = simulator.send('contact.created');

    const moments: number[] = [];
    for (let step = 1; step <= 9; step += 1) {
      await simulator.clock.advanceToNextAttempt();
      expect(attempts()).toBe(Math.min(step, 8));
      moments.push(simulator.clock.now() - startedAt);
    }

    expect(moments).toEqual([...DUE_AFTER_MS, DUE_AFTER_MS.at(-1)]);
    expect((await delivery).status).toBe('exhausted');
  },
);

it('runs by itself on a virtual clock that nobody moves', async () => {
  const { simulator, attempts } = failing('virtual');

  const delivery = await simulator.send('contact.created');

  expect([delivery.status, attempts()]).toEqual(['exhausted', 8]);
});

it('runs by itself again on a virtual clock once all has been run', async () => {
  const { simulator, attempts } = failing('virtual');
  const first = simulator.send('contact.created');
  await simulator.clock.advanceToNextAttempt();
  await simulator.clock.runAll();
  expect(attempts()).toBe(8);

  const second = await simulator.send('contact.created');

  expect([(await first).status, second.status]).toEqual(['exhausted', 'exhausted']);
});

it('makes no attempt on a manual clock until it is moved, not even after all has been run', async () => {
  const { simulator, attempts } = failing('manual');
  await simulator.clock.runAll();
  const delivery = simulator.send('contact.created');

  await new Promise((resolve) => setTimeout(resolve, 20));
  const before = attempts();
  await simulator.clock.runAll();

  expect([before, attempts()]).toEqual([0, 8]);
  expect((await delivery).status).toBe('exhausted');
});

it('takes a virtual clock in hand that is running by itself', async () => {
  const { simulator, attempts } = failing('virtual', async () => {
    if (attempts() === 3) void simulator.clock.advance(0);
  });
  const delivery = simulator.send('contact.created');
  await vi.waitFor(() => expect(attempts()).toBe(3));

  await simulator.clock.advance(0);
  const stopped = attempts();
  await simulator.clock.runAll();

  expect([stopped, attempts()]).toEqual([3, 8]);
  expect((await delivery).status).toBe('exhausted');
});

it('waits for attempts in flight, however long the receiver takes', async () => {
  let isDone = false;
  const { simulator } = failing('manual', async () => {
    await new Promise((resolve) => setTimeout(resolve, 40));
    isDone = true;
  });
  const delivery = simulator.send('contact.created');

  await simulator.clock.advanceToNextAttempt();

  expect(isDone).toBe(true);
  simulator.abort();
  expect((await delivery).status).toBe('canceled');
});

it('keeps several runs in step: whatever is due first comes first', async () => {
  const seen: string[] = [];
  const simulator = createSimulator({
    clock: 'manual',
    to: async (request: Request) => {
      seen.push(JSON.parse(await request.text()).event_type);
      return new Response(null, { status: seen.length < 3 ? 500 : 200 });
    },
  });
  const early = simulator.send('contact.created');
  await simulator.clock.advance('10s');
  const late = simulator.send('order.created');
  const afterTen = [...seen];
  await simulator.clock.advance('1s');
  const afterEleven = [...seen];
  await simulator.clock.runAll();

  expect(afterTen).toEqual(['contact.created']);
  expect(afterEleven).toEqual(['contact.created', 'order.created']);
  expect(seen).toEqual(['contact.created', 'order.created', 'contact.created', 'order.created']);
  expect([(await early).status, (await late).status]).toEqual(['delivered', 'delivered']);
  await simulator.close();
});

it('makes moves in the order in which they are asked for', async () => {
  const { simulator, attempts } = failing('virtual');
  const startedAt = simulator.clock.now();
  const delivery = simulator.send('contact.created');

  const moves = [simulator.clock.advance('1s'), simulator.clock.runAll(), simulator.clock.advance('1h')];
  await Promise.all(moves);

  expect(attempts()).toBe(8);
  expect(simulator.clock.now() - startedAt).toBe((DUE_AFTER_MS.at(-1) ?? 0) + 3_600_000);
  await delivery;
});

it('has told of a delivery’s end when the move that ended it is through', async () => {
  const { simulator } = failing('manual');
  let isOver = false;
  void simulator.send('contact.created').then(() => {
    isOver = true;
  });

  await simulator.clock.runAll();

  expect(isOver).toBe(true);
});

it('is moved under fake timers as it is without', async () => {
  vi.useFakeTimers();
  const { simulator, attempts } = failing('virtual');
  const delivery = simulator.send('contact.created');

  await simulator.clock.advance('15m');
  const made = attempts();
  await simulator.clock.runAll();

  expect([made, attempts()]).toEqual([4, 8]);
  expect((await delivery).status).toBe('exhausted');
});

it('lets go of what waits for it when the simulator is closed', async () => {
  const { simulator, attempts } = failing('manual');
  const delivery = simulator.send('contact.created');

  await simulator.close();
  await simulator.clock.runAll();

  expect([(await delivery).status, attempts()]).toEqual(['canceled', 0]);
});

it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, '15', 'soon', ''])('is not advanced by %j', async (by) => {
  const { simulator } = failing('manual');
  const clock: ClockControl = simulator.clock;

  await expect(clock.advance(by)).rejects.toMatchObject({
    code: 'invalid-option',
    cure: 'For example advance(900_000) or advance("15m").',
  });
});

it('reports a manual clock as the virtual clock that it is', async () => {
  const { simulator } = failing('manual');
  const run = simulator.sendAll([{ eventType: 'contact.created' }]);
  await simulator.clock.runAll();

  expect((await run).options).toMatchObject({ clock: 'virtual', timeScale: null });
});

/** A simulator whose receiver responds 500, and how many attempts it got. */
function failing(
  clock: 'virtual' | 'manual',
  onRequest: () => Promise<void> | void = () => undefined,
): { readonly simulator: VirtualSimulator; readonly attempts: () => number } {
  let attempts = 0;
  const simulator = createSimulator({
    clock,
    to: async () => {
      attempts += 1;
      await onRequest();
      return new Response(null, { status: 500 });
    },
  });
  return { simulator, attempts: () => attempts };
}
