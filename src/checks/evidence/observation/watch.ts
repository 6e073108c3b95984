import type { OutgoingEvent } from '../../../events/outgoing-event.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import type { Effect } from '../../engine/probe.ts';
import { compareFacts, type FactDifferences } from './compare-facts.ts';
import { belongingEffects, type Facts, factsOf } from './facts.ts';
import { createLooks } from './looks.ts';
import { type Observation, observe } from './observe.ts';
import { type RenamedEvent, tellTwin } from './told-event.ts';
import { bestTrace, type Trace } from './trace.ts';

/** What an event has left behind by a moment, compared with what a single one does. */
export interface Seen extends FactDifferences {
  /** The effects that belong to it, by the ids in them; all that came since, where nothing tells whose they are. */
  readonly effects: readonly Effect[];
  readonly facts: Facts;
  readonly observation: Observation;
}

/** An event that is disturbed in some way, and what comes of it. */
export interface Watch {
  readonly told: RenamedEvent;
  readonly event: OutgoingEvent;
  readonly before: Observation;
  /** What is there by now. */
  now(): Promise<Seen>;
  /** What is there as soon as nothing is missing any more, or when work has had all its time. */
  whenDone(): Promise<Seen>;
  /** What is there as soon as that is anything at all, or when work has had all its time. */
  whenAnything(): Promise<Seen>;
  /** What is there when the receiver has worked on everything that was sent so far, if that is nothing at all. */
  whenSettled(): Promise<Seen | undefined>;
  /**
   * As `whenSettled`, for what has to leave something behind. Undefined where it fell behind, so
   * that more may still come.
   */
  whenQuiet(): Promise<Seen | undefined>;
}

/** The least that is waited for stragglers, in real milliseconds. */
const LEAST_MARGIN_MS = 50;
/** Looks in the time that work may take; on a machine too busy for them, it is given longer. */
const FEWEST_LOOKS = 8;
/** How much longer than ever seen work may take. */
const MARGIN = 1.5;

/** Begins to watch an event of a kind that leaves a trace. */
export async function watchTwin(context: CheckContext, trace: Trace): Promise<Watch> {
  return await watchTold(context, trace, tellTwin(context, trace.base));
}

/** Begins to watch an event that was made already. */
export async function watchTold(context: CheckContext, trace: Trace, told: RenamedEvent): Promise<Watch> {
  const { event } = told;
  const before = await observe(context, event);
  const [one, other] = trace.singles;
  const now = async (): Promise<Seen> => {
    const observation = await observe(context, event);
    const facts = factsOf(told, before, observation, trace.scope);
    const effects = belongingEffects(told, before, observation, trace.scope);
    const lately = compareFacts([await one.facts(), await other.facts()], facts);
    // What is too much by a look of a moment ago may have come to the single events as well since then.
    const compared = isTooMuch(lately)
      ? compareFacts(await Promise.all([one.look(), other.look()]), facts)
      : lately;
    return { observation, facts, effects, ...compared };
  };
  const lookUntil = async (isEnough: (seen: Seen) => boolean) => {
    const looks = createLooks(context);
    let seen = await now();
    for (
      let count = 1;
      !isEnough(seen) &&
      isPatient(context, { elapsedMs: looks.elapsedMs(), count }) &&
      !context.signal.aborted;
      count += 1
    ) {
      await looks.untilNext();
      seen = await now();
    }
    const { pace } = await context.acquaintance();
    if (isEnough(seen)) pace.workMs = Math.max(pace.workMs, looks.elapsedMs());
    return seen;
  };
  const whenDone = () => lookUntil((seen) => !isIncomplete(seen));
  return {
    told,
    event,
    before,
    now,
    whenDone,
    whenAnything: () => lookUntil((seen) => !hasLeftNothing(seen)),
    whenSettled: async () => ((await letWorkFinish(context, trace)) ? await now() : undefined),
    whenQuiet: async () => {
      const hasFinished = await letWorkFinish(context, trace);
      // What came meanwhile may still be under way where this one was slower.
      const seen = await whenDone();
      return hasFinished || !isIncomplete(seen) ? seen : undefined;
    },
  };
}

/** Does the same for every kind of event that leaves a trace: side by side where it can be told whose work is whose. */
export async function forEachTrace(
  traces: readonly Trace[],
  work: (trace: Trace) => Promise<void>,
): Promise<void> {
  if (traces.every(isAttributable)) {
    await Promise.all(traces.map(work));
    return;
  }
  for (const trace of traces) await work(trace);
}

/** Whether it can be told by ids which event a change or an effect belongs to. */
export function isAttributable({ scope }: Pick<Trace, 'scope'>): boolean {
  return scope.state !== 'whole' && scope.effects !== 'whole';
}

/** What shows that work was done again, a line each: more than a single event leaves, or other values than it had left. */
export function workedMoreThanOnce(
  { changed, surplus }: FactDifferences,
  once?: FactDifferences,
): readonly string[] {
  const known = new Set(once?.changed);
  return [...surplus, ...(once === undefined ? [] : changed.filter((line) => !known.has(line)))];
}

/** What shows that work was not done, or not as a single event has it done, a line each. */
export function lessThanOnce({ changed, missing }: FactDifferences): readonly string[] {
  return [...missing, ...changed];
}

/** Of lines about differences those that are about effects. */
export function effectsAmong(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => line.startsWith('effect '));
}

/** Whether an event has left nothing at all behind. */
export function hasLeftNothing({ facts }: Pick<Seen, 'facts'>): boolean {
  return facts.size === 0;
}

/**
 * Waits until the receiver has worked on everything that was sent so far: until an event that is sent now is done, where
 * it can be told whose work is whose, and otherwise for as long as work was ever seen to take, with a margin.
 *
 * @returns False where it fell behind.
 */
export async function letWorkFinish(context: CheckContext, trace: Trace): Promise<boolean> {
  if (context.settleMs === 0) return true;
  const { pace } = await context.acquaintance();
  const marginMs = Math.min(context.settleMs, pace.workMs * (MARGIN - 1) + LEAST_MARGIN_MS);
  if (!isAttributable(trace)) {
    await context.pause(Math.min(context.settleMs, pace.workMs + marginMs));
    return true;
  }
  const sentinel = await watchTwin(context, trace);
  await context.attempt({
    about: 'an event that shows when the work before it is done',
    event: sentinel.event,
  });
  const seen = await sentinel.whenDone();
  await context.pause(Math.min(marginMs, LEAST_MARGIN_MS));
  return !isIncomplete(seen);
}

/** The same for checks that look at states of their own. */
export async function letStateSettle(context: CheckContext): Promise<boolean> {
  const trace = bestTrace(await context.acquaintance());
  if (trace !== undefined) return await letWorkFinish(context, trace);
  await context.pause(context.settleMs);
  return true;
}

function isTooMuch({ changed, surplus }: FactDifferences): boolean {
  return changed.length + surplus.length > 0;
}

function isIncomplete({ missing }: FactDifferences): boolean {
  return missing.length > 0;
}

function isPatient(
  { settleMs }: Pick<CheckContext, 'settleMs'>,
  { count, elapsedMs }: { readonly count: number; readonly elapsedMs: number },
): boolean {
  return settleMs > 0 && (elapsedMs < settleMs || count < FEWEST_LOOKS);
}
