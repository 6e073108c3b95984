import type { Counts } from '../shape/field-state.ts';

const MOST = 999;

/** Counts, scaled down where one has more than three digits, so that no count can be mistaken for a number of a body. */
export function scaledCounts(counts: ReadonlyMap<string, number>): Counts {
  const most = Math.max(0, ...counts.values());
  const scale = most > MOST ? MOST / most : 1;
  return Object.fromEntries(
    [...counts].map(([label, count]) => [
      label,
      scale === 1 ? count : Math.max(1, Math.round(count * scale)),
    ]),
  );
}
