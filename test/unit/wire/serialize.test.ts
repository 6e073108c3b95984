import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JsonValue } from '../../../src/internal/json.ts';
import { compareJsonbKeys } from '../../../src/wire/key-order.ts';
import { serializeJson } from '../../../src/wire/serialize.ts';

interface WireVector {
  readonly name: string;
  readonly given: string;
  readonly wire: string;
}

const { vectors }: { readonly vectors: readonly WireVector[] } = JSON.parse(
  readFileSync(new URL('../../../fixtures/wire-vectors.json', import.meta.url), 'utf8'),
);

it.each(vectors)('$name', ({ given, wire }) => {
  const text = serializeJson(JSON.parse(given));

  expect(text).toBe(wire);
});

it('covers every vector of the fixture', () => {
  expect(vectors.length).toBeGreaterThanOrEqual(11);
});

it('leaves out members that are undefined', () => {
  const text = serializeJson({ b: undefined, a: 1, c: undefined });

  expect(text).toBe('{"a":1}');
});

it('does not mix up objects whose keys look alike when they are joined', () => {
  const texts = [{ 'a,b': 1 }, { a: 1, b: 2 }, { 'a","b': 1 }, { b: 1, a: 2 }, { 'a\\': 1, b: 2 }].map(
    (value) => serializeJson(value),
  );

  expect(texts).toEqual([
    '{"a,b":1}',
    '{"a":1,"b":2}',
    String.raw`{"a\",\"b":1}`,
    '{"a":2,"b":1}',
    String.raw`{"b":2,"a\\":1}`,
  ]);
});

it('keeps writing correctly once it has seen more shapes than it remembers', () => {
  const shapes = Array.from({ length: 6_000 }, (_, index) => ({ [`longer-${index}`]: 1, id: index }));

  const texts = shapes.map((shape) => serializeJson(shape));
  const again = shapes.map((shape) => serializeJson(shape));

  expect(texts.at(-1)).toBe('{"id":5999,"longer-5999":1}');
  expect(again).toEqual(texts);
});

it('writes objects of many shapes correctly wherever they stand in others', () => {
  fc.assert(
    fc.property(fc.array(anyJson(), { minLength: 2, maxLength: 6 }), (values) => {
      const alone = values.map((value) => serializeJson(value));

      expect(serializeJson(values)).toBe(`[${alone.join(',')}]`);
      expect(serializeJson({ a: values, b: values[0] ?? null })).toBe(
        `{"a":[${alone.join(',')}],"b":${alone[0]}}`,
      );
    }),
  );
});

it('writes half a surrogate pair as an escape, so that the bytes stay UTF-8', () => {
  const text = serializeJson({ broken: '\ud83d' });

  expect(text).toBe(String.raw`{"broken":"\ud83d"}`);
});

it('writes text that reads back as the same value, whatever the value', () => {
  fc.assert(
    fc.property(anyJson(), (value) => {
      expect(JSON.parse(serializeJson(value))).toEqual(value);
    }),
  );
});

it('puts the keys of every object in order, whatever the object', () => {
  fc.assert(
    fc.property(anyJson(), (value) => {
      for (const keys of keyLists(serializeJson(value))) {
        expect(keys).toEqual([...keys].sort(compareJsonbKeys));
        expect(keys).toEqual([...keys].sort(byBytes));
      }
    }),
  );
});

it('never writes a character raw that Rails escapes', () => {
  fc.assert(
    fc.property(anyJson(), (value) => {
      expect(serializeJson(value)).not.toMatch(/[<>&\u2028\u2029]/);
    }),
  );
});

it('writes what it has written again in the same way', () => {
  fc.assert(
    fc.property(anyJson(), (value) => {
      const once = serializeJson(value);

      expect(serializeJson(JSON.parse(once))).toBe(once);
    }),
  );
});

it('writes nothing between the parts of an object', () => {
  fc.assert(
    fc.property(anyJson(), (value) => {
      const outsideOfStrings = serializeJson(value).replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');

      expect(outsideOfStrings).not.toMatch(/\s/);
    }),
  );
});

/** Any value that JSON can hold, with characters and keys that are likely to cause trouble. */
function anyJson(): fc.Arbitrary<JsonValue> {
  const trouble = fc.constantFrom(
    '__proto__',
    'constructor',
    '10',
    '9',
    '<é>',
    '\u2028',
    '日本',
    '😀',
    '',
    '&amp;',
  );
  const text = fc.oneof(trouble, fc.string({ unit: 'grapheme' }), fc.string());
  const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom<JsonValue>(null, true, false, 0),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
      text,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.uniqueArray(fc.tuple(text, tie('value')), { maxLength: 6, selector: ([key]) => key }).map(objectOf),
    ),
  }));
  return value;
}

/** An object with own members of these names, `__proto__` among them. */
function objectOf(members: readonly (readonly [string, JsonValue])[]): JsonValue {
  return Object.fromEntries(members);
}

/** The keys of every object in a JSON text, in the order in which they stand there. */
function keyLists(text: string): string[][] {
  const finished: string[][] = [];
  const open: string[][] = [];
  for (const [token, key] of text.matchAll(/("(?:[^"\\]|\\.)*")(?=:)|"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === '{') open.push([]);
    else if (token === '}') finished.push(open.pop() ?? []);
    else if (key !== undefined) open.at(-1)?.push(JSON.parse(key));
  }
  return finished;
}

function byBytes(a: string, b: string): number {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length - right.length || Buffer.compare(left, right);
}
