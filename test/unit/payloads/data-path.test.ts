import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/internal/json.ts';
import {
  formatPath,
  type PathStep,
  parsePath,
  readAt,
  setAt,
  unsetAt,
} from '../../../src/payloads/data-path.ts';
import {
  schemaAt,
  schemaEnum,
  schemaFormats,
  schemaPaths,
  schemaTypes,
  stepsForSchema,
} from '../../../src/payloads/data-path-schema.ts';
import { resolvedSchema } from '../../../src/payloads/schema-store.ts';

const BODY: JsonObject = {
  data: { total_amount: '49.00', line_items: [{ quantity: 1 }, { quantity: 2 }] },
  event_id: 'a',
};
const ORDER_EVENT: JsonObject = { type: 'object', properties: { data: resolvedSchema('v2/order') } };
const OPEN_OBJECTS: JsonObject = {
  type: 'object',
  properties: {
    responses: { type: 'object', additionalProperties: true },
    image: { type: ['object', 'null'] },
    list: { type: 'array' },
  },
};

const steps = fc.array(fc.oneof(fc.string(), fc.nat(20), fc.constantFrom('__proto__', '0', 'a.b')), {
  minLength: 1,
  maxLength: 4,
});
const json = fc.jsonValue({ maxDepth: 3 }).map((value): JsonValue => JSON.parse(JSON.stringify(value)));

function stepsOf(text: string): readonly PathStep[] {
  const parsed = parsePath(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.steps;
}

it('reads both spellings of an array index', () => {
  expect(stepsOf('data.line_items[0].quantity')).toEqual(['data', 'line_items', 0, 'quantity']);
  expect(stepsOf('data.line_items.0.quantity')).toEqual(['data', 'line_items', 0, 'quantity']);
});

it('reads keys with dots, spaces and quotes', () => {
  expect(stepsOf('data.custom_attributes["a.b"]')).toEqual(['data', 'custom_attributes', 'a.b']);
  expect(stepsOf('data.custom_attributes.favourite color')).toEqual([
    'data',
    'custom_attributes',
    'favourite color',
  ]);
  expect(stepsOf(String.raw`["a\"]b"].c`)).toEqual(['a"]b', 'c']);
});

it('takes a number with leading zeros as a key', () => {
  expect(stepsOf('data.007')).toEqual(['data', '007']);
});

it.each([
  ['', 'it is empty'],
  ['.data', 'it cannot be read from character 1 on'],
  ['data.', 'it cannot be read from character 5 on'],
  ['data..id', 'it cannot be read from character 5 on'],
  ['data[x]', 'it cannot be read from character 5 on'],
  ['data[0]id', 'it cannot be read from character 8 on'],
  ['data["a.b"', 'it cannot be read from character 5 on'],
  ['data[10000]', 'an index may be at most 9999'],
])('refuses the path "%s": %s', (text, problem) => {
  expect(parsePath(text)).toEqual({ ok: false, problem });
});

it('reads every path that it writes', () => {
  fc.assert(
    fc.property(steps, (path) => {
      expect(stepsOf(formatPath(path))).toEqual(path);
    }),
  );
});

it('reads a value, and nothing where there is none', () => {
  expect(readAt(BODY, ['data', 'line_items', 1, 'quantity'])).toBe(2);
  expect(readAt(BODY, ['data', 'line_items', 2, 'quantity'])).toBeUndefined();
  expect(readAt(BODY, ['event_id', 'length'])).toBeUndefined();
  expect(readAt(BODY, ['constructor'])).toBeUndefined();
});

it('sets a value in a copy and shares what it does not touch', () => {
  const changed = setAt(BODY, ['data', 'line_items', 0, 'quantity'], 9);

  expect(changed).toEqual({
    data: { total_amount: '49.00', line_items: [{ quantity: 9 }, { quantity: 2 }] },
    event_id: 'a',
  });
  expect(readAt(BODY, ['data', 'line_items', 0, 'quantity'])).toBe(1);
  expect(readAt(changed, ['data', 'line_items', 1])).toBe(readAt(BODY, ['data', 'line_items', 1]));
});

it('keeps the place of a key that it replaces', () => {
  expect(Object.keys(setAt({ a: 1, b: 2, c: 3 }, ['b'], 0) ?? {})).toEqual(['a', 'b', 'c']);
});

it('makes what is missing on the way', () => {
  expect(setAt({}, ['a', 2, 'b'], 1)).toEqual({ a: [null, null, { b: 1 }] });
  expect(setAt({ a: null }, ['a', 'b'], 1)).toEqual({ a: { b: 1 } });
});

it('gives back what was set, whatever the path and the value', () => {
  fc.assert(
    fc.property(json, steps, json, (start, path, value) => {
      expect(readAt(setAt(start, path, value), path)).toEqual(value);
    }),
  );
});

it('leaves every other key alone', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), json), fc.string(), json, (start, key, value) => {
      const changed = setAt(start, [key], value);

      const others = Object.keys(start).filter((name) => name !== key);
      expect(others.every((name) => isJsonObject(changed) && changed[name] === start[name])).toBe(true);
    }),
  );
});

it('cannot reach the prototype of objects', () => {
  setAt({}, ['__proto__', 'polluted'], true);

  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

it('removes a key, removes an item, and leaves the rest', () => {
  expect(unsetAt(BODY, ['event_id'])).toEqual({ data: BODY['data'] });
  expect(unsetAt(BODY, ['data', 'line_items', 0])).toEqual({
    data: { total_amount: '49.00', line_items: [{ quantity: 2 }] },
    event_id: 'a',
  });
  expect(unsetAt({ a: { '1': 2 } }, ['a', 1])).toEqual({ a: {} });
});

it('returns the same object when there is nothing to remove', () => {
  expect(unsetAt(BODY, ['data', 'contact', 'id'])).toBe(BODY);
});

it('looks a path up through arrays and alternatives', () => {
  const at = (path: string) => schemaAt(ORDER_EVENT, stepsOf(path));

  expect(at('data.line_items[3].id')).toMatchObject({ type: 'integer' });
  expect(at('data.order_page.name')).toMatchObject({ type: 'string' });
  expect(at('data.previous_line_item.id')).toMatchObject({ type: 'integer' });
  expect(at('data.contact.tags[0].color')).toMatchObject({ format: 'hex-color' });
});

it('knows that a path does not exist', () => {
  const at = (path: string) => schemaAt(ORDER_EVENT, stepsOf(path));

  expect(at('data.totl_amount')).toBeUndefined();
  expect(at('data.line_items.quantity')).toBeUndefined();
  expect(at('data.id.deeper')).toBeUndefined();
  expect(at('data.constructor')).toBeUndefined();
});

it('allows anything inside an open object', () => {
  const at = (path: string) => schemaAt(OPEN_OBJECTS, stepsOf(path));

  expect(at('responses.favourite_color')).toEqual({});
  expect(at('image.url.deep[0]')).toEqual({});
  expect(at('list[2].anything')).toEqual({});
});

it('follows typed additional properties and refuses forbidden ones', () => {
  const typed = { type: 'object', additionalProperties: { type: 'integer' } };
  const closed = { type: 'object', additionalProperties: false };

  expect(schemaAt(typed, ['any'])).toEqual({ type: 'integer' });
  expect(schemaAt(closed, ['any'])).toBeUndefined();
});

it('offers every alternative when several have the key', () => {
  const part = (type: string) => ({ type: 'object', properties: { id: { type } } });

  expect(schemaTypes(schemaAt({ anyOf: [part('string'), part('integer')] }, ['id']) ?? {})).toEqual([
    'string',
    'integer',
  ]);
});

it('collects types, enumerations and formats of alternatives', () => {
  const schema = {
    anyOf: [
      { type: ['string', 'null'], enum: ['a', null] },
      { type: 'string', format: 'email' },
    ],
  };

  expect(schemaTypes(schema)).toEqual(['string', 'null']);
  expect(schemaEnum(schema)).toEqual(['a', null]);
  expect(schemaFormats(schema)).toEqual(['email']);
  expect(schemaTypes({ enum: [1, 'a', null, []] })).toEqual(['integer', 'string', 'null', 'array']);
  expect(schemaTypes({})).toEqual([]);
});

it('takes a number as a key where the schema has an object', () => {
  const path = stepsOf('data.contact.custom_attributes.2024');

  expect(stepsForSchema(ORDER_EVENT, path).at(-1)).toBe('2024');
  expect(stepsForSchema(ORDER_EVENT, stepsOf('data.line_items.0')).at(-1)).toBe(0);
});

it('lists all paths, arrays as []', () => {
  const paths = schemaPaths(ORDER_EVENT);

  expect(paths).toEqual(
    expect.arrayContaining(['data', 'data.total_amount', 'data.contact.custom_attributes']),
  );
  expect(paths).toEqual(
    expect.arrayContaining(['data.line_items', 'data.line_items[].id', 'data.contact.tags[].name']),
  );
  expect(new Set(paths).size).toBe(paths.length);
});
