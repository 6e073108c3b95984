import { stopwatchMs } from '../../../clock/wall-clock.ts';
import type { OutgoingEvent } from '../../../events/outgoing-event.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import type { Effect } from '../../engine/probe.ts';
import { compareFacts, type FactDifferences } from './compare-facts.ts';
import { belongingEffects, type Facts, factsOf } from './facts.ts';
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
  /** What is there when the receiver has worked on everything that was sent so far, if that is nothing at all. */
  whenSettled(): Promise<Seen | undefined>;
  /**
   * As `whenSettled`, for what has to leave something behind. Undefined where it fell behind, so
   * that more may still come.
   */
  whenQuiet(): Promise<Seen | undefined>;
}

/** How often it is looked at, in real milliseconds: often at first. */
const POLLS_MS = { first: 5, last: 50 } as const;
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
  const now = async (): Promise<Seen> => {
    const [observation, one, other] = await Promise.all([
      observe(context, event),
      trace.singles[0].facts(),
      trace.singles[1].facts(),
    ]);
    const facts = factsOf(told, before, observation, trace.scope);
    const effects = belongingEffects(told, before, observation, trace.scope);
    return { observation, facts, effects, ...compareFacts([one, other], facts) };
  };
  const whenDone = async () => {
    const startedAt = stopwatchMs();
    let pauseMs: number = POLLS_MS.first;
    let seen = await now();
    for (
      let looks = 1;
      isIncomplete(seen) && isPatient(context, { startedAt, looks }) && !context.signal.aborted;
      looks += 1
    ) {
      await context.pause(pauseMs);
      pauseMs = Math.min(POLLS_MS.last, pauseMs * 2);
      seen = await now();
    }
    const { pace } = await context.acquaintance();
    if (!isIncomplete(seen)) pace.workMs = Math.max(pace.workMs, stopwatchMs() - startedAt);
    return seen;
  };
  return {
    told,
    event,
    before,
    now,
    whenDone,
    whenSettled: async () => ((await letWorkFinish(context, trace)) ? await now() : undefined),
    whenQuiet: async () => {
      const hasFinished = await letWorkFinish(context, trace);
      // What came meanwhile may still be under way where this one was slower.
      const seen = await whenDone();
      return hasFinished || !isIncomplete(seen) ? seen : undefined;
    },
  };
}

/** Why a check cannot say that nothing more comes. */
export const FELL_BEHIND =
  'The receiver fell behind with its work, so more changes may follow. Raise --settle, or check it on a less busy machine.';

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
  const marginMs = Math.min(context.settleMs, pace.workMs * (MARGIN - 1) + POLLS_MS.last);
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
  await context.pause(Math.min(marginMs, POLLS_MS.last));
  return !isIncomplete(seen);
}

/** The same for checks that look at states of their own. */
export async function letStateSettle(context: CheckContext): Promise<void> {
  const trace = bestTrace(await context.acquaintance());
  if (trace !== undefined) await letWorkFinish(context, trace);
  else await context.pause(context.settleMs);
}

function isIncomplete({ missing }: FactDifferences): boolean {
  return missing.length > 0;
}

function isPatient(
  { settleMs }: Pick<CheckContext, 'settleMs'>,
  { looks, startedAt }: { readonly looks: number; readonly startedAt: number },
): boolean {
  return settleMs > 0 && (stopwatchMs() - startedAt < settleMs || looks < FEWEST_LOOKS);
}
