// @chunk payloads
import { SimulatorError } from '../errors/simulator-error.ts';
import { buildEnvelope, type EnvelopePlace, type WireShape } from '../events/envelope.ts';
import type { ApiVersion, EventTypeEntry } from '../events/event-type.ts';
import type { OutgoingEvent } from '../events/outgoing-event.ts';
import type { Realism, SnapshotMoment } from '../events/realism.ts';
import { exactSubjectId, type SubjectId, subjectIdOf } from '../events/subject-id.ts';
import { type JsonObject, type JsonValue, jsonObjectIn } from '../internal/json.ts';
import { parseIsoTime } from '../internal/parse-iso-time.ts';
import { uuid } from '../random/identifiers.ts';
import type { Random } from '../random/random.ts';
import { serializeToBytes } from '../wire/serialize.ts';
import { bodySchema } from './body-schema.ts';
import { createPayload, payloadInVersion } from './create-payload.ts';
import type { CustomFields } from './custom-fields.ts';
import { withoutLaterFields } from './later-fields.ts';
import type { LearnedBodies, LearnedContext } from './learned-bodies.ts';
import { applyOverrides, changeNothing, type Overrides } from './overrides.ts';
import type { Payload } from './payload.ts';
import type { RecordIds } from './scene/record-ids.ts';
import type { Given } from './scene/scene.ts';
import { unstorableText } from './unstorable-text.ts';

/** What an event is made from. The same request gives the same bytes, in any process. */
export interface EventRecipe {
  readonly entry: EventTypeEntry;
  readonly apiVersion: ApiVersion;
  readonly wire: WireShape;
  readonly random: Random;
  /** When the event happens in the story, in milliseconds since the epoch. */
  readonly at: number;
  readonly overrides?: Overrides;
  /** Sends overrides that the schema does not allow. @default false */
  readonly force?: boolean;
  /** What the event is about, as the V2 resource, where a longer story has made it already. @default generated */
  readonly payload?: Payload;
  /** What exists before the event, e.g. the workspace that it happens in. @default nothing */
  readonly given?: Given;
  /** The whole body; its bytes are sent untouched and nothing is generated. They must not change afterwards. */
  readonly body?: Uint8Array;
  /** What the workspace has added to contacts and forms. */
  readonly customFields?: CustomFields;
  /** The page and the funnel that the event comes from. @default what fits its type */
  readonly origin?: EventOrigin;
  /** @default ids that chance decides */
  readonly ids?: RecordIds | undefined;
  /** @default 'real' */
  readonly realism?: Realism | undefined;
  /** @default 'event' */
  readonly snapshot?: SnapshotMoment | undefined;
}

/** Where an event comes from. */
export interface EventOrigin {
  readonly page: EnvelopePlace | null;
  readonly funnel: EnvelopePlace | null;
}

/** What a body says about its event. */
interface StatedFacts {
  readonly id: string | undefined;
  readonly type: string | undefined;
  readonly subjectId: SubjectId | null;
  readonly subjectType: string | null;
  readonly createdAt: number | undefined;
}

/** Bodies that are sent as they are; one that is sent many times is read once. */
const KNOWN_BODIES = new WeakMap<Uint8Array, StatedFacts>();

/**
 * Makes an event ready to be delivered: payload, envelope, overrides, bytes.
 *
 * @throws SimulatorError `invalid-override` when an override does not match the schema and `force` is off.
 */
export function createEvent(request: EventRecipe): OutgoingEvent {
  if (request.body !== undefined) return eventOfBody(request, request.body);

  const eventId = eventIdOf(request);
  const body = createBody(request, eventId);
  const written = learnedOf(request)?.write(body, learnedContext(request));
  const bytes = written === undefined ? serializeToBytes(body) : Buffer.from(written);
  if (mayHoldUsersText(request) && MAYBE_UNSTORABLE.some((written) => bytes.includes(written))) {
    refuseUnstorable(body, request);
  }
  return outgoing(request, statedFacts(body), bytes);
}

/**
 * The version to send an event in: the one asked for, or V2 where there is one and V1 elsewhere.
 *
 * @throws SimulatorError `unsupported-api-version` when the event does not exist in the version asked for.
 */
export function chooseApiVersion(entry: EventTypeEntry, requested: ApiVersion | undefined): ApiVersion {
  const chosen = requested ?? (entry.versions.includes('v2') ? 'v2' : 'v1');
  if (entry.versions.includes(chosen)) return chosen;
  const existing = entry.versions.join(' and ').toUpperCase();
  throw new SimulatorError({
    code: 'unsupported-api-version',
    problem: `${entry.name} does not exist in ${chosen.toUpperCase()}; ClickFunnels sends it in ${existing} only.`,
    cure: `Leave out --api-version, or use --api-version ${entry.versions[0] ?? 'v2'}.`,
  });
}

function eventIdOf({ random, apiVersion }: EventRecipe): string {
  // Events of two versions are two events.
  return uuid(random.fork('event-id').fork(apiVersion));
}

function createBody(request: EventRecipe, eventId: string): JsonObject {
  const { entry, apiVersion, random, at, wire } = request;
  const payload =
    request.payload === undefined
      ? createPayload({
          entry,
          apiVersion,
          random: random.fork('payload'),
          at,
          ids: request.ids,
          realism: request.realism,
          snapshot: request.snapshot,
          ...(request.customFields === undefined ? {} : { customFields: request.customFields }),
          ...(request.given === undefined ? {} : { given: request.given }),
        })
      : payloadInVersion(request.payload, request);
  const origin = request.origin ?? payload;
  // Schemas of users have no such history.
  const isAsCaptured = wire === 'observed' && apiVersion === 'v2' && entry.dataSchema === undefined;
  const built = buildEnvelope(
    {
      eventId,
      eventType: entry.name,
      apiVersion,
      subjectId: payload.subjectId,
      subjectType: entry.subjectType,
      workspaceId: payload.workspaceId,
      createdAt: at,
      page: origin.page,
      funnel: origin.funnel,
      data: isAsCaptured ? withoutLaterFields(payload.data) : payload.data,
    },
    wire,
  );
  const learned = learnedOf(request);
  const body = learned?.reshape(built, learnedContext(request)) ?? built;
  if (request.overrides === undefined || changeNothing(request.overrides)) return body;
  const schema = bodySchema(entry, apiVersion, wire);
  return applyOverrides(body, request.overrides, {
    schema: learned?.extend(schema, learnedContext(request)) ?? schema,
    force: request.force ?? false,
    eventType: entry.name,
  });
}

function learnedOf({ customFields }: EventRecipe): LearnedBodies | undefined {
  return customFields?.learned;
}

function learnedContext({ entry, apiVersion, random, at }: EventRecipe): LearnedContext {
  return { eventType: entry.name, apiVersion, random, at };
}

function eventOfBody(request: EventRecipe, bytes: Uint8Array): OutgoingEvent {
  let stated = KNOWN_BODIES.get(bytes);
  if (stated === undefined) {
    const body = jsonObjectIn(bytes);
    refuseUnstorable(body, request);
    stated = statedFacts(body);
    if (typeof stated.subjectId === 'number') {
      stated = { ...stated, subjectId: exactSubjectId(stated.subjectId, bytes) };
    }
    KNOWN_BODIES.set(bytes, stated);
  }
  return outgoing(request, stated, bytes);
}

/** How bytes write what may be unstorable. */
const MAYBE_UNSTORABLE = ['\\u0000', '\\ud'];

/** Whether text of the user's own may stand in the body: in a schema, in fields of the workspace or in a journey. */
function mayHoldUsersText({ entry, customFields, payload, given }: EventRecipe): boolean {
  return (
    entry.dataSchema !== undefined ||
    customFields !== undefined ||
    payload !== undefined ||
    given !== undefined
  );
}

/** @throws SimulatorError `invalid-override` for text that PostgreSQL cannot hold, unless it is sent by force. */
function refuseUnstorable(body: JsonObject, { entry, force = false }: EventRecipe): void {
  const problem = force ? undefined : unstorableText(body);
  if (problem === undefined) return;
  throw new SimulatorError({
    code: 'invalid-override',
    problem: `The body of ${entry.name} ${problem}.`,
    cure: 'Leave it out. To send it all the same, use --force.',
  });
}

function statedFacts(body: JsonObject): StatedFacts {
  return {
    id: textIn(body['event_id']),
    type: textIn(body['event_type']),
    subjectId: subjectIdOf(body['subject_id']),
    subjectType: typeof body['subject_type'] === 'string' ? body['subject_type'] : null,
    createdAt: typeof body['created_at'] === 'string' ? parseIsoTime(body['created_at']) : undefined,
  };
}

/** An event as its body describes it; where that is silent, as it was asked for. */
function outgoing(request: EventRecipe, stated: StatedFacts, body: Uint8Array): OutgoingEvent {
  return {
    id: stated.id ?? eventIdOf(request),
    type: stated.type ?? request.entry.name,
    apiVersion: request.apiVersion,
    subjectId: stated.subjectId,
    subjectType: stated.subjectType,
    createdAt: stated.createdAt ?? request.at,
    body,
  };
}

function textIn(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
