import { inCommandWords, SimulatorError } from '../../errors/simulator-error.ts';
import { usageError } from '../../errors/usage-error.ts';
import type { EventTypeEntry } from '../../events/event-type.ts';
import type { Journey } from '../../journeys/journey.ts';
import { isJourneyFile, loadJourney } from '../../journeys/load-journey.ts';
import { type ParameterChoice, parameterFromText, parameterValues } from '../../journeys/parameter-values.ts';
import { countTold, type JourneyPlanRequest } from '../../journeys/plan-tellings.ts';
import type { ParamText } from '../../options/value-types/parameter.ts';
import { SourceError, type SourceScalar, sourceError } from '../../source/source-node.ts';
import { journeyFiles } from '../journeys/listed-journeys.ts';
import { requireRunnable } from '../journeys/require-runnable.ts';
import type { CommandInput } from '../parse/command.ts';
import { present } from '../parse/present.ts';
import { runDeliveries } from '../session/delivery-session.ts';
import { storyOrigin } from '../session/story-origin.ts';
import type { ExitCode } from '../terminal/exit-codes.ts';

/** The journey to tell, and what the configuration file chooses for its parameters. */
export interface JourneyWanted {
  readonly reference: string;
  readonly parameters?: ReadonlyMap<string, SourceScalar>;
}

/** Runs a journey to a receiver and reports how it behaved. */
export async function runJourney(
  input: CommandInput<'run'>,
  { reference, parameters = new Map() }: JourneyWanted,
): Promise<ExitCode> {
  const { options, config } = input;
  refuseEventOptions(input);
  const files = journeyFiles(config);
  if (!isJourneyFile(reference)) requireRunnable(reference, config);
  const path = files.get(reference) ?? reference;
  const customEvents = config?.customEvents ?? [];
  const journey = await loadJourney(path, { customEvents });
  const chosen = { ...configuredChoice(journey, parameters), ...typedChoice(journey, options.param) };
  const { seed, now } = storyOrigin(options);
  const { repeat = 1, apiVersion, every, rate } = options;
  const telling = { repeat, ...present({ every, apiVersion, catalog: options.catalog }) };

  return await runDeliveries({
    ...input,
    seed,
    now,
    // People differ from telling to telling, what happens does not.
    total: countEvents(journey, { chosen, customEvents, apiVersion, catalog: options.catalog }) * repeat,
    events: {
      wire: options.wire ?? 'documented',
      ...present({ realism: options.realism, snapshot: options.snapshot }),
    },
    ownReceiver: { respond: options.respond, delayMs: options.delay },
    makePlan: (simulator, faults) =>
      simulator.planJourney(path, chosen, { ...telling, faults, ...present({ ratePerSecond: rate }) }),
  });
}

function countEvents(
  journey: Journey,
  {
    chosen,
    ...sent
  }: Pick<JourneyPlanRequest, 'apiVersion' | 'catalog'> & {
    readonly chosen: ParameterChoice;
    readonly customEvents: readonly EventTypeEntry[];
  },
): number {
  return countTold({
    ...sent,
    journey,
    parameters: parameterValues(journey, chosen),
    seed: 'count',
    opensAt: 0,
    firstTelling: 1,
    repeat: 1,
    everyMs: 0,
    wire: 'documented',
  });
}

/** What the words of `--param` choose; the journey decides the types. */
export function typedChoice(journey: Journey, params: readonly ParamText[]): ParameterChoice {
  return Object.fromEntries(params.map(({ name, text }) => [name, parameterFromText(journey, name, text)]));
}

function configuredChoice(journey: Journey, parameters: ReadonlyMap<string, SourceScalar>): ParameterChoice {
  return Object.fromEntries(
    [...parameters].map(([name, { place, text }]) => {
      try {
        const value = parameterFromText(journey, name, text);
        parameterValues(journey, { [name]: value });
        return [name, value];
      } catch (error) {
        if (!(error instanceof SimulatorError) || error instanceof SourceError) throw error;
        const { problem, cure } = inCommandWords(error);
        throw sourceError(place, problem, cure, error.code);
      }
    }),
  );
}

/** Options of `send` that mean nothing to a story. */
const OF_EVENTS: Readonly<Record<string, string>> = {
  count: 'Use --repeat to run the journey several times.',
  duration: 'Use --repeat to run the journey several times.',
  fresh: 'Every repetition of a journey has new people.',
  set: 'Use "set" in a step of your own journey.',
  setJson: 'Use "set" in a step of your own journey.',
  unset: 'Use "set" in a step of your own journey.',
  merge: 'Use "set" in a step of your own journey.',
  body: 'Use cf-webhook-sim send for a body of your own.',
  force: 'Events of a journey always match their schemas.',
};

function refuseEventOptions({ origins }: CommandInput<'run'>): void {
  for (const [name, cure] of Object.entries(OF_EVENTS)) {
    if (origins.get(name)?.kind !== 'typed') continue;
    const option = name === 'setJson' ? 'set-json' : name;
    throw usageError(`--${option} is for single events, not for journeys.`, cure);
  }
}
