import { formatDuration } from '../../../internal/duration.ts';

/** A duration for people, without parts that do not matter at its size: `3 s`, `2 h 5 min`. */
export function shortDuration(durationMs: number): string {
  const ms = Math.max(0, durationMs);
  if (ms < 60_000) return ms < 1_000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 1_000)} s`;
  const unit = ms < 3_600_000 ? 1_000 : 60_000;
  return formatDuration(Math.round(ms / unit) * unit);
}

/** What is left until a moment: `in 15 s`, `now`. */
export function timeUntil(at: string, now: number): string {
  const leftMs = Date.parse(at) - now;
  return leftMs < 500 ? 'now' : `in ${shortDuration(Math.max(1_000, leftMs))}`;
}

/** A latency: `12 ms`, `1.2 s`. */
export function latencyText(latencyMs: number | null): string {
  return latencyMs === null ? '' : formatDuration(latencyMs);
}

const TIME = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});
const DATE = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});

/** The time of day of a moment. */
export function clockTime(at: string): string {
  return TIME.format(new Date(at));
}

/** Date and time of a moment. */
export function dateTime(at: string | number): string {
  return DATE.format(new Date(at));
}
