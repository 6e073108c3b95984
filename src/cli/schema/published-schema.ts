import type { WireShape } from '../../events/envelope.ts';
import type { ApiVersion, EventTypeEntry } from '../../events/event-type.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { bodySchema, dataSchema } from '../../payloads/body-schema.ts';
import { VALUE_FORMATS } from '../../payloads/validation-formats.ts';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** Keywords that are of use inside this package only, or that would make a nested schema a document of its own. */
const LEFT_OUT: ReadonlySet<string> = new Set(['$schema', '$id', 'faker', 'x-usually']);

/** The formats of our schemas that the JSON Schema standard knows; validators refuse or ignore the others. */
const STANDARD_FORMATS: ReadonlySet<string> = new Set(['date-time', 'email', 'hostname', 'uri', 'uuid']);

/** Keywords whose value is one schema, a list of schemas, or schemas by name. */
const SCHEMA_KEYWORDS: ReadonlySet<string> = new Set(
  'items additionalProperties contains not if then else propertyNames unevaluatedProperties'.split(' '),
);
const SCHEMA_LISTS: ReadonlySet<string> = new Set('allOf anyOf oneOf prefixItems'.split(' '));
const SCHEMA_MAPS: ReadonlySet<string> = new Set(
  'properties patternProperties $defs dependentSchemas'.split(' '),
);

/**
 * The schema of an event's body, fit to leave this package: complete in itself, with standard keywords only.
 * A format that the standard does not know is told in the description instead.
 *
 * @param dataOnly Whether to give the schema of `data` alone.
 */
export function publishedSchema(
  entry: EventTypeEntry,
  apiVersion: ApiVersion,
  wire: WireShape,
  dataOnly: boolean,
): JsonObject {
  const schema = dataOnly ? dataSchema(entry, apiVersion) : bodySchema(entry, apiVersion, wire);
  return { $schema: DIALECT, ...published(schema) };
}

function published(schema: JsonObject): JsonObject {
  const kept = Object.entries(schema)
    .filter(([keyword]) => !LEFT_OUT.has(keyword))
    .map(([keyword, value]): [string, JsonValue | undefined] => [keyword, publishedKeyword(keyword, value)]);
  return withoutOwnFormat(Object.fromEntries(kept));
}

function publishedKeyword(keyword: string, value: JsonValue | undefined): JsonValue | undefined {
  if (SCHEMA_KEYWORDS.has(keyword)) return publishedIfSchema(value);
  if (SCHEMA_LISTS.has(keyword) && isList(value)) return value.map((item) => publishedIfSchema(item) ?? null);
  if (!SCHEMA_MAPS.has(keyword) || !isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, publishedIfSchema(member)]));
}

function publishedIfSchema(value: JsonValue | undefined): JsonValue | undefined {
  return isJsonObject(value) ? published(value) : value;
}

function withoutOwnFormat(schema: JsonObject): JsonObject {
  const { format, description, ...rest } = schema;
  const meaning =
    typeof format === 'string' && !STANDARD_FORMATS.has(format) ? VALUE_FORMATS[format] : undefined;
  if (meaning === undefined) return schema;

  const told = [...(typeof description === 'string' ? [description] : []), `Form: ${meaning.expectation}.`];
  return { description: told.join(' '), ...rest, examples: [meaning.example] };
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
