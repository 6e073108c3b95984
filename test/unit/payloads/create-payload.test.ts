import { describe, expect, it } from 'vitest';
import { EVENT_CATALOG } from '../../../src/events/catalog.ts';
import type { StateCondition } from '../../../src/events/event-type.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/internal/json.ts';
import { resolvedSchema } from '../../../src/payloads/schema-store.ts';
import { validateData } from '../../../src/payloads/validation.ts';
import { AT, at, dataOf, payloadOf, seeds, V2_ENTRIES, walk } from './payload-samples.ts';

/** Fields that speak of the future. */
const AHEAD = new Set([
  'next_charge_at',
  'trial_end_at',
  'due_at',
  'paid_until',
  'period_end_at',
  'start_on',
  'end_on',
]);
const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe.each(V2_ENTRIES)('$name', ({ name, resource, impliedState }) => {
  it('fits the schema of its resource', () => {
    for (const seed of seeds(25))
      expect(validateData(`v2/${resource}`, dataOf(name, seed)), `seed ${seed}`).toEqual([]);
  });

  it('carries every field of the resource that is still in use', () => {
    for (const seed of seeds(5))
      expect(missingFields(dataOf(name, seed), resolvedSchema(`v2/${resource}`))).toEqual([]);
  });

  it('is in the state that its name implies', () => {
    for (const seed of seeds(25)) {
      const data = dataOf(name, seed);
      for (const [path, condition] of Object.entries(impliedState)) {
        expect(
          holds(at(data, path), condition),
          `${path} is ${JSON.stringify(at(data, path))}, seed ${seed}`,
        ).toBe(true);
      }
    }
  });

  it('tells of nothing that has not happened yet, and of no change before the beginning', () => {
    for (const seed of seeds(25)) {
      for (const { path, key, value } of walk(dataOf(name, seed))) {
        if (
          isJsonObject(value) &&
          typeof value['created_at'] === 'string' &&
          typeof value['updated_at'] === 'string'
        ) {
          expect(value['created_at'] <= value['updated_at'], `${path}, seed ${seed}`).toBe(true);
        }
        if (typeof value !== 'string' || !ISO_TIME.test(value) || AHEAD.has(key)) continue;
        if (key === 'published_at' && at(dataOf(name, seed), 'visibility') === 'scheduled') continue;
        expect(Date.parse(value), `${path}, seed ${seed}`).toBeLessThanOrEqual(AT);
      }
    }
  });

  it('is the same for the same seed and another for another seed', () => {
    expect(payloadOf(name, 'a')).toEqual(payloadOf(name, 'a'));
    expect(payloadOf(name, 'a')).not.toEqual(payloadOf(name, 'b'));
  });

  it('names its subject and its workspace once and for all', () => {
    const payload = payloadOf(name, 3);

    expect(payload.subjectId).toBe(payload.data['id']);
    for (const { key, path, value } of walk(payload.data)) {
      if (key === 'workspace_id') expect(value, path).toBe(payload.workspaceId);
    }
  });
});

it('does not depend on what was made before', () => {
  const alone = payloadOf('order.updated', 'fixed');

  for (const entry of V2_ENTRIES) payloadOf(entry.name, 'other');

  expect(payloadOf('order.updated', 'fixed')).toEqual(alone);
});

it('changes what is new within a second, and what is old at the time of the event', () => {
  for (const { name } of V2_ENTRIES.filter((entry) => /\.created$/.test(entry.name))) {
    const data = dataOf(name, 1);
    const createdAt = Date.parse(String(data['created_at']));
    expect(Date.parse(String(data['updated_at'])) - createdAt, name).toBeLessThan(1_000);
    expect(AT - createdAt, name).toBeLessThan(5_000);
  }
  for (const name of ['contact.updated', 'order.updated', 'product.updated', 'courses/lesson.updated']) {
    const data = dataOf(name, 1);
    expect(String(data['created_at']) < String(data['updated_at']), name).toBe(true);
  }
});

it('knows every event type of the catalog', () => {
  for (const entry of EVENT_CATALOG) {
    for (const version of entry.versions)
      expect(payloadOf(entry.name, 1, version).subjectId).toBeGreaterThan(0);
  }
});

function holds(value: JsonValue | undefined, condition: StateCondition): boolean {
  if ('equals' in condition) return value === condition.equals;
  if ('oneOf' in condition) return condition.oneOf.some((allowed) => allowed === value);
  return value !== null && value !== undefined;
}

/** Paths of the schema that data lacks, into objects and the items of lists. */
function missingFields(data: JsonValue | undefined, schema: JsonValue | undefined, path = 'data'): string[] {
  const node = withoutNull(schema);
  if (Array.isArray(data))
    return data.flatMap((item: JsonValue) => missingFields(item, node['items'], `${path}[]`));
  const properties = node['properties'];
  if (!isJsonObject(data) || !isJsonObject(properties)) return [];
  // The fields of a form are free: nothing says which of them must be there.
  if (node['additionalProperties'] === true) return [];
  return Object.entries(properties).flatMap(([name, property]) => {
    if (isJsonObject(property) && property['deprecated'] === true) return [];
    return name in data ? missingFields(data[name], property, `${path}.${name}`) : [`${path}.${name}`];
  });
}

function withoutNull(schema: JsonValue | undefined): JsonObject {
  if (!isJsonObject(schema)) return {};
  const choices = schema['anyOf'];
  const first: unknown = Array.isArray(choices) ? choices[0] : schema;
  return isJsonObject(first) ? first : {};
}
