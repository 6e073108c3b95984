// @chunk command-line

import { inCommandWords, SimulatorError } from '../errors/simulator-error.ts';
import { usageError } from '../errors/usage-error.ts';
import { isError } from '../internal/is-error.ts';
import { maskUrls, maskValues } from '../internal/mask.ts';
import { nearestNames } from '../internal/nearest-names.ts';
import { printable } from '../internal/printable.ts';
import { describeCause } from '../internal/system-error.ts';
import { COMMAND_NAMES, type CommandName } from '../options/commands.ts';
import { optionsOf } from '../options/registry.ts';
import { oddTarget } from '../wire/odd-target.ts';
import { environmentError } from './environment-error.ts';
import type { AnyCommand, AnyCommandInput, CommandDescription } from './parse/command.ts';
import { namingConfig } from './parse/option-origin.ts';
import { parseCommandLine } from './parse/parse-command-line.ts';
import { requireChildCommand } from './receiver-process/child-command.ts';
import { COMMAND_LOADERS } from './registry.ts';
import { EXIT_CODES, type ExitCode } from './terminal/exit-codes.ts';
import type { Terminal } from './terminal/terminal.ts';
import { type GivenSecret, oddities } from './terminal/warnings.ts';

/**
 * Runs one command line and tells its exit code. Errors are narrated, never thrown.
 *
 * @param words The words after `cf-webhook-sim`.
 */
export async function runCommandLine(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const exitCode = await dispatchCommand(words, terminal).catch((error: unknown) =>
    reportError(error, terminal),
  );
  const failure = terminal.failure();
  return failure === undefined ? exitCode : reportError(unwritableStdout(failure), terminal);
}

function unwritableStdout(cause: unknown): SimulatorError {
  return new SimulatorError({
    code: 'file-unwritable',
    problem: `Writing to standard output failed: ${describeCause(cause)}.`,
    cure: 'Free some space, or redirect the output.',
    cause,
  });
}

async function dispatchCommand(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name = 'help', ...rest] = words;
  if (name === 'help' || name === '--help' || name === '-h') return await showHelp(rest[0], terminal);

  const command = await loadCommand(name);
  const parsed = await parseCommandLine(command, rest, terminal);
  if (parsed.kind === 'help') {
    terminal.result(parsed.text);
    return EXIT_CODES.success;
  }
  requirePositionals(command, parsed.positionals);
  const typedCommand = requireChildCommand(command, parsed.childCommand);
  const configuredCommand = command.takesChildCommand ? (parsed.config?.receiver ?? []) : [];
  const input: AnyCommandInput = {
    ...parsed,
    childCommand: typedCommand.length > 0 ? typedCommand : configuredCommand,
    terminal,
    typed: { ...parsed, commandName: command.name, childCommand: typedCommand },
    commandLine: words,
  };
  tellOfConfig(command, parsed, terminal);
  const secrets = givenSecrets(command.name, parsed.options);
  const odd = [...oddities(secrets, terminal.environment), ...oddTargets(command.name, parsed)];
  for (const oddity of odd) {
    terminal.narrate(terminal.narrationPalette.yellow(oddity));
  }
  try {
    return await command.run(input);
  } catch (error) {
    throw withoutSecrets(namingConfig(error, parsed.origins), secrets);
  }
}

/** What is odd about the receiver's URL, which check takes as its first word, too. */
function oddTargets(command: CommandName, { options, positionals }: ParsedTarget): string[] {
  const target = options['to'] ?? (command === 'check' ? positionals[0] : undefined);
  return typeof target === 'string' ? oddTarget(target) : [];
}

type ParsedTarget = Pick<AnyCommandInput, 'options' | 'positionals'>;

/** The options of a command whose values are secret. */
function givenSecrets(command: CommandName, parsed: AnyCommandInput['options']): GivenSecret[] {
  const options = optionsOf(command);
  return Object.values(options)
    .filter(({ secret }) => secret === 'value')
    .map(({ name }) => {
      const value = parsed[name];
      return { name, value: typeof value === 'string' ? value : undefined, isMasked: 'reporter' in options };
    });
}

/** An error that quotes no secret. */
function withoutSecrets(error: unknown, secrets: readonly GivenSecret[]): unknown {
  if (!(error instanceof SimulatorError)) return error;
  const { code } = error;
  const { problem, cure } = inCommandWords(error);
  const values = secrets.map(({ value = '' }) => value);
  const clean = (text: string) => maskValues(text, values);
  return new SimulatorError({
    code,
    problem: clean(problem),
    ...(cure === undefined ? {} : { cure: clean(cure) }),
    cause: error,
  });
}

/** Options that no one typed would be a puzzle; a command that works on the file itself names it anyway. */
function tellOfConfig(
  { usesConfig }: Pick<CommandDescription, 'usesConfig'>,
  { config, origins, options }: Pick<AnyCommandInput, 'config' | 'origins' | 'options'>,
  { narrate, narrationPalette }: Terminal,
): void {
  if (config?.overlayFile !== undefined && options['quiet'] !== true) {
    narrate(narrationPalette.dim(`With bodies as learned in ${config.overlayFile}`));
  }
  const isUsed = [...origins.values()].some(({ kind }) => kind === 'config');
  if (config?.config === undefined || !isUsed || usesConfig !== 'top' || options['quiet'] === true) return;
  narrate(narrationPalette.dim(`With options from ${config.config.place.file}`));
}

/** A page of its own comes before the options of a command of the same name. */
async function showHelp(about: string | undefined, terminal: Terminal): Promise<ExitCode> {
  if (about === undefined || about === 'help' || about.startsWith('-')) {
    const { overview } = await import('./parse/overview.ts');
    terminal.result(await overview(terminal.columns));
    return EXIT_CODES.success;
  }
  const { helpPage, unknownTopic } = await import('./help/topics.ts');
  const page = helpPage(about);
  if (page === undefined && isCommandName(about)) return await dispatchCommand([about, '--help'], terminal);
  if (page === undefined) throw unknownTopic(about);
  terminal.result(page);
  return EXIT_CODES.success;
}

async function loadCommand(name: string): Promise<AnyCommand> {
  if (isCommandName(name)) return await COMMAND_LOADERS[name]();
  throw unknownCommand(name);
}

function isCommandName(name: string): name is CommandName {
  return COMMAND_NAMES.some((known) => known === name);
}

function unknownCommand(name: string): SimulatorError {
  const near = nearestNames(name, COMMAND_NAMES);
  const didYouMean = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : undefined;
  return usageError(
    name.startsWith('-')
      ? `Expected a command first, got the option "${name}".`
      : `Unknown command "${name}".`,
    /[./]/.test(name)
      ? `Did you mean cf-webhook-sim send ${name}?`
      : (didYouMean ?? `The commands are ${COMMAND_NAMES.join(', ')}.`),
  );
}

function requirePositionals(command: CommandDescription, given: readonly string[]): void {
  const missing = command.positionals.find(({ required }, index) => required && given[index] === undefined);
  const example = command.examples[0]?.[0] ?? command.name;
  if (missing !== undefined) {
    throw usageError(
      `${command.name} requires ${missing.describe}.`,
      `For example: cf-webhook-sim ${example}`,
    );
  }
  const surplus = given[command.positionals.length];
  if (surplus !== undefined && command.positionals.at(-1)?.variadic !== true) {
    throw usageError(
      `${command.name} does not accept the argument "${surplus}".`,
      `For example: cf-webhook-sim ${example}`,
    );
  }
}

function reportError(error: unknown, terminal: Terminal): ExitCode {
  const { red, dim } = terminal.narrationPalette;
  if (error instanceof SimulatorError) {
    const { problem, cure } = inCommandWords(error);
    terminal.narrate(`${red('error:')} ${maskUrls(printable(problem))}`);
    if (cure !== undefined) terminal.narrate(maskUrls(printable(cure)));
    return exitCodeOf(error);
  }
  const environment = environmentError(error);
  if (environment !== undefined) return reportError(environment, terminal);
  terminal.narrate(
    `${red('internal error:')} ${isError(error) ? (error.stack ?? error.message) : String(error)}`,
  );
  terminal.narrate(
    dim('This is a bug in cf-webhook-sim. Please report it with the command line that you used.'),
  );
  return EXIT_CODES.internal;
}

function exitCodeOf({ code }: SimulatorError): ExitCode {
  if (code === 'broken-package') return EXIT_CODES.internal;
  return code === 'receiver-failed' || code === 'workspace-unreachable'
    ? EXIT_CODES.unreachable
    : EXIT_CODES.usage;
}
