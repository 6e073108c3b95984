import { type PlannedDelivery, plainDelivery } from '../delivery/delivery-plan.ts';
import { usageError } from '../errors/usage-error.ts';
import type { ApiVersion, EventTypeEntry } from '../events/event-type.ts';
import { requireEventType } from '../events/find-event-types.ts';
import type { OutgoingEvent } from '../events/outgoing-event.ts';
import { resolveFaults } from '../faults/resolve-faults.ts';
import { chooseApiVersion, createEvent } from '../payloads/create-event.ts';
import { eventSource } from '../payloads/event-source.ts';
import type { Payload } from '../payloads/payload.ts';
import { placeOf } from './event-body.ts';
import type { EventLogOptions, Triggered, TriggerRequest } from './event-log.ts';
import { type RoutedDeliveries, routeEvent } from './event-router.ts';
import type { DeliveryManner } from './recorded-event.ts';
import { keepRecords } from './records/keep-records.ts';
import { strikePlan } from './strike-plan.ts';
import { listensFor } from './subscriptions.ts';
import type { WorkspaceCore } from './workspace-core.ts';
import { takeEventIndex } from './workspace-settings.ts';

/** What shall happen, from wherever it comes. */
export interface RaisedRequest extends TriggerRequest {
  /** What the event is about, as the V2 resource. @default generated */
  readonly payload?: Payload;
}

/**
 * Lets something happen. What no endpoint is subscribed to changes the records of the workspace all the same.
 *
 * @throws SimulatorError `unknown-event-type`, `unsupported-api-version`, `invalid-override`, or what is wrong
 * with the faults
 */
export function triggerEvent(
  core: WorkspaceCore,
  request: RaisedRequest,
  options: EventLogOptions,
): Triggered {
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
    if (made.length === 0) {
      const apiVersion = chooseApiVersion(entry, request.apiVersion);
      keepRecords(core.store, makeEvent(core, { request, entry, apiVersion, at }, options), at);
    }
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

/** How a planned delivery is delivered. */
export function mannerOf({
  faults,
  isCopy = false,
  lateByMs,
  disturbance,
  story,
}: PlannedDelivery): DeliveryManner {
  return {
    lateByMs,
    disturbance,
    isCopy,
    faults,
    ...(story === undefined ? {} : { journey: story.journey }),
  };
}

/** Makes an event without letting it happen. */
export function makeEvent(
  { identity, seed, store }: WorkspaceCore,
  about: {
    readonly request: RaisedRequest;
    readonly entry: EventTypeEntry;
    readonly apiVersion: ApiVersion;
    readonly at: number;
  },
  options: EventLogOptions,
): OutgoingEvent {
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
    payload,
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
    ...(payload === undefined ? {} : { payload }),
    ...(body === undefined ? {} : { body: Buffer.from(body) }),
  });
}

function requireId(id: number): void {
  if (Number.isSafeInteger(id) && id > 0) return;
  throw usageError(`IDs of pages and funnels must be whole numbers above 0, got "${id}".`);
}
