import { CHECKS } from '../../checks/catalog/registry.ts';
import type { CheckReport } from '../../checks/engine/check-report.ts';
import { selectChecks } from '../../checks/engine/select-checks.ts';
import { checkLines, groupLines } from '../../checks/text/check-lines.ts';
import { checkSummaryLines } from '../../checks/text/check-summary.ts';
import { problemsOf } from '../../checks/text/problems.ts';
import { scriptLines } from '../../checks/text/script-lines.ts';
import { createSimulator } from '../../compose/create-simulator.ts';
import type { SimulatorOptions } from '../../options/simulator-options.ts';
import { DEVELOPMENT_SECRET } from '../../signature/sign.ts';
import { parseTarget, shownUrl } from '../../wire/target.ts';
import type { CommandInput } from '../parse/command.ts';
import { overridesFrom } from '../parse/overrides-from.ts';
import { present } from '../parse/present.ts';
import { aimAtCommand } from '../session/aim-at-command.ts';
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
type AimedInput = Input & {
  /** Whether the receiver may listen on another port than the target's. */
  readonly anyPort: boolean;
};

/** Lines of prose are no longer than this, however wide the terminal is. */
const WIDEST = 100;
/** Options that choose checks, which a line about a single one of them does without. */
const SELECTING = ['only', 'exclude'];
const MORE = 'A script that reproduces a finding: --only ID --script. Requests and responses: --verbose.';

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
  const aim = await aimAtCommand({ to: targetOf(input) }, input.childCommand, terminal.environment);
  const target = aim.options.to;
  if (options.dryRun) {
    const planned =
      options.convergence === undefined
        ? checks
        : await convergingChecks(options, simulatorOptions(input, target, storyOrigin(options)));
    if (options.json) terminal.result(JSON.stringify(checkDocuments(planned), null, 2));
    else tellDryRun(planned, shownUrl(parseTarget(target, options.allowRemote)), terminal);
    return EXIT_CODES.success;
  }
  return await checkAndReport({ ...input, anyPort: aim.anyPort }, target, selection);
}

async function checkAndReport(
  input: AimedInput,
  planned: string,
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
    const held = await startedReceiver(input, planned, means.environment, terminal, interrupt.signal);
    cleanUps.push(() => held?.stop());
    const target = held?.url.href ?? planned;
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

    const dashboard = options.ui ? await startDashboard(input, target, { seed, now }, terminal) : undefined;
    cleanUps.push(() => dashboard?.close());
    const board = dashboard?.checks.board;
    board?.begin(shownUrl(parseTarget(target, options.allowRemote)));

    const story = options.record === undefined ? undefined : smallestStoryFile(options.record, seed);
    const report = await simulator.check({
      ...selection,
      ...(await convergenceOf(options, story)),
      strict: options.strict,
      requireAll: options.requireAll,
      receiverCommand: input.childCommand,
      subscribed: options.subscribed.flat(),
      routes: Object.fromEntries(options.route),
      ...overridesFrom(options),
      probeIgnore: options.probeIgnore.flat(),
      processControl: { ...means.control, ...held?.control },
      signal: interrupt.signal,
      ...(board === undefined ? {} : { onResult: board.take }),
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
        stack: options.stack,
        body: options.body,
        timeLimitMs: options.timeLimit,
      }),
    });
    status.clear();
    board?.finish(report);
    if (dashboard === undefined) await held?.stop();
    if (options.quiet && !reporters.ownsStdout) terminal.result(report.verdict);
    else if (!reporters.ownsStdout) writeReport(report, options, terminal);
    story?.tell(terminal, shownUrl(parseTarget(target, options.allowRemote)));
    await reporters.finish(checkDocument(report));
    if (interrupt.signal.aborted) return EXIT_CODES.interrupted;
    await dashboard?.stayOpen(interrupt.signal);
    return exitCodeFor(report);
  } catch (error) {
    if (interrupt.signal.aborted && error === interrupt.signal.reason) return EXIT_CODES.interrupted;
    throw error;
  } finally {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  }
}

/** Serves the page of the checks. */
async function startDashboard(input: Input, target: string, origin: CheckOrigin, terminal: Terminal) {
  const { startRunDashboard } = await import('../session/run-dashboard.ts');
  const { options, config } = input;
  const { to: _, secret: __, ...checks } = simulatorOptions(input, target, origin);
  const dashboard = await startRunDashboard({
    options,
    terminal,
    checks,
    choice: { strict: options.strict, ...present({ eventType: options.event, timeoutMs: options.timeout }) },
    workspace: {
      seed: origin.seed,
      allowRemote: options.allowRemote,
      insecure: options.insecure,
      customEvents: config?.customEvents ?? [],
      ...present({ ca: options.ca }),
    },
  });
  dashboard.workspace.mirror({
    url: parseTarget(target, options.allowRemote).href,
    name: 'Receiver',
    secret: options.secret ?? DEVELOPMENT_SECRET,
    retryNow: () => undefined,
  });
  return dashboard;
}

async function startedReceiver(
  input: AimedInput,
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

/** Findings first, then each check or group in a line, then the verdict. */
function writeReport(report: CheckReport, { script, verbose }: Input['options'], terminal: Terminal): void {
  const palette = script ? terminal.narrationPalette : terminal.resultPalette;
  const write = script ? terminal.narrate : terminal.result;
  const style = { palette, columns: Math.min(terminal.columns, WIDEST) };
  const findings = problemsOf(report, style, { inFull: verbose });
  const lines = [
    ...findings,
    ...(findings.length === 0 || verbose || script ? [] : [palette.dim(MORE), '']),
    ...(verbose ? checkLines : groupLines)(report, style),
    '',
    ...checkSummaryLines(report, style),
  ];
  for (const line of lines) write(line);
  if (script) for (const line of scriptLines(report)) terminal.result(line);
}

/** What the exit code says about a report: see the table in exit-codes.ts. */
function exitCodeFor({ summary, verdict }: CheckReport): ExitCode {
  if (verdict === 'passed') return EXIT_CODES.success;
  return summary.reachedReceiver ? EXIT_CODES.receiverFellShort : EXIT_CODES.unreachable;
}
