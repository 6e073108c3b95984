import { type PlannedDelivery, plainDelivery } from '../delivery/delivery-plan.ts';
import { usageError } from '../errors/usage-error.ts';
import type { WireShape } from '../events/envelope.ts';
import type { ApiVersion, EventTypeEntry } from '../events/event-type.ts';
import { requireEventType } from '../events/find-event-types.ts';
import type { OutgoingEvent } from '../events/outgoing-event.ts';
import type { Realism, SnapshotMoment } from '../events/realism.ts';
import type { EventFaultSettings } from '../faults/registry.ts';
import { resolveFaults } from '../faults/resolve-faults.ts';
import { chooseApiVersion, createEvent } from '../payloads/create-event.ts';
import type { CustomFields } from '../payloads/custom-fields.ts';
import { eventSource } from '../payloads/event-source.ts';
import type { Overrides } from '../payloads/overrides.ts';
import { placeOf } from './event-body.ts';
import { happen, type RoutedDeliveries, recordedEvent, routeEvent } from './event-router.ts';
import type { ListQuery, Page } from './list-query.ts';
import { idOf } from './public-ids.ts';
import type { DeliveryManner, RecordedEvent } from './recorded-event.ts';
import { strikePlan } from './strike-plan.ts';
import { listensFor } from './subscriptions.ts';
import { type TellRequest, tellingsFor } from './tell.ts';
import { notFound, type WorkspaceCore } from './workspace-core.ts';
import { takeEventIndex } from './workspace-settings.ts';

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
    trigger: (request) => trigger(core, request, options),
    preview: (request) => {
      const entry = requireEventType(request.eventType, options.customEvents);
      const apiVersion = chooseApiVersion(entry, request.apiVersion);
      return core.change(() => makeEvent(core, { request, entry, apiVersion, at: core.now() }, options));
    },
    publish: (plan) => publish(core, plan),
    tell: (request) => core.change(() => publish(core, tellingsFor(core, request, options))),
  };
}

function trigger(core: WorkspaceCore, request: TriggerRequest, options: EventLogOptions): Triggered {
  const entry = requireEventType(request.eventType, options.customEvents);
  const faults = resolveFaults(request.faults, 'trigger');
  const possible =
    request.apiVersion === undefined ? entry.versions : [chooseApiVersion(entry, request.apiVersion)];
  const endpoints = core.store.endpoints.all();
  const listening = possible.filter((apiVersion) =>
    endpoints.some((endpoint) => listensFor(endpoint, { type: entry.name, apiVersion })),
  );
  const unheard =
    core.recordAll && listening.length === 0 ? [chooseApiVersion(entry, request.apiVersion)] : [];
  const made = [...listening, ...unheard];
  const ignored = possible.filter((apiVersion) => !made.includes(apiVersion));

  const events = core.change((announce) => {
    const at = core.now();
    for (const apiVersion of ignored) {
      announce({ type: 'event-ignored', eventType: entry.name, apiVersion });
    }
    const plans = made.map((apiVersion) => [
      plainDelivery(makeEvent(core, { request, entry, apiVersion, at }, options)),
    ]);
    // Chance is the same for every version, so that each endpoint is struck alike.
    const seed = `${core.seed}/${plans[0]?.[0]?.event.id}`;
    return plans.flatMap((plan) =>
      byEvent(
        strikePlan(plan, { faults, seed }).map((planned) =>
          routeEvent(core, { event: planned.event, manner: mannerOf(planned), at }, announce),
        ),
      ),
    );
  });
  core.wake();
  return { events, ignored };
}

/** The deliveries of copies belong to the event that they are copies of. */
function byEvent(routed: readonly RoutedDeliveries[]): readonly RoutedDeliveries[] {
  const merged = new Map<number, RoutedDeliveries>();
  for (const { event, deliveries } of routed) {
    const before = merged.get(event.number)?.deliveries ?? [];
    merged.set(event.number, { event, deliveries: [...before, ...deliveries] });
  }
  return [...merged.values()];
}

function mannerOf({ faults, isCopy = false, lateByMs, disturbance, story }: PlannedDelivery): DeliveryManner {
  return {
    lateByMs,
    disturbance,
    isCopy,
    faults,
    ...(story === undefined ? {} : { journey: story.journey }),
  };
}

function makeEvent(
  { identity, seed, store }: WorkspaceCore,
  about: {
    readonly request: TriggerRequest;
    readonly entry: EventTypeEntry;
    readonly apiVersion: ApiVersion;
    readonly at: number;
  },
  options: EventLogOptions,
) {
  const { request, entry, apiVersion, at } = about;
  const {
    wire,
    pageId,
    funnelId,
    force,
    body,
    eventType: _,
    apiVersion: __,
    faults: ___,
    ...overrides
  } = request;
  const hasOrigin = pageId !== undefined || funnelId !== undefined;
  for (const id of [pageId, funnelId]) if (id !== undefined) requireId(id);
  return createEvent({
    entry,
    apiVersion,
    wire: wire ?? options.wire,
    realism: options.realism,
    snapshot: options.snapshot,
    ...eventSource(
      { seed, index: takeEventIndex(store), eventType: entry.name, firstEventType: 'workspace' },
      at,
    ),
    at,
    overrides,
    force: force ?? false,
    customFields: options.customFields,
    given: { workspace: identity },
    ...(hasOrigin
      ? {
          origin: {
            page: pageId === undefined ? null : placeOf('page', pageId),
            funnel: funnelId === undefined ? null : placeOf('funnel', funnelId),
          },
        }
      : {}),
    ...(body === undefined ? {} : { body: Buffer.from(body) }),
  });
}

function requireId(id: number): void {
  if (Number.isSafeInteger(id) && id > 0) return;
  throw usageError(`IDs of pages and funnels must be whole numbers above 0, got "${id}".`);
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
