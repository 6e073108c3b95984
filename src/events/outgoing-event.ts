import type { ApiVersion } from './event-type.ts';
import type { SubjectId } from './subject-id.ts';

/** An event, ready to be delivered: its facts and the exact bytes that every attempt sends. */
export interface OutgoingEvent {
  /** The `event_id`; goes into the header as well. */
  readonly id: string;
  /** The `event_type`, exactly as asked for. */
  readonly type: string;
  readonly apiVersion: ApiVersion;
  readonly subjectId: SubjectId | null;
  readonly subjectType: string | null;
  /** Story time in milliseconds since the epoch. */
  readonly createdAt: number;
  readonly body: Uint8Array;
}
