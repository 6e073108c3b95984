import { wallClockMs } from '../clock/wall-clock.ts';
import type { Delivery, DeliveryEvent } from '../delivery/delivery-event.ts';
import type { DeliveryStatus } from '../delivery/delivery-state.ts';
import { excerptOfResponse } from '../delivery/response-excerpt.ts';
import { delayBeforeAttempt } from '../delivery/retry-schedule.ts';
import { printable } from '../internal/printable.ts';
import type { WireRequest } from '../wire/wire-request.ts';
import { GOOD_HEALTH } from './deactivation.ts';
import type { AttemptRecord, DeliveryRecord, DeliveryState } from './delivery-record.ts';
import type { EndpointRecord } from './endpoint.ts';
import { keepEvent } from './event-router.ts';
import { keptExchange } from './kept-exchange.ts';
import { shownEndpoint } from './shown-endpoint.ts';
import type { Announce, WorkspaceCore } from './workspace-core.ts';

/** A run of deliveries whose progress a workspace shows. */
export interface MirroredRun {
  /** The receiver's address. */
  readonly url: string;
  readonly name: string;
  /** What the run signs with, whatever its form. */
  readonly secret: string;
  /** Lets the run make an attempt at once that it waits for. */
  readonly retryNow: (dueAt: number) => void;
}

/** Keeps in a workspace what happens in a run. */
export interface RunMirror {
  record(event: DeliveryEvent): void;
}

/** A delivery of the run that has not ended. */
interface OpenDelivery {
  readonly id: number;
  attempt?: AttemptRecord;
  request?: WireRequest;
}

/**
 * Makes a {@link RunMirror}. Its deliveries are the run's while that goes on: the workspace makes no attempt of them.
 * Afterwards they are the workspace's own, and can be made again.
 */
export function createRunMirror(core: WorkspaceCore, run: MirroredRun): RunMirror {
  const { store, clock } = core;
  const endpoint = addEndpoint(core, run);
  const open = new Map<string, OpenDelivery>();
  const current = (id: number, inFlight = false): DeliveryRecord[] =>
    [store.deliveries.get(id)].flatMap((found) => (found === undefined ? [] : [{ ...found, inFlight }]));

  const plan = (delivery: Delivery, announce: Announce) => {
    const { event, emittedAt, faults, story } = delivery;
    const kept = store.events.find(event.id) ?? keepEvent(core, event, emittedAt, announce);
    const { id } = store.deliveries.insert({
      eventNumber: kept.number,
      endpointId: endpoint.id,
      url: run.url,
      disturbance: {},
      faults,
      ...(story === undefined ? {} : { journey: story.journey }),
      state: 'pending',
      dueAt: emittedAt + (delayBeforeAttempt(core.schedule, 1) ?? 0),
      createdAt: emittedAt,
    });
    store.deliveries.holdElsewhere(id);
    core.elsewhere.set(id, () => {
      const dueAt = store.deliveries.get(id)?.dueAt;
      if (dueAt !== null && dueAt !== undefined) run.retryNow(dueAt);
    });
    open.set(delivery.id, { id });
    for (const record of current(id)) announce({ type: 'delivery-created', delivery: record });
  };

  const begin = (event: Extract<DeliveryEvent, { type: 'attempt-started' }>, announce: Announce) => {
    const mirrored = open.get(event.delivery.id);
    if (mirrored === undefined) return;
    const { number, dueAfterMs, startedAt, signatureTimestamp } = event.attempt;
    mirrored.request = event.request;
    mirrored.attempt = store.attempts.insert({
      deliveryId: mirrored.id,
      number,
      dueAt: event.delivery.emittedAt + dueAfterMs,
      startedAt,
      signatureTimestamp,
      state: 'in-flight',
      outcome: null,
      latencyMs: null,
      remoteAddress: null,
      responseExcerpt: null,
      exchange: null,
    });
    for (const delivery of current(mirrored.id, true)) {
      announce({ type: 'attempt-started', delivery, attempt: mirrored.attempt });
    }
  };

  const end = (event: Extract<DeliveryEvent, { type: 'attempt-finished' }>, announce: Announce) => {
    const mirrored = open.get(event.delivery.id);
    const { attempt, request } = mirrored ?? {};
    if (mirrored === undefined || attempt === undefined) return;
    const { result, next } = event;
    const { outcome } = result;
    const [delivery] = current(mirrored.id);
    const kept = delivery === undefined ? undefined : store.events.get(delivery.eventNumber);
    const ended: AttemptRecord = {
      ...attempt,
      state: 'ended',
      outcome:
        outcome.kind === 'connection-error'
          ? { ...outcome, message: printable(outcome.message, run.secret) }
          : outcome,
      latencyMs: result.latencyMs,
      remoteAddress: result.remoteAddress,
      responseExcerpt: result.response === null ? null : excerptOfResponse(result.response.body, run.secret),
      exchange:
        request === undefined || delivery === undefined || kept === undefined
          ? null
          : keptExchange({ delivery, endpoint, event: kept }, { request, secret: run.secret, result }),
    };
    store.attempts.end(ended);
    const { latencyMs } = result;
    const at = clock.endOf(attempt.dueAt, latencyMs);
    store.deliveries.change(mirrored.id, {
      attempts: attempt.number,
      ...(next.kind === 'retry'
        ? { dueAt: next.dueAt }
        : {
            dueAt: null,
            state: next.status,
            finishedAt: at,
            ...(next.status === 'delivered' ? { deliveredAt: at } : {}),
          }),
    });
    for (const changed of current(mirrored.id)) {
      announce({ type: 'attempt-ended', delivery: changed, attempt: ended });
    }
  };

  const finish = (event: Extract<DeliveryEvent, { type: 'delivery-finished' }>, announce: Announce) => {
    const mirrored = open.get(event.delivery.id);
    if (mirrored === undefined) return;
    open.delete(event.delivery.id);
    core.elsewhere.delete(mirrored.id);
    const [before] = current(mirrored.id);
    store.deliveries.change(mirrored.id, {
      state: stateOf(event.status),
      dueAt: null,
      finishedAt: before?.finishedAt ?? Math.round(clock.now()),
    });
    store.deliveries.release(mirrored.id);
    for (const delivery of current(mirrored.id)) announce({ type: 'delivery-ended', delivery });
  };

  return {
    record: (event) => {
      switch (event.type) {
        case 'delivery-planned':
          core.change((announce) => plan(event.delivery, announce));
          return;
        case 'attempt-started':
          keepUp(core, event.delivery.emittedAt + event.attempt.dueAfterMs);
          core.change((announce) => begin(event, announce));
          return;
        case 'attempt-finished':
          core.change((announce) => end(event, announce));
          return;
        case 'delivery-finished':
          core.change((announce) => finish(event, announce));
          return;
        default:
          return;
      }
    },
  };
}

/** Moves a clock that does not run by itself to where the run is. */
function keepUp({ clock, change }: WorkspaceCore, at: number): void {
  if (clock.kind !== 'virtual') return;
  clock.skipTo(at);
  change((announce) =>
    announce({ type: 'clock-changed', clock: { now: Math.round(clock.now()), scale: null } }),
  );
}

function stateOf(status: DeliveryStatus): DeliveryState {
  return status;
}

/** Adds the receiver of a run to the endpoints. Its secret may have any form. */
function addEndpoint(core: WorkspaceCore, { url, name, secret }: MirroredRun): EndpointRecord {
  const at = wallClockMs();
  return core.change((announce) => {
    const endpoint = core.store.endpoints.insert({
      url,
      name,
      apiVersion: 'v2',
      eventTypeIds: [],
      pageIds: null,
      funnelIds: null,
      secret,
      rotation: null,
      breakage: {},
      health: GOOD_HEALTH,
      createdAt: at,
      updatedAt: at,
    });
    announce({ type: 'endpoint-created', endpoint: shownEndpoint(endpoint, core.identity.id) });
    return endpoint;
  });
}
