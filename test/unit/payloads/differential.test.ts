import { describe, expect, it } from 'vitest';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/internal/json.ts';
import { draftCustomData } from '../../../src/payloads/custom-schema/draft/draft-data.ts';
import { resolvedSchema } from '../../../src/payloads/schema-store.ts';
import { validateData } from '../../../src/payloads/validation.ts';
import { createRandom } from '../../../src/random/random.ts';
import { AT, dataOf, seeds, V2_ENTRIES } from './payload-samples.ts';

const RESOURCES = [...new Set(V2_ENTRIES.flatMap(({ resource }) => resource ?? []))];

// json-schema-faker knows our schemas and nothing else. It makes data that does not hang together, but all of it.
describe.each(RESOURCES)('%s by json-schema-faker and by us', (resource) => {
  const schema = anonymous(resolvedSchema(`v2/${resource}`));
  const drafted = seeds(12).map((seed) => draftCustomData(schema, resource, createRandom(seed), AT));
  const ours = V2_ENTRIES.filter((entry) => entry.resource === resource).flatMap(({ name }) =>
    seeds(40).map((seed) => dataOf(name, seed)),
  );

  it('fits the schema in both', () => {
    for (const data of [...drafted, ...ours]) expect(validateData(`v2/${resource}`, data)).toEqual([]);
  });

  it('has the same fields in both', () => {
    const inOurs = fieldsOf(ours, schema);
    // What we always leave null has no fields in ours, e.g. the application that made a variant.
    const filled = new Set([...inOurs].map(parentOf));
    const inDrafts = [...fieldsOf(drafted, schema)].filter((field) => filled.has(parentOf(field)));

    expect(inOurs).toEqual(new Set(inDrafts));
    expect(inOurs.size).toBeGreaterThan(3);
  });
});

/** The schema as a user's own, whose parts have no names. */
function anonymous(schema: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(schema, (key, value) => (key === '$id' ? undefined : value)));
}

/** The paths of all fields that some of the data has, but for those of open objects and for retired ones. */
function fieldsOf(data: readonly JsonObject[], schema: JsonObject): Set<string> {
  const fields = new Set<string>();
  for (const one of data) collect(one, schema, '', fields);
  return fields;
}

function collect(
  value: JsonValue | undefined,
  schema: JsonValue | undefined,
  path: string,
  fields: Set<string>,
): void {
  const node = withoutNull(schema);
  if (Array.isArray(value)) for (const item of value) collect(item, node['items'], `${path}[]`, fields);
  const properties = node['properties'];
  if (!isJsonObject(value) || !isJsonObject(properties) || node['additionalProperties'] === true) return;
  for (const [name, member] of Object.entries(value)) {
    const property = properties[name];
    if (isJsonObject(property) && property['deprecated'] === true) continue;
    fields.add(`${path}.${name}`);
    collect(member, property, `${path}.${name}`, fields);
  }
}

function parentOf(field: string): string {
  return field.slice(0, field.lastIndexOf('.'));
}

function withoutNull(schema: JsonValue | undefined): JsonObject {
  if (!isJsonObject(schema)) return {};
  const choices = schema['anyOf'];
  const first: unknown = Array.isArray(choices) ? choices[0] : schema;
  return isJsonObject(first) ? first : {};
}
