import { figure, table } from './table.mjs';

const HEADER = ['measure', 'stored', 'now', 'now ÷ stored', ''];

/**
 * Sets the ratios of this run beside those of a stored one. Ratios, not times: both sides of a ratio ran on the same
 * machine in the same minute, so two runs can be compared even where the machines differ.
 */
export function comparisonLines(stored, current) {
  const before = new Map(stored.map((row) => [row.what, row]));
  const pairs = current
    .map((row) => ({ row, earlier: before.get(row.what) }))
    .filter(({ row, earlier }) => row.ratio !== undefined && earlier?.ratio !== undefined);
  return table([HEADER, ...pairs.map(({ row, earlier }) => cells(earlier, row))]);
}

function cells(earlier, row) {
  const overlaps = row.ratio.min <= earlier.ratio.max && earlier.ratio.min <= row.ratio.max;
  return [
    row.what,
    figure(earlier.ratio.median),
    figure(row.ratio.median),
    figure(row.ratio.median / earlier.ratio.median),
    overlaps ? 'within the spread' : verdict(earlier, row),
  ];
}

/** More is better of what is counted per second, less of time and memory. */
function verdict(earlier, row) {
  const grew = row.ratio.median > earlier.ratio.median;
  return grew === (row.unit === 'per second') ? 'better' : 'WORSE';
}
