import { createSimulator } from '../../compose/create-simulator.ts';
import type { Simulator } from '../../compose/simulator.ts';
import type { PlannedDelivery } from '../../delivery/delivery-plan.ts';
import { explainFaults } from '../../faults/apply-faults.ts';
import type { FaultSettings } from '../../faults/registry.ts';
import { chosenFaults } from '../../faults/resolve-faults.ts';
import { formatDuration } from '../../internal/duration.ts';
import { DEFAULT_TIMEOUT_MS } from '../../options/definitions/waiting.ts';
import type { ParsedOptions } from '../../options/registry.ts';
import type { SimulatorOptions } from '../../options/simulator-options.ts';
import type { ScriptedResponse } from '../../options/value-types/receiver-script.ts';
import { runDocument } from '../../report/run-document.ts';
import type { RunReport } from '../../report/run-report.ts';
import { parseHeader } from '../../wire/header-line.ts';
import { parseTarget } from '../../wire/target.ts';
import { present } from '../parse/present.ts';
import type { UsedConfig } from '../parse/used-config.ts';
import { startCountdown } from '../terminal/countdown.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';
import { onInterrupt } from '../terminal/interrupt.ts';
import { startLiveReport } from '../terminal/live-report.ts';
import { startProgress } from '../terminal/progress.ts';
import { startResponseWait } from '../terminal/response-wait.ts';
import { createStatusLine } from '../terminal/status-line.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { aimAtCommand } from './aim-at-command.ts';
import { refuseImpossibleSession } from './contradictions.ts';
import { planDocument, planLines } from './plan-text.ts';
import { type SessionReceiver, startSessionReceiver } from './receiver.ts';
import { startRecorder } from './recorder.ts';
import { reproduceLine, type TypedCommand } from './reproduce-line.ts';
import type { RunDashboard } from './run-dashboard.ts';
import { exitCodeFor } from './run-exit-code.ts';
import { expectationsOf, secretOf, secretsOf, simulatorOptions } from './settings.ts';
import { startReporters } from './start-reporters.ts';
import { limitYoungGeneration } from './young-generation.ts';

/** The parsed options of every command that delivers. */
export type SessionOptions = Pick<
  ParsedOptions<'send'>,
  keyof ParsedOptions<'send'> & keyof ParsedOptions<'replay'>
>;

/** A run of deliveries from the command line: what is sent, and how everything around it is set. */
export interface DeliverySession {
  readonly options: SessionOptions;
  readonly terminal: Terminal;
  /** What was typed, for the line that reproduces it. */
  readonly typed: TypedCommand;
  /** The words after `--`: the receiver's command. */
  readonly childCommand: readonly string[];
  /** Whether that may listen on another port than `to` names. @default false */
  readonly anyPort?: boolean;
  readonly seed: string;
  /** Story time in milliseconds since the epoch. */
  readonly now: number;
  /** How many events are sent, where that is known. */
  readonly total: number | undefined;
  /** The configuration file, whose event types and fields are sent as well. */
  readonly config?: Pick<UsedConfig, 'customEvents' | 'customFields'> | undefined;
  /** What the session's own options do not say about events. */
  readonly events?: Pick<SimulatorOptions, 'apiVersion' | 'fresh' | 'wire' | 'realism' | 'snapshot'>;
  /** How the built-in receiver responds. */
  readonly ownReceiver?: {
    readonly respond: readonly ScriptedResponse[] | undefined;
    readonly delayMs: number | undefined;
  };
  readonly makePlan: (
    simulator: Simulator,
    faults: FaultSettings,
  ) => Iterable<PlannedDelivery> | Promise<Iterable<PlannedDelivery>>;
}

/** Runs a session from its receiver's start to its report, and cleans up whatever happens. */
export async function runDeliveries(given: DeliverySession): Promise<ExitCode> {
  refuseImpossibleSession(given);
  const aim = await aimAtCommand(given.options, given.childCommand, given.terminal.environment);
  const session = { ...given, ...aim };
  const { options } = session;
  const faults = chosenFaults(options);
  if (options.plan) return await printPlan(session, faults);

  const { status, terminal } = createStatusLine(session.terminal);
  const interrupt = onInterrupt();
  const cleanUps: (() => Promise<void> | void)[] = [interrupt.dispose, limitYoungGeneration()];
  try {
    const receiver = await startSessionReceiver(session, terminal, interrupt.signal);
    cleanUps.push(() => receiver.stop());
    const simulator = createSimulator(simulatorOptions(session, receiver.target));
    cleanUps.push(() => simulator.close());

    const reporters = await startReporters(simulator, reporterChoices(options), {
      stdout: terminal.raw,
      secret: secretsOf(options),
      environment: terminal.environment,
    });
    cleanUps.push(() => reporters.discard());
    const recording = startRecorder(simulator, options);
    cleanUps.push(() => recording?.discard());
    const dashboard = options.ui ? await startDashboard(session, terminal, simulator, receiver) : undefined;
    cleanUps.push(() => dashboard?.close());
    const { multiplies, concurrency } = explainFaults(faults);
    const total = multiplies ? undefined : session.total;
    narrateWaiting(options, total, simulator, terminal, status, cleanUps);
    introduceReceiver(simulator, receiver);
    const live = startLiveReport(simulator, terminal, {
      ...options,
      secret: secretsOf(options),
      quiet: options.quiet && !reporters.ownsStdout,
      silent: options.quiet || reporters.ownsStdout,
      waits: !options.instant,
      total,
    });

    const report = await simulator.deliver(await session.makePlan(simulator, faults), {
      signal: interrupt.signal,
      reproduce: reproduceLine(session.typed, session),
      keepDeliveries: false,
      expectations: expectationsOf(options),
      concurrency: Math.max(options.concurrency ?? 1, concurrency),
      // Who reads the report more slowly than it is made holds the run up, so that it does not pile up in memory.
      beforeAttempt: (about) => {
        const drained = terminal.drained();
        return drained === undefined
          ? receiver.beforeAttempt(about)
          : drained.then(() => receiver.beforeAttempt(about));
      },
    });
    status.clear();
    // Who looks at the page may send again, so that the receiver is needed until that is closed.
    const receiverFailed = dashboard === undefined && (await receiver.finish());
    live.finish(report);
    if (!interrupt.signal.aborted && !options.quiet) explainIncomplete(report, terminal);
    await reporters.finish(
      runDocument(report, { secret: secretsOf(options), deliveries: reporters.deliveries() }),
    );
    recording?.finish();
    const wasInterrupted = interrupt.signal.aborted;
    if (dashboard !== undefined && !wasInterrupted) {
      await dashboard.stayOpen(interrupt.signal);
      await receiver.finish();
    }
    if (wasInterrupted) return EXIT_CODES.interrupted;
    return receiverFailed && report.verdict !== 'passed' ? EXIT_CODES.unreachable : exitCodeFor(report);
  } catch (error) {
    if (interrupt.signal.aborted && error === interrupt.signal.reason) return EXIT_CODES.interrupted;
    throw error;
  } finally {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  }
}

/** Serves the page of a run, on which its deliveries appear and can be made again. */
async function startDashboard(
  session: DeliverySession,
  terminal: Terminal,
  simulator: Simulator,
  receiver: SessionReceiver,
): Promise<RunDashboard> {
  const { startRunDashboard } = await import('./run-dashboard.ts');
  const { options, seed } = session;
  const settings = simulatorOptions(session, receiver.target);
  const { clock = 'real', schedule, secret: _, to: __, ...checks } = settings;
  const dashboard = await startRunDashboard({
    options,
    terminal,
    checks,
    workspace: {
      seed,
      clock,
      allowRemote: options.allowRemote,
      insecure: options.insecure,
      customEvents: session.config?.customEvents ?? [],
      headers: options.header.map((line) => parseHeader(line)),
      ...present({ schedule: options.schedule, timeoutMs: options.timeout, ca: options.ca }),
    },
  });
  const { href } =
    typeof receiver.target === 'string' ? parseTarget(receiver.target, options.allowRemote) : receiver.target;
  const mirror = dashboard.workspace.mirror({
    url: href,
    name: options.to === undefined ? 'Built-in receiver' : 'Receiver',
    secret: secretOf(options),
    retryNow: (dueAt) => simulator.clock.skipTo(dueAt),
  });
  simulator.subscribe((event) => {
    if (event.type !== 'run-started' && event.type !== 'run-finished' && event.type !== 'check-finished') {
      mirror.record(event);
    }
  });
  return dashboard;
}

/** Says why attempts were not made, since no one has to have asked for the limit. */
function explainIncomplete({ summary, options }: RunReport, terminal: Terminal): void {
  if (summary.canceled === 0 || options.maxWaitMs === null) return;
  if (summary.machineFaults >= summary.canceled) return;
  const limit = formatDuration(options.maxWaitMs);
  terminal.narrate(
    `Total waiting time is capped at ${limit}. Raise it with --max-wait, or skip waiting with --instant.`,
  );
}

async function printPlan(session: DeliverySession, faults: FaultSettings): Promise<ExitCode> {
  const { options, terminal } = session;
  const simulator = createSimulator(simulatorOptions(session, options.to ?? 'http://localhost:3000/'));
  const plan = await session.makePlan(simulator, faults);
  if (options.json) terminal.result(JSON.stringify(planDocument(plan, faults), null, 2));
  else for (const line of planLines(plan, faults, terminal.resultPalette)) terminal.result(line);
  await simulator.close();
  return EXIT_CODES.success;
}

function reporterChoices({ reporter, json }: SessionOptions): SessionOptions['reporter'] {
  return json ? [...reporter, { name: 'json', file: undefined }] : reporter;
}

function narrateWaiting(
  options: SessionOptions,
  total: number | undefined,
  simulator: Simulator,
  terminal: Terminal,
  status: ReturnType<typeof createStatusLine>['status'],
  cleanUps: (() => void)[],
): void {
  if (options.quiet) return;
  cleanUps.push(startCountdown(simulator, terminal, status));
  if (!terminal.interactive) return;
  if (total !== 1) cleanUps.push(startProgress(simulator, status, total));
  cleanUps.push(startResponseWait(simulator, status, options.timeout ?? DEFAULT_TIMEOUT_MS));
}

/** Tells of the built-in receiver once it is clear that something is sent. */
function introduceReceiver(simulator: Simulator, receiver: SessionReceiver): void {
  const unsubscribe = simulator.subscribe((event) => {
    if (event.type !== 'delivery-planned') return;
    receiver.introduce();
    unsubscribe();
  });
}
