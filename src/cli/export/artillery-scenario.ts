import type { LoadOptions } from '../../load/load-options.ts';
import { DEFAULT_TIMEOUT_MS } from '../../options/definitions/waiting.ts';
import { requestPath } from '../../wire/target.ts';
import { customEventsInArtillery } from './export-errors.ts';
import type { LoadRun } from './load-run.ts';

/** What Artillery loads in every worker. */
export const PROCESSOR = {
  file: 'cf-webhook-sim.cjs',
  code: "module.exports = require('cf-webhook-sim/artillery');\n",
};

/**
 * A scenario for Artillery. JSON is YAML as well, so that values keep their types whatever they are.
 *
 * @param options What every worker makes its events with.
 */
export function artilleryScenario(run: LoadRun, options: LoadOptions): string {
  const { url, types, ratePerSecond, durationSeconds } = run;
  return `# Run it with: npx artillery run load.yaml
# ${PROCESSOR.file} next to it has one line: ${PROCESSOR.code.trim()}
# The secret of the endpoint is read from CF_WEBHOOK_SIM_SECRET in every worker.
config:
  target: ${JSON.stringify(url.origin)}
  processor: ./${PROCESSOR.file}
  phases:
    - duration: ${durationSeconds}
      ${arrivals(ratePerSecond, durationSeconds)}
  http:
    timeout: ${DEFAULT_TIMEOUT_MS / 1_000}
  variables:
    clickfunnels: ${JSON.stringify(options)}
scenarios:
${types.map((type) => scenario(type, run, requestPath(url))).join('')}`;
}

/** Artillery rounds rates down. */
function arrivals(ratePerSecond: number, durationSeconds: number): string {
  return Number.isInteger(ratePerSecond)
    ? `arrivalRate: ${ratePerSecond}`
    : `arrivalCount: ${Math.max(1, Math.round(ratePerSecond * durationSeconds))}`;
}

function scenario(
  { entry, weight, own = {} }: LoadRun['types'][number],
  { shared, faults }: LoadRun,
  path: string,
): string {
  if (entry.catalog === 'custom' || own.body !== undefined) throw customEventsInArtillery(entry.name);
  const event = {
    eventType: entry.name,
    ...withoutNothing({ ...shared, ...own }),
    ...withoutNothing({ faults }),
  };
  return `  - name: ${JSON.stringify(entry.name)}
    weight: ${weight}
    flow:
      - post:
          url: ${JSON.stringify(path)}
          beforeRequest: signEvent
          afterResponse: countResponse
          clickfunnels: ${JSON.stringify(event)}
`;
}

/** Members that say something. */
function withoutNothing(members: object): object {
  return Object.fromEntries(
    Object.entries(members).filter(
      ([, value]) => typeof value !== 'object' || value === null || Object.keys(value).length > 0,
    ),
  );
}
