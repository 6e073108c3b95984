import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PlannedDelivery } from '../../../src/delivery/delivery-plan.ts';
import { pace } from '../../../src/engine/pace.ts';
import { applyFaults, explainFaults } from '../../../src/faults/apply-faults.ts';
import { ARRIVAL, type ArrivalOrder } from '../../../src/faults/order.ts';
import { context, idsOf, planOf, rewritten, struckBy } from './fault-plans.ts';

const LATE_LINE = 'out of order: an event that happened later was sent before';
const ORDERS: readonly ArrivalOrder[] = ['shuffled', 'reversed', 'swapped', 'late:3'];

it.each<[ArrivalOrder, string]>([
  ['shuffled', 'arrival order: shuffled'],
  ['reversed', 'arrival order: reversed'],
  ['swapped', 'arrival order: every pair of neighbors swapped'],
  ['late:3', 'arrival order: 3 delivered late'],
])('reads %s and describes it', (order, line) => {
  expect(ARRIVAL.parse(order)).toBe(order);
  expect(explainFaults({ order }).faults).toEqual([{ name: 'order', describe: line }]);
});

it('leaves the order alone when it is asked for as it is', () => {
  expect(rewritten(3, { order: 'as-is' })).toEqual(planOf(3));
  expect(explainFaults({ order: 'as-is' }).faults).toEqual([]);
});

it.each(['', 'random', 'late', 'late:0', 'late:-1', 'late:x', 'Reversed'])('refuses "%s"', (text) => {
  expect(() => ARRIVAL.parse(text)).toThrow(
    `expected as-is, shuffled, reversed, swapped or late:N, got "${text}"`,
  );
});

it.each(ORDERS)('makes a permutation of the plan with %j, whatever its length and the seed', (order) => {
  fc.assert(
    fc.property(fc.string(), fc.nat({ max: 40 }), (seed, count) => {
      const plan = rewritten(count, { order }, seed);

      expect(idsOf(plan).toSorted(byNumber)).toEqual(idsOf(planOf(count)));
      expect(plan.map(({ event }) => event)).toEqual(
        plan.map(({ event }) => planOf(count).find((other) => other.event.id === event.id)?.event),
      );
    }),
  );
});

it.each(ORDERS)('repeats itself with the same seed: %j', (order) => {
  expect(rewritten(30, { order })).toEqual(rewritten(30, { order }));
});

it('shuffles differently with another seed', () => {
  expect(idsOf(rewritten(30, { order: 'shuffled' }, 'a'))).not.toEqual(
    idsOf(rewritten(30, { order: 'shuffled' }, 'b')),
  );
});

it('reverses the plan', () => {
  expect(idsOf(rewritten(4, { order: 'reversed' }))).toEqual(['3', '2', '1', '0']);
});

it('swaps neighbours and leaves the odd one at its place', () => {
  expect(idsOf(rewritten(5, { order: 'swapped' }))).toEqual(['1', '0', '3', '2', '4']);
});

it('lets exactly as many come late as were asked for, each overtaken by one to five that are on time', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.integer({ min: 2, max: 40 }),
      fc.integer({ min: 1, max: 39 }),
      (seed, total, n) => {
        const count = Math.min(n, total - 1);
        const plan = rewritten(total, { order: `late:${count}` }, seed);

        const late = struckBy(LATE_LINE, plan);
        expect(late).toHaveLength(count);
        for (const id of late) {
          const overtakers = idsOf(plan)
            .slice(0, idsOf(plan).indexOf(id))
            .filter((other) => Number(other) > Number(id) && !late.includes(other));
          expect(overtakers.length).toBeGreaterThanOrEqual(1);
          expect(overtakers.length).toBeLessThanOrEqual(5);
        }
      },
    ),
  );
});

it.each([0, 1])('has nothing to move in a plan of %d', (count) => {
  expect(struckBy(LATE_LINE, rewritten(count, { order: 'late:2' }))).toEqual([]);
});

it('marks exactly the deliveries that were overtaken', () => {
  const plan = rewritten(12, { order: 'shuffled' });

  const overtaken = plan.filter((planned, index) =>
    plan.slice(0, index).some((before) => Number(before.event.id) > Number(planned.event.id)),
  );
  expect(struckBy(LATE_LINE, plan)).toEqual(idsOf(overtaken));
});

it('does not take a copy for a later event', () => {
  const plan = rewritten(1, { duplicate: '100%', order: 'reversed' });

  expect(plan).toHaveLength(2);
  expect(struckBy(LATE_LINE, plan)).toEqual([]);
});

it('moves events and not the times at which something happens', () => {
  const plan = [...applyFaults(pace(planOf(4), 10), { order: 'reversed' }, context({ total: 4 }))];

  expect(plan.map(({ event, emitAfterMs }): unknown => [event.id, emitAfterMs])).toEqual([
    ['3', 0],
    ['2', 100],
    ['1', 200],
    ['0', 300],
  ]);
});

it('leaves what happens as soon as it can without a time', () => {
  const [first]: PlannedDelivery[] = rewritten(2, { order: 'reversed' });

  expect(first).not.toHaveProperty('emitAfterMs');
});

function byNumber(a: string, b: string): number {
  return Number(a) - Number(b);
}
