import { expect, it } from 'vitest';
import { jsonPieces } from '../../../src/report/json-pieces.ts';

it('writes what JSON.stringify writes, whatever stands before the list', () => {
  const before = { text: '\n  "items": []', nested: { items: [] }, none: null };
  const items = [{ a: [1, { b: 'x\ny' }] }, {}, { items: [] }];

  const text = [...jsonPieces({ ...before, items: [], after: 1 }, { name: 'items', items })].join('');

  expect(text).toBe(`${JSON.stringify({ ...before, items, after: 1 }, null, 2)}\n`);
});

it('writes a list deeper inside, and an empty one', () => {
  const facts = { results: { sums: {}, tests: [] } };

  const text = (items: readonly object[]) =>
    [...jsonPieces(facts, { name: 'tests', items, depth: 1 })].join('');

  expect(text([{ name: 'one' }])).toBe(
    `${JSON.stringify({ results: { sums: {}, tests: [{ name: 'one' }] } }, null, 2)}\n`,
  );
  expect(text([])).toBe(`${JSON.stringify(facts, null, 2)}\n`);
});
