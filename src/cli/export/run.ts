import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createSimulator } from '../../compose/create-simulator.ts';
import type { Simulator } from '../../compose/simulator.ts';
import { SimulatorError } from '../../errors/simulator-error.ts';
import { isoTime } from '../../internal/iso-time.ts';
import { describeCause } from '../../internal/system-error.ts';
import { LOAD_FAULTS } from '../../load/load-options.ts';
import { parseHeader } from '../../wire/header-line.ts';
import type { CommandInput } from '../parse/command.ts';
import { present } from '../parse/present.ts';
import { makeRequests } from '../send/event-requests.ts';
import { storyOrigin } from '../session/story-origin.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';
import { artilleryScenario, PROCESSOR } from './artillery-scenario.ts';
import { unknownTool } from './export-errors.ts';
import { k6Script } from './k6-script.ts';
import { type LoadRun, leftOutFaults, loadRun } from './load-run.ts';
import { writeTargets } from './write-targets.ts';

type Input = CommandInput<'export'>;

/** How many bodies of each event a script for k6 has. */
const DEFAULT_POOL = 20;

/** Writes the run for the tool. */
export async function runExport(input: Input): Promise<ExitCode> {
  const [tool = ''] = input.positionals;
  switch (tool) {
    case 'artillery':
      tellOfSecret(input);
      exportArtillery(input);
      return EXIT_CODES.success;
    case 'k6':
      tellOfSecret(input);
      await exportK6(input);
      return EXIT_CODES.success;
    case 'vegeta':
      await exportVegeta(input);
      return EXIT_CODES.success;
    default:
      throw unknownTool(tool);
  }
}

/** A script is kept and shared; the one who runs it has the secret. */
function tellOfSecret({ options, terminal }: Input): void {
  if (options.secret === undefined) return;
  terminal.narrate('The secret is not written into the file: set CF_WEBHOOK_SIM_SECRET where you run it.');
}

function exportArtillery(input: Input): void {
  const { options, terminal } = input;
  const run = loadRun(input);
  tellLeftOut(input, LOAD_FAULTS);
  const { seed } = storyOrigin(options);
  const { now, wire, realism, snapshot, apiVersion, header, allowRemote } = options;
  const text = artilleryScenario(run, {
    seed,
    ...present({ wire, realism, snapshot, apiVersion }),
    ...(now === undefined ? {} : { now: isoTime(now) }),
    ...(header.length === 0 ? {} : { headers: header }),
    ...(allowRemote.length === 0 ? {} : { allowRemote }),
  });
  write(input, text);
  if (options.out === undefined) {
    terminal.narrate(`Save it with ${PROCESSOR.file} next to it, or use --out load.yaml to write both.`);
    return;
  }
  const processor = join(dirname(options.out), PROCESSOR.file);
  if (!existsSync(processor)) writeFile(processor, PROCESSOR.code);
  terminal.narrate(`Run it with: npx artillery run ${options.out}`);
}

async function exportK6(input: Input): Promise<void> {
  const { options, terminal } = input;
  const run = loadRun(input);
  tellLeftOut(input, []);
  const { seed, now } = storyOrigin(options);
  await using simulator = simulatorOf(input, run, { seed, now });
  const volume = { count: options.count ?? DEFAULT_POOL, ratePerSecond: undefined, durationMs: undefined };
  const pool = [...simulator.plan(makeRequests(run.types, volume, run.shared, seed))].map(
    ({ event }) => event,
  );
  const headers = options.header.map(parseHeader);
  write(input, k6Script({ ...run, url: run.url.href, headers, pool }));
  if (options.out !== undefined) terminal.narrate(`Run it with: k6 run ${options.out}`);
}

async function exportVegeta(input: Input): Promise<void> {
  const { options, terminal } = input;
  const run = loadRun(input);
  tellLeftOut(input, LOAD_FAULTS);
  const { seed, now } = storyOrigin(options);
  await using simulator = simulatorOf(input, run, { seed, now });
  const { ratePerSecond, durationSeconds } = run;
  terminal.narrate(
    `Signed as they are read. Pipe them into: vegeta attack -lazy -format=json -redirects=-1 -rate=${ratePerSecond} -duration=${durationSeconds}s`,
  );
  const volume = { count: undefined, ratePerSecond, durationMs: durationSeconds * 1_000 };
  const requests = makeRequests(run.types, volume, run.shared, seed);
  const plan = simulator.plan(requests, { faults: run.faults, total: ratePerSecond * durationSeconds });
  await writeTargets(plan, input, run.url);
}

function simulatorOf(
  { options, config }: Input,
  { url, customEvents }: LoadRun,
  origin: { readonly seed: string; readonly now: number },
): Simulator {
  const { wire, realism, snapshot, apiVersion, allowRemote } = options;
  return createSimulator({
    ...config?.customFields,
    ...{ customEvents, to: url, allowRemote, ...origin },
    ...present({ wire, realism, snapshot, apiVersion }),
  });
}

/** What a run of the configuration has beyond what a load generator can do. */
function tellLeftOut({ options, terminal }: Input, possible: readonly string[]): void {
  const names = leftOutFaults(options, possible);
  if (names.length === 0) return;
  terminal.narrate(
    terminal.narrationPalette.yellow(
      `Left out: ${names.join(', ')}. A load generator sends each request once and in any order.`,
    ),
  );
}

function write({ options, terminal }: Input, text: string): void {
  if (options.out === undefined) terminal.raw(text);
  else writeFile(options.out, text);
}

function writeFile(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    throw new SimulatorError({
      code: 'file-unwritable',
      problem: `Writing ${path} failed: ${describeCause(cause)}.`,
      cure: 'Choose another file for --out.',
      cause,
    });
  }
}
