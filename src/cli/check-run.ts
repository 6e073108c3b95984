import { type CheckOptions, checksFor } from '../check-receiver.ts';
import type { Check } from '../checks/check.ts';
import type { CheckReport } from '../checks/check-report.ts';
import { CONTROL_CHECKS } from '../checks/control/control-checks.ts';
import { CHECKS } from '../checks/registry.ts';
import { selectChecks } from '../checks/select-checks.ts';
import { checkLines } from '../checks/text/check-lines.ts';
import { checkSummaryLines } from '../checks/text/check-summary.ts';
import { problemsOf } from '../checks/text/problems.ts';
import { createSimulator } from '../create-simulator.ts';
import { SimulatorError } from '../errors.ts';
import { type SimulatorOptions, storyTime } from '../options.ts';
import { freshSeed } from '../random/entropy.ts';
import { resolveOptions } from '../resolve-options.ts';
import { DEVELOPMENT_SECRET } from '../signature/sign.ts';
import { parseTarget, withoutCredentials } from '../wire/target.ts';
import { aimAtEndpoint } from './aim-at-endpoint.ts';
import { checkDocuments, listChecks, tellDryRun } from './check-list.ts';
import { startCheckMeans } from './check-means.ts';
import { createCheckReporter } from './check-reporters.ts';
import type { CommandInput } from './command.ts';
import type { CHECK_OPTIONS } from './commands/check.ts';
import { EXIT_CODES, type ExitCode } from './exit-codes.ts';
import { onInterrupt } from './interrupt.ts';
import { present } from './present.ts';
import { type SmallestStoryFile, smallestStoryFile } from './record-smallest-story.ts';
import { reproduceLine } from './reproduce-line.ts';
import { startReporters } from './start-reporters.ts';
import { createStatusLine } from './status-line.ts';
import type { Terminal } from './terminal.ts';

type Input = CommandInput<typeof CHECK_OPTIONS>;

/** Lines of prose are no longer than this, however wide the terminal is. */
const WIDEST = 100;
/** Options that choose checks, which a line about a single one of them does without. */
const SELECTING = ['--only', '--exclude'];

/** Runs `check`. */
export async function runCheck(given: Input): Promise<ExitCode> {
  const input = { ...given, options: await aimAtEndpoint(given.options) };
  const { options, terminal } = input;
  refuseContradictions(input);
  const selection = { only: options.only.flat(), exclude: options.exclude.flat() };
  const isOverview = options.list && selection.only.length + selection.exclude.length === 0;
  const checks = isOverview ? CHECKS : selectChecks(CHECKS, selection);
  if (options.list) {
    if (options.json) terminal.result(JSON.stringify(checkDocuments(checks), null, 2));
    else listChecks(checks, terminal);
    return EXIT_CODES.success;
  }
  const target = targetOf(input);
  if (options.dryRun) {
    const planned = options.convergence === undefined ? checks : await convergingChecks(input, target);
    if (options.json) terminal.result(JSON.stringify(checkDocuments(planned), null, 2));
    else tellDryRun(planned, withoutCredentials(parseTarget(target, options.allowRemote)), terminal);
    return EXIT_CODES.success;
  }
  const total = options.convergence === undefined ? checks.length : CONTROL_CHECKS.length + 1;
  return await checkAndReport(input, target, selection, total);
}

async function checkAndReport(
  input: Input,
  target: string,
  selection: { readonly only: readonly string[]; readonly exclude: readonly string[] },
  total: number,
): Promise<ExitCode> {
  const { options } = input;
  const secret = options.secret ?? DEVELOPMENT_SECRET;
  const seed = options.seed ?? freshSeed();
  const now = storyTime({ seedGiven: options.seed !== undefined, now: options.now });
  const { status, terminal } = createStatusLine(input.terminal);
  const interrupt = onInterrupt();
  const cleanUps: (() => Promise<void> | void)[] = [interrupt.dispose];
  try {
    const means = await startCheckMeans(options, terminal, interrupt.signal);
    cleanUps.push(() => means.close());
    const held = await startedReceiver(input, target, means.environment, terminal, interrupt.signal);
    cleanUps.push(() => held?.stop());
    await means.control.reset?.();
    const simulator = createSimulator(simulatorOptions(input, { target, seed, now }));
    cleanUps.push(() => simulator.close());
    const reporters = await startReporters(simulator, reporterChoices(options), {
      create: createCheckReporter,
      stdout: terminal.raw,
      secret,
      environment: terminal.environment,
    });
    cleanUps.push(() => reporters.discard());

    const story = options.record === undefined ? undefined : smallestStoryFile(options.record, seed);
    let done = 0;
    const report = await simulator.check({
      ...selection,
      ...(await convergenceOf(options, story)),
      strict: options.strict,
      probeIgnore: options.probeIgnore.flat(),
      processControl: { ...means.control, ...held?.control },
      signal: interrupt.signal,
      reproduce: (id) =>
        // Convergence is a run of its own, and is not chosen by the id.
        reproduction(input.commandLine, options.convergence === undefined ? id : undefined, {
          ...{ seed, now, secret },
        }),
      onResult: () => {
        done += 1;
        status.show(`${done}/${total} checks`);
      },
      ...present({
        eventType: options.event,
        oldSecret: options.oldSecret,
        maxRequests: options.maxRequests,
        timeoutMs: options.timeout,
        probe: means.probe,
        settleMs: options.settle,
      }),
    });
    status.clear();
    await held?.stop();
    if (options.quiet && !reporters.ownsStdout) terminal.result(report.verdict);
    else if (!reporters.ownsStdout) writeReport(report, options, terminal);
    story?.tell(terminal, withoutCredentials(parseTarget(target, options.allowRemote)));
    await reporters.finish(report);
    return interrupt.signal.aborted ? EXIT_CODES.interrupted : exitCodeFor(report);
  } catch (error) {
    if (interrupt.signal.aborted && error === interrupt.signal.reason) return EXIT_CODES.interrupted;
    throw error;
  } finally {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  }
}

/** What is carried out with `--convergence`, to tell of it. */
async function convergingChecks(input: Input, target: string): Promise<readonly Check[]> {
  const { options } = input;
  const seed = options.seed ?? freshSeed();
  const now = storyTime({ seedGiven: options.seed !== undefined, now: options.now });
  const { convergence } = await convergenceOf(options);
  return await checksFor(
    resolveOptions(simulatorOptions(input, { target, seed, now })),
    present({ convergence }),
  );
}

async function convergenceOf(
  { convergence, variants, param }: Input['options'],
  story?: SmallestStoryFile,
): Promise<Pick<CheckOptions, 'convergence'>> {
  if (convergence === undefined) return {};
  const { loadJourney } = await import('../journeys/load-journey.ts');
  const { typedChoice } = await import('./journey-run.ts');
  const parameters = typedChoice(await loadJourney(convergence), param);
  return {
    convergence: {
      journey: convergence,
      parameters,
      ...present({ variants, onSmallestStory: story?.onSmallestStory }),
    },
  };
}

function refuseContradictions({ commandLine, options, positionals }: Input): void {
  const converges = options.convergence !== undefined;
  const pairs: readonly (readonly [boolean, string])[] = [
    [converges && options.list, '--convergence and --list'],
    [converges && options.only.length > 0, '--convergence and --only'],
    [converges && options.exclude.length > 0, '--convergence and --exclude'],
    [options.json && options.quiet, '--json and --quiet'],
    [options.quiet && options.verbose, '--quiet and --verbose'],
    [options.list && options.dryRun, '--list and --dry-run'],
  ];
  const contradiction = pairs.find(([given]) => given)?.[1];
  if (contradiction !== undefined) {
    throw new SimulatorError({
      code: 'invalid-option',
      problem: `${contradiction} do not go together.`,
      cure: 'Leave one of them out.',
    });
  }
  // A configuration may hold them for the runs with --convergence.
  const idle = ['--variants', '--param', '--record'].find((name) =>
    commandLine.some((word) => word.split('=')[0] === name),
  );
  if (idle !== undefined && !converges) {
    throw new SimulatorError({
      code: 'invalid-option',
      problem: `${idle} goes with --convergence, and no journey was named.`,
      cure: 'For example: --convergence one-time-purchase; "journeys" lists what there is.',
    });
  }
  if (positionals[0]?.startsWith('-') === true) throw noTarget();
}

function targetOf({ options, positionals }: Input): string {
  const target = positionals[0] ?? options.to;
  if (target === undefined) throw noTarget();
  return target;
}

function noTarget(): SimulatorError {
  return new SimulatorError({
    code: 'invalid-option',
    problem: 'check needs a receiver: a URL, host:port/path or a port on localhost.',
    cure: 'For example: cf-webhook-sim check http://localhost:3000/webhooks --secret TEXT',
  });
}

async function startedReceiver(
  input: Input,
  target: string,
  environment: Terminal['environment'],
  terminal: Terminal,
  signal: AbortSignal,
) {
  if (input.childCommand.length === 0) return undefined;
  const { startCheckedProcess } = await import('./check-receiver-process.ts');
  return await startCheckedProcess(input, target, { ...terminal, environment }, signal);
}

function simulatorOptions(
  { config, options }: Input,
  { target, seed, now }: { readonly target: string; readonly seed: string; readonly now: number },
): SimulatorOptions {
  const { allowRemote, ca, header, insecure, secret, wire } = options;
  return {
    ...config?.customFields,
    customEvents: config?.customEvents ?? [],
    to: target,
    seed,
    now,
    headers: header,
    insecure,
    allowRemote,
    ...present({ ca, secret, wire }),
  };
}

function reporterChoices({ json, reporter }: Input['options']): Input['options']['reporter'] {
  return json ? [...reporter, { name: 'json', file: undefined }] : reporter;
}

function reproduction(
  words: readonly string[],
  id: string | undefined,
  facts: { readonly seed: string; readonly now: number; readonly secret: string },
): string {
  if (id === undefined) return reproduceLine(words, facts);
  return reproduceLine(words, { ...facts, without: SELECTING, instead: ['--only', id] });
}

function writeReport(report: CheckReport, { verbose }: Input['options'], terminal: Terminal): void {
  const style = { palette: terminal.resultPalette, columns: Math.min(terminal.columns, WIDEST) };
  const lines = [
    ...checkLines(report, style),
    '',
    ...problemsOf(report, style, { inFull: verbose }),
    ...checkSummaryLines(report, style),
  ];
  for (const line of lines) terminal.result(line);
}

/** What the exit code says about a report: see the table in exit-codes.ts. */
function exitCodeFor({ summary, verdict }: CheckReport): ExitCode {
  if (verdict === 'passed') return EXIT_CODES.success;
  return summary.reachedReceiver ? EXIT_CODES.receiverFellShort : EXIT_CODES.unreachable;
}
