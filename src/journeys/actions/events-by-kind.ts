import { journeyError } from '../journey-error.ts';
import { ENTITY_KINDS, type EntityKind } from '../world/entity.ts';

/** The event that tells of the same thing for each kind of entity; `null` where ClickFunnels has none. */
export type EventsByKind = Readonly<Record<EntityKind, string | null>>;

/** The kinds that have an event. */
export function kindsOf(events: EventsByKind): EntityKind[] {
  return ENTITY_KINDS.filter((kind) => events[kind] !== null);
}

/** All events. */
export function eventsOf(events: EventsByKind): string[] {
  return ENTITY_KINDS.flatMap((kind) => events[kind] ?? []);
}

/** The event of one kind. @throws SimulatorError `invalid-journey` where there is none. */
export function eventOf(events: EventsByKind, kind: EntityKind): string {
  const event = events[kind];
  if (event !== null) return event;
  throw journeyError(`ClickFunnels has no such event for the kind ${kind}.`);
}
