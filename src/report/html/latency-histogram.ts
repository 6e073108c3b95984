import { formatDuration } from '../../internal/duration.ts';

/** One bar of a histogram. */
export interface LatencyBar {
  /** The upper end, e.g. `20 ms`. */
  readonly label: string;
  readonly count: number;
}

/** Upper ends of the bars, in milliseconds; the last bar has none. */
const UPPER_ENDS_MS = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 60_000,
] as const;

/** Counts latencies in steps that grow with them, in memory that does not. */
export function createLatencyHistogram(): {
  readonly add: (latencyMs: number) => void;
  /** From the first bar that is not empty to the last one. */
  readonly bars: () => LatencyBar[];
} {
  const counts = Array.from({ length: UPPER_ENDS_MS.length + 1 }, () => 0);
  return {
    add: (latencyMs) => {
      const place = UPPER_ENDS_MS.findIndex((end) => latencyMs <= end);
      const index = place === -1 ? UPPER_ENDS_MS.length : place;
      counts[index] = (counts[index] ?? 0) + 1;
    },
    bars: () => {
      const first = counts.findIndex((count) => count > 0);
      const last = counts.findLastIndex((count) => count > 0);
      if (first === -1) return [];
      return counts.slice(first, last + 1).map((count, offset) => ({ label: label(first + offset), count }));
    },
  };
}

function label(index: number): string {
  const end = UPPER_ENDS_MS[index];
  return end === undefined
    ? `> ${formatDuration(UPPER_ENDS_MS[index - 1] ?? 0)}`
    : `≤ ${formatDuration(end)}`;
}
