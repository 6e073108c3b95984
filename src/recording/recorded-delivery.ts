import type { DeliveryStatus } from '../delivery/delivery-state.ts';
import type { OutgoingEvent } from '../events/outgoing-event.ts';

/** The name and version of the format of recordings; `schemas/recording.schema.json` describes its lines. */
export const RECORDING_SCHEMA = 'cf-webhook-sim/recording@1';

/** How a recorded delivery ended. `received`: it arrived at the built-in receiver, and its sender knows the rest. */
export type RecordedStatus = DeliveryStatus | 'received';

/** The statuses that a recording knows. */
export const RECORDED_STATUSES: readonly RecordedStatus[] = [
  'delivered',
  'exhausted',
  'canceled',
  'dropped',
  'received',
];

/** One delivery of a recording: the event with its exact bytes, and how it went. */
export interface RecordedDelivery {
  readonly event: OutgoingEvent;
  readonly status: RecordedStatus;
  /** How many attempts were made. */
  readonly attempts: number;
}

/** Whether a delivery was sent and did not get through, or was never sent. */
export function hasFailed({ status }: Pick<RecordedDelivery, 'status'>): boolean {
  return status !== 'delivered' && status !== 'received';
}
