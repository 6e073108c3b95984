import { isSuccess } from '../../../delivery/outcome.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { newEffects } from './effect-counts.ts';
import { type Footprint, footprint, isTrace } from './footprint.ts';
import { type Observation, observe } from './observe.ts';
import { observeUntil } from './observe-until.ts';
import { type TwinBase, twinBase, twinEvent } from './twin-event.ts';

/** A kind of event of which it can be seen that the receiver works on it, and what a single one leaves behind. */
export interface Trace {
  readonly base: TwinBase;
  /** What two single events left behind in the state. What is not the same in both tells nothing. */
  readonly footprints: readonly [Footprint, Footprint];
  /** How many effects a single event has. */
  readonly effects: number;
}

/** What receivers most often act on, beside the kind of event that the control delivery was. */
const USUAL_EVENT_TYPES = [
  'contact.created',
  'order.created',
  'form_submission.created',
  'one-time-order.completed',
] as const;

/** Looks for kinds of events that leave something behind which the probe shows. */
export async function findTraces(context: CheckContext): Promise<readonly Trace[]> {
  const { probe } = context;
  if (probe?.readState === undefined && probe?.readEffects === undefined) return [];
  const controlType = context.control.variation.event.type;
  const traces: Trace[] = [];
  for (const eventType of new Set([undefined, ...USUAL_EVENT_TYPES])) {
    if (eventType === controlType) continue;
    const trace = await traceOf(twinBase(context, eventType), context);
    if (trace !== undefined) traces.push(trace);
  }
  return traces;
}

/** The trace that tells most: one with effects, where there is any. */
export function bestTrace(traces: readonly Trace[]): Trace | undefined {
  return traces.find(({ effects }) => effects > 0) ?? traces[0];
}

/** Why no one can tell what the receiver does. */
export const NO_TRACE =
  'Needs an event with a visible result; neither the control delivery nor contact.created, order.created, form_submission.created or one-time-order.completed had one. Make the probe show what they change, or wait longer with --settle (cf-webhook-sim help probes).';

async function traceOf(base: TwinBase, context: CheckContext): Promise<Trace | undefined> {
  const first = await singleOf(base, context);
  if (first === undefined || (!isTrace(first.print) && first.effects === 0)) return undefined;
  const second = await singleOf(base, context);
  if (second === undefined) return undefined;
  return {
    base,
    footprints: [first.print, second.print],
    effects: Math.max(first.effects, second.effects),
  };
}

async function singleOf(base: TwinBase, context: CheckContext) {
  const event = twinEvent(context, base);
  const before = await observe(context, event);
  const exchange = await context.send({ about: `a single ${event.type}`, event });
  if (!isSuccess(exchange.result.outcome)) return undefined;
  const traceIn = (after: Observation) => ({
    print: footprint(before.state, after.state),
    effects: newEffects(before.effects, after.effects).length,
  });
  const isSeen = (after: Observation) => traceIn(after).effects > 0 || isTrace(traceIn(after).print);
  return traceIn(await observeUntil(context, event, isSeen));
}
