import { CHECKS } from '../../checks/catalogue/registry.ts';
import type { CheckReport } from '../../checks/engine/check-report.ts';
import { selectChecks } from '../../checks/engine/select-checks.ts';
import { checkLines } from '../../checks/text/check-lines.ts';
import { checkSummaryLines } from '../../checks/text/check-summary.ts';
import { problemsOf } from '../../checks/text/problems.ts';
import { createSimulator } from '../../compose/create-simulator.ts';
import type { SimulatorOptions } from '../../options/simulator-options.ts';
import { parseTarget, shownUrl } from '../../wire/target.ts';
import type { CommandInput } from '../parse/command.ts';
import { overridesFrom } from '../parse/overrides-from.ts';
import { present } from '../parse/present.ts';
import { aimAtEndpoint } from '../session/aim-at-endpoint.ts';
import { reproduceLine, type TypedCommand } from '../session/reproduce-line.ts';
import { secretsOf } from '../session/settings.ts';
import { startReporters } from '../session/start-reporters.ts';
import { storyOrigin } from '../session/story-origin.ts';
import { startCheckProgress } from '../terminal/check-progress.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';
import { onInterrupt } from '../terminal/interrupt.ts';
import { createStatusLine } from '../terminal/status-line.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { refuseIncomplete, targetOf } from './contradictions.ts';
import { convergenceOf, convergingChecks } from './convergence.ts';
import { checkDocument } from './document.ts';
import { checkDocuments, listChecks, tellDryRun } from './list.ts';
import { startCheckMeans } from './means.ts';
import { smallestStoryFile } from './record-smallest-story.ts';

type Input = CommandInput<'check'>;

/** Lines of prose are no longer than this, however wide the terminal is. */
const WIDEST = 100;
/** Options that choose checks, which a line about a single one of them does without. */
const SELECTING = ['only', 'exclude'];

/** What events follow from; without a time of its own they are of the present. */
interface CheckOrigin {
  readonly seed: string;
  readonly now: number | undefined;
}

/** Runs `check`. */
export async function runCheck(given: Input): Promise<ExitCode> {
  const input = { ...given, options: await aimAtEndpoint(given.options) };
  const { options, terminal } = input;
  refuseIncomplete(input);
  const selection = { only: options.only.flat(), exclude: options.exclude.flat() };
  const isOverview = options.list && selection.only.length + selection.exclude.length === 0;
  const checks = isOverview ? CHECKS : selectChecks(CHECKS, selection);
  if (options.explain !== undefined) {
    const { explainChecks } = await import('./explain.ts');
    explainChecks(selectChecks(CHECKS, { only: [options.explain] }), terminal);
    return EXIT_CODES.success;
  }
  if (options.list) {
    if (options.json) terminal.result(JSON.stringify(checkDocuments(checks), null, 2));
    else listChecks(checks, terminal);
    return EXIT_CODES.success;
  }
  const target = targetOf(input);
  if (options.dryRun) {
    const planned =
      options.convergence === undefined
        ? checks
        : await convergingChecks(options, simulatorOptions(input, target, storyOrigin(options)));
    if (options.json) terminal.result(JSON.stringify(checkDocuments(planned), null, 2));
    else tellDryRun(planned, shownUrl(parseTarget(target, options.allowRemote)), terminal);
    return EXIT_CODES.success;
  }
  return await checkAndReport(input, target, selection);
}

async function checkAndReport(
  input: Input,
  target: string,
  selection: { readonly only: readonly string[]; readonly exclude: readonly string[] },
): Promise<ExitCode> {
  const { options } = input;
  const { seed } = storyOrigin(options);
  // Receivers may check the age of events: theirs is the present unless another one was given.
  const { now } = options;
  const { status, terminal } = createStatusLine(input.terminal);
  const interrupt = onInterrupt();
  const cleanUps: (() => Promise<void> | void)[] = [interrupt.dispose];
  try {
    const means = await startCheckMeans(options, terminal, interrupt.signal);
    cleanUps.push(() => means.close());
    const held = await startedReceiver(input, target, means.environment, terminal, interrupt.signal);
    cleanUps.push(() => held?.stop());
    await means.control.reset?.();
    const simulator = createSimulator(simulatorOptions(input, target, { seed, now }));
    cleanUps.push(() => simulator.close());
    const reporters = await startReporters(simulator, reporterChoices(options), {
      stdout: terminal.raw,
      secret: [...secretsOf({ ...options, to: target }), ...[options.oldSecret ?? []].flat()],
      environment: terminal.environment,
    });
    cleanUps.push(() => reporters.discard());

    if (!options.quiet) cleanUps.push(startCheckProgress(simulator, terminal, status));

    const story = options.record === undefined ? undefined : smallestStoryFile(options.record, seed);
    const report = await simulator.check({
      ...selection,
      ...(await convergenceOf(options, story)),
      strict: options.strict,
      requireAll: options.requireAll,
      subscribed: options.subscribed.flat(),
      routes: Object.fromEntries(options.route),
      ...overridesFrom(options),
      probeIgnore: options.probeIgnore.flat(),
      processControl: { ...means.control, ...held?.control },
      signal: interrupt.signal,
      reproduce: (id) =>
        // Convergence is a run of its own, and is not chosen by the id.
        reproduction(input.typed, options.convergence === undefined ? id : undefined, { seed, now }),
      ...present({
        eventType: options.event,
        oldSecret: options.oldSecret,
        maxRequests: options.maxRequests,
        timeoutMs: options.timeout,
        probe: means.probe,
        settleMs: options.settle,
        body: options.body,
        timeLimitMs: options.timeLimit,
      }),
    });
    status.clear();
    await held?.stop();
    if (options.quiet && !reporters.ownsStdout) terminal.result(report.verdict);
    else if (!reporters.ownsStdout) writeReport(report, options, terminal);
    story?.tell(terminal, shownUrl(parseTarget(target, options.allowRemote)));
    await reporters.finish(checkDocument(report));
    return interrupt.signal.aborted ? EXIT_CODES.interrupted : exitCodeFor(report);
  } catch (error) {
    if (interrupt.signal.aborted && error === interrupt.signal.reason) return EXIT_CODES.interrupted;
    throw error;
  } finally {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  }
}

async function startedReceiver(
  input: Input,
  target: string,
  environment: Terminal['environment'],
  terminal: Terminal,
  signal: AbortSignal,
) {
  if (input.childCommand.length === 0) return undefined;
  const { startCheckedProcess } = await import('./receiver-process.ts');
  return await startCheckedProcess(input, target, { ...terminal, environment }, signal);
}

function simulatorOptions(
  { config, options }: Input,
  target: string,
  { seed, now }: CheckOrigin,
): SimulatorOptions {
  const { allowRemote, ca, header, insecure, secret, wire } = options;
  return {
    ...config?.customFields,
    customEvents: config?.customEvents ?? [],
    to: target,
    seed,
    ...present({ now }),
    headers: header,
    insecure,
    allowRemote,
    ...present({ ca, secret, wire }),
  };
}

function reporterChoices({ json, reporter }: Input['options']): Input['options']['reporter'] {
  return json ? [...reporter, { name: 'json', file: undefined }] : reporter;
}

function reproduction(typed: TypedCommand, id: string | undefined, { seed, now }: CheckOrigin): string {
  const facts = { seed, ...present({ now }) };
  if (id === undefined) return reproduceLine(typed, facts);
  return reproduceLine(typed, { ...facts, without: SELECTING, instead: ['--only', id] });
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
