// @chunk command-line
import { SimulatorError } from '../errors/simulator-error.ts';
import { nearestNames } from '../internal/nearest-names.ts';
import type { CliCommand, CliOptions, CommandInput } from './parse/command.ts';
import { namingConfig } from './parse/option-origin.ts';
import { parseCommandLine } from './parse/parse-command-line.ts';
import { requireChildCommand, splitChildCommand } from './receiver-process/child-command.ts';
import { COMMAND_LOADERS } from './registry.ts';
import { EXIT_CODES, type ExitCode } from './terminal/exit-codes.ts';
import type { Terminal } from './terminal/terminal.ts';

/**
 * Runs one command line and tells its exit code. Errors are narrated, never thrown.
 *
 * @param words The words after `cf-webhook-sim`.
 */
export async function runCommandLine(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await dispatchCommand(words, terminal);
  } catch (error) {
    return reportError(error, terminal);
  }
}

async function dispatchCommand(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name = 'help', ...rest] = words;
  if (name === 'help' || name === '--help' || name === '-h') return await showOverview(rest[0], terminal);

  const command = await loadCommand(name);
  const { ownWords, childCommand } = splitChildCommand(rest);
  const parsed = await parseCommandLine(command, ownWords, terminal);
  if (parsed.kind === 'help') {
    terminal.result(parsed.text);
    return EXIT_CODES.success;
  }
  requirePositionals(command, parsed.positionals);
  const typedCommand = requireChildCommand(command, childCommand);
  const configuredCommand = command.takesChildCommand ? (parsed.config?.receiver ?? []) : [];
  const input: CommandInput<CliOptions> = {
    ...parsed,
    childCommand: typedCommand.length > 0 ? typedCommand : configuredCommand,
    terminal,
    commandLine: words,
  };
  tellOfConfig(command, parsed, terminal);
  try {
    return await command.run(input);
  } catch (error) {
    throw namingConfig(error, parsed.origins);
  }
}

/** Options that nobody typed would be a puzzle; a command that works on the file itself names it anyway. */
function tellOfConfig(
  { usesConfig }: Pick<CliCommand, 'usesConfig'>,
  { config, origins, options }: Pick<CommandInput<CliOptions>, 'config' | 'origins' | 'options'>,
  { narrate, narrationPalette }: Terminal,
): void {
  const isUsed = [...origins.values()].some(({ kind }) => kind === 'config');
  if (config === undefined || !isUsed || usesConfig !== 'top' || options['quiet'] === true) return;
  narrate(narrationPalette.dim(`With options from ${config.config.place.file}`));
}

async function showOverview(about: string | undefined, terminal: Terminal): Promise<ExitCode> {
  if (about !== undefined && about !== 'help' && !about.startsWith('-'))
    return await dispatchCommand([about, '--help'], terminal);
  const { overview } = await import('./parse/overview.ts');
  terminal.result(await overview(terminal.columns));
  return EXIT_CODES.success;
}

async function loadCommand(name: string): Promise<CliCommand> {
  const load = Object.hasOwn(COMMAND_LOADERS, name) ? COMMAND_LOADERS[name] : undefined;
  if (load !== undefined) return await load();

  throw unknownCommand(name);
}

function unknownCommand(name: string): SimulatorError {
  const near = nearestNames(name, Object.keys(COMMAND_LOADERS));
  const didYouMean = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : undefined;
  return new SimulatorError({
    code: 'invalid-option',
    problem: name.startsWith('-')
      ? `The command comes first, got the option "${name}".`
      : `There is no command "${name}".`,
    cure: /[./]/.test(name)
      ? `Did you mean cf-webhook-sim send ${name}?`
      : (didYouMean ?? `The commands are ${Object.keys(COMMAND_LOADERS).join(', ')}.`),
  });
}

function requirePositionals(command: CliCommand, given: readonly string[]): void {
  const missing = command.positionals.find(({ required }, index) => required && given[index] === undefined);
  const example = command.examples[0]?.[0] ?? command.name;
  if (missing !== undefined) {
    throw new SimulatorError({
      code: 'invalid-option',
      problem: `${command.name} needs ${missing.describe}.`,
      cure: `For example: cf-webhook-sim ${example}`,
    });
  }
  const surplus = given[command.positionals.length];
  if (surplus !== undefined && command.positionals.at(-1)?.variadic !== true) {
    throw new SimulatorError({
      code: 'invalid-option',
      problem: `${command.name} does not take the word "${surplus}".`,
      cure: `For example: cf-webhook-sim ${example}`,
    });
  }
}

function reportError(error: unknown, terminal: Terminal): ExitCode {
  const { red, dim } = terminal.narrationPalette;
  if (error instanceof SimulatorError) {
    terminal.narrate(`${red('error:')} ${error.problem}`);
    if (error.cure !== undefined) terminal.narrate(error.cure);
    return exitCodeOf(error);
  }
  if (isUsageComplaint(error)) {
    terminal.narrate(`${red('error:')} ${error.message}`);
    return EXIT_CODES.usage;
  }
  terminal.narrate(
    `${red('internal error:')} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  terminal.narrate(
    dim('This is a defect of cf-webhook-sim. Please report it with the command line that you used.'),
  );
  return EXIT_CODES.internal;
}

function exitCodeOf({ code }: SimulatorError): ExitCode {
  if (code === 'broken-package') return EXIT_CODES.internal;
  return code === 'receiver-failed' || code === 'workspace-unreachable'
    ? EXIT_CODES.unreachable
    : EXIT_CODES.usage;
}

/** The argument parser's own complaints, e.g. an option without its value. */
function isUsageComplaint(error: unknown): error is Error {
  return error instanceof Error && error.name === 'YError';
}
