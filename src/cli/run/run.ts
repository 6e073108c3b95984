import { basename } from 'node:path';
import type { NamedRun, SimulatorConfig } from '../../config/simulator-config.ts';
import type { SimulatorError } from '../../errors/simulator-error.ts';
import { usageError } from '../../errors/usage-error.ts';
import { printableLine } from '../../internal/printable.ts';
import { hangingRow } from '../../internal/text-layout.ts';
import { builtInJourneyNames } from '../../journeys/load-journey.ts';
import { listedJourneys } from '../journeys/listed-journeys.ts';
import type { CommandInput } from '../parse/command.ts';
import { runSend } from '../send/run.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { runConfiguredCheck } from './configured-check.ts';
import { runJourney } from './journey-run.ts';

const WIDEST = 100;

/** Runs the named run or journey, or lists both. */
export async function runNamedRun(input: CommandInput<'run'>): Promise<ExitCode> {
  const { config, positionals, options, terminal } = input;
  const [name] = positionals;
  if (name === undefined) {
    await listRuns(input);
    return EXIT_CODES.success;
  }
  const run = config?.run;
  if (config?.config === undefined || run === undefined) {
    refuseCheckOptions(input, name);
    return await runJourney(input, { reference: name });
  }
  if (builtInJourneyNames().includes(name) && !options.quiet) {
    terminal.narrate(
      terminal.narrationPalette.dim(
        `"${name}" is both a run in ${config.config.place.file} and a journey; the run is used.`,
      ),
    );
  }
  if (run.check) return await runConfiguredCheck(input);
  refuseCheckOptions(input, run.name);
  if (run.journey !== undefined) return await runJourney(input, run.journey);
  if (run.events.length === 0) throw noEvents(run.name, config.config);
  refuseJourneyOptions(input, run.name);
  return await runSend({ ...input, options: { ...options } });
}

/** A run of events has no story. */
function refuseJourneyOptions({ origins }: CommandInput<'run'>, name: string): void {
  const typed = ['param', 'repeat', 'every'].find((option) => origins.get(option)?.kind === 'typed');
  if (typed === undefined) return;
  throw usageError(
    `--${typed} is for journeys, but the run "${name}" sends events.`,
    typed === 'repeat' ? 'Use --count to send more of each event.' : `Leave --${typed} out.`,
  );
}

/** Only a run that checks has checks to choose from. */
function refuseCheckOptions({ origins }: CommandInput<'run'>, name: string): void {
  const typed = ['only', 'exclude'].find((option) => origins.get(option)?.kind === 'typed');
  if (typed === undefined) return;
  throw usageError(
    `--${typed} is for runs that check, and "${name}" sends events.`,
    'Use cf-webhook-sim check, or give the run check: true.',
  );
}

interface Listed {
  readonly name: string;
  readonly description: string;
}

async function listRuns({ config, options, terminal }: CommandInput<'run'>): Promise<void> {
  const runs = [...(config?.config?.runs.values() ?? [])].map((run) => ({
    name: run.name,
    description: descriptionOf(run),
  }));
  const journeys = (await listedJourneys(config)).map(({ name, title }) => ({ name, description: title }));
  if (options.json) {
    terminal.result(JSON.stringify({ version: 1, runs, journeys }, null, 2));
    return;
  }
  const file = config?.config?.place.file;
  if (file !== undefined) writeList(`${runs.length === 0 ? 'No runs' : 'Runs'} in ${file}`, runs, terminal);
  writeList('Journeys', journeys, terminal);
  terminal.narrate('cf-webhook-sim journeys show NAME shows a journey and its parameters.');
}

function writeList(title: string, items: readonly Listed[], terminal: Terminal): void {
  terminal.result(terminal.resultPalette.bold(title));
  const rows = items.map(
    ({ name, description }) => [printableLine(name), printableLine(description)] as const,
  );
  const layout = {
    indent: 2,
    labelWidth: Math.max(0, ...rows.map(([name]) => name.length)) + 2,
    width: Math.min(terminal.columns, WIDEST),
    paint: terminal.resultPalette.cyan,
  };
  for (const [name, description] of rows) {
    for (const line of hangingRow(name, description, layout)) terminal.result(line);
  }
}

/** A run in one line: its own words, or what it sends. */
function descriptionOf({ description, check, events, journey, extends: base }: NamedRun): string {
  if (description !== undefined) return description;
  if (check === true) return 'checks the receiver';
  if (journey !== undefined) return `runs ${basename(journey.reference)}`;
  const patterns = (events ?? []).map(({ pattern }) => pattern).join(', ');
  const sends = patterns === '' ? '' : `sends ${patterns}`;
  if (base === undefined) return sends;
  return sends === '' ? `like "${base.name}"` : `like "${base.name}", ${sends}`;
}

function noEvents(name: string, { place }: SimulatorConfig): SimulatorError {
  return usageError(
    `The run "${name}" in ${place.file} has no events.`,
    'Add them, for example events: [order.created], or check: true to check the receiver.',
  );
}
