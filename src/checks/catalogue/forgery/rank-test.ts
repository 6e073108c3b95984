/** What two samples say about each other. */
export interface RankComparison {
  /** Standard deviations by which the second sample ranks above the first; noise stays within three. */
  readonly deviations: number;
  readonly medians: readonly [first: number, second: number];
}

/**
 * Compares two samples by the ranks of their values (Mann and Whitney's test), which single outliers do not impress.
 * Both have to hold as many values.
 */
export function compareRanks(first: readonly number[], second: readonly number[]): RankComparison {
  const size = first.length;
  const wins = second.reduce(
    (sum, value) =>
      sum + first.reduce((won, other) => won + (value > other ? 1 : value === other ? 0.5 : 0), 0),
    0,
  );
  const expected = (size * size) / 2;
  const spread = Math.sqrt((size * size * (2 * size + 1)) / 12);
  return { deviations: (wins - expected) / spread, medians: [median(first), median(second)] };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
