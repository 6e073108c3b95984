import { isDeepStrictEqual } from 'node:util';
import { stopwatchMs } from '../../../clock/wall-clock.ts';
import { isSuccess } from '../../../delivery/outcome.ts';
import { EVENT_CATALOGUE } from '../../../events/catalogue.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { compareFacts } from './compare-facts.ts';
import type { FactScope } from './facts.ts';
import { observe } from './observe.ts';
import { type Single, watchSingle } from './single.ts';
import { tellTwin } from './told-event.ts';
import type { Acquaintance, Pace, Trace } from './trace.ts';

/** What receivers most often act on, beside the kind of event that the control delivery was. */
const USUAL_EVENT_TYPES = [
  'contact.created',
  'order.created',
  'form_submission.created',
  'one-time-order.completed',
  'one-time-order.invoice.paid',
] as const;

/** Kinds of events that are learned one after the other, which takes its time. */
const ENOUGH_ALONE = 2;
/** How often a second event is sent until one leaves a trace. */
const MOST_SECONDS = 3;
/** Looks within the time that work may take. */
const POLL_MS = 25;

/**
 * Watches the receiver work on single events of the usual kinds, and learns what they leave behind, how long that takes
 * and by what it can be told whose work is whose. Where none of them leaves anything, one of every kind is sent.
 */
export async function acquaint(context: CheckContext): Promise<Acquaintance> {
  const { probe } = context;
  const pace: Pace = { workMs: 0 };
  if (probe?.readState === undefined && probe?.readEffects === undefined) {
    return { traces: [], pace, silentTypes: [] };
  }
  const controlType = context.control.variation.event.type;
  const usual = [...new Set([controlType, ...USUAL_EVENT_TYPES])].filter(context.isSubscribed);
  const found = await learn(context, usual, pace);
  if (found.length > 0) return { traces: found, pace, silentTypes: [] };

  const every = EVENT_CATALOGUE.map(({ name }) => name).filter(
    (name) => !usual.includes(name) && context.isSubscribed(name),
  );
  const others = await learn(context, every, pace);
  return { traces: others, pace, silentTypes: others.length > 0 ? [] : [...usual, ...every] };
}

/** By the ids in what comes, where that is possible, and otherwise one after the other. */
async function learn(context: CheckContext, types: readonly string[], pace: Pace): Promise<readonly Trace[]> {
  const bystander = tellTwin(context, context.event());
  const unknown = await observe(context, bystander.event);
  const told = await learnTogether(context, types, pace, { state: 'subject', effects: 'subject' });
  const later = await observe(context, bystander.event);
  const isBySubject = isDeepStrictEqual(later.state, unknown.state);
  const areEffectsNamed =
    later.effects.length === unknown.effects.length || told.some(({ hasEffects }) => hasEffects);
  if (isBySubject && areEffectsNamed) return told;
  if (!isBySubject && areEffectsNamed) {
    const byRows = await learnTogether(context, types, pace, { state: 'rows', effects: 'subject' });
    if (byRows.length > 0) return byRows;
  }
  // Nothing tells whose work it is, so that nothing else may be sent meanwhile.
  await context.whenAlone();
  const alone = await learnOneByOne(context, types, pace);
  return alone.length > 0 ? alone : told;
}

async function learnTogether(
  context: CheckContext,
  types: readonly string[],
  pace: Pace,
  scope: FactScope,
): Promise<readonly Trace[]> {
  const traces = await Promise.all(types.map((eventType) => learnType(context, eventType, pace, scope)));
  return traces.filter((trace) => trace !== undefined);
}

async function learnOneByOne(
  context: CheckContext,
  types: readonly string[],
  pace: Pace,
): Promise<readonly Trace[]> {
  const traces: Trace[] = [];
  for (const eventType of types) {
    const trace = await learnType(context, eventType, pace, { state: 'whole', effects: 'whole' });
    if (trace === undefined) continue;
    for (const single of trace.singles) single.freeze();
    traces.push(trace);
    if (traces.length === ENOUGH_ALONE) break;
  }
  return traces;
}

async function learnType(
  context: CheckContext,
  eventType: string,
  pace: Pace,
  scope: FactScope,
): Promise<Trace | undefined> {
  const base = context.event({ eventType });
  const first = await sendSingle(context, base, scope);
  if (first === undefined) return undefined;
  await watchWindow(context, first, pace);
  if ((await first.facts()).size === 0) return undefined;
  if (scope.state === 'whole') first.freeze();
  // What came of one of them alone is no trace of this kind of event; a receiver that loses some is tried again.
  for (let attempt = 0; attempt < MOST_SECONDS; attempt += 1) {
    const second = await sendSingle(context, base, scope);
    if (second === undefined) return undefined;
    await watchSecond(context, [first, second], pace);
    const facts = await second.facts();
    if (facts.size === 0) continue;
    const hasEffects = [...facts.keys()].some((place) => place.startsWith('effect '));
    return { eventType, base, scope, singles: [first, second], hasEffects };
  }
  return undefined;
}

async function sendSingle(
  context: CheckContext,
  base: Parameters<typeof tellTwin>[1],
  scope: FactScope,
): Promise<Single | undefined> {
  const told = tellTwin(context, base);
  const single = await watchSingle(context, told, scope);
  const exchange = await context.send({ about: `a single ${told.event.type}`, event: told.event });
  return isSuccess(exchange.result.outcome) ? single : undefined;
}

/** Watches for all the time that work may take, and remembers when something came last. */
async function watchWindow(context: CheckContext, single: Single, pace: Pace): Promise<void> {
  const startedAt = stopwatchMs();
  let size = amount(await single.facts());
  while (stopwatchMs() - startedAt < context.settleMs && !context.signal.aborted) {
    await context.pause(Math.min(POLL_MS, context.settleMs));
    const now = amount(await single.facts());
    if (now !== size) pace.workMs = Math.max(pace.workMs, stopwatchMs() - startedAt);
    size = now;
  }
}

/** Watches until the second has left what the first has. */
async function watchSecond(
  context: CheckContext,
  [first, second]: readonly [Single, Single],
  pace: Pace,
): Promise<void> {
  const startedAt = stopwatchMs();
  const isDone = async () => {
    const facts = await first.facts();
    return compareFacts([facts, facts], await second.facts()).missing.length === 0;
  };
  while (!(await isDone()) && stopwatchMs() - startedAt < context.settleMs && !context.signal.aborted) {
    await context.pause(Math.min(POLL_MS, context.settleMs));
  }
  pace.workMs = Math.max(pace.workMs, stopwatchMs() - startedAt);
}

function amount(facts: Awaited<ReturnType<Single['facts']>>): number {
  let sum = 0;
  for (const values of facts.values()) sum += values.length;
  return sum;
}
