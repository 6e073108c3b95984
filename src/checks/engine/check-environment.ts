import type { Sender } from '../../delivery/sender.ts';
import type { WireShape } from '../../events/envelope.ts';
import type { EventTypeEntry } from '../../events/event-type.ts';
import type { JsonObject } from '../../internal/json.ts';
import type { CustomFields } from '../../payloads/custom-fields.ts';
import type { Overrides } from '../../payloads/overrides.ts';
import type { Probe } from './probe.ts';
import type { ProcessControl } from './process-control.ts';
import type { RequestBudget } from './request-budget.ts';
import type { CheckEndpoint } from './sign-variation.ts';
import type { Traffic } from './traffic.ts';

/** What a run of checks works with, the same for every check. */
export interface CheckEnvironment {
  readonly sender: Sender;
  /** Waits less long, for what a receiver that responds at once may leave without a response. */
  readonly impatientSender: Sender;
  readonly endpoint: CheckEndpoint;
  readonly seed: string;
  /** The present of the events' timestamps, in milliseconds since the epoch. */
  readonly storyTime: number;
  readonly wire: WireShape;
  readonly customEvents: readonly EventTypeEntry[];
  readonly customFields: CustomFields;
  /** Real milliseconds that an attempt may take to connect, and again to get a response. */
  readonly timeoutMs: number;
  /** Real milliseconds that the receiver's work may take to show after its response. */
  readonly settleMs: number;
  readonly budget: RequestBudget;
  readonly traffic: Traffic;
  readonly signal: AbortSignal;
  /** The endpoint's secret before the last rotation, which the receiver still takes. */
  readonly oldSecret: string | undefined;
  readonly probe: Probe | undefined;
  readonly processControl: ProcessControl | undefined;
  /** Starts a receiver again that a request has brought down; undefined where that cannot be done. */
  readonly revive: (() => Promise<void>) | undefined;
  /** Whether the endpoint is subscribed to an event type. */
  readonly isSubscribed: (eventType: string) => boolean;
  /** Changes to every event whose schema has the fields. */
  readonly overrides: Overrides;
  /** The body of events of the control delivery's type; their ids and addresses are new in each. */
  readonly givenBody: JsonObject | undefined;
  /** Where events of a type go. */
  readonly endpointFor: (eventType: string) => CheckEndpoint;
  /** Resolves when no other check is being run. */
  readonly whenAlone: () => Promise<void>;
}
