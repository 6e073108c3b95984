import type { OutgoingEvent } from '../../../events/outgoing-event.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../internal/json.ts';
import { publicId, uuid } from '../../../random/identifiers.ts';
import { serializeToBytes } from '../../../wire/serialize.ts';
import type { CheckContext } from '../../engine/check-context.ts';

/** What twins are made from. */
export interface TwinBase {
  readonly eventType: string;
  readonly event: OutgoingEvent;
}

/** Who and what a twin is about. */
interface Identity {
  readonly subjectId: number;
  readonly contactId: number;
  readonly uuid: string;
  readonly publicId: string;
  readonly email: string;
}

const EMAIL = /^[^\s@]+@[^\s@]+$/;
/** Ids of ClickFunnels' records have nine digits and more. */
const SMALLEST_ID = 300_000_000;
const LARGEST_ID = 2_000_000_000;

/** An event that twins can be made from. */
export function twinBase(context: Pick<CheckContext, 'event'>, eventType?: string): TwinBase {
  const event = context.event(eventType === undefined ? {} : { eventType });
  return { eventType: event.type, event };
}

/** An event about another subject and another person, equal to the base in everything else but its ids. */
export function twinEvent({ random }: Pick<CheckContext, 'random'>, { event }: TwinBase): OutgoingEvent {
  const body = bodyOf(event);
  return retold({ random }, event, renamed(body, newIdentity(random), body['subject_id']));
}

/** Events as {@link twinEvent} makes them, of the kind that the receiver is known to take. */
export function twinEvents(
  context: Pick<CheckContext, 'event' | 'random'>,
  count: number,
): readonly OutgoingEvent[] {
  const base = twinBase(context);
  return Array.from({ length: count }, () => twinEvent(context, base));
}

/** An event with an id of its own that says the same but for what is given. */
export function retold(
  { random }: Pick<CheckContext, 'random'>,
  event: OutgoingEvent,
  changes: JsonObject,
): OutgoingEvent {
  const id = uuid(random);
  const body: JsonObject = { ...bodyOf(event), ...changes, event_id: id };
  const { event_type: type, subject_id: subjectId } = body;
  return {
    ...event,
    id,
    type: typeof type === 'string' ? type : event.type,
    subjectId: typeof subjectId === 'number' ? subjectId : event.subjectId,
    body: serializeToBytes(body),
  };
}

/** The body of an event, parsed. */
export function bodyOf({ body }: OutgoingEvent): JsonObject {
  const parsed: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
  return isJsonObject(parsed) ? parsed : {};
}

function newIdentity(random: CheckContext['random']): Identity {
  const subjectId = random.integer(SMALLEST_ID, LARGEST_ID);
  return {
    subjectId,
    contactId: random.integer(SMALLEST_ID, LARGEST_ID),
    uuid: uuid(random),
    publicId: publicId(random),
    email: `ada.${subjectId}@example.com`,
  };
}

function renamed(body: JsonObject, identity: Identity, oldSubjectId: JsonValue | undefined): JsonObject {
  const rename = (value: JsonValue, key: string, owner: string): JsonValue => {
    if (Array.isArray(value)) return value.map((item: JsonValue) => rename(item, key, owner));
    if (isJsonObject(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([name, item]) => [name, rename(item ?? null, name, key)]),
      );
    }
    if (value === oldSubjectId) return identity.subjectId;
    if (value === String(oldSubjectId)) return String(identity.subjectId);
    if (key === 'contact_id' || (key === 'id' && owner === 'contact')) return identity.contactId;
    if (typeof value === 'string' && EMAIL.test(value)) return identity.email;
    if (key === 'uuid' && owner === 'data') return identity.uuid;
    if (key === 'public_id' && owner === 'data') return identity.publicId;
    return value;
  };
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, rename(value ?? null, key, '')]),
  );
}
