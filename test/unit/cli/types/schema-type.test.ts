import { expect, it } from 'vitest';
import { pascal, typesOfSchema } from '../../../../src/cli/types/schema-type.ts';
import type { JsonObject } from '../../../../src/internal/json.ts';

it.each<[string, JsonObject, string]>([
  ['text', { type: 'string' }, 'string'],
  ['whole numbers', { type: 'integer' }, 'number'],
  ['one of several types', { type: ['string', 'null'] }, 'string | null'],
  ['an unknown type', { type: 'date' }, 'unknown'],
  ['anything', {}, 'unknown'],
  ['one value', { const: 'paid' }, '"paid"'],
  ['an object as the one value', { const: { a: 1 } }, 'unknown'],
  ['values', { enum: ['a', 1, null, true] }, '"a" | 1 | null | true'],
  ['no value', { enum: [] }, 'never'],
  ['lists', { type: 'array', items: { type: 'number' } }, 'Array<number>'],
  ['lists of anything', { type: 'array' }, 'unknown[]'],
  ['lists that stay empty', { type: 'array', items: false }, 'Array<never>'],
  ['objects of anything', { type: 'object' }, 'Record<string, unknown>'],
  [
    'objects with values of one kind',
    { type: 'object', additionalProperties: { type: 'string' } },
    'Record<string, string>',
  ],
  ['objects without properties', { type: 'object', properties: {} }, 'Record<string, unknown>'],
  ['alternatives', { anyOf: [{ type: 'string' }, { type: 'number' }] }, 'string | number'],
  ['exact alternatives', { oneOf: [{ const: 1 }, { const: 2 }] }, '1 | 2'],
  [
    'alternatives beside properties',
    {
      type: 'object',
      properties: { id: { type: 'integer' } },
      oneOf: [
        { type: 'object', properties: { a: { type: 'string' } } },
        { type: 'object', properties: { b: { type: 'string' } } },
      ],
    },
    '{\n  id?: number;\n} & ({\n  a?: string;\n} | {\n  b?: string;\n})',
  ],
  [
    'all of several',
    { allOf: [{ properties: { a: { type: 'string' } } }, { properties: { b: { type: 'string' } } }] },
    '{\n  a?: string;\n} & {\n  b?: string;\n}',
  ],
])('writes %s', (_, schema, text) => {
  expect(typesOfSchema(schema, 'Own')).toEqual([{ name: 'Own', text }]);
});

it('writes properties with what is said about them, and marks those that may be missing', () => {
  const schema = {
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'integer', description: 'The id.\nIt ends no comment: */' },
      'first-name': { type: ['string', 'null'] },
      address: { type: 'object', properties: { city: { type: 'string' } } },
    },
  };

  expect(typesOfSchema(schema, 'Own')[0]?.text).toBe(
    [
      '{',
      '  /** The id. It ends no comment: * / */',
      '  id: number;',
      '  "first-name"?: string | null;',
      '  address?: {',
      '    city?: string;',
      '  };',
      '}',
    ].join('\n'),
  );
});

it('gives every definition a type of its own, and names it where it is referred to', () => {
  const schema = {
    type: 'object',
    properties: { buyer: { $ref: '#/$defs/person' }, other: { $ref: '#/$defs/missing' } },
    $defs: { person: { type: 'object', properties: { friend: { $ref: '#/$defs/person' } } }, 'e-mail': true },
  };

  expect(typesOfSchema(schema, 'Own')).toEqual([
    { name: 'Own', text: '{\n  buyer?: OwnPerson;\n  other?: unknown;\n}' },
    { name: 'OwnPerson', text: '{\n  friend?: OwnPerson;\n}' },
    { name: 'OwnEMail1', text: 'unknown' },
  ]);
});

it.each([
  ['workflows/order_packed', 'WorkflowsOrderPacked'],
  ['order.created', 'OrderCreated'],
  ['orders_', 'Orders'],
])('makes a name of a type of %s', (name, type) => {
  expect(pascal(name)).toBe(type);
});
