import { isDeepStrictEqual } from 'node:util';
import { stopwatchMs } from '../../../clock/wall-clock.ts';
import { isSuccess } from '../../../delivery/outcome.ts';
import { EVENT_CATALOG } from '../../../events/catalog.ts';
import type { OutgoingEvent } from '../../../events/outgoing-event.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { compareFacts } from './compare-facts.ts';
import { type FactScope, type Facts, factsOf } from './facts.ts';
import { createLooks } from './looks.ts';
import { observe } from './observe.ts';
import { type Beginning, beginSingle, type Single, singleSince } from './single.ts';
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

const BY_SUBJECT: FactScope = { state: 'subject', effects: 'subject' };
const BY_ROWS: FactScope = { state: 'rows', effects: 'subject' };
const ALL: FactScope = { state: 'whole', effects: 'whole' };

/**
 * Watches the receiver work on single events of the usual kinds, and learns what they leave behind, how long that takes
 * and by what it can be told whose work is whose. Where none of them leaves anything, one of every kind is sent.
 */
export async function acquaint(context: CheckContext): Promise<Acquaintance> {
  const { probe } = context;
  const pace: Pace = { workMs: 0 };
  if (probe?.readState === undefined && probe?.readEffects === undefined) {
    return { traces: [], pace, silentTypes: [], isStillSilent: async () => false };
  }
  const controlType = context.control.variation.event.type;
  const usual = [...new Set([controlType, ...USUAL_EVENT_TYPES])].filter(context.isSubscribed);
  const found = await learn(context, usual, pace);
  const isStillSilent = async () => {
    const late = await Promise.all(
      found.firsts.map(async ({ before, told }) =>
        factsOf(told, before, await observe(context, told.event), BY_SUBJECT),
      ),
    );
    return late.every(({ size }) => size === 0);
  };
  if (!found.isSilent) return { traces: found.traces, pace, silentTypes: [], isStillSilent };

  const every = EVENT_CATALOG.map(({ name }) => name).filter(
    (name) => !usual.includes(name) && context.isSubscribed(name),
  );
  const others = await learn(context, every, pace);
  const silentTypes = others.isSilent ? [...usual, ...every] : [];
  return { traces: others.traces, pace, silentTypes, isStillSilent };
}

interface Learned {
  readonly firsts: readonly First[];
  readonly traces: readonly Trace[];
  /** Whether nothing at all was seen, not even something that cannot be judged by. */
  readonly isSilent: boolean;
}

/** A first event of a kind, and what was seen of it for all the time that work may take. */
interface First extends Beginning {
  readonly base: OutgoingEvent;
  readonly seen: readonly { readonly scope: FactScope; readonly facts: Facts; readonly workMs: number }[];
}

/** By the ids in what comes, where that is possible, and otherwise one after the other. */
async function learn(context: CheckContext, types: readonly string[], pace: Pace): Promise<Learned> {
  const bystander = tellTwin(context, context.event());
  const unknown = await observe(context, bystander.event);
  const firsts = await watchFirsts(context, types, [BY_SUBJECT, BY_ROWS]);
  const later = await observe(context, bystander.event);
  const isBySubject = isDeepStrictEqual(later.state, unknown.state);
  const scope = isBySubject ? BY_SUBJECT : BY_ROWS;
  const areEffectsNamed =
    later.effects.length === unknown.effects.length ||
    firsts.some((first) => hasEffects(seenWithin(first, scope).facts));
  if (areEffectsNamed) {
    const traces = await Promise.all(firsts.map((first) => learnSecond(context, first, scope, pace)));
    const found = traces.filter((trace) => trace !== undefined);
    if (isBySubject || found.length > 0) return learned(found, firsts, scope);
  }
  // Nothing tells whose work it is, so that nothing else may be sent meanwhile.
  await context.whenAlone();
  const alone: Trace[] = [];
  for (const eventType of types) {
    const trace = await learnAlone(context, eventType, pace);
    if (trace !== undefined) alone.push(trace);
    if (alone.length === ENOUGH_ALONE) break;
  }
  return learned(alone, firsts, BY_SUBJECT);
}

function learned(traces: readonly Trace[], firsts: readonly First[], scope: FactScope): Learned {
  const isSilent = traces.length === 0 && firsts.every((first) => seenWithin(first, scope).facts.size === 0);
  return { traces, firsts, isSilent };
}

async function learnAlone(context: CheckContext, eventType: string, pace: Pace): Promise<Trace | undefined> {
  const [first] = await watchFirsts(context, [eventType], [ALL]);
  return first === undefined ? undefined : await learnSecond(context, first, ALL, pace);
}

/** Sends one event of each kind, and watches them for all the time that work may take. */
async function watchFirsts(
  context: CheckContext,
  types: readonly string[],
  scopes: readonly FactScope[],
): Promise<readonly First[]> {
  const firsts = await Promise.all(
    types.map(async (eventType) => {
      const base = context.event({ eventType });
      const beginning = await sendSingle(context, base);
      return beginning === undefined ? [] : [await watchWindow(context, base, beginning, scopes)];
    }),
  );
  return firsts.flat();
}

/** Watches for all the time that work may take, and remembers when something came last. */
async function watchWindow(
  context: CheckContext,
  base: OutgoingEvent,
  beginning: Beginning,
  scopes: readonly FactScope[],
): Promise<First> {
  const { before, told } = beginning;
  const looks = createLooks(context);
  const respondedAt = stopwatchMs();
  const look = async () => {
    const observation = await observe(context, told.event);
    return scopes.map((scope) => ({ scope, facts: factsOf(told, before, observation, scope) }));
  };
  let seen = (await look()).map((first) => ({ ...first, workMs: 0 }));
  while (looks.elapsedMs() < context.settleMs && !context.signal.aborted) {
    await looks.untilNext();
    const now = await look();
    seen = seen.map((known) => {
      const facts = now.find(({ scope }) => scope === known.scope)?.facts ?? known.facts;
      const workMs = amount(facts) === amount(known.facts) ? known.workMs : stopwatchMs() - respondedAt;
      return { scope: known.scope, facts, workMs };
    });
  }
  return { ...beginning, base, seen };
}

/** Sends another event of the kind and lets it leave what the first one did. */
async function learnSecond(
  context: CheckContext,
  first: First,
  scope: FactScope,
  pace: Pace,
): Promise<Trace | undefined> {
  const { base } = first;
  const { facts, workMs } = seenWithin(first, scope);
  if (facts.size === 0) return undefined;
  const single = singleSince(context, first, scope);
  await single.look();
  if (scope === ALL) single.freeze();
  pace.workMs = Math.max(pace.workMs, workMs);
  // What came of one of them alone is no trace of this kind of event; a receiver that loses some is tried again.
  for (let attempt = 0; attempt < MOST_SECONDS; attempt += 1) {
    const beginning = await sendSingle(context, base);
    if (beginning === undefined) return undefined;
    const second = singleSince(context, beginning, scope);
    const left = await watchSecond(context, [single, second], pace);
    if (left.size === 0) continue;
    if (scope === ALL) second.freeze();
    return { eventType: base.type, base, scope, singles: [single, second], hasEffects: hasEffects(left) };
  }
  return undefined;
}

async function sendSingle(context: CheckContext, base: OutgoingEvent): Promise<Beginning | undefined> {
  const told = tellTwin(context, base);
  const beginning = await beginSingle(context, told);
  const exchange = await context.send({ about: `a single ${told.event.type}`, event: told.event });
  return isSuccess(exchange.result.outcome) ? beginning : undefined;
}

/** Watches until the second has left what the first has. */
async function watchSecond(
  context: CheckContext,
  [first, second]: readonly [Single, Single],
  pace: Pace,
): Promise<Facts> {
  const looks = createLooks(context);
  const expected = await first.facts();
  const isMissing = (facts: Facts) => compareFacts([expected, expected], facts).missing.length > 0;
  let left = await second.look();
  while (isMissing(left) && looks.elapsedMs() < context.settleMs && !context.signal.aborted) {
    await looks.untilNext();
    left = await second.look();
  }
  pace.workMs = Math.max(pace.workMs, looks.elapsedMs());
  return left;
}

function seenWithin({ seen }: First, scope: FactScope): { readonly facts: Facts; readonly workMs: number } {
  return seen.find((one) => one.scope === scope) ?? { facts: new Map(), workMs: 0 };
}

function hasEffects(facts: Facts): boolean {
  return [...facts.keys()].some((place) => place.startsWith('effect '));
}

function amount(facts: Facts): number {
  let sum = 0;
  for (const values of facts.values()) sum += values.length;
  return sum;
}
