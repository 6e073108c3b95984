import { inCommandWords, SimulatorError } from '../../errors/simulator-error.ts';
import { usageError } from '../../errors/usage-error.ts';
import { countOf } from '../../internal/count-of.ts';
import { nearestNames } from '../../internal/nearest-names.ts';
import { printableLine } from '../../internal/printable.ts';
import { hangingRow } from '../../internal/text-layout.ts';
import { problemsWhenTold } from '../../journeys/dry-telling.ts';
import { builtInJourneyNames, isJourneyFile, readJourneyFrom } from '../../journeys/load-journey.ts';
import type { JourneyProblem } from '../../journeys/reading/journey-problem.ts';
import { describePlace, linkPlace, SourceError } from '../../source/source-node.ts';
import type { CommandInput } from '../parse/command.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';
import { showJourney } from './details.ts';
import { journeyFiles, listedJourneys } from './listed-journeys.ts';
import { requireRunnable } from './require-runnable.ts';

type Input = CommandInput<'journeys'>;

const WIDEST = 100;
/** Those of the longest name of a built-in journey. */
const NAME_COLUMNS = 33;
const ACTIONS = ['list', 'show', 'validate', 'schema'] as const;

/** Does what the first word says; lists without one. */
export async function runJourneys(input: Input): Promise<ExitCode> {
  const [word = 'list', ...names] = input.positionals;
  const action = ACTIONS.find((known) => known === word);
  switch (action) {
    case 'list':
      return await list(input);
    case 'show':
      return await show(input, names);
    case 'validate':
      return await validate(input, names);
    case 'schema': {
      const { journeySchema } = await import('../../journeys/journey-schema.ts');
      input.terminal.result(JSON.stringify(journeySchema(), null, 2));
      return EXIT_CODES.success;
    }
    case undefined:
      throw unknownAction(word);
    default:
      return action satisfies never;
  }
}

async function list({ config, options, terminal }: Input): Promise<ExitCode> {
  const journeys = await listedJourneys(config);
  if (options.json) {
    const counted = await Promise.all(
      journeys.map(async (one) => ({ ...one, events: (await countEvents(one.name, config)) ?? null })),
    );
    terminal.result(JSON.stringify({ version: 1, journeys: counted }, null, 2));
    return EXIT_CODES.success;
  }
  const layout = {
    indent: 0,
    labelWidth: NAME_COLUMNS + 2,
    width: Math.min(terminal.columns, WIDEST),
    paint: terminal.resultPalette.cyan,
  };
  for (const { name, title } of journeys) {
    const events = String((await countEvents(name, config)) ?? '?').padStart(3);
    for (const line of hangingRow(printableLine(name), printableLine(`${events}  ${title}`), layout))
      terminal.result(line);
  }
  terminal.narrate(
    `${journeys.length} journeys with their number of events. "cf-webhook-sim journeys show NAME" shows one, "run NAME" sends it.`,
  );
  return EXIT_CODES.success;
}

/** How many events a journey has; `undefined` where it cannot be told. */
async function countEvents(name: string, config: Input['config']): Promise<number | undefined> {
  const { eventsOfTelling } = await import('./details.ts');
  const customEvents = config?.customEvents ?? [];
  const { journey } = await readJourneyFrom(name, { files: journeyFiles(config), customEvents });
  try {
    return eventsOfTelling(journey, { customEvents }).length;
  } catch (error) {
    if (error instanceof SimulatorError) return undefined;
    throw error;
  }
}

async function show(input: Input, names: readonly string[]): Promise<ExitCode> {
  const { config } = input;
  const [name, surplus] = names;
  if (name === undefined || surplus !== undefined) {
    throw usageError(
      name === undefined
        ? 'journeys show requires a name.'
        : `journeys show does not accept the argument "${surplus}".`,
      `For example: cf-webhook-sim journeys show ${builtInJourneyNames()[0] ?? 'one-time-purchase'}`,
    );
  }
  if (!isJourneyFile(name)) requireRunnable(name, config);
  return await showJourney(input, journeyFiles(config).get(name) ?? name);
}

async function validate({ config, options, terminal }: Input, files: readonly string[]): Promise<ExitCode> {
  if (files.length === 0) {
    throw usageError(
      'journeys validate requires a file.',
      'For example: cf-webhook-sim journeys validate my-story.yaml',
    );
  }
  const found: { readonly file: string; readonly problems: readonly JourneyProblem[] }[] = [];
  for (const file of files) found.push({ file, problems: await problemsOf(file, config) });
  const all = found.flatMap(({ problems }) => problems);
  if (options.json) {
    const problems = all.map(({ place, problem, cure }) => ({
      file: place.file,
      line: place.line ?? null,
      column: place.column ?? null,
      keys: place.keys,
      problem,
      cure: cure ?? null,
    }));
    terminal.result(JSON.stringify({ version: 1, valid: all.length === 0, problems }, null, 2));
  } else {
    const { red, green, dim } = terminal.resultPalette;
    for (const { place, problem, cure } of all) {
      const where = place.line === undefined ? describePlace(place) : linkPlace(place);
      terminal.result(`${where}: ${red(problem)}`);
      if (cure !== undefined) terminal.result(dim(`  ${cure}`));
    }
    for (const { file, problems } of found) {
      if (problems.length === 0) terminal.result(`${green('✓')} ${file}`);
    }
  }
  if (all.length > 0) terminal.narrate(countOf(all.length, 'problem'));
  return all.length === 0 ? EXIT_CODES.success : EXIT_CODES.usage;
}

async function problemsOf(file: string, config: Input['config']): Promise<readonly JourneyProblem[]> {
  const customEvents = config?.customEvents ?? [];
  try {
    const { journey, problems } = await readJourneyFrom(file, { files: journeyFiles(config), customEvents });
    return problems.length > 0 ? problems : problemsWhenTold(journey, { customEvents });
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return [{ place: error.place, problem: error.complaint, cure: inCommandWords(error).cure }];
  }
}

function unknownAction(word: string): SimulatorError {
  const near = nearestNames(word, ACTIONS).map((name) => `"${name}"`);
  return usageError(
    `Unknown action "${word}" of journeys.`,
    near.length > 0
      ? `Did you mean ${near.join(' or ')}?`
      : `To see what a journey sends: cf-webhook-sim journeys show ${word}`,
  );
}
