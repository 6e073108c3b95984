import { afterEach, expect, it, vi } from 'vitest';
import { createScaledClock } from '../../../src/clock/scaled-clock.ts';
import { createSystemClock } from '../../../src/clock/system-clock.ts';
import { stopwatchMs, wallClockMs } from '../../../src/clock/wall-clock.ts';

const HOUR = 3_600_000;

afterEach(() => {
  vi.useRealTimers();
});

it('lets an hour pass in twenty milliseconds when it is scaled so', async () => {
  const clock = createScaledClock(HOUR / 20);
  const startedAt = stopwatchMs();
  const until = clock.now() + HOUR;

  await clock.sleepUntil(until);

  expect(clock.now()).toBeGreaterThanOrEqual(until);
  expect(stopwatchMs() - startedAt).toBeGreaterThanOrEqual(15);
});

it('tells how much real time a wait will take', () => {
  const clock = createScaledClock(1_000);

  const realMs = clock.realMsUntil(clock.now() + HOUR);

  expect(realMs).toBeGreaterThan(0);
  expect(realMs).toBeLessThanOrEqual(3_600);
  expect(clock.realMsUntil(clock.now() - 1)).toBe(0);
});

it('compresses waiting and not work', () => {
  const clock = createScaledClock(1_000);

  expect(clock.endOf(5_000, 20)).toBe(5_020);
});

it('counts work at its real length in real time', () => {
  const clock = createSystemClock();
  const startedAt = clock.now();

  const endedAt = clock.endOf(startedAt - 10_000, 20);

  expect(endedAt).toBeGreaterThanOrEqual(startedAt);
});

it('begins at the present of the wall clock', () => {
  const clocks = [createSystemClock(), createScaledClock(1)];

  for (const clock of clocks) expect(Math.abs(clock.now() - wallClockMs())).toBeLessThan(60_000);
});

it('wakes nobody early', async () => {
  const clock = createSystemClock();
  const moments = [1, 2.5, 7, 10.1].map((ms) => clock.now() + ms);

  const wokenAt = await Promise.all(
    moments.map(async (at) => {
      await clock.sleepUntil(at);
      return clock.now();
    }),
  );

  for (const [index, at] of moments.entries()) expect(wokenAt[index]).toBeGreaterThanOrEqual(at);
});

it('wakes sleepers when somebody skips to their moment, and only those', async () => {
  const clock = createSystemClock();
  const controller = new AbortController();
  const [near, far] = [clock.now() + HOUR, clock.now() + 2 * HOUR];
  const woken: string[] = [];
  const nearSleep = clock.sleepUntil(near).then(() => woken.push('near'));
  const farSleep = clock.sleepUntil(far, controller.signal).then(() => woken.push('far'));

  clock.skipTo(near);
  await nearSleep;
  const wokenBySkip = [...woken];
  controller.abort();
  await farSleep;

  expect(wokenBySkip).toEqual(['near']);
  expect(clock.now()).toBeGreaterThanOrEqual(near);
  expect(clock.now()).toBeLessThan(far);
});

it('lets a sleeper go at once when its signal is aborted', async () => {
  const clock = createSystemClock();
  const controller = new AbortController();
  const sleeping = clock.sleepUntil(clock.now() + HOUR, controller.signal);

  controller.abort();

  await expect(sleeping).resolves.toBeUndefined();
  await expect(clock.sleepUntil(clock.now() + HOUR, controller.signal)).resolves.toBeUndefined();
});

it('holds waits that are longer than one timer can be', async () => {
  const clock = createScaledClock(1);
  const controller = new AbortController();
  let woken = false;
  const sleeping = clock.sleepUntil(clock.now() + 40 * 24 * HOUR, controller.signal).then(() => {
    woken = true;
  });

  await clock.sleepUntil(clock.now() + 20);
  const wokenEarly = woken;
  controller.abort();
  await sleeping;

  expect(wokenEarly).toBe(false);
});

it('is neither stopped nor warped by fake timers', async () => {
  vi.useFakeTimers({ now: 0 });
  const clock = createScaledClock(1_000);

  await clock.sleepUntil(clock.now() + 5_000);

  expect(Date.now()).toBe(0);
  expect(wallClockMs()).toBeGreaterThan(Date.UTC(2024, 0, 1));
});
