import type { ClockReading, WorkspaceAnnouncement } from '../../workspace/announcement.ts';
import { attemptMark } from '../../workspace/attempt-mark.ts';
import type { DueAttempt, Redelivery } from '../../workspace/delivery-log.ts';
import type { AttemptRecord, DeliveryRecord } from '../../workspace/delivery-record.ts';
import type { Endpoint } from '../../workspace/endpoint.ts';
import type { RecordedEvent } from '../../workspace/recorded-event.ts';

/** A moment as text, UTC. */
function momentText(at: number): string {
  return new Date(at).toISOString();
}

/** An endpoint as our own API shows it; never with its secret. */
export function endpointView(endpoint: Endpoint) {
  const { rotation, health, createdAt, updatedAt, ...facts } = endpoint;
  return {
    ...facts,
    health: {
      consecutiveFailures: health.consecutiveFailures,
      limitReachedAt: momentOrNull(health.limitReachedAt),
      deactivatedAt: momentOrNull(health.deactivatedAt),
    },
    rotation: rotation === null ? null : { mode: rotation.mode, until: momentText(rotation.until) },
    createdAt: momentText(createdAt),
    updatedAt: momentText(updatedAt),
  };
}

/** An event as our own API shows it, without its body. */
export function eventView(event: RecordedEvent) {
  return {
    number: event.number,
    id: event.id,
    publicId: event.publicId,
    type: event.type,
    apiVersion: event.apiVersion,
    subjectId: event.subjectId,
    subjectType: event.subjectType,
    pageId: event.page?.id ?? null,
    funnelId: event.funnel?.id ?? null,
    happenedAt: momentText(event.happenedAt),
  };
}

/** A delivery as our own API shows it. */
export function deliveryView(delivery: DeliveryRecord) {
  return {
    id: delivery.id,
    eventNumber: delivery.eventNumber,
    eventId: delivery.eventId,
    eventType: delivery.eventType,
    apiVersion: delivery.apiVersion,
    subjectType: delivery.subjectType,
    subjectId: delivery.subjectId,
    endpointId: delivery.endpointId,
    url: delivery.url,
    state: delivery.state,
    attempts: delivery.attempts,
    inFlight: delivery.inFlight,
    faults: delivery.faults,
    journey: delivery.journey,
    dueAt: momentOrNull(delivery.dueAt),
    createdAt: momentText(delivery.createdAt),
    deliveredAt: momentOrNull(delivery.deliveredAt),
    finishedAt: momentOrNull(delivery.finishedAt),
  };
}

/** An attempt as our own API shows it. */
export function attemptView(attempt: AttemptRecord) {
  const { dueAt, startedAt, exchange: _, ...facts } = attempt;
  return { ...facts, dueAt: momentText(dueAt), startedAt: momentText(startedAt) };
}

/** An attempt that may come, as our own API shows it. */
export function upcomingView({ number, dueAt }: DueAttempt) {
  return { number, dueAt: momentText(dueAt) };
}

/** A delivery that is made again, as our own API shows it. */
export function redeliveryView({ delivery, before }: Redelivery) {
  return { delivery: deliveryView(delivery), before };
}

/** The clock as our own API shows it. */
export function clockView({ now, scale }: ClockReading) {
  return { now: momentText(now), scale };
}

/** Something that happened, as the live stream tells it. */
export function announcementView(announcement: WorkspaceAnnouncement): Readonly<Record<string, unknown>> {
  const { type } = announcement;
  switch (type) {
    case 'event-recorded':
      return { type, event: eventView(announcement.event) };
    case 'event-ignored':
      return { type, eventType: announcement.eventType, apiVersion: announcement.apiVersion };
    case 'delivery-created':
    case 'delivery-changed':
    case 'delivery-ended':
      return { type, delivery: deliveryView(announcement.delivery) };
    case 'attempt-started':
      return {
        type,
        delivery: deliveryView(announcement.delivery),
        attempt: attemptView(announcement.attempt),
      };
    case 'attempt-ended':
      return {
        type,
        delivery: deliveryView(announcement.delivery),
        attempt: attemptView(announcement.attempt),
        mark: attemptMark(announcement.attempt),
      };
    case 'clock-changed':
      return { type, clock: clockView(announcement.clock) };
    default:
      return { type, endpoint: endpointView(announcement.endpoint) };
  }
}

function momentOrNull(at: number | null): string | null {
  return at === null ? null : momentText(at);
}
