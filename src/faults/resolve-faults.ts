import { InvalidValue } from '../errors/invalid-value.ts';
import { SimulatorError } from '../errors/simulator-error.ts';
import { nearestNames } from '../internal/nearest-names.ts';
import type { OptionDefinition } from '../options/option-definition.ts';
import { FAULT_OPTIONS, type FaultSettings } from './registry.ts';

const OPTIONS: readonly OptionDefinition[] = FAULT_OPTIONS;

/** Members as options give them: some of them may be `undefined`. */
type Chosen = { readonly [Name in keyof FaultSettings]?: FaultSettings[Name] | undefined };

/**
 * Checks settings of the library or of a request, by the parsers of the command line's options.
 *
 * @param command What the faults must be offered for; `trigger` has no faults that are of runs.
 * @throws SimulatorError `unknown-option` or `invalid-option`.
 */
export function resolveFaults(
  settings: FaultSettings = {},
  command: 'send' | 'trigger' = 'send',
): FaultSettings {
  const offered = OPTIONS.filter(({ commands }) => commands.includes(command));
  const resolved = Object.entries(settings).flatMap(([name, value]: [string, unknown]) => {
    const option = offered.find((candidate) => candidate.name === name);
    if (option === undefined) throw unknownFault(name, offered);
    return value === undefined ? [] : [[name, checked(option, value)]];
  });
  return Object.fromEntries(resolved) as FaultSettings;
}

/** The faults among the parsed options of a command. */
export function chosenFaults(options: Chosen): FaultSettings {
  const names = new Set<string>(OPTIONS.map(({ name }) => name));
  const chosen = Object.entries(options).filter(
    ([name, value]) => names.has(name) && value !== undefined && value !== false,
  );
  return Object.fromEntries(chosen) as FaultSettings;
}

function checked(option: OptionDefinition, value: unknown): unknown {
  if (option.kind === 'flag') {
    if (typeof value === 'boolean') return value;
    throw invalid(option.name, 'true or false', value);
  }
  try {
    return option.type.parse(String(value));
  } catch (error) {
    throw error instanceof InvalidValue ? invalid(option.name, error.expected, error.received) : error;
  }
}

function unknownFault(name: string, offered: readonly OptionDefinition[]): SimulatorError {
  const names = offered.map((option) => option.name);
  const near = nearestNames(name, names);
  const isOfRuns = OPTIONS.some((option) => option.name === name);
  return new SimulatorError({
    code: 'unknown-option',
    problem: isOfRuns
      ? `The fault "${name}" requires a run; a workspace schedules attempts itself.`
      : `Unknown fault "${name}".`,
    cure: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `The faults are ${names.join(', ')}.`,
  });
}

function invalid(name: string, expected: string, received: unknown): SimulatorError {
  return new SimulatorError({
    code: 'invalid-option',
    problem: `The fault "${name}" takes ${expected}, got "${String(received)}".`,
  });
}
