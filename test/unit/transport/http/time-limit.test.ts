import { expect, it } from 'vitest';
import { TimeLimit } from '../../../../src/transport/http/time-limit.ts';

it('ends what takes longer than its limit, and nothing else', async () => {
  const limit = new TimeLimit(50);
  const slow = begun(limit);
  const quick = begun(limit);

  limit.end(quick.one);
  const tookMs = await slow.ending;

  expect(tookMs).toBeGreaterThanOrEqual(49);
  expect(tookMs).toBeLessThan(1_000);
  expect(quick.hasTimedOut()).toBe(false);
});

it('gives whoever began later as much time', async () => {
  const limit = new TimeLimit(60);
  const first = begun(limit);
  await pause(30);
  const second = begun(limit);

  await first.ending;
  expect(second.hasTimedOut()).toBe(false);
  expect(await second.ending).toBeGreaterThanOrEqual(59);
});

it('counts anew where something goes on', async () => {
  const limit = new TimeLimit(60);
  const { one, ending } = begun(limit);
  await pause(30);
  limit.begin(one);

  expect(await ending).toBeGreaterThanOrEqual(89);
});

interface Begun {
  readonly one: Parameters<TimeLimit['begin']>[0];
  /** Resolves when its time has run out, with the milliseconds that it had. */
  readonly ending: Promise<number>;
  readonly hasTimedOut: () => boolean;
}

function begun(limit: TimeLimit): Begun {
  const startedAt = performance.now();
  let timedOut = false;
  let end: (tookMs: number) => void = () => undefined;
  const ending = new Promise<number>((resolve) => {
    end = resolve;
  });
  const one = {
    timedOut: () => {
      timedOut = true;
      end(performance.now() - startedAt);
    },
  };
  limit.begin(one);
  return { one, ending, hasTimedOut: () => timedOut };
}

function pause(forMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, forMs);
  });
}
