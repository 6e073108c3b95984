import { remember } from '../../internal/remember.ts';
import type { Random } from '../../random/random.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Replaces every `#` of a pattern by a digit. */
export function fillDigits(random: Random, pattern: string): string {
  const [start = '', ...rest] = partsBetweenDigits(pattern);
  let filled = start;
  for (const part of rest) filled += random.integer(0, 9) + part;
  return filled;
}

const partsBetweenDigits = remember((pattern: string) => pattern.split('#'));

/** A ULID-like tail of 26 signs, as the ids of payment platforms have it (observed: `txn_01H…`). */
export function ulid(random: Random): string {
  let tail = '';
  for (let index = 0; index < 22; index += 1) tail += CROCKFORD.charAt(random.integer(0, 31));
  return `01JZ${tail}`;
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The id of one of Stripe's objects, e.g. `in_1RWa…` (observed). */
export function stripeId(random: Random, prefix: string): string {
  let tail = '';
  for (let index = 0; index < 20; index += 1) tail += BASE62.charAt(random.integer(0, 61));
  return `${prefix}_1RW${tail}`;
}

/** A name as it is in an address: lower case, ASCII, words joined by hyphens. */
export const slug = remember((text: string) =>
  asciiLetters(text.replaceAll('&', ' and '))
    .toLowerCase()
    .replaceAll(/[’']/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, ''),
);

const PLAIN = /^[ -~]*$/;

/** The same letters without accents, so that a name can become part of an email address. */
export function asciiLetters(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replaceAll('ß', 'ss').normalize('NFD').replaceAll(/\p{M}/gu, '');
}

/** Items in their order, each kept with the given probability. */
export function some<T>(random: Random, items: readonly T[], probability: number): T[] {
  const kept: T[] = [];
  for (const item of items) if (random.chance(probability)) kept.push(item);
  return kept;
}

/** A value now and then, otherwise null. */
export function sometimes<T>(random: Random, probability: number, value: () => T): T | null {
  return random.chance(probability) ? value() : null;
}
