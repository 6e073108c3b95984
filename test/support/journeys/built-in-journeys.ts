import type { Journey } from '../../../src/journeys/journey.ts';
import { builtInJourneyNames, loadJourney } from '../../../src/journeys/load-journey.ts';

/** Every built-in journey. */
export const JOURNEYS: readonly Journey[] = await Promise.all(
  builtInJourneyNames().map((name) => loadJourney(name)),
);

export function journeyCalled(name: string): Journey {
  const journey = JOURNEYS.find((known) => known.name === name);
  if (journey === undefined) throw new Error(`Unknown journey ${name}.`);
  return journey;
}
