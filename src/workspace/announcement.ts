import type { ApiVersion } from '../events/event-type.ts';
import type { AttemptRecord, DeliveryRecord } from './delivery-record.ts';
import type { Endpoint } from './endpoint.ts';
import type { RecordedEvent } from './recorded-event.ts';

/** How fast simulated time passes. */
export interface ClockReading {
  /** Simulated milliseconds since the epoch. */
  readonly now: number;
  /** Simulated milliseconds in a real one; `null` on a virtual clock, which jumps or moves by hand. */
  readonly scale: number | null;
}

/**
 * Everything that happens in a workspace, in the order in which it happens and after it has been kept. Nothing in it
 * holds a secret.
 */
export type WorkspaceAnnouncement =
  | {
      readonly type:
        | 'endpoint-created'
        | 'endpoint-changed'
        | 'endpoint-deleted'
        | 'endpoint-deactivated'
        | 'endpoint-reactivated'
        | 'secret-rotated';
      readonly endpoint: Endpoint;
    }
  | { readonly type: 'event-recorded'; readonly event: RecordedEvent }
  | {
      /** No one is subscribed to it, so it was not even made. */
      readonly type: 'event-ignored';
      readonly eventType: string;
      readonly apiVersion: ApiVersion;
    }
  | {
      readonly type: 'delivery-created' | 'delivery-changed' | 'delivery-ended';
      readonly delivery: DeliveryRecord;
    }
  | {
      readonly type: 'attempt-started' | 'attempt-ended';
      readonly delivery: DeliveryRecord;
      readonly attempt: AttemptRecord;
    }
  | { readonly type: 'clock-changed'; readonly clock: ClockReading };
