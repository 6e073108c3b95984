import fc from 'fast-check';
import { expect, it } from 'vitest';
import { freshSeed } from '../../../src/random/entropy.ts';
import { databaseId, hexDigits, publicId, uuid } from '../../../src/random/identifiers.ts';
import { createRandom } from '../../../src/random/random.ts';

it('gives the same numbers for the same seed on every machine', () => {
  const random = createRandom('known');

  const drawn = [random.integer(0, 999_999), random.integer(0, 999_999), random.integer(0, 999_999)];

  expect(drawn).toEqual([619986, 29778, 57489]);
});

it('takes a number and its text for the same seed', () => {
  expect(createRandom(7).next()).toBe(createRandom('7').next());
});

it('gives other numbers for other seeds', () => {
  const firsts = new Set(Array.from({ length: 1_000 }, (_, seed) => createRandom(seed).next()));

  expect(firsts.size).toBe(1_000);
});

it('forks by label, however much was drawn before', () => {
  const fresh = createRandom('seed');
  const used = createRandom('seed');
  for (let draw = 0; draw < 50; draw += 1) used.next();

  const [first, second] = [fresh.fork('part').next(), used.fork('part').next()];

  expect(first).toBe(second);
  expect(fresh.fork('other').next()).not.toBe(first);
});

it('is not disturbed by its forks', () => {
  const [alone, parent] = [createRandom('seed'), createRandom('seed')];
  const fork = parent.fork('part');
  for (let draw = 0; draw < 50; draw += 1) fork.next();

  expect(parent.next()).toBe(alone.next());
});

it('stays within the bounds it was given, both ends included', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: -1_000, max: 1_000 }), fc.nat(1_000), (seed, min, span) => {
      const drawn = createRandom(seed).integer(min, min + span);

      expect(Number.isInteger(drawn)).toBe(true);
      expect(drawn).toBeGreaterThanOrEqual(min);
      expect(drawn).toBeLessThanOrEqual(min + span);
    }),
  );
});

it('reaches every number of a range about equally often', () => {
  const random = createRandom('fair');
  const counts = Array.from({ length: 6 }, () => 0);

  for (let draw = 0; draw < 12_000; draw += 1) {
    const side = random.integer(0, 5);
    counts[side] = (counts[side] ?? 0) + 1;
  }

  for (const count of counts) expect(Math.abs(count - 2_000)).toBeLessThan(200);
});

it('picks only from what there is', () => {
  const random = createRandom('pick');

  expect(['a', 'b']).toContain(random.pick(['a', 'b']));
  expect(() => random.pick([])).toThrow(RangeError);
});

it('makes ids of the forms that genuine events have', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const random = createRandom(seed);

    expect(uuid(random)).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(publicId(random)).toMatch(/^[A-Za-z]{6,7}$/);
    expect(hexDigits(random, 32)).toMatch(/^[\da-f]{32}$/);
    expect(databaseId(random)).toBeGreaterThanOrEqual(1_000_000);
    expect(databaseId(random)).toBeLessThan(1_000_000_000);
  }
});

it('makes a fresh seed that can be read aloud', () => {
  expect(freshSeed()).toMatch(/^\d{6}$/);
});
