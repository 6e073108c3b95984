import type { DeliveryEvent } from '../delivery/delivery-event.ts';
import type { RunReport } from './run-report.ts';

/** Everything that a simulator announces, in the order in which it happens. */
export type SimulatorEvent =
  | { readonly type: 'run-started'; readonly seed: string; readonly endpoint: string }
  | DeliveryEvent
  | { readonly type: 'run-finished'; readonly report: RunReport };

/** Whether an event is about a delivery, and not about the run as a whole. */
export function isDeliveryEvent(event: SimulatorEvent): event is DeliveryEvent {
  return event.type !== 'run-started' && event.type !== 'run-finished';
}
