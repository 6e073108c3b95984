import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NO_FAULTS } from '../../../src/delivery/delivery-plan.ts';
import { NOTHING_WRONG } from '../../../src/delivery/disturbance.ts';
import { AttemptQueue } from '../../../src/engine/attempt-queue.ts';
import type { PendingAttempt } from '../../../src/engine/pending-attempt.ts';
import { delivery, outgoingEvent } from '../../support/delivery-builders.ts';

const ENDPOINT = 'http://localhost:3000/';

it('gives out attempts in the order in which they are due, ties in the order of their deliveries', () => {
  const dueTimes = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.double({ noNaN: true })));
  fc.assert(
    fc.property(dueTimes, (times) => {
      const queue = new AttemptQueue(ENDPOINT);
      const attempts = times.map((dueAt, index) => pending(index + 1, { dueAt }));
      for (const attempt of shuffled(attempts)) queue.add(attempt);

      const expected = attempts.toSorted((a, b) => a.dueAt - b.dueAt || a.deliveryNumber - b.deliveryNumber);
      expect(takenFrom(queue)).toEqual(expected);
    }),
  );
});

it('keeps its order while attempts are taken out and come again', () => {
  const queue = new AttemptQueue(ENDPOINT);
  for (let number = 1; number <= 500; number += 1) queue.add(pending(number, { dueAt: (number * 7) % 100 }));

  let last = Number.NEGATIVE_INFINITY;
  let taken = 0;
  for (let next = queue.take(); next !== undefined; next = queue.take()) {
    expect(next.dueAt).toBeGreaterThanOrEqual(last);
    last = next.dueAt;
    taken += 1;
    if (next.number < 3) queue.add({ ...next, number: next.number + 1, dueAt: next.dueAt + 50 });
  }

  expect(taken).toBe(1_500);
});

it('keeps everything that belongs to an attempt', () => {
  const queue = new AttemptQueue(ENDPOINT);
  const story = { journey: 'dunning-churns', telling: 1, step: 'pay', stepNumber: 2, subject: 'purchase' };
  const peculiar = pending(1, {
    delivery: delivery({ id: 'd1', emittedAt: 0.25, faults: ['sent late'], story }),
    disturbance: { loseAck: 2 },
    number: 7,
    isTimed: true,
  });
  queue.add(peculiar);
  expect(queue.peek()).toEqual(peculiar);
  expect(queue.take()).toEqual(peculiar);

  const plain = pending(2, { delivery: delivery({ id: 'd2', event: outgoingEvent({ id: 'other' }) }) });
  queue.add(plain);
  expect(queue.take()).toEqual(plain);
});

it('tells when the next attempt is due, and that there is none', () => {
  const queue = new AttemptQueue(ENDPOINT);
  expect(queue.nextDueAt).toBe(Number.POSITIVE_INFINITY);
  expect(queue.peek()).toBeUndefined();
  expect(queue.take()).toBeUndefined();

  queue.add(pending(1, { dueAt: 20 }));
  queue.add(pending(2, { dueAt: 10 }));
  expect(queue.nextDueAt).toBe(10);
});

function pending(deliveryNumber: number, parts: Partial<PendingAttempt> = {}): PendingAttempt {
  return {
    delivery: delivery({ id: `d${deliveryNumber}`, faults: NO_FAULTS }),
    deliveryNumber,
    disturbance: NOTHING_WRONG,
    number: 1,
    dueAt: 0,
    isTimed: false,
    ...parts,
  };
}

function takenFrom(queue: AttemptQueue): PendingAttempt[] {
  const taken: PendingAttempt[] = [];
  for (let next = queue.take(); next !== undefined; next = queue.take()) taken.push(next);
  return taken;
}

/** In another order than that of the deliveries: the even ones, then the odd ones backwards. */
function shuffled(attempts: readonly PendingAttempt[]): PendingAttempt[] {
  const isEven = ({ deliveryNumber }: PendingAttempt) => deliveryNumber % 2 === 0;
  return [...attempts.filter(isEven), ...attempts.filter((one) => !isEven(one)).reverse()];
}
