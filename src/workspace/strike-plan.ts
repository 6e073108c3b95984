import type { PlannedDelivery } from '../delivery/delivery-plan.ts';
import { applyFaults } from '../faults/apply-faults.ts';
import type { EventFaultSettings } from '../faults/registry.ts';
import { createRandom } from '../random/random.ts';

/**
 * Lets faults rewrite what happens in a workspace. What comes first under an `event_id` is the event, whatever the order
 * of arrival made of it; what comes later are copies.
 *
 * @param seed Decides what is struck.
 */
export function strikePlan(
  plan: readonly PlannedDelivery[],
  { faults, seed }: { readonly faults: EventFaultSettings; readonly seed: string },
): readonly PlannedDelivery[] {
  const context = { random: createRandom(seed).fork('faults'), total: plan.length };
  const known = new Set<string>();
  return Array.from(applyFaults(plan, faults, context), (planned) => {
    const isCopy = known.has(planned.event.id);
    known.add(planned.event.id);
    return { ...planned, isCopy };
  });
}
