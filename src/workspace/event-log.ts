import type { PlannedDelivery } from '../delivery/delivery-plan.ts';
import type { WireShape } from '../events/envelope.ts';
import type { ApiVersion, EventTypeEntry } from '../events/event-type.ts';
import { requireEventType } from '../events/find-event-types.ts';
import type { OutgoingEvent } from '../events/outgoing-event.ts';
import type { Realism, SnapshotMoment } from '../events/realism.ts';
import type { EventFaultSettings } from '../faults/registry.ts';
import { chooseApiVersion } from '../payloads/create-event.ts';
import type { CustomFields } from '../payloads/custom-fields.ts';
import type { Overrides } from '../payloads/overrides.ts';
import { happen, type RoutedDeliveries, recordedEvent } from './event-router.ts';
import type { ListQuery, Page } from './list-query.ts';
import { idOf } from './public-ids.ts';
import type { RecordedEvent } from './recorded-event.ts';
import { type TellRequest, tellingsFor } from './tell.ts';
import { makeEvent, mannerOf, triggerEvent } from './trigger-event.ts';
import { notFound, type WorkspaceCore } from './workspace-core.ts';

/** What shall happen in a workspace. */
export interface TriggerRequest extends Overrides {
  /** The event type, exactly as it is to be sent. */
  readonly eventType: string;
  /** @default every version in which the event exists and someone is subscribed to it */
  readonly apiVersion?: ApiVersion;
  /** @default the workspace's */
  readonly wire?: WireShape;
  /** The id of the page that it comes from. @default what fits the event type */
  readonly pageId?: number;
  /** The id of the funnel that it comes from. @default what fits the event type; none where a page is given */
  readonly funnelId?: number;
  /** Sends overrides that the schema does not allow. @default false */
  readonly force?: boolean;
  /** The whole body; its bytes are sent untouched and nothing is generated. @default generated */
  readonly body?: Uint8Array | string;
  /** What goes wrong on purpose, for every endpoint alike; kept with the deliveries. @default nothing */
  readonly faults?: EventFaultSettings;
}

/** What came of a request: one event for each version that someone listens for. */
export interface Triggered {
  readonly events: readonly RoutedDeliveries[];
  /** The versions in which no one is subscribed to it, so that no event was made. */
  readonly ignored: readonly ApiVersion[];
}

/** How the events of a workspace are made. */
export interface EventLogOptions {
  readonly wire: WireShape;
  readonly realism: Realism;
  readonly snapshot: SnapshotMoment;
  readonly customEvents: readonly EventTypeEntry[];
  readonly customFields: CustomFields;
}

/** The events of a workspace. An id is a number, or text that holds one, a public id or an `event_id`. */
export interface EventLog {
  list(query?: ListQuery): Page<RecordedEvent>;
  /** @throws SimulatorError `not-found` */
  show(id: number | string): RecordedEvent;
  /**
   * Lets something happen. Everybody who is subscribed gets a delivery of it.
   *
   * @throws SimulatorError `unknown-event-type`, `unsupported-api-version`, `invalid-override`, or what is wrong
   * with the faults
   */
  trigger(request: TriggerRequest): Triggered;
  /**
   * Makes an event without letting it happen.
   *
   * @throws SimulatorError as `trigger` does
   */
  preview(request: TriggerRequest): OutgoingEvent;
  /**
   * Lets events happen that were made elsewhere, now or later: each at its `emitAfterMs`, counted from now, for those
   * who are subscribed then. Those to come are kept, and happen after a restart too.
   *
   * @returns How many there were; copies of an event are none.
   */
  publish(plan: Iterable<PlannedDelivery>): number;
  /**
   * Lets a journey happen: its first events now, the others when their time has come, after a restart too.
   *
   * @returns How many events there are, of every version that an endpoint has.
   * @throws SimulatorError `invalid-journey`
   */
  tell(request: TellRequest): number;
}

/** Makes the {@link EventLog} of a workspace. */
export function createEventLog(core: WorkspaceCore, options: EventLogOptions): EventLog {
  const { store } = core;
  return {
    list: (query = {}) => {
      const { items, next } = store.events.list(query);
      return { items: items.map((record) => recordedEvent(core, record)), next };
    },
    show: (id) => {
      const number = typeof id === 'number' ? id : idOf('event', id);
      const record =
        (number === undefined ? undefined : store.events.get(number)) ??
        (typeof id === 'string' ? store.events.find(id) : undefined);
      if (record === undefined) throw notFound('event', id);
      return recordedEvent(core, record);
    },
    trigger: (request) => triggerEvent(core, request, options),
    preview: (request) => {
      const entry = requireEventType(request.eventType, options.customEvents);
      const apiVersion = chooseApiVersion(entry, request.apiVersion);
      return core.change(() => makeEvent(core, { request, entry, apiVersion, at: core.now() }, options));
    },
    publish: (plan) => publish(core, plan),
    tell: (request) => core.change(() => tell(core, tellingsFor(core, request, options))),
  };
}

/** Events of a workspace without endpoints happen to its records alone, and are not counted. */
function tell(core: WorkspaceCore, plan: readonly PlannedDelivery[]): number {
  const count = publish(core, plan);
  return core.recordAll || core.store.endpoints.all().length > 0 ? count : 0;
}

function publish(core: WorkspaceCore, plan: Iterable<PlannedDelivery>): number {
  let count = 0;
  core.change((announce) => {
    const now = core.now();
    for (const planned of plan) {
      const { event, emitAfterMs = 0 } = planned;
      const manner = mannerOf(planned);
      if (emitAfterMs <= 0) happen(core, { event, manner, at: now }, announce);
      else core.store.upcoming.add({ event, manner, at: now + emitAfterMs });
      if (planned.isCopy !== true) count += 1;
    }
  });
  core.wake();
  return count;
}
