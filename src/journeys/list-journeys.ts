import type { JourneyParameter } from './journey.ts';

/** A built-in journey in short. */
export interface JourneySummary {
  readonly name: string;
  /** One line that says what happens. */
  readonly title: string;
  /** A paragraph for those who want to know more. */
  readonly about: string;
  /** What a run may choose, by name. */
  readonly parameters: Readonly<Record<string, JourneyParameter>>;
}

/**
 * The built-in journeys, in alphabetical order.
 *
 * @example
 * for (const { name, title } of await listJourneys()) console.log(name, title);
 */
export async function listJourneys(): Promise<readonly JourneySummary[]> {
  const { builtInJourneyNames, loadJourney } = await import('./load-journey.ts');
  const journeys = [];
  for (const reference of builtInJourneyNames()) {
    const { name, title, about, parameters } = await loadJourney(reference);
    journeys.push({ name, title, about, parameters: Object.fromEntries(parameters) });
  }
  return journeys;
}
