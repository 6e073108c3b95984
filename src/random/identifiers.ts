import type { Random } from './random.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A dashed, lower-case UUID v4, the form of `event_id` (observed in every genuine payload). */
export function uuid(random: Random): string {
  const hex = hexDigits(random, 30);
  const variant = '89ab'.charAt(random.integer(0, 3));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(15, 18)}-${hex.slice(18)}`;
}

/** Lower-case hex digits. */
export function hexDigits(random: Random, count: number): string {
  let digits = '';
  while (digits.length < count) digits += random.integer(0, 0xff_ff_ff).toString(16).padStart(6, '0');
  return digits.slice(0, count);
}

/** ClickFunnels' obfuscated id: letters only, 6 or 7 of them (observed). */
export function publicId(random: Random): string {
  const length = random.chance(0.7) ? 6 : 7;
  let id = '';
  for (let index = 0; index < length; index += 1) id += LETTERS.charAt(random.integer(0, LETTERS.length - 1));
  return id;
}

/** A database id between one million and one billion; real ids of contacts lie there (observed). */
export function databaseId(random: Random): number {
  return random.integer(1_000_000, 999_999_999);
}
