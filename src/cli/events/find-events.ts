import type { EventTypeEntry } from '../../events/event-type.ts';
import { findEventType, matchEventTypes, selectEventTypes } from '../../events/find-event-types.ts';

/**
 * The event types that a word asks for: an exact name, else a glob, else a part of the name; all without one.
 *
 * @throws SimulatorError `unknown-event-type`
 */
export function findEvents(
  pattern: string | undefined,
  further: readonly EventTypeEntry[],
): readonly EventTypeEntry[] {
  if (pattern === undefined || pattern.toLowerCase() === 'all') return matchEventTypes('*', further);

  const exact = findEventType(pattern, further);
  if (exact !== undefined) return [exact];
  const matches = matchEventTypes(/[*?]/.test(pattern) ? pattern : `*${pattern}*`, further);
  return matches.length > 0 ? matches : selectEventTypes([pattern], { further });
}
