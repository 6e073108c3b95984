import { usageError } from '../errors/usage-error.ts';
import { formatDuration, parseDuration } from '../internal/duration.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * Waits in milliseconds: entry n is the wait after n attempts have been made, so the first stands before the first
 * attempt. There are as many attempts as entries.
 */
export type RetrySchedule = readonly number[];

/**
 * ClickFunnels' schedule: 8 attempts, the last 37 h 21 min 16 s after the event if attempts take no time.
 * The delays are documented; that row 0 stands before the first attempt is observed in Bullet Train's code, which runs
 * there (the other reading would make nine attempts).
 *
 * @see https://developers.myclickfunnels.com/docs/webhooks
 */
export const DOCUMENTED_SCHEDULE: RetrySchedule = [
  1 * SECOND,
  15 * SECOND,
  1 * MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  1 * HOUR,
  12 * HOUR,
  24 * HOUR,
];

/** The wait before attempt `attemptNumber` (from 1), in milliseconds; `undefined` when there is no such attempt. */
export function delayBeforeAttempt(schedule: RetrySchedule, attemptNumber: number): number | undefined {
  return schedule[attemptNumber - 1];
}

/** The first `attempts` waits; beyond the schedule's end its last wait repeats. */
export function limitAttempts(schedule: RetrySchedule, attempts: number): RetrySchedule {
  const last = schedule.at(-1) ?? 0;
  return Array.from({ length: attempts }, (_, index) => schedule[index] ?? last);
}

/**
 * Reads `1s,15s,1m`.
 *
 * @throws SimulatorError `invalid-option` when an entry is not a duration.
 */
export function parseSchedule(text: string): RetrySchedule {
  return text.split(',').map((entry) => {
    const delayMs = parseDuration(entry.trim());
    if (delayMs !== undefined) return delayMs;
    throw usageError(
      `The retry schedule "${text}" contains "${entry.trim()}", which is not a duration.`,
      'Use one wait before each attempt, comma-separated, as in 1s,15s,1m,5m.',
    );
  });
}

/** The schedule in words: `1 s, 15 s, 1 min`. */
export function describeSchedule(schedule: RetrySchedule): string {
  return schedule.map(formatDuration).join(', ');
}
