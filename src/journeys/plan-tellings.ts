import TinyQueue from 'tinyqueue';
import { type PlannedDelivery, plainDelivery } from '../delivery/delivery-plan.ts';
import type { WireShape } from '../events/envelope.ts';
import type { ApiVersion, Catalog, EventTypeEntry } from '../events/event-type.ts';
import { requireEventType } from '../events/find-event-types.ts';
import type { OutgoingEvent } from '../events/outgoing-event.ts';
import { chooseApiVersion, createEvent, type EventRecipe } from '../payloads/create-event.ts';
import { createRandom } from '../random/random.ts';
import type { ToldEvent } from './perform-steps.ts';
import { beginTelling, type TellingRequest } from './tell-journey.ts';

/** What a plan of one journey is made from. The same request gives the same bytes, in any process. */
export interface JourneyPlanRequest extends Omit<TellingRequest, 'telling' | 'startsAt'> {
  /** The number of the first telling, counted from 1. */
  readonly firstTelling: number;
  /** How many tellings there are. */
  readonly repeat: number;
  /** Story time between the beginnings of two tellings. */
  readonly everyMs: number;
  /** Events that do not exist in it are left out. @default V2 where an event exists in it, else V1 */
  readonly apiVersion: ApiVersion | undefined;
  readonly wire: WireShape;
  /** Which events are sent. @default every */
  readonly catalog: Catalog | 'every' | undefined;
}

/** A telling that has begun, and the event that comes next in it. */
interface Open {
  readonly telling: number;
  readonly events: Iterator<ToldEvent>;
  readonly next: ToldEvent;
  /** How many events of this telling were before. */
  readonly position: number;
}

/**
 * The deliveries of a journey that is told several times, in the order of story time. A telling begins when its time
 * has come, so that no more is held in memory than what happens at the same time.
 *
 * @throws SimulatorError `invalid-journey` as `tellJourney` does, while the plan is read.
 */
export function* planTellings(request: JourneyPlanRequest): Generator<PlannedDelivery> {
  const open = new TinyQueue<Open>([], byStoryTime);
  let begun = 0;
  for (;;) {
    const earliest = open.peek()?.next.at ?? Number.POSITIVE_INFINITY;
    if (begun < request.repeat && startOf(request, begun) < earliest) {
      proceed(open, { telling: request.firstTelling + begun, events: eventsOf(request, begun), position: 0 });
      begun += 1;
      continue;
    }
    const happening = open.pop();
    if (happening === undefined) return;
    const planned = deliveryOf(happening, request);
    if (planned !== undefined) yield planned;
    proceed(open, { ...happening, position: happening.position + 1 });
  }
}

/** How many events one telling has. */
export function countTold(request: JourneyPlanRequest): number {
  const once = { ...request, repeat: 1 };
  let count = 0;
  for (const { eventType } of eventsOf(once, 0)) {
    if (versionFor(requireEventType(eventType, request.customEvents), request) !== undefined) count += 1;
  }
  return count;
}

function proceed(open: TinyQueue<Open>, telling: Omit<Open, 'next'>): void {
  const { done, value: next } = telling.events.next();
  if (done !== true) open.push({ ...telling, next });
}

function startOf({ opensAt, everyMs }: JourneyPlanRequest, begun: number): number {
  return opensAt + begun * everyMs;
}

function eventsOf(request: JourneyPlanRequest, begun: number): Generator<ToldEvent> {
  return beginTelling({
    ...request,
    telling: request.firstTelling + begun,
    startsAt: startOf(request, begun),
  });
}

function deliveryOf(
  { telling, next, position }: Open,
  request: JourneyPlanRequest,
): PlannedDelivery | undefined {
  const entry = requireEventType(next.eventType, request.customEvents);
  const apiVersion = versionFor(entry, request);
  if (apiVersion === undefined) return undefined;
  const { name } = request.journey;
  // Events of two versions are two events, with ids of their own.
  const random = createRandom(request.seed).fork(`${apiVersion} event ${position} of ${name} ${telling}`);
  return {
    ...plainDelivery(
      eventOf(next, { entry, apiVersion, wire: request.wire, random, at: next.at, ...learnedOf(request) }),
    ),
    emitAfterMs: next.at - request.opensAt,
    story: { journey: name, telling, step: next.step, stepNumber: next.stepNumber, subject: next.subject },
  };
}

/** Fields of the workspace's own are in the entities; what its bodies look like comes last. */
function learnedOf({ customFields }: JourneyPlanRequest): Pick<EventRecipe, 'customFields'> {
  const { learned } = customFields ?? {};
  return learned === undefined ? {} : { customFields: { learned } };
}

function eventOf({ content }: ToldEvent, made: Parameters<typeof createEvent>[0]): OutgoingEvent {
  if (content.kind === 'snapshot') return createEvent({ ...made, payload: content.payload });
  const set = Object.fromEntries(
    Object.entries(content.fields).map(([path, value]) => [`data.${path}`, value ?? null]),
  );
  return createEvent({ ...made, given: content.given, overrides: { set } });
}

/** The version that an event is sent in; `undefined` where it is not sent. */
function versionFor(
  entry: EventTypeEntry,
  { apiVersion, catalog = 'every' }: JourneyPlanRequest,
): ApiVersion | undefined {
  const isWanted = catalog === 'every' || entry.catalog === catalog || entry.catalog === 'custom';
  if (!isWanted || (apiVersion !== undefined && !entry.versions.includes(apiVersion))) return undefined;
  return chooseApiVersion(entry, apiVersion);
}

function byStoryTime(a: Open, b: Open): number {
  return a.next.at - b.next.at || a.telling - b.telling;
}
