import type { EventOptions } from '../compose/simulator.ts';
import type { DropSetting } from '../faults/drop.ts';
import type { DuplicateSetting } from '../faults/duplicate.ts';
import type { DuplicateAsNewSetting } from '../faults/duplicate-as-new.ts';
import type { ForgeSetting } from '../faults/forge.ts';
import type { SimulatorOptions } from '../options/simulator-options.ts';

/** What may go wrong on purpose where a load generator sends each request once. */
export type LoadFaults = Pick<DuplicateSetting, 'duplicate'> &
  DuplicateAsNewSetting &
  DropSetting &
  ForgeSetting;

/** The names of {@link LoadFaults}. */
export const LOAD_FAULTS = ['duplicate', 'duplicateAsNew', 'drop', 'forge'] as const;

/** How the events of all workers are made. The secret is the environment's: `CF_WEBHOOK_SIM_SECRET`. */
export type LoadOptions = Pick<
  SimulatorOptions,
  'seed' | 'now' | 'wire' | 'realism' | 'snapshot' | 'apiVersion' | 'headers' | 'allowRemote'
>;

/** What one request of a scenario sends. */
export interface LoadEvent extends Omit<EventOptions, 'body'> {
  /** The event type, exactly as it is to be sent. */
  readonly eventType: string;
  /** What goes wrong on purpose. @default nothing */
  readonly faults?: LoadFaults;
}
