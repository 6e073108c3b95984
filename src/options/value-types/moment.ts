import type { UpcomingAttempt } from '../../engine/dispatch-options.ts';
import { formatDuration, parseDuration } from '../../internal/duration.ts';

/** A point in a run: so long after an event, in simulated time, or before an attempt. */
export type Moment =
  | { readonly kind: 'time'; readonly afterMs: number }
  | { readonly kind: 'attempt'; readonly number: number };

/** Where an attempt stands in the life of its delivery. */
export type AttemptPosition = Pick<UpcomingAttempt, 'attemptNumber' | 'dueAfterMs'>;

/** Reads `15m` or `attempt:3`; `undefined` where the text is neither. */
export function parseMoment(text: string): Moment | undefined {
  const number = /^attempt:(\d{1,3})$/i.exec(text.trim())?.[1];
  if (number !== undefined)
    return Number(number) === 0 ? undefined : { kind: 'attempt', number: Number(number) };

  const afterMs = parseDuration(text.trim());
  return afterMs === undefined ? undefined : { kind: 'time', afterMs };
}

/** Whether an attempt is the one that a moment stands before, or a later one. */
export function hasCome(wanted: Moment, { attemptNumber, dueAfterMs }: AttemptPosition): boolean {
  switch (wanted.kind) {
    case 'time':
      return dueAfterMs >= wanted.afterMs;
    case 'attempt':
      return attemptNumber >= wanted.number;
    default:
      return wanted satisfies never;
  }
}

/** Orders moments of one kind; those of different kinds stay as they are. */
export function compareMoments(a: Moment, b: Moment): number {
  if (a.kind === 'time' && b.kind === 'time') return a.afterMs - b.afterMs;
  if (a.kind === 'attempt' && b.kind === 'attempt') return a.number - b.number;
  return 0;
}

/** `Before attempt 3, 1 min 16 s after the event`. */
export function attemptInWords({ attemptNumber, dueAfterMs }: AttemptPosition): string {
  return `Before attempt ${attemptNumber}, ${formatDuration(dueAfterMs)} after the event`;
}
