import type { Random } from '../../random/random.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Replaces every `#` of a pattern by a digit. */
export function fillDigits(random: Random, pattern: string): string {
  return pattern.replaceAll('#', () => String(random.integer(0, 9)));
}

/** A ULID-like tail of 26 signs, as the ids of payment platforms have it (observed: `txn_01H…`). */
export function ulid(random: Random): string {
  let tail = '';
  for (let index = 0; index < 22; index += 1) tail += CROCKFORD.charAt(random.integer(0, 31));
  return `01JZ${tail}`;
}

/** Names are drawn again and again; so many are remembered at the most. */
const MOST_SLUGS = 2_000;
const SLUGS = new Map<string, string>();

/** A name as it stands in an address: lower case, ASCII, words joined by hyphens. */
export function slug(text: string): string {
  const known = SLUGS.get(text);
  if (known !== undefined) return known;
  const made = makeSlug(text);
  if (SLUGS.size < MOST_SLUGS) SLUGS.set(text, made);
  return made;
}

function makeSlug(text: string): string {
  return asciiLetters(text.replaceAll('&', ' and '))
    .toLowerCase()
    .replaceAll(/[’']/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

const PLAIN = /^[ -~]*$/;

/** The same letters without accents, so that a name can become part of an e-mail address. */
export function asciiLetters(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replaceAll('ß', 'ss').normalize('NFD').replaceAll(/\p{M}/gu, '');
}

/** Items in their order, each kept with the given probability. */
export function some<T>(random: Random, items: readonly T[], probability: number): T[] {
  return items.filter(() => random.chance(probability));
}

/** A value now and then, otherwise null. */
export function sometimes<T>(random: Random, probability: number, value: () => T): T | null {
  return random.chance(probability) ? value() : null;
}
