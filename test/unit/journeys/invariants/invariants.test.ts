import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Journey } from '../../../../src/journeys/journey.ts';
import { JOURNEYS } from '../../../support/journeys/built-in-journeys.ts';
import { tell } from '../../../support/journeys/stories.ts';
import { violationsOf } from './invariants.ts';

const SEEDS = 200;

it.each(JOURNEYS)('keeps every invariant in $name, whatever is chosen', (journey) => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 9 }), choices(journey), (seed, telling, parameters) => {
      const story = tell(journey, { seed: `seed ${seed}`, telling, parameters });

      expect(violationsOf(story).slice(0, 3)).toEqual([]);
    }),
    { numRuns: SEEDS, seed: 20_260_302 },
  );
});

it.each(JOURNEYS)('tells every choice that $name offers', (journey) => {
  for (const [name, { options, minimum, maximum }] of journey.parameters) {
    for (const value of [...options, ...[minimum, maximum].filter((bound) => bound !== undefined)]) {
      const story = tell(journey, { parameters: { [name]: value } });

      expect(story.eventTypes).not.toEqual([]);
    }
  }
});

/** Any values that a journey takes; numbers stay small, since each step takes time. */
function choices(journey: Journey) {
  const arbitraries = [...journey.parameters].map(([name, parameter]) => {
    const { options, minimum = 0, maximum = 3, default: usual } = parameter;
    if (options.length > 0) return [name, fc.constantFrom(...options)] as const;
    if (typeof usual === 'boolean') return [name, fc.boolean()] as const;
    if (typeof usual === 'number') {
      return [name, fc.integer({ min: minimum, max: Math.min(maximum, minimum + 3) })] as const;
    }
    return [name, fc.constant(usual)] as const;
  });
  return fc.record(Object.fromEntries(arbitraries));
}
