import { usageError } from '../../errors/usage-error.ts';
import { nearestNames } from '../../internal/nearest-names.ts';
import { builtInJourneyNames } from '../../journeys/load-journey.ts';
import type { UsedConfig } from '../parse/used-config.ts';

/** @throws SimulatorError `invalid-option` where no journey has the name, with the nearest run or journey. */
export function requireRunnable(name: string, config: UsedConfig | undefined): void {
  const journeys = [...(config?.config?.journeys.keys() ?? []), ...builtInJourneyNames()];
  if (journeys.includes(name)) return;
  const runs = [...(config?.config?.runs.keys() ?? [])];
  const near = nearestNames(name, [...runs, ...journeys]).map((other) => `"${other}"`);
  const where =
    config?.config === undefined
      ? ', and no configuration file here or in the folders above'
      : `, and no run of ${config.config.place.file} either`;
  throw usageError(
    `Unknown journey "${name}"${where}.`,
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'cf-webhook-sim run lists runs and journeys.',
  );
}
