import { parseDuration } from '../internal/duration.ts';
import { parseIsoTime } from '../internal/parse-iso-time.ts';
import { addMonths } from '../payloads/scene/story-time.ts';
import type { Step } from './journey.ts';
import { journeyError } from './journey-error.ts';
import { resolveValue, type Scope } from './references.ts';

/** Moments in payloads are whole seconds here and there, and the events of what happened at the same one take a few. */
const JUST_NOW_MS = 10_000;
const CALENDAR = /^(\d+) (month|year)s?$/;

/**
 * Reads how much later a step comes: a duration such as `2h`, or `1 month`, `2 years` of the calendar.
 *
 * @returns The moment that lies so much after another, in milliseconds since the epoch; `undefined` where the text is
 * neither.
 */
export function laterBy(text: string, from: number): number | undefined {
  const [, amount, unit] = CALENDAR.exec(text) ?? [];
  if (amount !== undefined) return addMonths(from, Number(amount) * (unit === 'year' ? 12 : 1));
  const durationMs = parseDuration(text);
  return durationMs === undefined ? undefined : from + durationMs;
}

/**
 * When a step happens, in milliseconds since the epoch: `at` names a moment, `after` counts from there, or from now.
 *
 * @throws SimulatorError `invalid-journey` where one of them cannot be read, or lies in the past of the story.
 */
export function timeOf({ at, after }: Step, scope: Scope): number {
  const { now } = scope.world;
  const from = at === undefined ? now : moment(at, scope);
  if (after === undefined) return from;

  const text = String(resolveValue(after, scope));
  const time = laterBy(text, from);
  if (time !== undefined) return time;
  throw journeyError(
    `"after" must be a duration, got "${text}".`,
    'For example 30s, 2h, 3d12h, 1 month or 1 year.',
  );
}

function moment(at: string, scope: Scope): number {
  const value = resolveValue(at, scope);
  const time = typeof value === 'string' ? parseIsoTime(value) : undefined;
  if (time === undefined) {
    throw journeyError(
      `"at" must be a reference to a moment, got ${JSON.stringify(value)} from ${at}.`,
      `For example \${membership.next_charge_at}.`,
    );
  }
  if (time >= scope.world.now - JUST_NOW_MS) return time;
  throw journeyError(
    `"at" is ${String(value)}, before the current time of the journey, ${new Date(scope.world.now).toISOString()}.`,
    'Move the step up, or use "after".',
  );
}
