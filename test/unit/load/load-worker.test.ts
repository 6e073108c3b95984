import { expect, it } from 'vitest';
import { loadWorker } from '../../../src/load/load-worker.ts';
import { POOL_SIZE } from '../../../src/payloads/pool/identifier-slots.ts';

/** Ids of records grow by this in each round of the pool, within those of as many digits, or of as many letters. */
const ID_STEP = 512;
const SPANS = [9e6, 34 ** 5 - 1e7, 1e8 - 34 ** 5, 9e8];

it.each([2, 4, 8, 16, 50, 100])('keeps %i workers apart, however many digits ids have', (count) => {
  const starts = Array.from({ length: count }, (_, index) => startOf(index + 1) / POOL_SIZE);

  for (const span of SPANS) {
    const rounds = Math.min(span / ID_STEP, 2 ** 17);
    const sorted = starts.map((start) => start % rounds).sort((a, b) => a - b);
    const gaps = sorted.map(
      (start, index) => (index === 0 ? start + rounds : start) - (sorted.at(index - 1) ?? 0),
    );
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(Math.floor((0.2 * rounds) / count));
  }
});

it('begins a single worker of a machine elsewhere than the main thread', () => {
  expect(loadWorker({})).toEqual({ name: '', firstIndex: 0 });
  expect(loadWorker({ LOCAL_WORKER_ID: '1' }).firstIndex).toBe(startOf(1));
});

it('names the machines of a fleet, and numbers their threads', () => {
  const first = loadWorker({ WORKER_ID: 'a1b2', LOCAL_WORKER_ID: '1' });
  const second = loadWorker({ WORKER_ID: 'c3d4', LOCAL_WORKER_ID: '1' });

  expect(first.name).not.toBe(second.name);
  expect(first.firstIndex).toBe(second.firstIndex);
});

it('prefers the number that it is given', () => {
  const environment = { WORKER_ID: 'a1b2', LOCAL_WORKER_ID: '1' };

  const numbered = [1, 2, 100].map((number) =>
    loadWorker({ ...environment, CF_WEBHOOK_SIM_WORKER: String(number) }),
  );

  expect(numbered.map(({ name }) => name)).toEqual(['', '', '']);
  expect(new Set(numbered.map(({ firstIndex }) => firstIndex)).size).toBe(3);
});

function startOf(number: number): number {
  return loadWorker({ LOCAL_WORKER_ID: String(number) }).firstIndex;
}
