import type { WireShape } from '../../events/envelope.ts';
import type { ApiVersion } from '../../events/event-type.ts';
import { requireEventType } from '../../events/find-event-types.ts';
import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import { isJsonObject, type JsonObject } from '../../internal/json.ts';
import { chooseApiVersion, createEvent } from '../../payloads/create-event.ts';
import { recordIdsAt } from '../../payloads/scene/record-ids.ts';
import type { Random } from '../../random/random.ts';
import { serializeJson } from '../../wire/serialize.ts';
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
    const entry = requireEventType(shape.eventType, customEvents);
    const request = {
      entry,
      apiVersion: chooseApiVersion(entry, shape.apiVersion),
      wire: shape.wire ?? environment.wire,
      random: random.fork(entry.name).fork(made),
      ids: recordIdsAt(place + made, storyTime + made),
      at: storyTime + made,
      overrides,
      force: true,
      customFields,
    };
    const generated = createEvent(request);
    if (anyText && rewrite === undefined) return generated;
    const body = parsedBody(generated.body);
    const plain = anyText ? body : plainBody(body);
    const written = serializeJson(rewrite === undefined ? plain : rewrite(plain));
    return createEvent({ ...request, body: Buffer.from(written) });
  };
}

function parsedBody(bytes: Uint8Array): JsonObject {
  const parsed: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
  return isJsonObject(parsed) ? parsed : {};
}
