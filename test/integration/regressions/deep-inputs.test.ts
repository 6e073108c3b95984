import { expect, it } from 'vitest';
import { environmentError } from '../../../src/cli/environment-error.ts';
import { patternLength } from '../../../src/payloads/pattern-length.ts';
import { nestingDepth } from '../../../src/source/nesting-depth.ts';
import { readJson, readYaml } from '../../../src/source/read-text.ts';

const DEEP = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

it('a configuration that is nested too deeply is refused before it is parsed', () => {
  expect(() => readJson(DEEP, 'c.json')).toThrow('nested more than 500 levels deep');
  expect(() => readYaml(DEEP, 'c.yaml', { columns: true })).toThrow('nested more than 500 levels deep');
});

it.each([
  ['[[{}]]', 3],
  ['{"a": "[[[[", "b\\"": []}', 2],
  [']]][', 1],
])('brackets in strings are no levels: %s', (text, depth) => {
  expect(nestingDepth(text)).toBe(depth);
});

it.each([
  ['a{100000000}', 100_000_000],
  ['(?:ab){3}', 6],
  ['(a{1000}){1000}', 1_000_000],
  ['^\\d{4}-[0-9]{2}$', 7],
  ['a{2,5}', 5],
])('the length that a pattern asks for is known without making it: %s', (pattern, atLeast) => {
  expect(patternLength(pattern)).toBeGreaterThanOrEqual(atLeast);
  expect(patternLength(pattern)).toBeLessThanOrEqual(atLeast * 2);
});

it('an input that overflows the stack is no defect', () => {
  expect(environmentError(new RangeError('Maximum call stack size exceeded'))?.problem).toContain(
    'too deeply',
  );
  expect(environmentError(new RangeError('Invalid string length'))?.problem).toContain(
    'exceeds the maximum length',
  );
  expect(environmentError(new RangeError('Invalid array length'))).toBeUndefined();
});
