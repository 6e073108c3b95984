import { wallClockMs } from '../clock/wall-clock.ts';
import { consequencesOf } from './attempt-ending.ts';
import type { ReadyDelivery, WorkspaceAttempt } from './attempt-maker.ts';
import type { AttemptRecord, DeliveryRecord } from './delivery-record.ts';
import { shownEndpoint } from './shown-endpoint.ts';
import type { Announce, WorkspaceCore } from './workspace-core.ts';

/**
 * Keeps that an attempt of a leased delivery begins, before anything is sent. Where none is to be made, the delivery
 * ends.
 *
 * @returns Nothing or one attempt.
 */
export function beginAttempt(
  core: WorkspaceCore,
  delivery: DeliveryRecord,
  announce: Announce,
): ReadyDelivery[] {
  const { store } = core;
  const endpoint = store.endpoints.get(delivery.endpointId);
  const event = store.events.get(delivery.eventNumber);
  if (endpoint === undefined || event === undefined || endpoint.health.deactivatedAt !== null) {
    const state = endpoint === undefined ? 'canceled' : 'suspended';
    const ended = { state, dueAt: null, finishedAt: core.now(), isForced: false } as const;
    announceEnding(store.deliveries.settle(delivery.id, ended), announce);
    return [];
  }
  const attempt = store.attempts.insert(startedAttempt(delivery));
  announce({ type: 'attempt-started', delivery, attempt });
  return [{ delivery, event, endpoint, attempt, now: core.now() }];
}

/** Keeps how an attempt has ended and what follows from it, and ends the lease. */
export function keepAttempt(
  core: WorkspaceCore,
  {
    ready: { delivery, attempt },
    made,
    deactivates,
  }: { readonly ready: ReadyDelivery; readonly made: WorkspaceAttempt; readonly deactivates: boolean },
  announce: Announce,
): void {
  const { store, clock, schedule, identity } = core;
  const endpoint = store.endpoints.get(delivery.endpointId);
  const { changes, health } = consequencesOf(
    {
      delivery,
      endpoint,
      outcome: made.result.outcome,
      endedAt: Math.round(clock.endOf(attempt.dueAt, made.result.latencyMs)),
    },
    { schedule, deactivates },
  );
  store.attempts.end(made.attempt);
  const changed = store.deliveries.settle(delivery.id, { ...changes, disturbance: made.disturbance });
  announce({ type: 'attempt-ended', delivery: changed ?? delivery, attempt: made.attempt });
  announceEnding(changed, announce);

  if (endpoint === undefined || health === undefined) return;
  store.endpoints.replace({ ...endpoint, health });
  if (health.deactivatedAt === null || endpoint.health.deactivatedAt !== null) return;
  announce({ type: 'endpoint-deactivated', endpoint: shownEndpoint({ ...endpoint, health }, identity.id) });
}

/** Keeps that no one knows what became of an attempt. It is made again by anyone who comes next. */
export function keepInterruption({ store }: WorkspaceCore, { delivery, attempt }: ReadyDelivery): void {
  store.attempts.end({ ...attempt, state: 'interrupted' });
  store.deliveries.release(delivery.id);
}

function announceEnding(delivery: DeliveryRecord | undefined, announce: Announce): void {
  if (delivery !== undefined && delivery.dueAt === null) announce({ type: 'delivery-ended', delivery });
}

/** What an attempt starts as. */
function startedAttempt(delivery: DeliveryRecord): Omit<AttemptRecord, 'id'> {
  const startedAt = wallClockMs();
  return {
    deliveryId: delivery.id,
    number: delivery.attempts + 1,
    dueAt: delivery.dueAt ?? delivery.createdAt,
    startedAt,
    signatureTimestamp: Math.floor(startedAt / 1_000),
    state: 'in-flight',
    outcome: null,
    latencyMs: null,
    remoteAddress: null,
    responseExcerpt: null,
    exchange: null,
  };
}
