import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { databaseId, uuid } from '../../random/identifiers.ts';
import type { Random } from '../../random/random.ts';
import { serializeToBytes } from '../../wire/serialize.ts';

/** A story about other people and things, and the way back from what a receiver keeps of it. */
export interface Retelling {
  readonly events: readonly OutgoingEvent[];
  /** A state or a text in which every new name is that of the original story again. */
  readonly original: (value: JsonValue) => JsonValue;
}

/** What tells one thing from another: ids, and what people are found by. */
const IDENTITY = /(^|_)id$|^public_id$|^uuid$|^email(_address)?$|_number$/;
/** What stays: the same workspace, and what only counts. */
const SHARED = /^(workspace|team)_id$|^rebill_number$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;
/** What stands alone in the text of a body. */
const WORD = /[\w@.+#-]+/g;
/** Names without letters and digits cannot be other ones. */
const MOST_DRAWS = 100;
/** What may be a name within a text. */
const TOKEN = /[\w@.+-]{4,}/g;

/**
 * The same story once more, in which all ids, addresses and numbers are other ones: a receiver that has had the first
 * one takes it for new. Everything else is the same to the letter.
 */
export function retell(events: readonly OutgoingEvent[], random: Random): Retelling {
  const renamed = new Map<string, JsonValue>();
  const originals = new Map<string, string>();
  const told = wordsOf(events);
  const rename = (value: string | number): JsonValue => {
    const known = renamed.get(String(value));
    if (known !== undefined) return typeof value === 'number' ? known : String(known);
    const fresh = unheard(told, () =>
      typeof value === 'number' ? databaseId(random) : freshText(value, random),
    );
    told.add(String(fresh));
    renamed.set(String(value), fresh);
    originals.set(String(fresh), String(value));
    return fresh;
  };
  return {
    events: events.map((event) => renamedEvent(event, rename)),
    original: (value) => restored(value, originals),
  };
}

/** Whatever a story says in one word or number; a new name must be none of them, or what is restored would be mistaken. */
function wordsOf(events: readonly OutgoingEvent[]): Set<string> {
  return new Set(events.flatMap(({ body }) => Buffer.from(body).toString('utf8').match(WORD) ?? []));
}

function unheard<T extends JsonValue>(told: ReadonlySet<string>, draw: () => T): T {
  for (let tries = 1; ; tries += 1) {
    const fresh = draw();
    if (!told.has(String(fresh)) || tries === MOST_DRAWS) return fresh;
  }
}

function renamedEvent(event: OutgoingEvent, rename: (value: string | number) => JsonValue): OutgoingEvent {
  const body: unknown = JSON.parse(Buffer.from(event.body).toString('utf8'));
  const told = isJsonObject(body) ? renamedObject(body, rename) : {};
  const { event_id: id, subject_id: subjectId } = told;
  return {
    ...event,
    id: typeof id === 'string' ? id : event.id,
    subjectId: typeof subjectId === 'number' ? subjectId : event.subjectId,
    body: serializeToBytes(told),
  };
}

function renamedObject(object: JsonObject, rename: (value: string | number) => JsonValue): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, renamedValue(key, value ?? null, rename)]),
  );
}

function renamedValue(
  key: string,
  value: JsonValue,
  rename: (value: string | number) => JsonValue,
): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => renamedValue(key, item, rename));
  if (isJsonObject(value)) return renamedObject(value, rename);
  const isName = IDENTITY.test(key) && !SHARED.test(key);
  return isName && (typeof value === 'number' || (typeof value === 'string' && value !== ''))
    ? rename(value)
    : value;
}

function restored(value: JsonValue, originals: ReadonlyMap<string, string>): JsonValue {
  if (typeof value === 'number') return originals.get(String(value)) ?? value;
  if (typeof value === 'string') return restoredText(value, originals);
  if (Array.isArray(value)) return value.map((item: JsonValue) => restored(item, originals));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      restoredText(key, originals),
      restored(item ?? null, originals),
    ]),
  );
}

function restoredText(text: string, originals: ReadonlyMap<string, string>): string {
  return originals.get(text) ?? text.replaceAll(TOKEN, (token) => originals.get(token) ?? token);
}

/** Another text of the same kind: digits for digits, letters for letters; what is behind an @ stays. */
function freshText(text: string, random: Random): string {
  if (UUID.test(text)) return uuid(random);
  const [name = '', ...domain] = text.split('@');
  const fresh = name
    .replaceAll(/\d/g, () => String(random.integer(0, 9)))
    .replaceAll(/[a-z]/g, () => String.fromCharCode(random.integer(97, 122)))
    .replaceAll(/[A-Z]/g, () => String.fromCharCode(random.integer(65, 90)));
  return [fresh, ...domain].join('@');
}
