import type { OutgoingEvent } from '../../../events/outgoing-event.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../internal/json.ts';
import { uuid } from '../../../random/identifiers.ts';
import { serializeToBytes } from '../../../wire/serialize.ts';
import { holdsName, restorer, retell } from '../../convergence/identities.ts';
import type { CheckContext } from '../../engine/check-context.ts';

/** An event about subjects that the receiver does not know yet, and the way back from what it keeps of them. */
export interface RenamedEvent {
  readonly event: OutgoingEvent;
  /** The ids and addresses that only events of this story have, each with that of the event it was made from. */
  readonly originals: ReadonlyMap<string, string>;
  /** A state or a text in the names of the event that it was made from. */
  readonly original: (value: JsonValue) => JsonValue;
}

/** Names that are shorter stand in any text by chance. */
const SHORTEST_NAME = 5;

/** An event equal to the given one in everything but its ids, addresses and numbers, which are new throughout. */
export function tellTwin(
  { random, givenValues }: Pick<CheckContext, 'random' | 'givenValues'>,
  base: OutgoingEvent,
): RenamedEvent {
  const { events, original, originals } = retell([base], random, givenValues);
  return { event: events[0] ?? base, original, originals };
}

/** So many different events of the kind that the receiver is known to accept. */
export function tellTwins(
  context: Pick<CheckContext, 'random' | 'givenValues' | 'event'>,
  count: number,
): readonly OutgoingEvent[] {
  const base = context.event();
  return Array.from({ length: count }, () => tellTwin(context, base).event);
}

/** Another event of the same story, which says the same but for what is given. It has an id of its own. */
export function tellMore(
  { random }: Pick<CheckContext, 'random'>,
  { event, originals }: RenamedEvent,
  changes: JsonObject,
): RenamedEvent {
  const id = uuid(random);
  const body: JsonObject = { ...bodyOf(event), ...changes, event_id: id };
  const { event_type: type, subject_id: subjectId } = body;
  const more = new Map([...originals, [id, originals.get(event.id) ?? event.id]]);
  return {
    event: {
      ...event,
      id,
      type: typeof type === 'string' ? type : event.type,
      subjectId: typeof subjectId === 'number' ? subjectId : event.subjectId,
      body: serializeToBytes(body),
    },
    originals: more,
    original: restorer(more),
  };
}

/** The first event, and the names of all the others about the same: what speaks of one of them belongs to it. */
export function withNamesOf(told: RenamedEvent, others: readonly RenamedEvent[]): RenamedEvent {
  const originals = new Map([told, ...others].flatMap((one) => [...one.originals]));
  return { event: told.event, originals, original: restorer(originals) };
}

/** Whether a text speaks of the story of an event. */
export function mentions(text: string, { originals }: Pick<RenamedEvent, 'originals'>): boolean {
  for (const name of originals.keys()) {
    if (name.length >= SHORTEST_NAME && holdsName(text, name)) return true;
  }
  return false;
}

/** The body of an event, parsed. */
export function bodyOf({ body }: Pick<OutgoingEvent, 'body'>): JsonObject {
  const parsed: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
  return isJsonObject(parsed) ? parsed : {};
}
