/** Numbers of fewer digits say nothing about anyone, and stay as they are. */
const FEWEST_DIGITS = 1_000;

/**
 * A range around numbers, its ends rounded outward to one digit: 236296209 to 592113805 becomes 200000000 to 600000000.
 *
 * @param taken Numbers of the originals, none of which an end may be unless it is small.
 */
export function roundedRange(
  numbers: Iterable<number>,
  taken: ReadonlySet<number>,
): readonly [from: number, to: number] | undefined {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const number of numbers) {
    if (!Number.isFinite(number)) continue;
    least = Math.min(least, number);
    most = Math.max(most, number);
  }
  if (least > most) return undefined;
  return [outward(least, Math.floor, taken), outward(most, Math.ceil, taken)];
}

function outward(number: number, round: (value: number) => number, taken: ReadonlySet<number>): number {
  const digit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, Math.abs(number)))));
  const step = round === Math.floor ? -digit : digit;
  let end = round(number / digit) * digit;
  // A step down from 1000 leads to 0, which is small.
  while (Math.abs(end) >= FEWEST_DIGITS && taken.has(end)) end += step;
  return end;
}
