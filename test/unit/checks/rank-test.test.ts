import { expect, it } from 'vitest';
import { compareRanks } from '../../../src/checks/catalogue/forgery/rank-test.ts';
import { createRandom } from '../../../src/random/random.ts';

it('sees no difference between samples of the same source', () => {
  const random = createRandom(3);
  const sample = () => Array.from({ length: 100 }, () => random.next());

  for (let round = 0; round < 50; round += 1) {
    expect(Math.abs(compareRanks(sample(), sample()).deviations)).toBeLessThan(4);
  }
});

it('sees a small shift, whatever a few outliers say', () => {
  const random = createRandom(4);
  const first = Array.from({ length: 100 }, () => 1 + random.next() * 0.1);
  const second = first.map((value) => value + 0.1);
  first[0] = 1_000;

  const { deviations, medians } = compareRanks(first, second);

  expect(deviations).toBeGreaterThan(6);
  expect(medians[1] - medians[0]).toBeCloseTo(0.1, 1);
});
