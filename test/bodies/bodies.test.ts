import { expect, it } from 'vitest';
import { builtInJourneyNames } from '../../src/journeys/load-journey.ts';
import { problemsOf } from './check-body.ts';
import { problemsBetween } from './check-story.ts';
import { eventBodies, storyBodies } from './made-bodies.ts';

// "npm run bodies" looks at 60,000 bodies: 40,000 events, and journeys with as many events as are left.
const isWhole = process.env['RUN_MODE'] === 'bodies';
const EVENTS = isWhole ? 40_000 : 700;
const SEEDS_PER_JOURNEY = isWhole ? 60 : 1;

it('makes events in which sums, links, dates and states agree, as an independent checker sees them', () => {
  const problems = [...eventBodies(EVENTS)].flatMap(problemsOf);

  expect(problems.slice(0, 20)).toEqual([]);
});

it.each(builtInJourneyNames())('keeps sums, links and dates through the journey %s', async (name) => {
  let told = 0;
  for (let seed = 0; seed < SEEDS_PER_JOURNEY; seed += 1) {
    const bodies = await storyBodies(name, `seed ${seed}`);
    const problems = [...bodies.flatMap(problemsOf), ...problemsBetween(bodies)];

    expect(problems.slice(0, 20), `seed ${seed}`).toEqual([]);
    told += bodies.length;
  }
  if (isWhole) process.stdout.write(`${name}: ${told} bodies\n`);
});
