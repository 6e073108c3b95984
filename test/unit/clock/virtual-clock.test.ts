import { expect, it } from 'vitest';
import { createVirtualClock } from '../../../src/clock/virtual-clock.ts';

const START = Date.UTC(2026, 0, 15, 12);

it('stands still until somebody sleeps, and then jumps', async () => {
  const clock = createVirtualClock({ startAt: START, manual: false });

  const before = clock.now();
  await clock.sleepUntil(START + 86_400_000);

  expect(before).toBe(START);
  expect(clock.now()).toBe(START + 86_400_000);
});

it('never goes back', async () => {
  const clock = createVirtualClock({ startAt: START, manual: false });

  await clock.sleepUntil(START - 1_000);
  clock.skipTo(START - 1_000);

  expect(clock.now()).toBe(START);
});

it('lets work take no simulated time and waiting no real time', () => {
  const clock = createVirtualClock({ startAt: START, manual: false });

  expect(clock.endOf(START, 5_000)).toBe(START);
  expect(clock.realMsUntil(START + 86_400_000)).toBe(0);
  expect(clock.standsStillDuringAttempts).toBe(true);
});

it('does not jump for a sleeper that was called off', async () => {
  const clock = createVirtualClock({ startAt: START, manual: false });

  await clock.sleepUntil(START + 1_000, AbortSignal.abort());

  expect(clock.now()).toBe(START);
});
