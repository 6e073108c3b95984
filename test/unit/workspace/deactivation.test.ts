import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  DEACTIVATION_GRACE_MS,
  type EndpointHealth,
  FAILED_DELIVERY_LIMIT,
  GOOD_HEALTH,
  healthAfter,
} from '../../../src/workspace/deactivation.ts';

const NOON = Date.UTC(2026, 0, 15, 12);
const POLICY = { deactivates: true };

it('marks an endpoint at the fiftieth delivery in a row that is exhausted', () => {
  const before = exhausted(GOOD_HEALTH, FAILED_DELIVERY_LIMIT - 1);

  const after = healthAfter(before, { status: 'exhausted', at: NOON }, POLICY);

  expect(before.limitReachedAt).toBeNull();
  expect(after).toEqual({ consecutiveFailures: 50, limitReachedAt: NOON, deactivatedAt: null });
});

it('deactivates it at the first exhausted delivery three days later, and not before', () => {
  const marked = exhausted(GOOD_HEALTH, FAILED_DELIVERY_LIMIT);
  const almost = NOON + DEACTIVATION_GRACE_MS - 1;
  const later = NOON + DEACTIVATION_GRACE_MS;

  const tooEarly = healthAfter(marked, { status: 'exhausted', at: almost }, POLICY);
  const inTime = healthAfter(tooEarly, { status: 'exhausted', at: later }, POLICY);

  expect(tooEarly.deactivatedAt).toBeNull();
  expect(inTime.deactivatedAt).toBe(later);
});

it('forgets failures and the mark at a success', () => {
  const marked = exhausted(GOOD_HEALTH, FAILED_DELIVERY_LIMIT);

  expect(healthAfter(marked, { status: 'delivered', at: NOON }, POLICY)).toEqual(GOOD_HEALTH);
});

it('counts and never deactivates where that is off', () => {
  const health = exhausted(GOOD_HEALTH, 200, { deactivates: false });

  expect(health).toEqual({ consecutiveFailures: 200, limitReachedAt: null, deactivatedAt: null });
});

it('deactivates nobody who has had a success within fifty deliveries', () => {
  const run = fc.array(fc.constantFrom('delivered' as const, 'exhausted' as const), { maxLength: 120 });
  fc.assert(
    fc.property(run, fc.integer({ min: 0, max: DEACTIVATION_GRACE_MS }), (statuses, stepMs) => {
      let health = GOOD_HEALTH;
      let sinceSuccess = 0;
      for (const [index, status] of statuses.entries()) {
        health = healthAfter(health, { status, at: NOON + index * stepMs }, POLICY);
        sinceSuccess = status === 'delivered' ? 0 : sinceSuccess + 1;
        if (health.deactivatedAt !== null) return;

        expect(health.consecutiveFailures).toBe(sinceSuccess);
        expect(health.limitReachedAt === null).toBe(sinceSuccess < FAILED_DELIVERY_LIMIT);
      }
    }),
  );
});

function exhausted(health: EndpointHealth, times: number, policy = POLICY): EndpointHealth {
  return Array.from({ length: times }).reduce<EndpointHealth>(
    (before) => healthAfter(before, { status: 'exhausted', at: NOON }, policy),
    health,
  );
}
