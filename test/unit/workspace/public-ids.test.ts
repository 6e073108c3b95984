import fc from 'fast-check';
import { expect, it } from 'vitest';
import { idOf, type PublicIdKind, publicIdOf } from '../../../src/workspace/public-ids.ts';

const kind = fc.constantFrom<PublicIdKind>('endpoint', 'event', 'page', 'funnel');
const number = fc.integer({ min: 1, max: 10_000_000_000 });

it('makes letters of a number, and the number of them again', () => {
  fc.assert(
    fc.property(kind, number, (of, id) => {
      const publicId = publicIdOf(of, id);

      expect(publicId).toMatch(/^[A-Za-z]{6,}$/);
      expect(idOf(of, publicId)).toBe(id);
    }),
  );
});

it('gives neighbours another public id', () => {
  const ids = Array.from({ length: 2_000 }, (_, index) => publicIdOf('event', index + 1));

  expect(new Set(ids).size).toBe(ids.length);
});

it('reads numbers as they are', () => {
  expect(idOf('event', '42')).toBe(42);
});

it.each(['', '-1', '4.2', '1e3', 'abc', 'abcdefg', 'abcde1', '../etc', '12345678901234567890', 'ábcdef'])(
  'takes "%s" for no id',
  (text) => {
    expect(idOf('event', text)).toBeUndefined();
  },
);
