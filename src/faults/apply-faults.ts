import type { PlannedDelivery } from '../delivery/delivery-plan.ts';
import { kebabCase } from '../options/option-name.ts';
import { FAULT_STAGES, type FaultContext, type PlanRewrite } from './fault-definition.ts';
import { FAULTS, type FaultSettings } from './registry.ts';

/** A fault that settings ask for. */
interface FaultAtWork extends PlanRewrite {
  /** Its option on the command line, without the dashes. */
  readonly name: string;
}

/** What settings do, in the order in which it is done. */
export interface FaultSummary {
  /** Each fault in one line. */
  readonly faults: readonly { readonly name: string; readonly describe: string }[];
  /** How many attempts must be able to be in flight at once. */
  readonly concurrency: number;
  /** Whether one delivery may become several. */
  readonly multiplies: boolean;
}

/**
 * Rewrites a plan as settings say, one fault after the other. Each has a source of chance of its own, so that adding
 * one does not change what another strikes.
 */
export function applyFaults(
  plan: Iterable<PlannedDelivery>,
  settings: FaultSettings,
  context: FaultContext,
): Iterable<PlannedDelivery> {
  return faultsAtWork(settings).reduce(
    (rewritten, { name, apply }) => apply(rewritten, { ...context, random: context.random.fork(name) }),
    plan,
  );
}

/** Says what settings do. */
export function explainFaults(settings: FaultSettings): FaultSummary {
  const atWork = faultsAtWork(settings);
  return {
    faults: atWork.map(({ name, explain }) => ({ name, describe: explain })),
    concurrency: Math.max(1, ...atWork.map(({ concurrency = 1 }) => concurrency)),
    multiplies: atWork.some(({ multiplies = false }) => multiplies),
  };
}

function faultsAtWork(settings: FaultSettings): FaultAtWork[] {
  return FAULT_STAGES.flatMap((stage) =>
    FAULTS.flatMap((fault) => {
      const rewrite = fault.stage === stage ? fault.plan(settings) : undefined;
      return rewrite === undefined ? [] : [{ ...rewrite, name: kebabCase(fault.options[0].name) }];
    }),
  );
}
