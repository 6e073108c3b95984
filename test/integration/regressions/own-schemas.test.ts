import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import type { JsonObject } from '../../../src/internal/json.ts';
import { createEvent } from '../../../src/payloads/create-event.ts';
import { createCustomEventType } from '../../../src/payloads/custom-event.ts';
import type { Overrides } from '../../../src/payloads/overrides.ts';
import { createRandom } from '../../../src/random/random.ts';

const AT = Date.parse('2026-03-01T10:00:00Z');
const SEEDS = Array.from({ length: 20 }, (_, seed) => seed);

/** The property `v` of an object, required. */
function holding(v: JsonObject | boolean, more: JsonObject = {}): JsonObject {
  return { type: 'object', required: ['v'], properties: { v }, ...more };
}

/** An object in an object, so many times. */
function nested(levels: number): JsonObject {
  let schema: JsonObject = { type: 'string' };
  for (let level = 0; level < levels; level += 1) schema = holding(schema);
  return schema;
}

function bodyOf(schema: JsonObject, seed = 7, overrides?: Overrides): JsonObject {
  const entry = createCustomEventType({ name: 'workflows/v', schema });
  const { body } = createEvent({
    entry,
    apiVersion: 'v2',
    wire: 'documented',
    random: createRandom(seed),
    at: AT,
    ...(overrides === undefined ? {} : { overrides }),
  });
  return JSON.parse(Buffer.from(body).toString('utf8'));
}

const SATISFIABLE: readonly (readonly [rule: string, schema: JsonObject])[] = [
  [
    'examples on two levels',
    holding({
      examples: ['L'],
      anyOf: [
        { type: 'string', examples: ['a'] },
        { type: 'string', examples: ['b'] },
      ],
    }),
  ],
  ['items: false', holding({ type: 'array', items: false })],
  [
    'prefixItems, then items: false',
    holding({ type: 'array', prefixItems: [{ const: 1 }], items: false, minItems: 1 }),
  ],
  [
    'patternProperties with minProperties',
    holding({
      type: 'object',
      patternProperties: { '^S_': { type: 'string' } },
      additionalProperties: false,
      minProperties: 2,
    }),
  ],
  [
    'keys that are digits',
    holding({
      type: 'object',
      patternProperties: { '^\\d+$': { type: 'string' } },
      additionalProperties: false,
      minProperties: 2,
    }),
  ],
  [
    'siblings of a reference',
    {
      $defs: { base: { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } } },
      $ref: '#/$defs/base',
      required: ['packed'],
      properties: { packed: { type: 'boolean' } },
    },
  ],
  [
    'lengths beside a reference',
    holding({ $ref: '#/$defs/long', minLength: 3 }, { $defs: { long: { type: 'string', minLength: 10 } } }),
  ],
  [
    'a property called definitions',
    {
      type: 'object',
      required: ['definitions'],
      properties: { definitions: { type: 'object', required: ['a'], properties: { a: { type: 'string' } } } },
    },
  ],
  [
    'properties called $schema and $id',
    {
      type: 'object',
      required: ['$schema', '$id'],
      properties: { $schema: { type: 'string' }, $id: { type: 'integer' } },
    },
  ],
  [
    'properties called default, enum and const',
    {
      type: 'object',
      required: ['default', 'enum', 'const'],
      properties: {
        default: { $ref: '#/$defs/a' },
        enum: { $ref: '#/$defs/a' },
        const: { $ref: '#/$defs/a' },
      },
      $defs: { a: { type: 'string' } },
    },
  ],
  ['a definition called faker', holding({ $ref: '#/$defs/faker' }, { $defs: { faker: { type: 'string' } } })],
  [
    'a const refined in allOf',
    {
      type: 'object',
      properties: { s: { type: 'string' } },
      required: ['s'],
      allOf: [{ properties: { s: { const: 'open' } } }],
    },
  ],
  [
    'a discriminated union',
    {
      type: 'object',
      properties: { kind: { type: 'string' } },
      required: ['kind'],
      oneOf: [{ properties: { kind: { const: 'a' } } }, { properties: { kind: { const: 'b' } } }],
    },
  ],
  [
    'items refined in allOf',
    holding({ type: 'array', items: { type: 'integer' }, minItems: 1, allOf: [{ items: { minimum: 3 } }] }),
  ],
  ['not required', { type: 'object', properties: { a: {}, b: {} }, not: { required: ['a', 'b'] } }],
  [
    'dependentRequired of a closed object',
    { type: 'object', properties: { a: {} }, additionalProperties: false, dependentRequired: { a: ['b'] } },
  ],
  [
    'a closed object whose allOf declares more',
    {
      type: 'object',
      properties: { a: {} },
      additionalProperties: false,
      allOf: [{ properties: { b: {} } }],
    },
  ],
  [
    'oneOf of closed objects',
    holding({
      oneOf: [
        { type: 'object', properties: { k: { const: 1 } }, additionalProperties: false },
        { type: 'object', properties: { k: { const: 2 } }, additionalProperties: false },
      ],
    }),
  ],
  ['oneOf of multiples', holding({ type: 'integer', oneOf: [{ multipleOf: 3 }, { multipleOf: 5 }] })],
  [
    'oneOf of required keys',
    { type: 'object', properties: { a: {}, b: {} }, oneOf: [{ required: ['a'] }, { required: ['b'] }] },
  ],
  [
    'examples that do not fit',
    {
      type: 'object',
      examples: ['https://example.com/payload.json'],
      properties: { id: { type: 'integer' }, p: { type: 'string', pattern: '^\\d+$', examples: ['X.Y'] } },
    },
  ],
  ['a minimum alone', holding({ type: 'integer', minimum: 1_500_000_000 })],
  ['a negative maximum alone', holding({ type: 'number', maximum: -1_500_000_000 })],
  ['an exclusive minimum alone', holding({ type: ['integer', 'null'], exclusiveMinimum: 1e15 })],
  ['bounds that are as wide as numbers', holding({ type: 'number', minimum: -1.7e308, maximum: 1.7e308 })],
  ['multipleOf with bounds', holding({ type: 'number', multipleOf: 0.01, minimum: 5, maximum: 6 })],
  ['a pattern with minLength', holding({ type: 'string', pattern: '^[a-z0-9-]+$', minLength: 20 })],
  [
    'a pattern with an exact length',
    holding({ type: 'string', pattern: '^[0-9]*$', minLength: 10, maxLength: 10 }),
  ],
  ['date-time with maxLength', holding({ type: 'string', format: 'date-time', maxLength: 20 })],
  ['date-time with a pattern', holding({ type: 'string', format: 'date-time', pattern: '^[^.]*Z$' })],
  ['a short e-mail address', holding({ type: 'string', format: 'email', maxLength: 10 })],
  ['a URI on a host', holding({ type: 'string', format: 'uri', pattern: '^https://github\\.com/' })],
  ['a back-reference', holding({ type: 'string', pattern: '^(a|b)\\1$' })],
  ['a named back-reference', holding({ type: 'string', pattern: '^(?<y>a|b)-\\k<y>$' })],
  ['a Unicode property', holding({ type: 'string', pattern: '^\\p{Lu}{3}$' })],
  ['look-aheads', holding({ type: 'string', pattern: '^(?=.*[A-Z])(?=.*\\d).{8,20}$' })],
  ['needless escapes', holding({ type: 'string', pattern: '^\\d{4}\\-\\d{2}\\_\\@$' })],
  [
    'propertyNames of a list',
    holding({
      type: 'object',
      propertyNames: { enum: ['EUR', 'USD'] },
      additionalProperties: { type: 'number' },
      minProperties: 1,
    }),
  ],
  [
    'propertyNames of a format',
    holding({ type: 'object', propertyNames: { format: 'uuid' }, minProperties: 1 }),
  ],
  ['short propertyNames', holding({ type: 'object', propertyNames: { maxLength: 4 }, minProperties: 3 })],
  ['an object or null', { type: ['object', 'null'], required: ['a'], properties: { a: { type: 'string' } } }],
  [
    'the own absolute $id',
    {
      $id: 'https://e.example/v.json',
      type: 'object',
      required: ['a'],
      properties: { a: { $ref: 'https://e.example/v.json#/$defs/s' } },
      $defs: { s: { type: 'string' } },
    },
  ],
  ['an $anchor', holding({ $ref: '#here' }, { $defs: { a: { $anchor: 'here', type: 'boolean' } } })],
  [
    'an embedded $id',
    holding(
      { $ref: 'part.json' },
      { $id: 'https://e.example/v.json', $defs: { a: { $id: 'part.json', type: 'boolean' } } },
    ),
  ],
  [
    'recursion',
    {
      type: 'object',
      properties: { id: { type: 'integer' }, children: { type: 'array', items: { $ref: '#' } } },
    },
  ],
  [
    'if, then and else',
    {
      type: 'object',
      required: ['k'],
      properties: { k: { enum: ['a', 'b'] } },
      if: { properties: { k: { const: 'a' } } },
      // biome-ignore lint/suspicious/noThenProperty: the keyword is called so.
      then: { required: ['x'], properties: { x: { type: 'integer' } } },
      else: { required: ['y'] },
    },
  ],
  [
    'contains',
    holding({
      type: 'array',
      items: { type: 'integer' },
      contains: { minimum: 90, maximum: 92 },
      minContains: 2,
      maxContains: 3,
    }),
  ],
  [
    'uniqueItems of a list',
    holding({ type: 'array', items: { enum: ['a', 'b', 'c'] }, uniqueItems: true, minItems: 3 }),
  ],
  [
    'unevaluatedProperties',
    { type: 'object', allOf: [{ properties: { a: { type: 'string' } } }], unevaluatedProperties: false },
  ],
  ['const beside a type', holding({ type: 'integer', const: 5 })],
];

it.each(SATISFIABLE)('makes data that an independent validator accepts: %s', (_rule, schema) => {
  const ajv = new Ajv2020({
    strict: false,
    logger: false,
    unicodeRegExp: !JSON.stringify(schema).includes('\\\\-'),
  });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);

  for (const seed of SEEDS) {
    const { data } = bodyOf(schema, seed);
    expect([validate.errors, data, validate(data)]).toEqual([null, data, true]);
  }
});

it.each([
  [
    'draft 04',
    {
      $schema: 'http://json-schema.org/draft-04/schema#',
      ...holding({ type: 'integer', minimum: 7, exclusiveMinimum: true, maximum: 8 }),
    },
    8,
  ],
  [
    'a tuple of draft 07',
    {
      $schema: 'http://json-schema.org/draft-07/schema#',
      ...holding({ type: 'array', items: [{ const: 1 }, { const: 2 }], additionalItems: false, minItems: 2 }),
    },
    [1, 2],
  ],
  ['OpenAPI 3.0', holding({ type: 'string', nullable: true, example: 'z' }), 'z'],
  [
    '$recursiveRef of 2019-09',
    {
      $schema: 'https://json-schema.org/draft/2019-09/schema',
      ...holding({ $ref: '#/$defs/a' }, { $defs: { a: { const: 3 } } }),
    },
    3,
  ],
])('reads %s', (_draft, schema, v) => {
  expect(bodyOf(schema)['data']).toEqual({ v });
});

it('takes a % in a reference literally', () => {
  const schema = holding({ $ref: '#/$defs/50%off' }, { $defs: { '50%off': { const: 1 } } });

  expect(bodyOf(schema)['data']).toEqual({ v: 1 });
});

it('keeps unknown keywords out of the data', () => {
  const meta = { type: 'object', 'x-internal': true, example: 3, nullable: true, existingJavaType: 'a.B' };

  expect(bodyOf(holding({ ...meta, example: undefined }))['data']).toEqual({ v: {} });
});

it.each(['example', 'x-internal', 'markdownDescription', 'discriminator'])(
  'overrides a field whose schema has %s',
  (keyword) => {
    const schema = holding({ type: 'string', [keyword]: 'z', format: 'ulid' });

    expect(bodyOf(schema, 7, { set: { 'data.v': 'q' } })['data']).toEqual({ v: 'q' });
  },
);

it('judges an override by exactly one alternative of oneOf', () => {
  const schema = holding({ oneOf: [{ type: 'number' }, { type: 'integer' }] });

  expect(() => bodyOf(schema, 7, { setJson: { 'data.v': 3 } })).toThrow(
    'must match one alternative of "oneOf", but matches 2',
  );
});

it('knows the paths behind references and allOf', () => {
  const schema = holding(
    { allOf: [{ $ref: '#/$defs/a' }, { properties: { b: { type: 'string' } } }] },
    {
      $defs: { a: { type: 'object', properties: { n: { type: 'integer' } } } },
    },
  );

  expect(bodyOf(schema, 7, { set: { 'data.v.n': '12', 'data.v.b': 'q' } })['data']).toMatchObject({
    v: { n: 12, b: 'q' },
  });
  expect(() => bodyOf(schema, 7, { set: { 'data.v.nn': '12' } })).toThrow('no such path');
});

it('writes whole numbers into subject_id alone', () => {
  expect(bodyOf({ type: 'object', properties: { id: { const: 54.5 } } })['subject_id']).toBeTypeOf('number');
  expect(
    Number.isSafeInteger(bodyOf({ type: 'object', properties: { id: { const: 1e300 } } })['subject_id']),
  ).toBe(true);
});

it.each([
  [
    'a part without a value',
    holding({ allOf: [{ const: 1 }, { const: 2 }] }),
    'no value was found for data.v that satisfies "allOf" at the schema of workflows/v#/properties/v.',
  ],
  [
    'a reference to a part without a value, with the place of that part',
    holding({ $ref: '#/$defs/a' }, { $defs: { a: { allOf: [{ const: 1 }, { const: 2 }] } } }),
    'satisfies "allOf" at the schema of workflows/v#/$defs/a.',
  ],
  [
    'what is required inside of itself without end',
    holding({ $ref: '#' }),
    'data.v.v.v is required and contains itself without end by "$ref" at the schema of workflows/v#/properties/v.',
  ],
  [
    'references that lead to each other',
    holding(
      { $ref: '#/$defs/a' },
      { $defs: { a: { $ref: '#/$defs/b' }, b: { anyOf: [{ $ref: '#/$defs/a' }] } } },
    ),
    'leads back to itself without a property or an item between',
  ],
  ['parts that are nested too deeply', nested(20_000), 'nests its parts too deeply'],
  [
    'a closed object that has too few keys',
    { type: 'object', properties: { a: {} }, additionalProperties: false, minProperties: 2 },
    '"minProperties"',
  ],
])('refuses %s with its place', (_what, schema, problem) => {
  expect(() => bodyOf(schema)).toThrow(problem);
});
