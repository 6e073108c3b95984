import type { EventTypeEntry } from '../../../src/events/event-type.ts';
import { problemsWhenTold } from '../../../src/journeys/dry-telling.ts';
import { type ReadJourney, readJourney } from '../../../src/journeys/read-journey.ts';
import type { JourneyProblem } from '../../../src/journeys/reading/journey-problem.ts';
import { readYaml } from '../../../src/source/read-text.ts';

/** Reads a journey from YAML as the file `story.yaml`. */
export function readText(text: string, customEvents: readonly EventTypeEntry[] = []): ReadJourney {
  return readJourney(readYaml(text, 'story.yaml', { columns: true }), { customEvents });
}

/** What is wrong with a journey, as `line:column problem cure`. */
export function problemsIn(text: string): string[] {
  return readText(text).problems.map(inOneLine);
}

/** What only telling a journey shows, in the same form. */
export function problemsToldIn(text: string): string[] {
  const { journey, problems } = readText(text);
  return (problems.length > 0 ? problems : problemsWhenTold(journey)).map(inOneLine);
}

function inOneLine({ place, problem, cure }: JourneyProblem): string {
  return `${place.line}:${place.column} ${problem}${cure === undefined ? '' : ` ${cure}`}`;
}
