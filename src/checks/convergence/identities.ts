import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { databaseId, hexDigits, uuid } from '../../random/identifiers.ts';
import type { Random } from '../../random/random.ts';
import { serializeToBytes } from '../../wire/serialize.ts';

/** A story about other people and things, and the way back from what a receiver keeps of it. */
export interface Retelling {
  readonly events: readonly OutgoingEvent[];
  /** A state or a text in which every new name is that of the original story again. */
  readonly original: (value: JsonValue) => JsonValue;
  /** The new names, each with the original one. */
  readonly originals: ReadonlyMap<string, string>;
}

/** What tells one thing from another: ids, and what people are found by. */
const IDENTITY = /(^|_)id$|^public_id$|^uuid$|^email(_address)?$|_number$/;
/** What stays: the workspace, what it offers to everybody, and what only counts. */
const SHARED =
  /^(workspace|team|product|products_variant|variant|products_price|price|page|funnel|course|store|tag|segment)_id$|^rebill_number$/;
/** Objects and lists in which ids are those of what is offered to everybody. */
const SHARED_OWNERS =
  /^(workspace|team|products?|(products_)?(variants?|prices?)|page|funnel|course|store|tags?|segments?)$/;
/** A UUID without dashes, or a digest; `hexDigits` draws no more. */
const HEX = /^[0-9a-f]{16,128}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;
/** What stands alone in the text of a body. */
const WORD = /[\w@.+#-]+/g;
/** Names without letters and digits cannot be other ones. */
const MOST_DRAWS = 100;
/** Names that are shorter may stand in any text by chance. */
const SHORTEST_WITHIN_TEXT = 4;
const LARGE_ID = { from: 300_000_000, to: 2_000_000_000 } as const;
/** How receivers write a name down. */
const FORMS: readonly ((name: string) => string)[] = [
  encodeURIComponent,
  (name) => name.toLowerCase(),
  (name) => name,
];
const SPECIAL = /[.*+?^${}()|[\]\\]/g;
const NUMBER = /^\d+$/;

/**
 * The same story once more, in which all ids, addresses and numbers are other ones: a receiver that has had the first
 * one takes it for new. Everything else is the same to the letter, also what a shop offers to everybody.
 *
 * @param kept Values that stay as they are, e.g. since the user has given them.
 */
export function retell(
  events: readonly OutgoingEvent[],
  random: Random,
  kept: ReadonlySet<string> = new Set(),
): Retelling {
  const renamed = new Map<string, JsonValue>();
  const originals = new Map<string, string>();
  const told = wordsOf(events);
  const rename = (value: string | number): JsonValue => {
    const known = renamed.get(String(value));
    if (known !== undefined) return typeof value === 'number' ? known : String(known);
    const fresh = unheard(told, () =>
      typeof value === 'number' ? freshNumber(value, random) : freshText(value, random),
    );
    told.add(String(fresh));
    renamed.set(String(value), fresh);
    for (const write of FORMS) originals.set(write(String(fresh)), write(String(value)));
    return fresh;
  };
  const names: Naming = {
    // What is shared keeps its name, unless the story is about it.
    shared: (value) => renamed.get(String(value)) ?? value,
    own: (value) => (kept.has(String(value)) ? value : rename(value)),
  };
  for (const { subjectId } of events) if (subjectId !== null) names.own(subjectId);
  return {
    events: events.map((event) => renamedEvent(event, names)),
    original: restorer(originals),
    originals,
  };
}

/** Puts the original names of a story in the places of the new ones, wherever they stand. */
export function restorer(originals: ReadonlyMap<string, string>): (value: JsonValue) => JsonValue {
  const long = [...originals.keys()].filter((name) => name.length >= SHORTEST_WITHIN_TEXT);
  const within = new RegExp(
    long
      .sort((a, b) => b.length - a.length)
      .map((name) => {
        const pattern = name.replaceAll(SPECIAL, String.raw`\$&`);
        return NUMBER.test(name) ? String.raw`(?<!\d)${pattern}(?!\d)` : pattern;
      })
      .join('|') || '(?!)',
    'g',
  );
  const text = (value: string) =>
    originals.get(value) ?? value.replaceAll(within, (name) => originals.get(name) ?? name);
  const restored = (value: JsonValue): JsonValue => {
    if (typeof value === 'number') return originals.get(String(value)) ?? value;
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(restored);
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [text(key), restored(item ?? null)]),
    );
  };
  return restored;
}

/** Whether a text holds a name as such: a number within a longer one is another number. */
export function holdsName(text: string, name: string): boolean {
  const isNumber = NUMBER.test(name);
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const isWithin = isDigit(text[at - 1]) || isDigit(text[at + name.length]);
    if (!(isNumber && isWithin)) return true;
  }
  return false;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

/** How the values of a story get their names. */
interface Naming {
  readonly own: (value: string | number) => JsonValue;
  readonly shared: (value: string | number) => JsonValue;
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

function renamedEvent(event: OutgoingEvent, names: Naming): OutgoingEvent {
  const body: unknown = JSON.parse(Buffer.from(event.body).toString('utf8'));
  const told = isJsonObject(body) ? renamedObject(body, names, '') : {};
  const { event_id: id, subject_id: subjectId } = told;
  return {
    ...event,
    id: typeof id === 'string' ? id : event.id,
    subjectId: typeof subjectId === 'number' ? subjectId : event.subjectId,
    body: serializeToBytes(told),
  };
}

function renamedObject(object: JsonObject, names: Naming, owner: string): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, renamedValue(key, value ?? null, names, owner)]),
  );
}

function renamedValue(key: string, value: JsonValue, names: Naming, owner: string): JsonValue {
  if (Array.isArray(value)) {
    return value.map((item: JsonValue) =>
      isJsonObject(item) ? renamedObject(item, names, key) : renamedValue(key, item, names, owner),
    );
  }
  if (isJsonObject(value)) return renamedObject(value, names, key);
  if (!IDENTITY.test(key) || (typeof value !== 'number' && (typeof value !== 'string' || value === ''))) {
    return value;
  }
  return SHARED.test(key) || SHARED_OWNERS.test(owner) ? names.shared(value) : names.own(value);
}

/** As long as it was: receivers may tell by that what an id is one of. */
function freshNumber(value: number, random: Random): number {
  return value >= 1_000_000 ? random.integer(LARGE_ID.from, LARGE_ID.to) : databaseId(random);
}

/** Another text of the same kind: digits for digits, letters for letters; what is behind an @ stays. */
function freshText(text: string, random: Random): string {
  if (UUID.test(text)) return uuid(random);
  if (HEX.test(text)) return hexDigits(random, text.length);
  const [name = '', ...domain] = text.split('@');
  const fresh = name
    .replaceAll(/\d/g, () => String(random.integer(0, 9)))
    .replaceAll(/[a-z]/g, () => String.fromCharCode(random.integer(97, 122)))
    .replaceAll(/[A-Z]/g, () => String.fromCharCode(random.integer(65, 90)));
  return [fresh, ...domain].join('@');
}
