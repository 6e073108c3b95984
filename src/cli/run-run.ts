import type { NamedRun, SimulatorConfig } from '../config/simulator-config.ts';
import { SimulatorError } from '../errors.ts';
import { hangingRow } from '../internal/text-layout.ts';
import type { CommandInput } from './command.ts';
import type { SEND_OPTIONS } from './commands/send.ts';
import { EXIT_CODES, type ExitCode } from './exit-codes.ts';
import { runSend } from './send-run.ts';
import type { Terminal } from './terminal.ts';

const WIDEST = 100;

/** Does the run named, or lists the runs. */
export async function runNamedRun(input: CommandInput<typeof SEND_OPTIONS>): Promise<ExitCode> {
  const { config, terminal } = input;
  if (config === undefined) throw noConfiguration();
  const { run } = config;
  if (run === undefined) {
    listRuns(config.config, input.options.json, terminal);
    return EXIT_CODES.success;
  }
  if (run.events.length === 0) throw noEvents(run.name, config.config);
  return await runSend(input);
}

function listRuns({ runs, place }: SimulatorConfig, asJson: boolean, terminal: Terminal): void {
  if (asJson) {
    const listed = [...runs.values()].map((run) => ({ name: run.name, description: descriptionOf(run) }));
    terminal.result(JSON.stringify(listed, null, 2));
    return;
  }
  const labelWidth = Math.max(0, ...[...runs.keys()].map((name) => name.length)) + 2;
  const layout = {
    indent: 2,
    labelWidth,
    width: Math.min(terminal.columns, WIDEST),
    paint: terminal.resultPalette.cyan,
  };
  for (const run of runs.values()) {
    for (const line of hangingRow(run.name, descriptionOf(run), layout)) terminal.result(line);
  }
  const count = runs.size === 1 ? '1 run' : `${runs.size === 0 ? 'no' : runs.size} runs`;
  terminal.narrate(`${count} in ${place.file}`);
}

/** A run in one line: its own words, or what it sends. */
function descriptionOf({ description, events, extends: base }: NamedRun): string {
  if (description !== undefined) return description;
  const patterns = (events ?? []).map(({ pattern }) => pattern).join(', ');
  const sends = patterns === '' ? '' : `sends ${patterns}`;
  if (base === undefined) return sends;
  return sends === '' ? `like "${base.name}"` : `like "${base.name}", ${sends}`;
}

function noConfiguration(): SimulatorError {
  return new SimulatorError({
    code: 'invalid-option',
    problem: 'run needs a configuration file, and there is none here or in the folders above.',
    cure: 'Write one with cf-webhook-sim init, or name one with --config FILE.',
  });
}

function noEvents(name: string, { place }: SimulatorConfig): SimulatorError {
  return new SimulatorError({
    code: 'invalid-option',
    problem: `The run "${name}" in ${place.file} says nothing of events.`,
    cure: 'Add what it sends, for example events: [order.created].',
  });
}
