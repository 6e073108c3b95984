import { SimulatorError } from '../errors/simulator-error.ts';
import type { EventTypeName } from '../events/catalog.ts';
import type { WireShape } from '../events/envelope.ts';
import type { ApiVersion, EventTypeEntry } from '../events/event-type.ts';
import { requireEventType } from '../events/find-event-types.ts';
import { isJsonObject, type JsonObject } from '../internal/json.ts';
import { printable } from '../internal/printable.ts';
import { bodySchema } from '../payloads/body-schema.ts';
import { type ValidationProblem, validateValue } from '../payloads/validation.ts';
import type { ReadBody } from './event-body.ts';
import { alignedLines, type MatchResult, paragraphs } from './match-result.ts';

/** Which of an event type's schemas a body is held against. */
export interface SchemaChoice {
  /** @default 'v2' where the event exists in V2, else 'v1' */
  readonly apiVersion?: ApiVersion;
  /** The V2 envelope. @default the one whose keys the body has; 'documented' where that does not tell */
  readonly wire?: WireShape;
}

/** How many problems a message lists. */
const MOST_LISTED = 20;
/** Keys that only the observed envelope has. */
const OBSERVED_KEYS = ['page', 'funnel', 'api_version', 'workspace_id'];

/** By event type, version and envelope: a schema that stays the same object is compiled once. */
const schemas = new Map<string, JsonObject>();

/**
 * Whether a body is an event of a type: its envelope and its data fit their schemas, and `event_type` names the type.
 *
 * @throws SimulatorError `unknown-event-type`, or `unsupported-api-version` where the event does not exist in the version.
 */
export function matchEventSchema(
  body: ReadBody,
  eventType: EventTypeName,
  choice: SchemaChoice = {},
): MatchResult {
  const entry = requireEventType(eventType);
  const apiVersion = versionOf(entry, choice.apiVersion);
  const wire = choice.wire ?? wireOf(body);
  const name = `the schema of ${entry.name} (${apiVersion === 'v1' ? 'V1' : `V2, ${wire} envelope`})`;
  const found = 'problem' in body ? [] : problemsOf(body.value, entry, apiVersion, wire);
  const pass = found.length === 0 && !('problem' in body);
  return {
    pass,
    message: () => {
      if (pass) return `The body should not match ${name}, but does.`;
      if ('problem' in body) return `The body should match ${name}, but ${body.problem}.`;
      return paragraphs(`The body should match ${name}, but does not:`, problemLines(found));
    },
    expected: [],
    actual: 'problem' in body ? [{ path: '', message: body.problem }] : found,
  };
}

function problemsOf(
  value: unknown,
  entry: EventTypeEntry,
  apiVersion: ApiVersion,
  wire: WireShape,
): readonly ValidationProblem[] {
  const key = `${entry.name} ${apiVersion} ${wire}`;
  let schema = schemas.get(key);
  if (schema === undefined) {
    schema = withEventType(bodySchema(entry, apiVersion, wire), entry);
    schemas.set(key, schema);
  }
  return validateValue(schema, value, '');
}

/** The schema of a body for this event type alone: envelopes take any. */
function withEventType(schema: JsonObject, { name }: EventTypeEntry): JsonObject {
  const properties = isJsonObject(schema['properties']) ? schema['properties'] : {};
  return { ...schema, properties: { ...properties, event_type: { type: 'string', const: name } } };
}

function problemLines(problems: readonly ValidationProblem[]): string[] {
  const listed = problems.slice(0, MOST_LISTED);
  const more = problems.length - listed.length;
  return [
    ...alignedLines(
      listed.map(({ path, message }) => [path === '' ? 'the body' : printable(path), printable(message)]),
    ),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

function versionOf(entry: EventTypeEntry, requested: ApiVersion | undefined): ApiVersion {
  const version = requested ?? (entry.versions.includes('v2') ? 'v2' : 'v1');
  if (entry.versions.includes(version)) return version;
  throw new SimulatorError({
    code: 'unsupported-api-version',
    problem: `${entry.name} does not exist in ${version.toUpperCase()}, so there is no schema for it.`,
    cure: `Leave apiVersion out, or use '${entry.versions[0] ?? 'v2'}'.`,
  });
}

function wireOf(body: ReadBody): WireShape {
  if ('problem' in body || !isJsonObject(body.value)) return 'documented';
  const keys = Object.keys(body.value);
  return OBSERVED_KEYS.some((key) => keys.includes(key)) ? 'observed' : 'documented';
}
