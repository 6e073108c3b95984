import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../../../src/internal/json.ts';
import { negations } from '../../../../src/payloads/custom-schema/draft/negate.ts';

/** Values of every kind, among them the ones next to the limits below. */
const VALUES: readonly JsonValue[] = [
  ...[null, true, false, -1, 0, 1, 2, 2.5, 3, 4, 10],
  ...['', 'a', 'ab', 'abc', 'abcd'],
  ...[[], [1], [1, 2], [1, 2, 3], ['a']],
  ...[{}, { a: 1 }, { a: 'x' }, { b: 1 }, { a: 1, b: 2 }, { a: 1, b: 2, c: 3 }],
];

it.each<JsonObject>([
  { type: 'string' },
  { type: ['number', 'null'] },
  { minimum: 2 },
  { maximum: 2 },
  { exclusiveMinimum: 2 },
  { exclusiveMaximum: 2 },
  { minLength: 2 },
  { maxLength: 2 },
  { minItems: 2 },
  { maxItems: 2 },
  { minProperties: 2 },
  { maxProperties: 2 },
  { required: ['a', 'b'] },
  { properties: { a: { type: 'number' } } },
  { not: { type: 'object' } },
  { anyOf: [{ type: 'string' }, { minimum: 3 }] },
  { allOf: [{ type: 'string' }, { minLength: 2 }] },
  { type: 'string', minLength: 2, title: 'a name' },
])('breaks %j in every way that it names, and in all that there are', (schema) => {
  const ajv = new Ajv2020({ strict: false });
  const isValid = ajv.compile(schema);
  const ways = (negations(schema, {}) ?? []).map((way) => ajv.compile(way));

  for (const value of VALUES) {
    expect([value, ways.some((way) => way(value))]).toEqual([value, !isValid(value)]);
  }
});

it('follows references, and cannot break what allows everything', () => {
  const defs = { name: { type: 'string' } };

  expect(negations(true, {})).toEqual([false]);
  expect(negations(false, {})).toEqual([true]);
  expect(negations({ description: 'anything' }, {})).toEqual([false]);
  expect(negations({ $ref: '#/$defs/name' }, defs)).toEqual(negations({ type: 'string' }, defs));
});

it('names no way where keywords cannot say it', () => {
  expect(negations({ pattern: '^a' }, {})).toBeUndefined();
});

it('offers numbers for what is no whole number, since drafts are judged afterwards', () => {
  expect(negations({ type: 'integer' }, {})).toEqual([
    { type: ['object', 'array', 'string', 'number', 'boolean', 'null'] },
  ]);
});
