import { publicIdOf } from '../../events/public-id.ts';
import { RECORD_CLASSES, type RecordClass } from '../../events/record-class.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { WrittenNumber } from '../../internal/written-number.ts';
import { hexDigits, publicId, uuid } from '../../random/identifiers.ts';
import type { Random } from '../../random/random.ts';
import { snakeCase } from '../personal/personal-key.ts';
import {
  type IdentifierKey,
  type IdentifierPlace,
  identifierKey,
  isGivenEntity,
  placeUnder,
  topPlace,
} from './identifier-place.ts';

/** Knows the identifiers of a recording, and gives new ones. The same one becomes the same one everywhere. */
export interface IdentifierBook {
  /** Notes the identifiers of a body. All bodies are noted before the first new one is asked for. */
  note(body: JsonObject): void;
  /** The new one of a number. */
  number(id: number): number;
  /** A number as it is written, of any length. */
  digits(id: string): string;
  /** The new one of a text that is an identifier; the text itself where it is none. */
  text(text: string): string;
  /** Text in which identifiers are found and renewed: addresses, external ids that hold others. */
  words(text: string): string;
  /** Whether a number was seen where something is made, and nowhere where something is given. */
  isRenewed(id: number): boolean;
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const HEX_UUID = /^[\da-f]{32}$/i;
/** What payment systems and others call their records: with a digit, and without blanks. */
const EXTERNAL_ID = /^(?=.*\d)[\w-]{6,}$/;
const WORD = /[A-Za-z\d](?:[\w-]*[A-Za-z\d])?/g;
/** A shorter number in a text may be anything. */
const SHORTEST_NUMBER = 5;
const CLASSES = Object.keys(RECORD_CLASSES) as readonly RecordClass[];
const MOST_TRIES = 200;

/** Makes an empty {@link IdentifierBook}. */
export function createIdentifierBook(random: Random): IdentifierBook {
  const made = new Set<number>();
  const given = new Set<number>();
  const texts = new Map<string, Named>();
  const invented = new Map<string, string>();
  const taken = new Set<string>();
  let known: number | undefined;

  /** How far numbers move: all as far, so that newer ones stay the larger ones, and to none that was there before. */
  const distance = (): number => {
    known ??= chooseDistance(random.fork('distance'), made, given);
    return known;
  };
  const isRenewed = (id: number) => made.has(id) && !given.has(id);
  const number = (id: number) => (isRenewed(id) ? id + distance() : id);
  const text = (old: string): string => {
    const named = texts.get(old);
    if (named === undefined) return old;
    const fresh = invented.get(old) ?? inventFresh(old, named);
    invented.set(old, fresh);
    taken.add(fresh);
    return fresh;
  };
  const word = (old: string): string => {
    if (texts.has(old)) return text(old);
    if (/^\d+$/.test(old)) return old.length < SHORTEST_NUMBER ? old : String(number(Number(old)));
    // `products_variant_AbCdEf` holds a public id.
    return old.includes('_') ? old.split('_').map(text).join('_') : old;
  };
  const inventFresh = (old: string, named: Named): string => {
    if (named.kind === 'record') return publicIdOf(named.recordClass, number(named.id));
    const source = random.fork(old);
    if (named.kind === 'event') return UUID.test(old) ? inventText(source, old) : uuid(source);
    let fresh = inventText(source, old);
    for (let tries = 1; texts.has(fresh) || taken.has(fresh); tries += 1) {
      fresh = inventText(source, old) + (tries > MOST_TRIES ? String(tries) : '');
    }
    return fresh;
  };

  return {
    note: (body) => noteIdentifiers(body, topPlace(body), { made, given, texts }),
    number,
    digits: (id) => {
      const value = Number(id);
      if (Number.isSafeInteger(value)) return String(number(value));
      return /^\d+$/.test(id) ? String(BigInt(id) + BigInt(distance())) : id;
    },
    text,
    words: (whole) => (texts.has(whole) ? text(whole) : whole.replaceAll(WORD, word)),
    isRenewed,
  };
}

/** What is known of a text that identifies something. */
type Named =
  | { readonly kind: 'event' | 'other' }
  /** The public id of a record. */
  | { readonly kind: 'record'; readonly recordClass: RecordClass; readonly id: number };

interface Noted {
  readonly made: Set<number>;
  readonly given: Set<number>;
  readonly texts: Map<string, Named>;
}

function noteIdentifiers(value: JsonValue | undefined, place: IdentifierPlace, noted: Noted): void {
  if (Array.isArray(value)) {
    for (const item of value) noteIdentifiers(item, place, noted);
  } else if (isJsonObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      noteMember(key, member, value, place, noted);
      noteIdentifiers(member, placeUnder(place, key), noted);
    }
  }
}

function noteMember(
  key: string,
  member: JsonValue | undefined,
  holder: JsonObject,
  place: IdentifierPlace,
  { made, given, texts }: Noted,
): void {
  const known = identifierKey(key, place);
  if (known === undefined) return;
  const isGiven = place.isGiven || isGivenEntity(known.entity);
  for (const one of Array.isArray(member) ? member : [member]) {
    const isDigits = typeof one === 'string' && /^\d{1,15}$/.test(one);
    if (typeof one === 'number' || (isDigits && known.kind !== 'number')) {
      if (Number.isInteger(Number(one)) && Number(one) > 0) (isGiven ? given : made).add(Number(one));
    } else if (typeof one === 'string' && one !== '' && !isGiven && !texts.has(one)) {
      const named = nameOf(one, known, holder['id']);
      if (named !== undefined) texts.set(one, named);
    }
  }
}

function nameOf(text: string, { kind, entity }: IdentifierKey, id: JsonValue | undefined): Named | undefined {
  if (kind === 'id' && entity === 'event') return { kind: 'event' };
  if (kind === 'public-id') return recordOf(text, id, entity) ?? { kind: 'other' };
  return kind !== 'id' || EXTERNAL_ID.test(text) ? { kind: 'other' } : undefined;
}

/**
 * The record of a public id, where the id beside it says of which classes it may be. Many public ids are the same for
 * several classes, so the one is taken whose name is most like that of the object.
 */
function recordOf(text: string, id: JsonValue | undefined, entity: string): Named | undefined {
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 0) return undefined;
  const classes = CLASSES.filter((name) => publicIdOf(name, id) === text);
  const likeness = (name: RecordClass) => commonEnding(snakeCase(name), entity.replace(/s$/, ''));
  const [recordClass] = classes.sort((a, b) => likeness(b) - likeness(a) || a.length - b.length);
  return recordClass === undefined ? undefined : { kind: 'record', recordClass, id };
}

function commonEnding(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
}

function chooseDistance(random: Random, made: ReadonlySet<number>, given: ReadonlySet<number>): number {
  for (let tries = 1; ; tries += 1) {
    const distance = random.integer(10_000, 990_000);
    const isFree = ![...made].some((id) => made.has(id + distance) || given.has(id + distance));
    if (isFree || tries === MOST_TRIES) return distance;
  }
}

/** Another text of the same look: what stands before the last `_` says what it is, and stays. */
function inventText(random: Random, old: string): string {
  if (UUID.test(old)) return inCaseOf(old, uuid(random));
  if (HEX_UUID.test(old)) return inCaseOf(old, hexDigits(random, 32));
  if (/^[A-Za-z]{6,7}$/.test(old)) return publicId(random);
  const start = old.lastIndexOf('_') + 1;
  const invented = old.slice(start).replaceAll(/[A-Za-z\d]/g, (sign, place: number) => {
    if (/\d/.test(sign)) return String(random.integer(place === 0 && old.length > start + 1 ? 1 : 0, 9));
    const letter = String.fromCharCode(random.integer(97, 122));
    return sign === sign.toLowerCase() ? letter : letter.toUpperCase();
  });
  return old.slice(0, start) + invented;
}

function inCaseOf(old: string, text: string): string {
  return old === old.toLowerCase() ? text : text.toUpperCase();
}

/** The new one of a number that is as long as it is. */
export function renewedNumber(value: number | WrittenNumber, book: IdentifierBook): number | WrittenNumber {
  if (typeof value === 'number') return book.number(value);
  return new WrittenNumber(book.digits(value.text));
}
