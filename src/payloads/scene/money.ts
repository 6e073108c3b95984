/** Money is counted in whole cents and only written as a decimal, so that sums never drift. */

/** An amount as ClickFunnels writes it: a decimal string with two digits (observed). */
export function decimal(cents: number): string {
  const sign = cents < 0 ? '-' : '';
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A rate in hundredths of a percent as a fraction of one: 650 becomes `0.065`, 0 becomes `0.0` (observed). */
export function rate(basisPoints: number): string {
  const digits = (basisPoints / 10_000).toFixed(4).replace(/0+$/, '');
  return digits.endsWith('.') ? `${digits}0` : digits;
}

/** The share of an amount, rounded to whole cents. */
export function share(cents: number, basisPoints: number): number {
  return Math.round((cents * basisPoints) / 10_000);
}

/** The sum of what each item counts. */
export function sum<T>(items: readonly T[], count: (item: T) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}
