import type { CheckEndpoint } from '../checks/engine/sign-variation.ts';
import type { EventTypeEntry } from '../events/event-type.ts';
import { selectEventTypes } from '../events/find-event-types.ts';
import { atPath } from '../wire/target.ts';

/**
 * Tells which event types the endpoint is subscribed to: those that the patterns select, or all without a pattern.
 *
 * @throws SimulatorError `unknown-event-type` for a pattern that matches nothing.
 */
export function subscriptionOf(
  patterns: readonly string[] = [],
  customEvents: readonly EventTypeEntry[] = [],
): (eventType: string) => boolean {
  if (patterns.length === 0) return () => true;
  const subscribed = namesOf(patterns, customEvents);
  return (eventType) => subscribed.has(eventType);
}

/**
 * Tells where events of a type go: to the path of the first route that selects it, otherwise to the receiver's own.
 *
 * @throws SimulatorError `unknown-event-type` for a pattern that matches nothing.
 */
export function routesOf(
  endpoint: CheckEndpoint,
  routes: Readonly<Record<string, string>> = {},
  customEvents: readonly EventTypeEntry[] = [],
): (eventType: string) => CheckEndpoint {
  const known = Object.entries(routes).map(([pattern, path]) => ({
    names: namesOf([pattern], customEvents),
    endpoint: { ...endpoint, url: atPath(path, endpoint.url) },
  }));
  return (eventType) => known.find(({ names }) => names.has(eventType))?.endpoint ?? endpoint;
}

function namesOf(patterns: readonly string[], further: readonly EventTypeEntry[]): ReadonlySet<string> {
  return new Set(selectEventTypes(patterns, { catalog: 'every', further }).map(({ name }) => name));
}
