import { expect, it } from 'vitest';
import { createStartingLine } from '../../../src/delivery/starting-line.ts';

it('releases everybody when the last runner has come', async () => {
  const line = createStartingLine(3);
  const released: number[] = [];
  const start = (number: number) =>
    line
      .enter()
      .arrive()
      .then(() => released.push(number));

  const first = [start(1), start(2)];
  await settled();
  expect(released).toEqual([]);
  await Promise.all([...first, start(3)]);

  expect(released).toEqual([1, 2, 3]);
});

it('does not wait for runners that leave', async () => {
  const line = createStartingLine(3);
  const [first, second, third] = [line.enter(), line.enter(), line.enter()];

  second.leave();
  third.leave();

  await expect(first.arrive()).resolves.toBeUndefined();
});

it('counts a runner once, however often it leaves and even when it had come', async () => {
  const line = createStartingLine(3);
  const [first, second, third] = [line.enter(), line.enter(), line.enter()];
  let released = false;
  const waiting = first.arrive().then(() => {
    released = true;
  });

  first.leave();
  second.leave();
  second.leave();
  await settled();
  expect(released).toBe(false);

  void third.arrive();
  await waiting;
  expect(released).toBe(true);
});

it('lets a single runner pass at once', async () => {
  await expect(createStartingLine(1).enter().arrive()).resolves.toBeUndefined();
});

/** Lets everything happen that waits for nothing. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
