import { type PlannedDelivery, plainDelivery } from '../../../src/delivery/delivery-plan.ts';
import { applyFaults } from '../../../src/faults/apply-faults.ts';
import type { FaultContext } from '../../../src/faults/fault-definition.ts';
import type { FaultSettings } from '../../../src/faults/registry.ts';
import { createRandom } from '../../../src/random/random.ts';
import { outgoingEvent } from '../../support/delivery-builders.ts';

/** A plan of so many events, whose ids are their numbers. */
export function planOf(count: number): PlannedDelivery[] {
  return Array.from({ length: count }, (_, index) => plainDelivery(outgoingEvent({ id: String(index) })));
}

/** What faults know about a run. */
export function context(parts: Partial<FaultContext> & { readonly seed?: string } = {}): FaultContext {
  const { seed = '7', ...others } = parts;
  return { random: createRandom(seed), total: undefined, ...others };
}

/** A plan of so many events after the faults have rewritten it. */
export function rewritten(count: number, faults: FaultSettings, seed = '7'): PlannedDelivery[] {
  return [...applyFaults(planOf(count), faults, context({ seed, total: count }))];
}

/** The ids of the deliveries that carry a fault's line. */
export function struckBy(words: string, plan: readonly PlannedDelivery[]): string[] {
  return plan
    .filter(({ faults }) => faults.some((line) => line.includes(words)))
    .map(({ event }) => event.id);
}

/** The ids of a plan, in its order. */
export function idsOf(plan: readonly PlannedDelivery[]): string[] {
  return plan.map(({ event }) => event.id);
}
