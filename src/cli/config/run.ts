import { basename } from 'node:path';
import type { ResolvedRun } from '../../config/resolve-run.ts';
import { maskCommand } from '../../internal/mask.ts';
import type { CommandInput } from '../parse/command.ts';
import { CONFIG_VOCABULARY } from '../parse/config-vocabulary.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type OptionReport, optionReports } from './option-report.ts';

/** The version of the JSON document; it grows when a key changes its meaning or goes away. */
const VERSION = 1;
/** Longer values push the origin to the right. */
const VALUE_COLUMNS = 34;

/** Prints what the options are set to, or the schema of configuration files. */
export async function runConfig(input: CommandInput<'config'>): Promise<ExitCode> {
  const { config, options, origins, childCommand, terminal } = input;
  if (options.schema) {
    const { configSchema } = await import('./schema.ts');
    terminal.result(JSON.stringify(configSchema(), null, 2));
    return EXIT_CODES.success;
  }

  // Typed here, --json is about this command; only the environment and the file say what send would do.
  const jsonIsOurs = origins.get('json')?.kind === 'typed';
  const reports = optionReports(CONFIG_VOCABULARY.options, origins).filter(
    ({ name }) => !(jsonIsOurs && name === 'json'),
  );
  const file = config?.config?.place.file ?? null;
  const run = config?.run;
  const receiver = maskCommand(childCommand, []);
  if (jsonIsOurs && options.json) {
    const events = run?.events.map(({ pattern }) => pattern);
    const shown = Object.fromEntries(reports.map(({ name, ...report }) => [name, report]));
    terminal.result(
      JSON.stringify(
        {
          version: VERSION,
          file,
          run: run?.name ?? null,
          events: events ?? null,
          receiver,
          options: shown,
        },
        null,
        2,
      ),
    );
    return EXIT_CODES.success;
  }

  terminal.narrate(file === null ? 'No configuration file.' : `Configuration file: ${file}`);
  if (run !== undefined) terminal.result(`run "${run.name}" ${inWords(run)}`);
  if (childCommand.length > 0) terminal.result(`receiver: ${receiver.join(' ')}`);
  printReports(reports, terminal);
  return EXIT_CODES.success;
}

function inWords({ check, events, journey }: ResolvedRun): string {
  if (check) return 'checks the receiver';
  if (journey !== undefined) return `runs the journey ${basename(journey.reference)}`;
  return `sends ${events.map(({ pattern }) => pattern).join(', ')}`;
}

function printReports(reports: readonly OptionReport[], { result, resultPalette }: Terminal): void {
  const { bold, dim } = resultPalette;
  const nameColumns = Math.max(...reports.map(({ name }) => name.length)) + 2;
  for (const report of reports) {
    const name = report.name.padEnd(nameColumns);
    const value = valueText(report).padEnd(VALUE_COLUMNS);
    if (report.from === 'default') result(dim(`${name}${value}  default`));
    else result(`${bold(name)}${value}  ${report.source}`);
  }
}

function valueText({ value, default: otherwise }: OptionReport): string {
  if (value === null) return otherwise;
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'string' ? value : value.join(', ');
}
