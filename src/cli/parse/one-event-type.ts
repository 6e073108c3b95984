import { usageError } from '../../errors/usage-error.ts';
import type { EventTypeEntry } from '../../events/event-type.ts';
import { selectEventTypes } from '../../events/find-event-types.ts';

/** How many candidates the complaint about an ambiguous pattern lists. */
const MOST_LISTED = 4;

/**
 * The event type that a name asks for, kept in the spelling that was typed; a glob is welcome if it matches just one.
 *
 * @param further Event types of the user's own, which are looked through as well.
 * @throws SimulatorError `unknown-event-type`, or `invalid-option` when several match.
 */
export function oneEventType(name: string, further: readonly EventTypeEntry[] = []): EventTypeEntry {
  const entries = selectEventTypes([name], { further });
  const [entry] = entries;
  if (entry !== undefined && entries.length === 1) return entry;

  const listed = entries.slice(0, MOST_LISTED).map((candidate) => candidate.name);
  throw usageError(
    `"${name}" matches ${entries.length} event types, but this command takes one.`,
    `Choose one, for example ${listed.join(', ')}.`,
  );
}
