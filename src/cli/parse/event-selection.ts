import type { EventOptions } from '../../compose/simulator.ts';
import type { SimulatorError } from '../../errors/simulator-error.ts';
import { usageError } from '../../errors/usage-error.ts';
import type { ApiVersion, Catalog, EventTypeEntry } from '../../events/event-type.ts';
import { selectEventTypes } from '../../events/find-event-types.ts';
import { present } from './present.ts';

/** An event type and how many of it are sent for one of each other. */
export interface WeightedEventType {
  readonly entry: EventTypeEntry;
  readonly weight: number;
  /** What is different for these events. */
  readonly own?: EventOptions;
}

/** How {@link chooseEventTypes} reads patterns. */
export interface EventTypeChoice {
  readonly apiVersion: ApiVersion | undefined;
  readonly catalog: Catalog | 'every' | undefined;
  /** Event types of the user's own. */
  readonly further?: readonly EventTypeEntry[] | undefined;
}

const WEIGHTED = /^(.+):(\d{1,6})$/;

/**
 * The event types that names and patterns ask for, each with its weight (`order.created:5`); 0 takes back what stands
 * before it (`all orders/*:0`). A pattern leaves out what does not exist in the version asked for.
 *
 * @throws SimulatorError `unknown-event-type`, or `invalid-option` when nothing is left.
 */
export function chooseEventTypes(patterns: readonly string[], choice: EventTypeChoice): WeightedEventType[] {
  const { apiVersion, catalog, further } = choice;
  const weights = new Map<EventTypeEntry, number>();
  for (const pattern of patterns) {
    const [, name = pattern, digits = '1'] = WEIGHTED.exec(pattern) ?? [];
    const entries = selectEventTypes([name], present({ catalog, further }));
    const fitting = entries.filter(
      ({ versions }) => apiVersion === undefined || versions.includes(apiVersion),
    );
    for (const entry of fitting.length > 0 ? fitting : entries) {
      if (Number(digits) > 0) weights.set(entry, Number(digits));
      else weights.delete(entry);
    }
  }
  if (weights.size === 0) throw nothingLeft(patterns);
  return [...weights].map(([entry, weight]) => ({ entry, weight }));
}

function nothingLeft(patterns: readonly string[]): SimulatorError {
  return usageError(
    `"${patterns.join(' ')}" selects no event.`,
    'A weight of 0 excludes an event; select another one, as in: all order.created:0',
  );
}
