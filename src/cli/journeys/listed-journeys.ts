import { builtInJourneyNames, readJourneyFrom } from '../../journeys/load-journey.ts';
import type { UsedConfig } from '../parse/used-config.ts';

/** A journey in a list. */
export interface ListedJourney {
  readonly name: string;
  readonly title: string;
  /** The configuration file's own, or built in. */
  readonly origin: 'configuration' | 'built-in';
}

/** The files of the journeys that a configuration names. */
export function journeyFiles(config: UsedConfig | undefined): ReadonlyMap<string, string> {
  return new Map([...(config?.config?.journeys ?? [])].map(([name, { path }]) => [name, path]));
}

/** The journeys that there are: those of the configuration file first, then those built in. */
export async function listedJourneys(config: UsedConfig | undefined): Promise<readonly ListedJourney[]> {
  const files = journeyFiles(config);
  const own = [...files.keys()];
  const names = [...own, ...builtInJourneyNames().filter((name) => !own.includes(name))];
  const journeys = [];
  for (const name of names) {
    const { journey } = await readJourneyFrom(name, { files, customEvents: config?.customEvents ?? [] });
    journeys.push({
      name,
      title: journey.title,
      origin: own.includes(name) ? ('configuration' as const) : ('built-in' as const),
    });
  }
  return journeys;
}
