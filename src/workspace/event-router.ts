import { delayBeforeAttempt } from '../delivery/retry-schedule.ts';
import type { OutgoingEvent } from '../events/outgoing-event.ts';
import type { JsonObject } from '../internal/json.ts';
import type { DeliveryRecord } from './delivery-record.ts';
import type { EndpointRecord } from './endpoint.ts';
import { readBody } from './event-body.ts';
import { publicIdOf } from './public-ids.ts';
import type { DeliveryManner, EventRecord, RecordedEvent } from './recorded-event.ts';
import { keepRecords } from './records/keep-records.ts';
import { isSubscribed, listensFor } from './subscriptions.ts';
import type { Announce, WorkspaceCore } from './workspace-core.ts';

/** An event that has happened, and the deliveries that it has brought about. */
export interface RoutedDeliveries {
  readonly event: RecordedEvent;
  readonly deliveries: readonly DeliveryRecord[];
}

/** What happens, and how it is delivered. */
export interface Happening {
  readonly event: OutgoingEvent;
  readonly manner: DeliveryManner;
  /** The simulated moment. */
  readonly at: number;
}

/** Lets an event happen that was made elsewhere. Where no one listens, none is made (observed in Bullet Train's code). */
export function happen(core: WorkspaceCore, happening: Happening, announce: Announce): void {
  const { type, apiVersion } = happening.event;
  const isHeard = core.store.endpoints.all().some((endpoint) => listensFor(endpoint, { type, apiVersion }));
  if (isHeard || core.recordAll) routeEvent(core, happening, announce);
  else {
    keepRecords(core.store, happening.event, happening.at);
    announce({ type: 'event-ignored', eventType: type, apiVersion });
  }
}

/** Keeps an event, and makes one delivery for each endpoint that is subscribed to it. */
export function routeEvent(
  core: WorkspaceCore,
  { event, manner, at }: Happening,
  announce: Announce,
): RoutedDeliveries {
  const known = manner.isCopy ? core.store.events.find(event.id) : undefined;
  const recorded = known === undefined ? keepEvent(core, event, at, announce) : recordedEvent(core, known);

  const { type, apiVersion, page, funnel } = recorded;
  const routed = { type, apiVersion, pageId: page?.id ?? null, funnelId: funnel?.id ?? null };
  const deliveries = core.store.endpoints
    .all()
    .filter((endpoint) => isSubscribed(endpoint, routed))
    .map((endpoint) => createDelivery(core, { event: recorded, endpoint, manner, at }, announce));
  return { event: recorded, deliveries };
}

/**
 * An event as everybody may see it.
 *
 * @param known The `data` of its body, where it was read already.
 */
export function recordedEvent(
  { identity }: WorkspaceCore,
  record: EventRecord,
  known?: JsonObject,
): RecordedEvent {
  let data = known;
  return {
    ...record,
    publicId: publicIdOf('event', record.number),
    workspaceId: identity.id,
    // Most events are recorded and not looked at.
    get data() {
      data ??= readBody(record.body).data;
      return data;
    },
  };
}

/** What a delivery is made of. */
export interface DeliveryRequest {
  readonly event: EventRecord;
  readonly endpoint: EndpointRecord;
  readonly manner: DeliveryManner;
  /** The simulated moment from which the schedule counts. */
  readonly at: number;
  /** Whether the first attempt is made without the wait that stands before it. @default false */
  readonly atOnce?: boolean;
}

/** Makes a delivery, whose first attempt is due as the schedule and the endpoint's breakage say. */
export function createDelivery(
  { store, schedule }: WorkspaceCore,
  { event, endpoint, manner, at, atOnce = false }: DeliveryRequest,
  announce: Announce,
): DeliveryRecord {
  const { breakage, id: endpointId, url } = endpoint;
  const { disturbance, faults, journey, lateByMs } = manner;
  const isDropped = disturbance.dropped === true;
  const waitMs = atOnce ? 0 : (delayBeforeAttempt(schedule, 1) ?? 0);
  const delayMs = waitMs + lateByMs + (breakage.lateByMs ?? 0);
  const delivery = store.deliveries.insert({
    eventNumber: event.number,
    endpointId,
    url,
    disturbance,
    faults,
    ...(journey === undefined ? {} : { journey }),
    state: isDropped ? 'dropped' : breakage.holdBack === true ? 'held' : 'pending',
    dueAt: isDropped ? null : at + delayMs,
    createdAt: at,
  });
  announce({ type: 'delivery-created', delivery });
  return delivery;
}

/** Keeps an event that happens now. What it says about records is read when someone asks for records. */
export function keepEvent(
  core: WorkspaceCore,
  event: OutgoingEvent,
  at: number,
  announce: Announce,
): RecordedEvent {
  const { page, funnel, data } = readBody(event.body);
  const kept = core.store.events.insert({ ...event, page, funnel, happenedAt: at });
  const recorded = recordedEvent(core, kept, data);
  announce({ type: 'event-recorded', event: recorded });
  return recorded;
}
