import { expect, it } from 'vitest';
import { octokitSchemas, suiteSchemas } from './corpora.ts';
import { outcomeOf } from './outcome.ts';

/** A sample of what `npm run corpus` looks at as a whole. */
const EVERY = 8;
const SEEDS = 3;

it.each([
  // Nothing satisfies four of octokit's schemas, and the sample has two of them.
  ['octokit', octokitSchemas, 0.95],
  ['the JSON Schema Test Suite', suiteSchemas, 0.82],
] as const)(
  'makes data by the schemas of %s that an independent validator accepts',
  (_name, schemas, floor) => {
    const sample = schemas().filter((_, index) => index % EVERY === 0);

    const outcomes = sample.map((schema) => outcomeOf(schema, SEEDS));

    expect(outcomes.filter(({ kind }) => kind === 'invalid')).toEqual([]);
    const objects = outcomes.filter(({ kind }) => kind !== 'not an object');
    const made = objects.filter(({ kind }) => kind !== 'refused').length;
    expect(made / objects.length).toBeGreaterThanOrEqual(floor);
  },
  600_000,
);
