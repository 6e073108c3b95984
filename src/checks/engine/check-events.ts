import { SimulatorError } from '../../errors/simulator-error.ts';
import type { WireShape } from '../../events/envelope.ts';
import type { ApiVersion } from '../../events/event-type.ts';
import { requireEventType } from '../../events/find-event-types.ts';
import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import { isJsonObject, type JsonObject } from '../../internal/json.ts';
import { chooseApiVersion, createEvent } from '../../payloads/create-event.ts';
import { changeNothing } from '../../payloads/overrides.ts';
import { recordIdsAt } from '../../payloads/scene/record-ids.ts';
import type { Random } from '../../random/random.ts';
import { serializeJson, serializeToBytes } from '../../wire/serialize.ts';
import { retell } from '../convergence/identities.ts';
import type { CheckEventOptions } from './check-context.ts';
import type { CheckEnvironment } from './check-environment.ts';
import { plainBody } from './plain-body.ts';

/** What kind of event the receiver is known to take. */
export interface EventShape {
  readonly eventType: string;
  readonly apiVersion?: ApiVersion;
  readonly wire?: WireShape;
}

/** Makes the events of one check. */
export type EventMaker = (shape: EventShape, options?: Omit<CheckEventOptions, 'eventType'>) => OutgoingEvent;

/** Makes an {@link EventMaker}: each event has a place of its own in the sequence of the source. */
export function createEventMaker(environment: CheckEnvironment, random: Random): EventMaker {
  const { customEvents, customFields, storyTime } = environment;
  let made = 0;
  const place = random.fork('ids').bits();

  return (shape, { overrides = {}, rewrite, anyText = false } = {}) => {
    made += 1;
    const own = random.fork(`given ${made}`);
    const entry = requireEventType(shape.eventType, customEvents);
    const request = {
      entry,
      apiVersion: chooseApiVersion(entry, shape.apiVersion),
      wire: shape.wire ?? environment.wire,
      random: random.fork(entry.name).fork(made),
      ids: recordIdsAt(place + made, storyTime + made),
      at: storyTime + made,
      overrides: changeNothing(overrides) ? environment.overrides : overrides,
      force: true,
      customFields,
    };
    const generated = withGivenBody(createOverridden(request, environment), environment, own);
    if (anyText && rewrite === undefined) return generated;
    const body = parsedBody(generated.body);
    const plain = anyText ? body : plainBody(body);
    const written = serializeJson(rewrite === undefined ? plain : rewrite(plain));
    return createEvent({ ...request, overrides, body: Buffer.from(written) });
  };
}

/** The user's changes are made where the schema has their fields. */
function createOverridden(
  request: Parameters<typeof createEvent>[0],
  { overrides }: CheckEnvironment,
): OutgoingEvent {
  if (request.overrides !== overrides || changeNothing(overrides)) return createEvent(request);
  try {
    return createEvent({ ...request, force: false });
  } catch (error) {
    if (error instanceof SimulatorError) return createEvent({ ...request, overrides: {} });
    throw error;
  }
}

/** The body that the user has given, about new people, in the place of a generated one of its type. */
function withGivenBody(event: OutgoingEvent, { givenBody }: CheckEnvironment, random: Random): OutgoingEvent {
  if (givenBody === undefined || givenBody['event_type'] !== event.type) return event;
  const given = { ...event, body: serializeToBytes({ ...givenBody, event_id: event.id }) };
  return retell([given], random).events[0] ?? event;
}

function parsedBody(bytes: Uint8Array): JsonObject {
  const parsed: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
  return isJsonObject(parsed) ? parsed : {};
}
