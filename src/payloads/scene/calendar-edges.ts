import type { Random } from '../../random/random.ts';
import { DAY_MS } from './story-time.ts';

/** How many years back a contact may have come. */
const YEARS = 5;

/**
 * A moment on a day that calendars get wrong: 29 February, the last day of a year in its last second, or the first in its
 * first; `undefined` where none lies between the two moments.
 */
export function calendarEdge(random: Random, after: number, before: number): number | undefined {
  const year = new Date(before).getUTCFullYear();
  const starts = Array.from({ length: YEARS }, (_, back) => [
    ...(isLeapYear(year - back) ? [Date.UTC(year - back, 1, 29) + random.integer(0, DAY_MS - 1)] : []),
    Date.UTC(year - back, 11, 31, 23, 59, 59) + random.integer(0, 999),
    Date.UTC(year - back, 0, 1) + random.integer(0, 999),
  ]).flat();
  const fitting = starts.filter((moment) => moment > after && moment < before);
  return fitting.length === 0 ? undefined : random.pick(fitting);
}

function isLeapYear(year: number): boolean {
  return new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
}
