import type { Clock } from './clock.ts';
import { createRunningClock } from './scaled-clock.ts';

/** The clock of real life: waiting 15 seconds takes 15 seconds. */
export function createSystemClock(): Clock {
  return createRunningClock('system', 1);
}
