import type { OutgoingEvent } from '../../../events/outgoing-event.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { newEffects, repeatedEffects } from './effect-counts.ts';
import { deeperThan, footprint, isTrace } from './footprint.ts';
import { type Observation, observe } from './observe.ts';
import { stateDifferences } from './state-difference.ts';
import type { Trace } from './trace.ts';

/** What a user may do about a complaint that is about the probe and not about the receiver. */
export const IGNORE_HINT = 'Exclude fields that change by themselves with --probe-ignore.';

/**
 * What was done too often for an event that was delivered several times at once, a line each: compared with what a
 * single one does.
 */
export async function doneTooOften(
  context: CheckContext,
  {
    event,
    before,
    trace,
  }: { readonly event: OutgoingEvent; readonly before: Observation; readonly trace: Trace },
): Promise<readonly string[]> {
  const after = await observe(context, event);
  const effects = newEffects(before.effects, after.effects);
  const repeated = repeatedEffects(effects);
  const surplus =
    repeated.length === 0 && effects.length > trace.effects
      ? [`${effects.length} effects, expected ${trace.effects}`]
      : [];
  const deeper = deeperThan(trace.footprints, footprint(before.state, after.state));
  return [...repeated, ...surplus, ...deeper];
}

/** What changed between two looks between which nothing should have, a line each. */
export function changes(before: Observation, after: Observation): readonly string[] {
  const effects = newEffects(before.effects, after.effects).map(({ key, kind }) => `${kind} "${key}" again`);
  return [...effects, ...stateDifferences(before.state, after.state)];
}

/** Whether an event has left its traces: something new in the state, or an effect. */
export function hasLeftTrace(before: Observation, after: Observation): boolean {
  return after.effects.length > before.effects.length || isTrace(footprint(before.state, after.state));
}
