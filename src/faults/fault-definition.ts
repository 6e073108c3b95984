import type { PlannedDelivery } from '../delivery/delivery-plan.ts';
import { DELIVERING } from '../options/commands.ts';
import type { OptionDefinition } from '../options/option-definition.ts';
import type { Random } from '../random/random.ts';

/** What a fault may know about the run. */
export interface FaultContext {
  /** This fault's own source of chance: the same seed strikes the same deliveries. */
  readonly random: Random;
  /** How many deliveries the plan holds; `undefined` where that is not known yet. */
  readonly total: number | undefined;
}

/** What a fault does to a plan, once its settings are known. */
export interface PlanRewrite {
  /** One line for people. */
  readonly explain: string;
  /** How many attempts must be able to be in flight at once for it to work. @default 1 */
  readonly concurrency?: number;
  /** Whether one delivery may become several. @default false */
  readonly multiplies?: boolean;
  /** Rewrites the plan. Reads it once, in order, and no further than it must. */
  apply(plan: Iterable<PlannedDelivery>, context: FaultContext): Iterable<PlannedDelivery>;
}

/** When faults rewrite a plan: first what is sent, then how often, then in which order, then what goes out together. */
export const FAULT_STAGES = ['sending', 'copies', 'arrival', 'together'] as const;

/** A way of misbehaving on purpose. A new one is a file of its own and a line in `registry.ts`. */
export interface FaultDefinition<Settings = never> {
  /** Its options: the first one switches it on and names it, the others say more about it. */
  readonly options: readonly [OptionDefinition, ...OptionDefinition[]];
  readonly stage: (typeof FAULT_STAGES)[number];
  /** `undefined` where the settings do not ask for it. */
  readonly plan: (settings: Settings) => PlanRewrite | undefined;
}

/** What the option of a fault has that also strikes events of a workspace. */
export const FAULT = { group: 'Faults', commands: [...DELIVERING, 'trigger', 'export'] } as const;

/** What the option of a fault has that depends on how many attempts a run has in flight. */
export const FAULT_OF_RUNS = { group: 'Faults', commands: [...DELIVERING, 'export'] } as const;

/** Keeps the literal types of a fault's options, which the types of parsed options are made of. */
export function defineFault<const Definition extends FaultDefinition>(definition: Definition): Definition {
  return definition;
}
