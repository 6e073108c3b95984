/**
 * Money is counted in whole cents and only written as a decimal, so that sums never drift. A cent is a hundredth of the
 * unit, and a thousandth where the currency has three decimals.
 */

/** Currencies with three decimals (ISO 4217). */
const THREE_DECIMALS: ReadonlySet<string> = new Set(['bhd', 'iqd', 'jod', 'kwd', 'lyd', 'omr', 'tnd']);

/**
 * An amount as ClickFunnels writes it: a decimal string with two digits (observed), or three where the currency has them
 * (assumed).
 *
 * @param currency ISO 4217, lower case.
 */
export function decimal(cents: number, currency: string): string {
  const places = THREE_DECIMALS.has(currency) ? 3 : 2;
  const sign = cents < 0 ? '-' : '';
  const digits = String(Math.abs(cents)).padStart(places + 1, '0');
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** An amount as it stands in the database, without zeros at its end: `0.0`, `100.0`, `9.99` (observed in lines). */
export function columnDecimal(cents: number, currency: string): string {
  if (cents === 0) return '0.0';
  const digits = decimal(cents, currency);
  let end = digits.length;
  while (digits.charCodeAt(end - 1) === ZERO && digits.charCodeAt(end - 2) !== POINT) end -= 1;
  return digits.slice(0, end);
}

const ZERO = 0x30;
const POINT = 0x2e;

/** A rate in hundredths of a percent as a fraction of one: 650 becomes `0.065`, 0 becomes `0.0` (observed). */
export function rate(basisPoints: number): string {
  const digits = (basisPoints / 10_000).toFixed(4).replace(/0+$/, '');
  return digits.endsWith('.') ? `${digits}0` : digits;
}

/** The share of an amount, rounded to whole cents. */
export function share(cents: number, basisPoints: number): number {
  return Math.round((cents * basisPoints) / 10_000);
}

/** What a price in cents of US dollars comes to in a currency of small units, roughly (assumed). */
const UNITS: Readonly<Record<string, number>> = {
  jpy: 100,
  krw: 1_000,
  clp: 1_000,
  inr: 50,
  mxn: 15,
  uah: 40,
  sek: 10,
  dkk: 7,
  kwd: 3,
};
/** Currencies without decimals (ISO 4217). */
const WHOLE = new Set(['jpy', 'krw', 'clp']);
/** The smallest amount of a currency without decimals, in hundredths of its unit. */
const WHOLE_UNIT = 100;

/** An amount of a shop's list in another currency. */
export function inCurrency(cents: number, currency: string): number {
  return cents * (UNITS[currency] ?? 1);
}

/** An amount that can be paid in the currency: some have no decimals. */
export function payable(cents: number, currency: string): number {
  return WHOLE.has(currency) ? Math.round(cents / WHOLE_UNIT) * WHOLE_UNIT : cents;
}

/** The sum of what each item counts. */
export function sum<T>(items: readonly T[], count: (item: T) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}
