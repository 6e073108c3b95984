import { expect, it } from 'vitest';
import { readKeys } from '../../../src/cli/terminal/keyboard.ts';

it.each([
  [' ', ['skip']],
  ['\r', ['skip']],
  ['n', ['skip']],
  ['\u0003', ['interrupt']],
  ['\u001a', ['suspend']],
  ['\u0004', []],
  ['\u001b[A', []],
  ['x', []],
])('only Space, Enter and n skip a wait: %j', (typed, keys) => {
  expect(readKeys(typed)).toEqual(keys);
});
