import type { OutgoingEvent } from '../../../events/outgoing-event.ts';
import type { JsonValue } from '../../../internal/json.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import type { Effect } from '../../engine/probe.ts';

/** What can be seen of a receiver at one moment. */
export interface Observation {
  /** Null where it cannot be read, or is nothing. */
  readonly state: JsonValue;
  readonly effects: readonly Effect[];
}

/** Looks at the receiver with whatever probe there is. */
export async function observe(
  { probe }: Pick<CheckContext, 'probe'>,
  { id, subjectId, type }: OutgoingEvent,
): Promise<Observation> {
  const [state, effects] = await Promise.all([
    probe?.readState?.({ eventId: id, eventType: type, subjectId }),
    probe?.readEffects?.(),
  ]);
  return { state: state ?? null, effects: effects ?? [] };
}
