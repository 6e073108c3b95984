import type { PlannedDelivery } from '../delivery/delivery-plan.ts';
import type { Random } from '../random/random.ts';

/** What a fault may know about the run. */
export interface FaultContext {
  /** This fault's own source of chance: the same seed strikes the same deliveries. */
  readonly random: Random;
  /** How many deliveries the plan holds; `undefined` where nobody knows yet. */
  readonly total: number | undefined;
}

/** A way of misbehaving on purpose: rewrites the plan, and says in one line what it does. */
export interface Fault {
  /** Its option on the command line, without the dashes. */
  readonly name: string;
  /** One line for people. */
  readonly describe: string;
  /** How many attempts must be able to be in flight at once for it to work. @default 1 */
  readonly concurrency?: number;
  /** Whether one delivery may become several. @default false */
  readonly multiplies?: boolean;
  /** Rewrites the plan. Reads it once, in order, and no further than it must. */
  apply(plan: Iterable<PlannedDelivery>, context: FaultContext): Iterable<PlannedDelivery>;
}

/**
 * Lets the faults rewrite a plan, one after the other. Each has a source of chance of its own, so that adding one
 * does not change what another strikes.
 */
export function applyFaults(
  plan: Iterable<PlannedDelivery>,
  faults: readonly Fault[],
  context: FaultContext,
): Iterable<PlannedDelivery> {
  return faults.reduce(
    (rewritten, fault) => fault.apply(rewritten, { ...context, random: context.random.fork(fault.name) }),
    plan,
  );
}
