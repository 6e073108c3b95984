import { formatDuration } from '../../internal/duration.ts';

/** A moment that is marked on the axis. */
export interface AxisTick {
  readonly label: string;
  /** Percent of the width. */
  readonly at: number;
}

/** An axis of simulated time, on which seconds and days can be told apart. */
export interface TimeAxis {
  /** Percent of the width for milliseconds after the event. */
  readonly position: (afterMs: number) => number;
  readonly ticks: readonly AxisTick[];
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Moments that are good to mark, in milliseconds after the event. */
const ROUND_MOMENTS = [
  ...[0, SECOND, 5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 20 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR],
  ...[24 * HOUR, 48 * HOUR, 96 * HOUR, 240 * HOUR, 720 * HOUR],
];
/** Below this, time is nearly linear. */
const LINEAR_MS = 500;
/** Room for half a mark at either end, in percent. */
const MARGIN = 2;
/** Room for a label, in percent. */
const LABEL_WIDTH = 8;

/** Makes the axis that reaches to the latest of some moments. */
export function createTimeAxis(latestMs: number): TimeAxis {
  const end = Math.max(latestMs, SECOND);
  const position = (afterMs: number) => {
    const share = Math.log1p(Math.max(0, afterMs) / LINEAR_MS) / Math.log1p(end / LINEAR_MS);
    return Math.round((MARGIN + share * (100 - 2 * MARGIN)) * 100) / 100;
  };
  const ticks: AxisTick[] = [];
  for (const moment of ROUND_MOMENTS.filter((candidate) => candidate <= end)) {
    const at = position(moment);
    const before = ticks.at(-1);
    if (before === undefined || at - before.at >= LABEL_WIDTH) ticks.push({ label: tickLabel(moment), at });
  }
  return { position, ticks: withEnd(ticks, { label: `+${largestUnit(end)}`, at: position(end) }) };
}

/** The end is marked in any case; it may take the place of the mark before it. */
function withEnd(ticks: readonly AxisTick[], end: AxisTick): AxisTick[] {
  return [...ticks.filter(({ at }) => end.at - at >= LABEL_WIDTH), end];
}

function largestUnit(durationMs: number): string {
  return formatDuration(durationMs).split(' ').slice(0, 2).join(' ');
}

function tickLabel(moment: number): string {
  return moment === 0 ? 'event' : `+${formatDuration(moment)}`;
}
