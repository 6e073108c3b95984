import type { Settings } from '../../config/simulator-config.ts';
import { refuseContradictions } from '../../options/contradictions.ts';
import type { OptionDefinition } from '../../options/option-definition.ts';
import { environmentVariable } from '../../options/option-name.ts';
import { type Options, optionsOf } from '../../options/registry.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { AnyCommandInput, CommandDescription } from './command.ts';
import type { RecursionDepth } from './custom-events.ts';
import { type OptionOrigin, optionValue } from './option-origin.ts';
import { readArgv } from './read-argv.ts';
import type { ConfigRequest, UsedConfig } from './used-config.ts';

/** A command line, understood. `help` when help was asked for. */
export type ParsedCommandLine =
  | { readonly kind: 'help'; readonly text: string }
  | (Pick<AnyCommandInput, 'positionals' | 'options' | 'origins' | 'config'> & {
      readonly kind: 'run';
      /** The words after `--`; `undefined` without one. */
      readonly childCommand: readonly string[] | undefined;
    });

/**
 * Parses the words after the command's name.
 *
 * @throws SimulatorError `unknown-option` or `invalid-option`.
 */
export async function parseCommandLine(
  command: CommandDescription,
  words: readonly string[],
  terminal: Pick<Terminal, 'environment' | 'columns' | 'narrate'>,
): Promise<ParsedCommandLine> {
  const options = optionsOf(command.name);
  const { positionals, typed, asksForHelp, childCommand } = readArgv(words, command.name, options);
  if (asksForHelp) {
    const { commandHelp } = await import('./command-help.ts');
    return { kind: 'help', text: commandHelp(command, terminal.columns) };
  }

  const fromEnvironment = optionsFromEnvironment(options, terminal.environment);
  const named = typed.get('config') ?? fromEnvironment.get('config');
  const file = Array.isArray(named) ? named.at(-1) : named;
  const originOf = (name: string, settings: Settings | undefined): OptionOrigin => {
    const given = typed.get(name);
    if (given !== undefined) return { kind: 'typed', given };
    const text = fromEnvironment.get(name);
    if (text !== undefined) return { kind: 'environment', text };
    const setting = settings?.get(name);
    return setting === undefined ? { kind: 'default' } : { kind: 'config', setting };
  };
  const overlay = typed.get('learned') ?? fromEnvironment.get('learned');
  const config = await configOf(command, {
    named: typeof file === 'string' ? file : undefined,
    learned: 'learned' in options && (Array.isArray(overlay) ? overlay.at(-1) : asText(overlay)),
    runName: positionals[command.runWord ?? 0],
    depthBy: (settings) => recursionDepth(options['maxDepth'], originOf('maxDepth', settings)),
    narrate: terminal.narrate,
  });
  const origins = new Map<string, OptionOrigin>();
  for (const name of Object.keys(options)) origins.set(name, originOf(name, config?.settings));
  const parsed = Object.fromEntries(
    Object.entries(options).map(([name, option]) => [
      name,
      optionValue(option, origins.get(name) ?? { kind: 'default' }),
    ]),
  );
  refuseContradictions(options, (name) => isGiven(parsed[name]));
  return { kind: 'run', positionals, options: parsed, origins, config, childCommand };
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Whether an option is on, or has a value. */
function isGiven(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
}

/** The options that the environment sets, by option name, as text. */
function optionsFromEnvironment(
  options: Options,
  environment: Readonly<Record<string, string | undefined>>,
): ReadonlyMap<string, string> {
  return new Map(
    Object.keys(options).flatMap((name) => {
      const text = environment[environmentVariable(name)];
      return text === undefined || text === '' ? [] : [[name, text] as const];
    }),
  );
}

/** The configuration file, for a command that uses one. */
async function configOf(
  { usesConfig }: Pick<CommandDescription, 'usesConfig'>,
  request: Omit<ConfigRequest, 'use'>,
): Promise<UsedConfig | undefined> {
  if (usesConfig === undefined) return undefined;
  const { useConfig } = await import('./used-config.ts');
  return await useConfig({ ...request, use: usesConfig });
}

/** How deep schemas of the user's own go, by where that is said. */
function recursionDepth(option: OptionDefinition | undefined, origin: OptionOrigin): RecursionDepth {
  const value = option === undefined ? undefined : optionValue(option, origin);
  const depth = typeof value === 'number' ? value : undefined;
  return origin.kind === 'config'
    ? { demanded: undefined, usual: depth }
    : { demanded: depth, usual: undefined };
}
