import type { DeliveryEvent } from '../delivery/delivery-event.ts';
import type { RunReport } from './run-report.ts';

/** Everything that a simulator announces, in the order in which it happens. */
export type SimulatorEvent =
  | { readonly type: 'run-started'; readonly seed: string; readonly endpoint: string }
  | DeliveryEvent
  | { readonly type: 'run-finished'; readonly report: RunReport }
  | {
      /** A check has been run. What others find can still change its verdict in the report. */
      readonly type: 'check-finished';
      readonly check: FinishedCheck;
      /** How many checks have ended, this one included. */
      readonly done: number;
      readonly total: number;
    };

/** A check of the receiver, as far as it is known when it ends. */
export interface FinishedCheck {
  /** E.g. `AUTH-01`. */
  readonly id: string;
  readonly promise: string;
  readonly verdict: 'pass' | 'fail' | 'warn' | 'info' | 'not-evaluated' | 'incomplete';
  readonly observed: string;
}

/** Whether an event is about a delivery, and not about the run as a whole. */
export function isDeliveryEvent(event: SimulatorEvent): event is DeliveryEvent {
  switch (event.type) {
    case 'run-started':
    case 'run-finished':
    case 'check-finished':
      return false;
    default:
      return true;
  }
}
