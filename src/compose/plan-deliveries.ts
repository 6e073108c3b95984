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
import { createEventPool, type PooledRequest } from '../payloads/pool/event-pool.ts';
import { createRandom } from '../random/random.ts';
import { CALL_KINDS } from './call-kinds.ts';
import type { EventOrder, PlanOptions } from './simulator.ts';

/** Makes plans; counts the events, so that each has its own place in the seed's sequence. */
export type Planner = (orders: Iterable<EventOrder>, options: PlanOptions) => Iterable<PlannedDelivery>;

/** What the events of one planner have in common. */
interface Making {
  readonly options: ResolvedOptions;
  readonly customFields: CustomFields;
  readonly copyOf: (body: NonNullable<EventOrder['body']>) => Uint8Array;
  readonly make: (request: PooledRequest) => OutgoingEvent;
}

/** Makes the {@link Planner} of a simulator. Plans are lazy: an event is made when it is reached. */
export function createPlanner(options: ResolvedOptions): Planner {
  let eventsMade = 0;
  let firstEventType: string | undefined;
  const making: Making = {
    options,
    customFields: customFieldsOf(options),
    copyOf: createBodyCopies(),
    make: makerOf(options),
  };
  const faultRandom = createRandom(options.seed).fork('faults');

  function* makeEvents(orders: Iterable<EventOrder>): Generator<PlannedDelivery> {
    for (const order of orders) {
      checkOrder(order);
      const index = eventsMade;
      eventsMade += 1;
      firstEventType ??= order.eventType;
      yield plainDelivery(makeEvent(order, { index, firstEventType }, making));
    }
  }

  return (orders, planOptions) => {
    const known = planOptions.total ?? (Array.isArray(orders) ? orders.length : undefined);
    return rewritten(makeEvents(orders), { ...planOptions, random: faultRandom, total: known });
  };
}

/** Refuses an order that is none. @throws SimulatorError `unknown-option` or `invalid-option`. */
export function checkOrder(order: EventOrder): void {
  checkValue('sendAll()', 'orders', 'object', order);
  checkCall('sendAll()', order, CALL_KINDS.order);
  checkValue('sendAll()', 'eventType', 'text', order.eventType);
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
  order: EventOrder,
  { index, firstEventType }: { readonly index: number; readonly firstEventType: string },
  { options, customFields, copyOf, make }: Making,
): OutgoingEvent {
  const { apiVersion, wire, force, body } = order;
  const entry = requireEventType(order.eventType, options.customEvents);
  const at = options.storyTime + index;
  return make({
    entry,
    index,
    apiVersion: chooseApiVersion(entry, checkedApiVersion(apiVersion) ?? options.apiVersion),
    wire: wire === undefined ? options.wire : checkedWire(wire),
    realism: options.realism,
    snapshot: options.snapshot,
    ...eventSource({ seed: options.seed, index, eventType: entry.name, firstEventType }, at),
    at,
    overrides: order,
    force: force ?? false,
    customFields,
    ...(body === undefined ? {} : { body: copyOf(body) }),
  });
}

/** How the events of a simulator are made. */
function makerOf({ fresh, seed, storyTime }: ResolvedOptions): (request: PooledRequest) => OutgoingEvent {
  return fresh === 'ids' ? createEventPool(seed, storyTime).take : createEvent;
}

/** Copies bodies, so that no one can change them; one that comes again and again is copied once. */
function createBodyCopies(): (body: NonNullable<EventOrder['body']>) => Uint8Array {
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

/** What the workspace has added to contacts and forms, read as schemas. */
export function customFieldsOf({ contactAttributes, formFields }: ResolvedOptions): CustomFields {
  return {
    ...(contactAttributes === undefined
      ? {}
      : { contactAttributes: customData().read(contactAttributes, 'the schema contactAttributes') }),
    ...(formFields === undefined
      ? {}
      : { formFields: customData().read(formFields, 'the schema formFields') }),
  };
}
