import type { ApiVersion } from '../events/event-type.ts';
import { findEventType } from '../events/find-event-types.ts';

/** What an endpoint wants to hear of. */
export interface Subscription {
  readonly apiVersion: ApiVersion;
  readonly eventTypeIds: readonly string[];
  readonly pageIds: readonly number[] | null;
  readonly funnelIds: readonly number[] | null;
}

/** What decides to whom an event goes. */
export interface RoutedEvent {
  readonly type: string;
  readonly apiVersion: ApiVersion;
  readonly pageId: number | null;
  readonly funnelId: number | null;
}

/**
 * Whether an endpoint gets an event. Pages and funnels narrow it independently of each other, and an event that comes
 * from none reaches only endpoints that name none (both assumed).
 *
 * @see https://developers.myclickfunnels.com/docs/webhooks
 */
export function isSubscribed(subscription: Subscription, event: RoutedEvent): boolean {
  return (
    listensFor(subscription, event) &&
    isInScope(subscription.pageIds, event.pageId) &&
    isInScope(subscription.funnelIds, event.funnelId)
  );
}

/** Whether an endpoint wants events of a type in a version, from wherever they come. */
export function listensFor(
  { apiVersion, eventTypeIds }: Pick<Subscription, 'apiVersion' | 'eventTypeIds'>,
  event: Pick<RoutedEvent, 'type' | 'apiVersion'>,
): boolean {
  if (apiVersion !== event.apiVersion) return false;
  if (eventTypeIds.length === 0 || eventTypeIds.includes(event.type)) return true;
  const aliases: readonly string[] = findEventType(event.type)?.aliases ?? [];
  return aliases.some((alias) => eventTypeIds.includes(alias));
}

function isInScope(wanted: readonly number[] | null, id: number | null): boolean {
  if (wanted === null || wanted.length === 0) return true;
  return id !== null && wanted.includes(id);
}
