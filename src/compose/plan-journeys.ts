import type { PlannedDelivery } from '../delivery/delivery-plan.ts';
import { usageError } from '../errors/usage-error.ts';
import { explainFaults } from '../faults/apply-faults.ts';
import { resolveFaults } from '../faults/resolve-faults.ts';
import { parseDuration } from '../internal/duration.ts';
import type { Journey } from '../journeys/journey.ts';
import { type ParameterChoice, parameterValues } from '../journeys/parameter-values.ts';
import { countTold, type JourneyPlanRequest, planTellings } from '../journeys/plan-tellings.ts';
import type { ResolvedOptions } from '../options/simulator-options.ts';
import { createRandom } from '../random/random.ts';
import { customFieldsOf, rewritten } from './plan-deliveries.ts';
import type { JourneyOptions, PlanOptions } from './simulator.ts';

/** Makes plans of journeys; counts the tellings, so that each is about other people. */
export type JourneyPlanner = (
  journey: Journey,
  chosen: ParameterChoice,
  options: PlanOptions & JourneyOptions,
) => Iterable<PlannedDelivery>;

/** Story time between the beginnings of two tellings. */
const EVERY_MS = 60_000;

/** Makes the {@link JourneyPlanner} of a simulator. */
export function createJourneyPlanner(options: ResolvedOptions): JourneyPlanner {
  const told = new Map<string, number>();
  const random = createRandom(options.seed).fork('faults');

  return (journey, chosen, planOptions) => {
    const repeat = requireRepeat(planOptions.repeat ?? 1);
    const before = told.get(journey.name) ?? 0;
    told.set(journey.name, before + repeat);
    const request: JourneyPlanRequest = {
      journey,
      parameters: parameterValues(journey, chosen),
      seed: options.seed,
      opensAt: options.storyTime,
      firstTelling: before + 1,
      repeat,
      everyMs: requireEvery(planOptions.every ?? EVERY_MS),
      apiVersion: planOptions.apiVersion ?? options.apiVersion,
      wire: options.wire,
      realism: options.realism,
      snapshot: options.snapshot,
      catalog: planOptions.catalog,
      customFields: customFieldsOf(options),
      customEvents: options.customEvents,
    };
    const hasFaults = explainFaults(resolveFaults(planOptions.faults)).faults.length > 0;
    // A fault that strikes a number of events spreads over all, so it has to know how many there are.
    const total = planOptions.total ?? (repeat === 1 && hasFaults ? countTold(request) : undefined);
    return rewritten(planTellings(request), { ...planOptions, random, total });
  };
}

function requireRepeat(repeat: number): number {
  if (Number.isSafeInteger(repeat) && repeat >= 1) return repeat;
  throw usageError(
    `"repeat" must be a whole number of at least 1, got ${repeat}.`,
    'It is the number of times to run the journey, for example repeat: 10.',
  );
}

function requireEvery(every: number | string): number {
  const everyMs = typeof every === 'string' ? parseDuration(every) : every;
  if (everyMs !== undefined && everyMs >= 0 && Number.isFinite(everyMs)) return everyMs;
  throw usageError(
    `"every" must be a duration, got ${JSON.stringify(every)}.`,
    "For example every: '1m', or every: 60_000 in milliseconds.",
  );
}
