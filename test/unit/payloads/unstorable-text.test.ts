import { expect, it } from 'vitest';
import { unstorableText } from '../../../src/payloads/unstorable-text.ts';

it.each([
  ['a\0b', 'U+0000'],
  ['half \ud800 of a pair', 'surrogate'],
  [{ deep: [{ 'key\0': 1 }] }, 'U+0000'],
])('knows that PostgreSQL cannot store %j', (value, why) => {
  expect(unstorableText(value)).toContain(why);
});

it.each(['', 'a\u0001b', '😀', { name: ['Ελένη', null, 7] }])('knows that PostgreSQL stores %j', (value) => {
  expect(unstorableText(value)).toBeUndefined();
});
