import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indentJson } from '../../src/cli/preview/indent-json.ts';

it('indents as JSON.stringify does', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(indentJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
    }),
  );
});

it('keeps the order of keys, repeated keys, escapes and the spelling of numbers', () => {
  const text = '{"b":1.50,"2":"\\u003c\\"}","b":[ ],"a":1e3}';

  expect(indentJson(text)).toBe('{\n  "b": 1.50,\n  "2": "\\u003c\\"}",\n  "b": [],\n  "a": 1e3\n}');
});

it.each(['', 'hello', '{"a":'])('leaves %j alone, which is not JSON', (text) => {
  expect(indentJson(text)).toBe(text);
});
