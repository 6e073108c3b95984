import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JsonValue } from '../../../src/internal/json.ts';
import { rewriteBody } from '../../../src/recording/rewrite-body.ts';
import { parseJsonAsWritten } from '../../../src/source/parse-json.ts';

function parsed(text: string): JsonValue {
  const result = parseJsonAsWritten(text);
  if (!result.ok) throw new Error(text);
  return result.value;
}

/** A value with every text and number changed, and some keys. */
function changed(value: JsonValue): JsonValue {
  if (typeof value === 'string') return `${value}"é<`;
  if (typeof value === 'number') return value === 0 ? 1 : -value;
  if (Array.isArray(value)) return value.map((item: JsonValue) => changed(item));
  if (typeof value !== 'object' || value === null || 'text' in value) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member = null]) => [
      key.includes('a') ? `${key}!` : key,
      changed(member),
    ]),
  );
}

it('writes what it is given, whatever the body and its layout', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(0, 1, 2), (json, indent) => {
      const text = JSON.stringify(JSON.parse(json), null, indent);
      const before = parsed(text);
      const after = changed(before);

      const rewritten = String(rewriteBody(text, before, after));

      expect(JSON.parse(rewritten)).toEqual(JSON.parse(JSON.stringify(after)));
    }),
  );
});

it('keeps every byte of what does not change', () => {
  const text = '{ "b":1.50, "a" : "x", "c":"\\u003c\\/", "n":1e3,\t"a2":["x","y"]}\n';
  const before = parsed(text);

  expect(String(rewriteBody(text, before, before))).toBe(text);
  expect(String(rewriteBody(text, before, Object.assign({}, before, { a: 'é<' })))).toBe(
    text.replace('"x", "c"', '"é\\u003c", "c"'),
  );
});

it('falls back to the order of the wire where keys are numbers or repeat', () => {
  for (const text of ['{"b":"x","7":"y"}', '{"b":"x","a":"y","b":"z"}']) {
    const before = parsed(text);
    const after = changed(before);
    expect(JSON.parse(String(rewriteBody(text, before, after)))).toEqual(after);
  }
});
