import { publicIdOf, publicIdWriter } from '../../events/public-id.ts';
import type { RecordClass } from '../../events/record-class.ts';
import { MOST_IDS_PER_PLACE } from '../scene/record-ids.ts';
import { findRepeated, type Repeated, type Slot } from './slot.ts';

/** Those of workspaces, teams and the like are shorter; they stay, as one workspace sends many events. */
const DATABASE_IDS = /"(?:\w+_)?ids?":(?<ids>\[[\d,]*\]|"?\d+"?)/g;
const DATABASE_ID = /\d{7,9}/g;
const WHOLE_NUMBERS = /(?<!\d)(?<value>\d{7,9})(?!\d)/dg;
const NUMBERS_FOR_PEOPLE = /"(?:order|invoice)_number":"#?(?<value>\d+)"/dg;
const PUBLIC_IDS = /(?:"(?:\w+_)?public_id":"|[/_])(?<value>[A-Za-z]{6,7})(?=["/])/dg;
const UUIDS =
  /(?<![0-9a-f])(?<value>[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})(?![0-9a-f])/dg;
/** Behind the four signs that tell the year, which stay. */
const ULIDS = /(?<![0-9A-Z])01[0-9A-Z]{2}(?<value>[0-9A-HJKMNP-TV-Z]{22})(?![0-9A-Z])/dg;
/** Ids of Stripe's objects, behind the signs that all of them begin with. */
const STRIPE_IDS = /(?<![A-Za-z])i[nl]_1RW(?<value>[0-9A-Za-z]{20})(?![0-9A-Za-z])/dg;
const HEX_DIGITS = /(?<![0-9A-Za-z-])(?=\d*[a-f])(?<value>[0-9a-f]{10,})(?![0-9A-Za-z-])/dg;

/** The signs that an identifier is made of. */
interface Alphabet {
  readonly codes: Uint8Array;
  /** How many bits of chance choose one of them. */
  readonly bits: number;
}

const BITS_PER_DRAW = 32;
const ZERO = 0x30;
/** Ids with less than seven digits do not change. */
const SMALLEST_CHANGING = 1_000_000;

const CROCKFORD: Alphabet = {
  codes: Uint8Array.from(Buffer.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ')),
  bits: 5,
};
const BASE62: Alphabet = {
  codes: Uint8Array.from(Buffer.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz')),
  bits: 10,
};
const HEX: Alphabet = { codes: Uint8Array.from(Buffer.from('0123456789abcdef')), bits: 4 };

/** Where the digits of a UUID stand that may be any; version and variant stay. */
const FREE_IN_UUID = [...'xxxxxxxx-xxxx-4xxx-Nxxx-xxxxxxxxxxxx'].flatMap((sign, place) =>
  sign === 'x' ? place : [],
);

/** How many bodies of each form a pool has: enough to differ in length, people, goods and states. */
export const POOL_SIZE = 32;
/** So much greater is an id each time that its body is used: greater than what lies between those of the bodies. */
const ID_STEP = POOL_SIZE * MOST_IDS_PER_PLACE;
/** From here on public ids have seven letters: 34 to the power of 5. */
const SEVEN_LETTERS_FROM = 34 ** 5;

/**
 * The identifiers of a body; what was the same stays the same.
 *
 * @param classes The ids of records, with the class of each.
 */
export function identifierSlots(
  body: string,
  classes: ReadonlyMap<number, RecordClass>,
  stays: (text: string) => boolean,
): Slot[] {
  const found = (pattern: RegExp) => findRepeated(body, pattern).filter(({ text }) => !stays(text));
  const ofSigns = (pattern: RegExp, signs: Alphabet) =>
    found(pattern).map((identifier) =>
      signSlot(
        identifier,
        signs,
        [...identifier.text].map((_, place) => place),
      ),
    );
  const databaseIds = databaseIdsIn(body);
  const publicIds = new Map(
    Array.from(classes, ([id, recordClass]) => [publicIdOf(recordClass, id), { id, recordClass }]),
  );
  return [
    ...found(WHOLE_NUMBERS)
      .filter(({ text }) => databaseIds.has(text))
      .map((id) => (classes.has(Number(id.text)) ? recordSlot(id) : numberSlot(id))),
    ...found(NUMBERS_FOR_PEOPLE).map(numberSlot),
    ...found(PUBLIC_IDS).flatMap((publicId) => publicIdSlot(publicId, publicIds) ?? []),
    ...ofSigns(ULIDS, CROCKFORD),
    ...ofSigns(STRIPE_IDS, BASE62),
    ...ofSigns(HEX_DIGITS, HEX),
    ...found(UUIDS).map((identifier) => signSlot(identifier, HEX, FREE_IN_UUID)),
  ];
}

function databaseIdsIn(body: string): Set<string> {
  const lists = Array.from(body.matchAll(DATABASE_IDS), ({ groups }) => groups?.['ids'] ?? '');
  return new Set(lists.flatMap((list) => list.match(DATABASE_ID) ?? []));
}

function numberSlot({ text: { length }, places: [first = 0, ...others] }: Repeated): Slot {
  const smallest = 10 ** (length - 1);
  const largest = smallest * 10 - 1;
  return (body, { random }) => {
    putDigits(body, random.integer(smallest, largest), first, length);
    for (const place of others) repeat(body, first, place, length);
  };
}

/** The id of a record: greater each time, so that no two events of a run have the same. */
function recordSlot({ text, places: [first = 0, ...others] }: Repeated): Slot {
  const shifted = shiftedId(Number(text));
  const { length } = text;
  return (body, { round }) => {
    putDigits(body, shifted(round), first, length);
    for (const place of others) repeat(body, first, place, length);
  };
}

/** The public id that goes with such an id. Those of workspaces and the like stay. */
function publicIdSlot(
  { text, places: [first = 0, ...others] }: Repeated,
  known: ReadonlyMap<string, { readonly id: number; readonly recordClass: RecordClass }>,
): Slot | undefined {
  const record = known.get(text);
  if (record === undefined || record.id < SMALLEST_CHANGING) return undefined;
  const shifted = shiftedId(record.id);
  const write = publicIdWriter(record.recordClass);
  const { length } = text;
  return (body, { round }) => {
    write(shifted(round), body, first);
    for (const place of others) repeat(body, first, place, length);
  };
}

/** An id as it grows, within those that take as many signs in both forms. */
function shiftedId(id: number): (round: number) => number {
  const smallest = 10 ** (String(id).length - 1);
  const largest = smallest * 10;
  const from = id >= SEVEN_LETTERS_FROM ? Math.max(smallest, SEVEN_LETTERS_FROM) : smallest;
  const to = id < SEVEN_LETTERS_FROM ? Math.min(largest, SEVEN_LETTERS_FROM) : largest;
  const span = to - from;
  return (round) => {
    const grown = id - from + round * ID_STEP;
    return from + grown - Math.floor(grown / span) * span;
  };
}

function putDigits(body: Uint8Array, number: number, place: number, length: number): void {
  let rest = number;
  for (let index = place + length - 1; index >= place; index -= 1) {
    const shorter = Math.floor(rest / 10);
    body[index] = ZERO + rest - shorter * 10;
    rest = shorter;
  }
}

/** @param free Where the signs stand that change, counted from the beginning of the identifier. */
function signSlot({ text, places }: Repeated, { codes, bits }: Alphabet, free: readonly number[]): Slot {
  const [first = 0, ...others] = places;
  const offsets = Uint16Array.from(free);
  const mask = 2 ** bits - 1;
  return (body, { random }) => {
    let chance = 0;
    let bitsLeft = 0;
    for (let index = 0; index < offsets.length; index += 1) {
      if (bitsLeft < bits) {
        chance = random.bits();
        bitsLeft = BITS_PER_DRAW;
      }
      body[first + (offsets[index] as number)] = codes[((chance & mask) * codes.length) >>> bits] as number;
      chance >>>= bits;
      bitsLeft -= bits;
    }
    for (const place of others) repeat(body, first, place, text.length);
  };
}

function repeat(body: Uint8Array, from: number, to: number, length: number): void {
  for (let index = 0; index < length; index += 1) body[to + index] = body[from + index] as number;
}
