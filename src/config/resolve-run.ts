import { usageError } from '../errors/usage-error.ts';
import { nearestNames } from '../internal/nearest-names.ts';
import { sourceError } from '../source/source-node.ts';
import type {
  NamedRun,
  PlannedEvent,
  PlannedJourney,
  Settings,
  SimulatorConfig,
} from './simulator-config.ts';

/** A run with everything that it takes over from others and from the top. */
export interface ResolvedRun {
  readonly name: string;
  readonly description: string | undefined;
  readonly settings: Settings;
  /** Empty where neither the run nor what it extends says. */
  readonly events: readonly PlannedEvent[];
  /** The journey that is told instead of events. */
  readonly journey: PlannedJourney | undefined;
  /** Whether it checks the receiver instead. */
  readonly check: boolean;
  /** The command that starts the receiver, word by word; empty where none is started. */
  readonly receiver: readonly string[];
}

/**
 * Finds a run and follows what it extends. The nearest word counts: the run's own, then that of the run it extends,
 * then the top's; a list replaces a list.
 *
 * @throws SimulatorError `invalid-option` for a name that does not exist, or runs that extend each other in a circle.
 */
export function resolveRun(config: SimulatorConfig, name: string): ResolvedRun {
  const chain = chainOf(config, requireRun(config, name));
  const settings = [...chain].reverse().reduce((found, run) => merged(found, run.settings), config.settings);
  const sent = chain.find(
    (run) => run.events !== undefined || run.journey !== undefined || run.check !== undefined,
  );
  const receiver = chain.find((run) => run.receiver !== undefined)?.receiver ?? config.receiver;
  return {
    name,
    description: chain[0]?.description,
    settings: receiver === false ? without(settings, config.receiverOptions) : settings,
    events: sent?.events ?? [],
    journey: sent?.journey,
    check: sent?.check ?? false,
    receiver: receiver === false || receiver === undefined ? [] : receiver,
  };
}

function merged(farther: Settings, nearer: Settings): Settings {
  return new Map([...farther, ...nearer]);
}

function without(settings: Settings, names: readonly string[]): Settings {
  return new Map([...settings].filter(([name]) => !names.includes(name)));
}

/** The run and those that it extends, nearest first. */
function chainOf({ runs }: SimulatorConfig, first: NamedRun): readonly NamedRun[] {
  const chain = [first];
  for (;;) {
    const base = chain.at(-1)?.extends;
    if (base === undefined) return chain;

    const next = runs.get(base.name);
    if (next === undefined) {
      const { problem, cure } = unknownRun(base.name, [...runs.keys()]);
      throw sourceError(base.place, problem, cure);
    }
    if (chain.includes(next)) {
      const names = [...chain.slice(chain.indexOf(next)), next].map((run) => `"${run.name}"`);
      throw sourceError(
        base.place,
        `the runs extend each other in a cycle: ${names.join(' → ')}.`,
        'Remove one "extends".',
      );
    }
    chain.push(next);
  }
}

function requireRun(config: SimulatorConfig, name: string): NamedRun {
  const run = config.runs.get(name);
  if (run !== undefined) return run;
  const { problem, cure } = unknownRun(name, [...config.runs.keys()], config.place.file);
  throw usageError(problem, cure);
}

function unknownRun(
  name: string,
  known: readonly string[],
  file?: string,
): { readonly problem: string; readonly cure: string } {
  const near = nearestNames(name, known).map((other) => `"${other}"`);
  const where = file === undefined ? '' : ` in ${file}`;
  if (known.length === 0) {
    return {
      problem: `There are no runs${where}.`,
      cure: `Add one: runs: {${name}: {events: [order.created]}}.`,
    };
  }
  return {
    problem: `Unknown run "${name}"${where}.`,
    cure: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `The runs are ${known.join(', ')}.`,
  };
}
