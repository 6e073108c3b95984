import { expect, it } from 'vitest';
import { plainDelivery } from '../../../src/delivery/delivery-plan.ts';
import { pace } from '../../../src/engine/pace.ts';
import { outgoingEvent } from '../../support/delivery-builders.ts';

it.each([
  [10, [0, 100, 200, 300]],
  [0.5, [0, 2_000, 4_000, 6_000]],
  [4_000, [0, 0.25, 0.5, 0.75]],
])('spreads events at %d per second evenly over simulated time', (perSecond, times) => {
  const plan = Array.from({ length: 4 }, () => plainDelivery(outgoingEvent()));

  expect([...pace(plan, perSecond)].map(({ emitAfterMs }) => emitAfterMs)).toEqual(times);
});

it('does not drift, however long it goes on', () => {
  const plan = Array.from({ length: 3_001 }, () => plainDelivery(outgoingEvent()));

  expect([...pace(plan, 3)].at(-1)?.emitAfterMs).toBe(1_000_000);
});

it('changes nothing else', () => {
  const planned = { ...plainDelivery(outgoingEvent()), lateByMs: 15_000, faults: ['some fault'] };

  expect([...pace([planned], 1)]).toEqual([{ ...planned, emitAfterMs: 0 }]);
});
