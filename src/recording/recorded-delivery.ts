import type { DeliveryStatus } from '../delivery/delivery-state.ts';
import type { OutgoingEvent } from '../events/outgoing-event.ts';
import type { HeaderLine } from '../wire/wire-request.ts';

/** The name and version of the format of recordings; `schemas/recording.schema.json` describes its lines. */
export const RECORDING_SCHEMA = 'cf-webhook-sim/recording@1';

/**
 * How a recorded delivery ended. `received`: it arrived, and its sender knows the rest. `missed`: the receiver that it
 * was forwarded to gave no response. `rejected`: that receiver responded, but not with success.
 */
export type RecordedStatus = DeliveryStatus | 'received' | 'missed' | 'rejected';

/** The statuses that a recording knows. */
export const RECORDED_STATUSES: readonly RecordedStatus[] = [
  'delivered',
  'exhausted',
  'canceled',
  'dropped',
  'received',
  'missed',
  'rejected',
];

/** The arrival of one attempt. */
export interface RecordedArrival {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** What the receiver responded, where that is known. */
  readonly statusCode?: number;
}

/** One delivery of a recording: the event with its exact bytes, and how it went. */
export interface RecordedDelivery {
  readonly event: OutgoingEvent;
  readonly status: RecordedStatus;
  /** How many attempts were made. */
  readonly attempts: number;
  /** When attempts arrived, oldest first, where someone saw them arrive. */
  readonly arrivals?: readonly RecordedArrival[];
  /** The request headers of the first attempt as they arrived, where they are known; see `recorded-headers.ts`. */
  readonly headers?: readonly HeaderLine[];
  /** `api`: read from ClickFunnels' API, so that the envelope around the event is not the one that was sent. */
  readonly source?: 'api';
}

/** Whether a delivery was sent and did not get through, or was never sent. */
export function hasFailed({ status }: Pick<RecordedDelivery, 'status'>): boolean {
  return status !== 'delivered' && status !== 'received';
}
