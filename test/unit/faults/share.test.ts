import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chooseShare, describeShare, type FaultShare, SHARE } from '../../../src/faults/share.ts';
import { createRandom } from '../../../src/random/random.ts';
import { context, planOf } from './fault-plans.ts';

it.each<[string, FaultShare, string]>([
  ['3', 3, '3 deliveries'],
  ['1', 1, '1 delivery'],
  ['0', 0, '0 deliveries'],
  ['20%', '20%', '20 % of the deliveries'],
  ['12.5%', '12.5%', '12.5 % of the deliveries'],
  ['100%', '100%', '100 % of the deliveries'],
])('reads %s as %j and describes it as "%s"', (text, share, words) => {
  expect(SHARE.parse(text)).toEqual(share);
  expect(describeShare(share)).toBe(words);
});

it.each(['', 'some', '-1', '1.5', '101%', '%', '1e3', '20 %'])('refuses "%s" as a share', (text) => {
  expect(() => SHARE.parse(text)).toThrow(`expected a number of deliveries or a percentage, got "${text}"`);
});

it('strikes exactly as many as asked for where the total is known, anywhere in the plan', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 60 }), fc.nat({ max: 80 }), (seed, total, count) => {
      const struck = strikes(count, total, { seed, total });

      expect(struck).toHaveLength(Math.min(count, total));
    }),
  );
});

it('reaches every place of the plan with one seed or another', () => {
  const places = new Set(
    Array.from({ length: 200 }, (_, seed) => strikes(1, 5, { seed: String(seed), total: 5 })).flat(),
  );

  expect(places).toEqual(new Set([0, 1, 2, 3, 4]));
});

it('strikes the first ones where nobody knows how many there will be', () => {
  expect(strikes(3, 10, {})).toEqual([0, 1, 2]);
});

it('strikes about as many as a percentage says', () => {
  const struck = strikes('20%', 5_000, {});

  expect(struck.length).toBeGreaterThan(850);
  expect(struck.length).toBeLessThan(1_150);
});

it.each<[FaultShare, number]>([
  ['0%', 0],
  ['100%', 100],
])('strikes of %s exactly %d of 100', (share, count) => {
  expect(strikes(share, 100, {})).toHaveLength(count);
});

it('chooses the same with the same seed and others with another', () => {
  const share: FaultShare = '30%';

  expect(strikes(share, 100, { seed: 'a' })).toEqual(strikes(share, 100, { seed: 'a' }));
  expect(strikes(share, 100, { seed: 'a' })).not.toEqual(strikes(share, 100, { seed: 'b' }));
});

function strikes(
  share: FaultShare,
  deliveries: number,
  { seed = '7', total }: { readonly seed?: string; readonly total?: number },
): number[] {
  const isStruck = chooseShare(share, context({ random: createRandom(seed), total }));
  return planOf(deliveries).flatMap((planned, index) => (isStruck(planned) ? [index] : []));
}
