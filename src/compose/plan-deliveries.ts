import { type PlannedDelivery, plainDelivery } from '../delivery/delivery-plan.ts';
import { pace } from '../engine/pace.ts';
import { requireEventType } from '../events/find-event-types.ts';
import type { OutgoingEvent } from '../events/outgoing-event.ts';
import { applyFaults } from '../faults/apply-faults.ts';
import type { FaultContext } from '../faults/fault-definition.ts';
import { resolveFaults } from '../faults/resolve-faults.ts';
import { checkCall, checkValue } from '../options/check-call.ts';
import { checkedApiVersion, checkedWire } from '../options/resolve-options.ts';
import type { ResolvedOptions } from '../options/simulator-options.ts';
import { chooseApiVersion, createEvent } from '../payloads/create-event.ts';
import { customData } from '../payloads/custom-data.ts';
import type { CustomFields } from '../payloads/custom-fields.ts';
import { eventSource } from '../payloads/event-source.ts';
import { createEventPool, type PooledRecipe } from '../payloads/pool/event-pool.ts';
import { createRandom } from '../random/random.ts';
import { CALL_KINDS } from './call-kinds.ts';
import type { EventRequest, PlanOptions } from './simulator.ts';

/** Makes plans; counts the events, so that each has its own place in the seed's sequence. */
export type Planner = (requests: Iterable<EventRequest>, options: PlanOptions) => Iterable<PlannedDelivery>;

/** Where an event stands in the seed's sequence, and how long after the first one it happens. */
interface EventPlace {
  readonly index: number;
  readonly afterMs: number;
  readonly firstEventType: string;
}

/** What the events of one planner have in common. */
interface Making {
  readonly options: ResolvedOptions;
  readonly customFields: CustomFields;
  readonly copyOf: (body: NonNullable<EventRequest['body']>) => Uint8Array;
  readonly make: (request: PooledRecipe) => OutgoingEvent;
}

/**
 * Makes the {@link Planner} of a simulator. Plans are lazy: an event is made when it is reached.
 *
 * @param firstIndex Where in the seed's sequence it begins. @default 0
 */
export function createPlanner(options: ResolvedOptions, firstIndex = 0): Planner {
  let eventsMade = 0;
  let firstEventType: string | undefined;
  const making: Making = {
    options,
    customFields: customFieldsOf(options),
    copyOf: createBodyCopies(),
    make: makerOf(options),
  };
  const faultRandom = createRandom(options.seed).fork('faults');

  function* makeEvents(requests: Iterable<EventRequest>): Generator<PlannedDelivery> {
    for (const request of requests) {
      checkRequest(request);
      firstEventType ??= request.eventType;
      const place = { index: firstIndex + eventsMade, afterMs: eventsMade, firstEventType };
      eventsMade += 1;
      yield plainDelivery(makeEvent(request, place, making));
    }
  }

  return (requests, planOptions) => {
    const known = planOptions.total ?? (Array.isArray(requests) ? requests.length : undefined);
    return rewritten(makeEvents(requests), { ...planOptions, random: faultRandom, total: known });
  };
}

/** Refuses what is no request. @throws SimulatorError `unknown-option` or `invalid-option`. */
export function checkRequest(request: EventRequest): void {
  checkValue('sendAll()', 'requests', 'object', request);
  checkCall('sendAll()', request, CALL_KINDS.request);
  checkValue('sendAll()', 'eventType', 'text', request.eventType);
}

/** A plan at a rate, and with what goes wrong on purpose. */
export function rewritten(
  events: Iterable<PlannedDelivery>,
  { faults, ratePerSecond, random, total }: Omit<PlanOptions, 'total'> & FaultContext,
): Iterable<PlannedDelivery> {
  // The rate is that of events: copies that a fault makes of one happen when it does.
  const plan = ratePerSecond === undefined ? events : pace(events, ratePerSecond);
  return applyFaults(plan, resolveFaults(faults), { random, total });
}

function makeEvent(
  request: EventRequest,
  { index, afterMs, firstEventType }: EventPlace,
  { options, customFields, copyOf, make }: Making,
): OutgoingEvent {
  const { apiVersion, wire, force, body } = request;
  const entry = requireEventType(request.eventType, options.customEvents);
  const at = options.storyTime + afterMs;
  return make({
    entry,
    index,
    apiVersion: chooseApiVersion(entry, checkedApiVersion(apiVersion) ?? options.apiVersion),
    wire: wire === undefined ? options.wire : checkedWire(wire),
    realism: options.realism,
    snapshot: options.snapshot,
    ...eventSource({ seed: options.seed, index, eventType: entry.name, firstEventType }, at),
    at,
    overrides: request,
    force: force ?? false,
    customFields,
    ...(body === undefined ? {} : { body: copyOf(body) }),
  });
}

/** How the events of a simulator are made. */
function makerOf({ fresh, seed, storyTime }: ResolvedOptions): (request: PooledRecipe) => OutgoingEvent {
  return fresh === 'ids' ? createEventPool(seed, storyTime).take : createEvent;
}

/** Copies bodies, so that no one can change them; one that comes again and again is copied once. */
function createBodyCopies(): (body: NonNullable<EventRequest['body']>) => Uint8Array {
  let last = Buffer.alloc(0);
  let lastText: string | undefined = '';

  return (body) => {
    const text = typeof body === 'string' ? body : undefined;
    const isKnown = typeof body === 'string' ? body === lastText : last.equals(body);
    if (!isKnown) last = Buffer.from(body);
    if (!isKnown || text !== undefined) lastText = text;
    return last;
  };
}

/** What is the workspace's own: schemas are read. */
export function customFieldsOf({ contactAttributes, formFields, learned }: ResolvedOptions): CustomFields {
  return {
    ...(learned === undefined ? {} : { learned }),
    ...(contactAttributes === undefined
      ? {}
      : { contactAttributes: customData().read(contactAttributes, 'the schema contactAttributes') }),
    ...(formFields === undefined
      ? {}
      : { formFields: customData().read(formFields, 'the schema formFields') }),
  };
}
