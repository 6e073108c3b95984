import type { Random } from './random.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const LETTER_PAIRS = [...LETTERS].flatMap((first) => [...LETTERS].map((second) => first + second));

/** Where hex digits are drawn, eight at a time, before they become text. */
const scratch = Buffer.alloc(64);
const words = new DataView(scratch.buffer, scratch.byteOffset, scratch.length);
const DIGITS_PER_DRAW = 8;
const BYTES_PER_DRAW = 4;

/** A dashed, lower-case UUID v4, the form of `event_id` (observed in every genuine payload). */
export function uuid(random: Random): string {
  const hex = hexDigits(random, 32);
  const variant = '89ab'.charAt(random.integer(0, 3));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Lower-case hex digits, 128 at most. */
export function hexDigits(random: Random, count: number): string {
  const draws = Math.ceil(count / DIGITS_PER_DRAW);
  for (let draw = 0; draw < draws; draw += 1) words.setInt32(draw * BYTES_PER_DRAW, random.bits());
  const digits = scratch.toString('hex', 0, draws * BYTES_PER_DRAW);
  return digits.length === count ? digits : digits.slice(0, count);
}

/** Letters that look like the public id of a record of which only that is known; 6 or 7 of them (observed). */
export function publicId(random: Random): string {
  const id = random.pick(LETTER_PAIRS) + random.pick(LETTER_PAIRS) + random.pick(LETTER_PAIRS);
  return random.chance(0.7) ? id : id + LETTERS.charAt(random.integer(0, LETTERS.length - 1));
}

/** An id of seven digits, for tables of which nothing is known (assumed). */
export function databaseId(random: Random): number {
  return random.integer(1_000_000, 9_999_999);
}
