import { expect, it } from 'vitest';
import { DOCUMENTED_SCHEDULE } from '../../../src/delivery/retry-schedule.ts';
import { consequencesOf, type EndedAttempt } from '../../../src/workspace/attempt-ending.ts';
import { GOOD_HEALTH } from '../../../src/workspace/deactivation.ts';
import { responded } from '../../support/delivery-builders.ts';

const NOON = Date.UTC(2026, 0, 15, 12);
const POLICY = { schedule: DOCUMENTED_SCHEDULE, deactivates: false };
const SICK = { ...GOOD_HEALTH, consecutiveFailures: 3 };

it('ends a delivery at a success, and forgives the endpoint', () => {
  const { changes, health } = consequencesOf(ended({ outcome: responded(204) }), POLICY);

  expect(changes).toMatchObject({
    state: 'delivered',
    attempts: 3,
    dueAt: null,
    deliveredAt: NOON,
    finishedAt: NOON,
  });
  expect(health).toEqual(GOOD_HEALTH);
});

it('tries again as the schedule says, counted from the end of the attempt', () => {
  const { changes, health } = consequencesOf(ended(), POLICY);

  expect(changes).toMatchObject({
    state: 'pending',
    attempts: 3,
    dueAt: NOON + 5 * 60_000,
    finishedAt: null,
  });
  expect(health).toBeUndefined();
});

it('holds the next attempt back, or lets it come later, where the endpoint is broken so', () => {
  const breakage = { holdBack: true, lateByMs: 500 };

  const { changes } = consequencesOf(ended({ endpoint: { health: SICK, breakage } }), POLICY);

  expect(changes).toMatchObject({ state: 'held', dueAt: NOON + 5 * 60_000 + 500 });
});

it('is exhausted after the last attempt, which counts against the endpoint', () => {
  const { changes, health } = consequencesOf(ended({ delivery: delivery({ attempts: 7 }) }), POLICY);

  expect(changes).toMatchObject({ state: 'exhausted', attempts: 8, dueAt: null });
  expect(health?.consecutiveFailures).toBe(4);
});

it('holds an attempt that was asked for by hand against nobody', () => {
  const { changes, health } = consequencesOf(
    ended({ delivery: delivery({ attempts: 8, isForced: true }) }),
    POLICY,
  );

  expect(changes).toMatchObject({ state: 'exhausted', attempts: 9, isForced: false });
  expect(health).toBeUndefined();
});

it('leaves delivered what was delivered before', () => {
  const { changes } = consequencesOf(
    ended({ delivery: delivery({ deliveredAt: NOON - 5_000, isForced: true }) }),
    POLICY,
  );

  expect(changes).toMatchObject({ state: 'delivered', dueAt: null });
  expect(changes.deliveredAt).toBeUndefined();
});

it('cancels a delivery whose endpoint was deleted while it failed', () => {
  const { changes } = consequencesOf(ended({ endpoint: undefined }), POLICY);

  expect(changes).toMatchObject({ state: 'canceled', dueAt: null });
});

function delivery(parts: Partial<EndedAttempt['delivery']> = {}): EndedAttempt['delivery'] {
  return { attempts: 2, deliveredAt: null, isForced: false, ...parts };
}

function ended(parts: Partial<EndedAttempt> = {}): EndedAttempt {
  return {
    delivery: delivery(),
    endpoint: { health: SICK, breakage: {} },
    outcome: responded(500),
    endedAt: NOON,
    ...parts,
  };
}
