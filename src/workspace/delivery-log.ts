import { wallClockMs } from '../clock/wall-clock.ts';
import { remainingAttempts } from '../delivery/delivery-state.ts';
import type { RetrySchedule } from '../delivery/retry-schedule.ts';
import { curlCommand } from '../wire/curl-command.ts';
import { typedUrl } from '../wire/target.ts';
import { buildWireRequest } from '../wire/wire-request.ts';
import type { AttemptMark, AttemptRecord, DeliveryRecord, DeliveryState } from './delivery-record.ts';
import { createDelivery } from './event-router.ts';
import type { DeliveryFilter, DeliveryQuery, Page } from './list-query.ts';
import { type EventRecord, PLAIN_MANNER } from './recorded-event.ts';
import { isSubscribed } from './subscriptions.ts';
import { type Announce, notFound, type WorkspaceCore } from './workspace-core.ts';

/** Which events are sent again. What is not given does not narrow it. */
export interface ReplaySelection {
  /** The numbers of the events. @default every event */
  readonly eventNumbers?: readonly number[];
  /** Only events that happened at this simulated moment or later. */
  readonly since?: number;
  /** Only to this endpoint. */
  readonly endpointId?: number;
}

/** One delivery that is made again. */
export interface Redelivery {
  readonly delivery: DeliveryRecord;
  /** How it stood before; `null` where the endpoint gets the event for the first time. */
  readonly before: DeliveryState | null;
}

/** An attempt that may come. */
export interface DueAttempt {
  /** Counts from 1. */
  readonly number: number;
  /** The simulated moment, if every attempt before it takes no time. */
  readonly dueAt: number;
}

/** The deliveries of a workspace. */
export interface DeliveryLog {
  list(query?: DeliveryQuery): Page<DeliveryRecord>;
  /** @throws SimulatorError `not-found` */
  show(id: number): DeliveryRecord;
  /**
   * Every attempt of a delivery, in order.
   *
   * @throws SimulatorError `not-found`
   */
  attempts(id: number): readonly AttemptRecord[];
  /** How the attempts of many deliveries ended, in short, by the id of the delivery. */
  marks(ids: readonly number[]): ReadonlyMap<number, readonly AttemptMark[]>;
  /**
   * The attempts of a delivery that come if each one before fails.
   *
   * @throws SimulatorError `not-found`
   */
  upcoming(id: number): readonly DueAttempt[];
  /**
   * A shell command that sends the event of a delivery to its endpoint, signed anew.
   *
   * @throws SimulatorError `not-found`
   */
  curl(id: number): string;
  /** How many deliveries stand how. */
  counts(): Readonly<Record<DeliveryState, number>>;
  /**
   * Makes one more attempt of a delivery at once, however it stands, to the endpoint's present URL. Where it fails, the
   * delivery goes on as the schedule says, if it has attempts left. One in flight is left alone.
   *
   * @throws SimulatorError `not-found`
   */
  redeliver(id: number): Redelivery;
  /** Does so with every delivery that a filter finds, e.g. `{ states: FAILED_STATES, since }`. */
  redeliverAll(filter: DeliveryFilter): readonly Redelivery[];
  /**
   * Sends events again: the same ids and bytes, signed anew, to every endpoint that has had them and every one that is
   * subscribed to them now. Tells which had been delivered before.
   *
   * @throws SimulatorError `not-found` for an event that does not exist
   */
  replay(selection: ReplaySelection): readonly Redelivery[];
}

/** Makes the {@link DeliveryLog} of a workspace. */
export function createDeliveryLog(core: WorkspaceCore): DeliveryLog {
  const { deliveries, attempts, events } = core.store;
  const found = (id: number): DeliveryRecord => {
    const delivery = deliveries.get(id);
    if (delivery === undefined) throw notFound('delivery', id);
    return delivery;
  };
  const andWake = <T>(work: (announce: Announce) => T): T => {
    const result = core.change(work);
    core.wake();
    return result;
  };

  return {
    list: (query = {}) => deliveries.list(query),
    show: found,
    attempts: (id) => attempts.ofDelivery(found(id).id),
    marks: (ids) => attempts.marks(ids),
    upcoming: (id) => upcomingAttempts(found(id), core.schedule),
    curl: (id) => {
      const delivery = found(id);
      const endpoint = core.store.endpoints.get(delivery.endpointId);
      const event = events.get(delivery.eventNumber);
      if (endpoint === undefined) throw notFound('endpoint', delivery.endpointId);
      if (event === undefined) throw notFound('event', delivery.eventNumber);
      return curlCommand(
        buildWireRequest({
          url: typedUrl(endpoint.url),
          secret: endpoint.secret,
          body: event.body,
          eventId: event.id,
          timestamp: Math.floor(wallClockMs() / 1_000),
        }),
      );
    },
    counts: () => deliveries.counts(),
    redeliver: (id) => andWake((announce) => redeliver(core, found(id), announce)),
    redeliverAll: (filter) =>
      andWake((announce) => deliveries.ids(filter).map((id) => redeliver(core, found(id), announce))),
    replay: ({ eventNumbers, since = Number.NEGATIVE_INFINITY, endpointId }) =>
      andWake((announce) =>
        (eventNumbers ?? events.since(since)).flatMap((eventNumber) => {
          const event = events.get(eventNumber);
          if (event === undefined) throw notFound('event', eventNumber);
          return event.happenedAt < since ? [] : replayEvent(core, { event, endpointId }, announce);
        }),
      ),
  };
}

function upcomingAttempts(
  { attempts, dueAt, createdAt }: DeliveryRecord,
  schedule: RetrySchedule,
): readonly DueAttempt[] {
  if (dueAt === null) return [];
  // One that was asked for beyond the schedule has no others behind it.
  if (attempts >= schedule.length) return [{ number: attempts + 1, dueAt }];
  const next = { number: attempts + 1, dueAfterMs: dueAt - createdAt };
  return remainingAttempts(schedule, next).map(({ number, dueAfterMs }) => ({
    number,
    dueAt: createdAt + dueAfterMs,
  }));
}

function redeliver(
  { store, now, elsewhere }: WorkspaceCore,
  delivery: DeliveryRecord,
  announce: Announce,
): Redelivery {
  const retryNow = elsewhere.get(delivery.id);
  if (retryNow !== undefined) {
    retryNow();
    return { delivery, before: delivery.state };
  }
  const endpoint = store.endpoints.get(delivery.endpointId);
  if (delivery.inFlight || endpoint === undefined) return { delivery, before: delivery.state };
  store.deliveries.change(delivery.id, {
    state: endpoint.breakage.holdBack === true ? 'held' : 'pending',
    url: endpoint.url,
    dueAt: now(),
    finishedAt: null,
    isForced: true,
  });
  const changed = store.deliveries.get(delivery.id) ?? delivery;
  announce({ type: 'delivery-changed', delivery: changed });
  return { delivery: changed, before: delivery.state };
}

function replayEvent(
  core: WorkspaceCore,
  { event, endpointId }: { readonly event: EventRecord; readonly endpointId: number | undefined },
  announce: Announce,
): Redelivery[] {
  const { store } = core;
  const filter = { eventNumber: event.number, ...(endpointId === undefined ? {} : { endpointId }) };
  const had = store.deliveries.ids(filter).flatMap((id) => store.deliveries.get(id) ?? []);
  const routed = {
    type: event.type,
    apiVersion: event.apiVersion,
    pageId: event.page?.id ?? null,
    funnelId: event.funnel?.id ?? null,
  };
  const newcomers = store.endpoints
    .all()
    .filter(({ id }) => endpointId === undefined || id === endpointId)
    .filter(({ id }) => !had.some((delivery) => delivery.endpointId === id))
    .filter((endpoint) => isSubscribed(endpoint, routed));
  return [
    ...had.map((delivery) => redeliver(core, delivery, announce)),
    ...newcomers.map((endpoint) => ({
      delivery: createDelivery(
        core,
        { event, endpoint, manner: PLAIN_MANNER, at: core.now(), atOnce: true },
        announce,
      ),
      before: null,
    })),
  ];
}
