import type { SnapshotMoment } from '../../events/realism.ts';
import { remember } from '../../internal/remember.ts';
import type { Random } from '../../random/random.ts';

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Since when the subject of an event exists, and when it was last changed, in milliseconds since the epoch. */
export interface StoryTime {
  readonly bornAt: number;
  readonly touchedAt: number;
}

/** How long after the event a payload may be read (observed: 0.17 s and 14.25 s). */
export const LATE_MS = { from: 100, to: 15_000 } as const;
const LATE_SHARE = 0.5;

interface AgeRule {
  readonly events: RegExp;
  readonly fromMs: number;
  readonly toMs: number;
  /** Adds a whole number of days, one of these. */
  readonly days?: readonly number[];
}

/** How old a subject is when its event happens; the first rule that fits counts. */
const AGE_RULES: readonly AgeRule[] = [
  { events: /\.created$/, fromMs: 350, toMs: 2_500 },
  { events: /trial_ended|trial_converted/, fromMs: 5_000, toMs: 90_000, days: [7, 14, 30] },
  { events: /identified|trial_started|\.activated|first_payment/, fromMs: 8_000, toMs: 10 * MINUTE_MS },
  { events: /one-time-order\.completed|invoice\.paid|order\.completed/, fromMs: 4_000, toMs: 3 * MINUTE_MS },
  { events: /past_due|declined/, fromMs: 26 * HOUR_MS, toMs: 4 * DAY_MS },
  { events: /abandoned/, fromMs: 15 * DAY_MS, toMs: 40 * DAY_MS },
  { events: /refunded|reissued|voided/, fromMs: 2 * DAY_MS, toMs: 28 * DAY_MS },
  { events: /fulfilled|scheduled_event|\.published/, fromMs: 5 * HOUR_MS, toMs: 6 * DAY_MS },
  { events: /^subscription\.completed/, fromMs: 190 * DAY_MS, toMs: 400 * DAY_MS },
  { events: /^subscription\./, fromMs: 40 * DAY_MS, toMs: 400 * DAY_MS },
];
const USUAL_AGE: AgeRule = { events: /./, fromMs: 2 * HOUR_MS, toMs: 60 * DAY_MS };
const ageRuleOf = remember(
  (eventName) => AGE_RULES.find(({ events }) => events.test(eventName)) ?? USUAL_AGE,
);

/** Places the subject of an event in time. */
export function createStoryTime(
  random: Random,
  eventName: string,
  at: number,
  snapshot: SnapshotMoment = 'event',
): StoryTime {
  const rule = ageRuleOf(eventName);
  const daysMs = rule.days === undefined ? 0 : random.pick(rule.days) * DAY_MS;
  const ageMs = daysMs + random.integer(rule.fromMs, rule.toMs);
  const bornAt = at - ageMs;

  const isNew = ageMs < 3 * SECOND_MS;
  const touchedAt = isNew ? bornAt + random.integer(0, 300) : at - random.integer(20, 1_500);
  return { bornAt, touchedAt: snapshot === 'late' ? lateUpdate(random, at, touchedAt) : touchedAt };
}

/** Half of the records change between the event and the job that reads them (observed in two of four captures). */
function lateUpdate(random: Random, at: number, touchedAt: number): number {
  return random.chance(LATE_SHARE) ? at + random.integer(LATE_MS.from, LATE_MS.to) : touchedAt;
}

/** The whole second that a moment lies in; payment systems report no smaller unit (observed). */
export function wholeSecond(ms: number): number {
  return Math.floor(ms / SECOND_MS) * SECOND_MS;
}

/** The same day and time a number of calendar months later. */
export function addMonths(ms: number, months: number): number {
  const start = new Date(ms);
  const month = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0);
  const day = Math.min(start.getUTCDate(), new Date(month).getUTCDate());
  return (
    Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, day) + (((ms % DAY_MS) + DAY_MS) % DAY_MS)
  );
}
