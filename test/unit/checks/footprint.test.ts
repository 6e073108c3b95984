import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deeperThan, footprint, isTrace } from '../../../src/checks/evidence/observation/footprint.ts';
import type { JsonValue } from '../../../src/internal/json.ts';

const one = footprint(null, { id: 11, orders: [{ id: 1, total: 20 }], balance: 20 });
const two = footprint(null, { id: 12, orders: [{ id: 2, total: 20 }], balance: 20 });

it('sees a second entry and a number that grew twice', () => {
  const twice = footprint(null, {
    id: 13,
    orders: [
      { id: 3, total: 20 },
      { id: 4, total: 20 },
    ],
    balance: 40,
  });

  expect(deeperThan([one, two], twice)).toEqual([
    'balance: grew by 40, expected 20',
    'orders.*.id: 2 values added, expected 1',
    'orders.*.total: 2 values added, expected 1',
  ]);
});

it('learns from two single events which numbers tell nothing', () => {
  const later = footprint(null, { id: 999, orders: [{ id: 500, total: 20 }], balance: 20 });

  expect(deeperThan([one, two], later)).toEqual([]);
});

it('sees the same in a dump of everything', () => {
  const dump = (count: number): JsonValue => ({
    contacts: Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`id-${index}`, { name: 'Ada' }]),
    ),
    total: count,
  });
  const single = footprint(dump(3), dump(4));

  expect(deeperThan([single, footprint(dump(4), dump(5))], footprint(dump(5), dump(7)))).toHaveLength(2);
  expect(deeperThan([single, single], footprint(dump(5), dump(6)))).toEqual([]);
});

it('takes what is gone for no trace', () => {
  expect(isTrace(footprint({ a: 1, b: { c: 2 } }, null))).toBe(false);
  expect(isTrace(footprint(null, { a: 'x' }))).toBe(true);
});

it('finds no depth in an event that left what another did', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (state) => {
      const print = footprint(null, state as JsonValue);
      expect(deeperThan([print, print], print)).toEqual([]);
    }),
  );
});
