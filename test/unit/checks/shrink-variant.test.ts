import { expect, it } from 'vitest';
import { cutsOf, shrinkVariant } from '../../../src/checks/convergence/shrink-variant.ts';
import { type Befallen, SPACINGS_MS, type Variant } from '../../../src/checks/convergence/variant.ts';

const calm = { by: 0, again: 0, lost: false, killed: false };

/** Thirty events to each of which a lot happens. */
const WILD: Variant = {
  befallen: Array.from({ length: 30 }, (_, event) => ({ event, by: 4, again: 3, lost: true, killed: true })),
  spacingMs: SPACINGS_MS[2],
};

it('tries first what is left without the events of other subjects', () => {
  const [first] = cutsOf(WILD, new Set([3, 17]));

  expect(first?.befallen.map(({ event }) => event)).toEqual([3, 17]);
});

it('comes to the smallest variant in few steps', async () => {
  const isWrong = (one: Befallen | undefined) => one !== undefined && one.by > 0;
  let tried = 0;
  let smallest = WILD;

  await shrinkVariant(WILD, new Set([3, 17]), async (variant) => {
    tried += 1;
    const [a, b] = [3, 17].map((wanted) => variant.befallen.find(({ event }) => event === wanted));
    const endsOtherwise = isWrong(a) && b !== undefined;
    if (endsOtherwise) smallest = variant;
    return endsOtherwise;
  });

  expect(smallest).toEqual({
    befallen: [
      { ...calm, event: 3, by: 1 },
      { ...calm, event: 17 },
    ],
    spacingMs: SPACINGS_MS[0],
  });
  expect(tried).toBeLessThan(60);
});

it('ends, whatever still ends otherwise', async () => {
  let smallest = WILD;

  await shrinkVariant(WILD, new Set(), async (variant) => {
    smallest = variant;
    return true;
  });

  expect(smallest.befallen).toHaveLength(1);
  expect(smallest.befallen[0]).toMatchObject(calm);
});
