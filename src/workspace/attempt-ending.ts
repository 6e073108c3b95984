import { nextStep } from '../delivery/delivery-state.ts';
import type { Disturbance } from '../delivery/disturbance.ts';
import { isSuccess, type Outcome } from '../delivery/outcome.ts';
import type { RetrySchedule } from '../delivery/retry-schedule.ts';
import { type EndpointHealth, healthAfter } from './deactivation.ts';
import type { DeliveryRecord } from './delivery-record.ts';
import type { DeliveryChanges } from './workspace-store.ts';

/** What is known when an attempt has ended. */
export interface EndedAttempt {
  /** The delivery as it was while the attempt was in flight. */
  readonly delivery: Pick<DeliveryRecord, 'attempts' | 'deliveredAt' | 'isForced'>;
  /** The endpoint as it is now; `undefined` when it was deleted meanwhile. */
  readonly endpoint: { readonly health: EndpointHealth; readonly breakage: Disturbance } | undefined;
  readonly outcome: Outcome;
  /** Simulated milliseconds since the epoch. */
  readonly endedAt: number;
}

/** How a delivery and its endpoint stand after an attempt. */
export interface AttemptConsequences {
  readonly changes: DeliveryChanges;
  /** `undefined` where it stays as it is. */
  readonly health: EndpointHealth | undefined;
}

/** Decides what an attempt has changed; the whole policy, without store or network in it. */
export function consequencesOf(
  { delivery, endpoint, outcome, endedAt }: EndedAttempt,
  policy: { readonly schedule: RetrySchedule; readonly deactivates: boolean },
): AttemptConsequences {
  const attempts = delivery.attempts + 1;
  const ended = { attempts, isForced: false, dueAt: null, finishedAt: endedAt };
  const health = endpoint?.health;
  if (isSuccess(outcome)) {
    return {
      changes: { ...ended, state: 'delivered', deliveredAt: delivery.deliveredAt ?? endedAt },
      health: health && healthAfter(health, { status: 'delivered', at: endedAt }, policy),
    };
  }
  // One that was delivered before and was asked for once more has nothing left to prove.
  if (delivery.deliveredAt !== null) return { changes: { ...ended, state: 'delivered' }, health: undefined };
  if (endpoint === undefined) return { changes: { ...ended, state: 'canceled' }, health: undefined };

  const next = nextStep(policy.schedule, { number: attempts, endedAt, outcome });
  if (next.kind === 'retry') {
    const { holdBack = false, lateByMs = 0 } = endpoint.breakage;
    const state = holdBack ? 'held' : 'pending';
    return {
      changes: { attempts, isForced: false, state, dueAt: next.dueAt + lateByMs, finishedAt: null },
      health: undefined,
    };
  }
  return {
    changes: { ...ended, state: next.status === 'canceled' ? 'canceled' : 'exhausted' },
    health:
      delivery.isForced || next.status === 'canceled'
        ? undefined
        : healthAfter(endpoint.health, { status: 'exhausted', at: endedAt }, policy),
  };
}
