import { createSimulator } from '../create-simulator.ts';
import { SimulatorError } from '../errors.ts';
import type { EventTypeEntry } from '../events/event-type.ts';
import { selectEventTypes } from '../events/find-event-types.ts';
import { type ClockChoice, storyTime } from '../options.ts';
import { freshSeed } from '../random/entropy.ts';
import type { RunReport } from '../report/run-report.ts';
import type { EventOrder } from '../simulator.ts';
import type { CommandInput, ParsedOptions } from './command.ts';
import type { SEND_OPTIONS } from './commands/send.ts';
import { startCountdown } from './countdown.ts';
import { EXIT_CODES, type ExitCode } from './exit-codes.ts';
import { onInterrupt } from './interrupt.ts';
import { startLiveReport } from './live-report.ts';
import { startOwnReceiver } from './own-receiver.ts';
import { overridesFrom } from './payload-options.ts';
import { startProgress } from './progress.ts';
import { reproduceLine } from './reproduce-line.ts';
import { createStatusLine } from './status-line.ts';

type Options = ParsedOptions<typeof SEND_OPTIONS>;

/** Without a terminal, waiting ends after this many real milliseconds, so that a CI job never hangs for 37 hours. */
const UNATTENDED_MAX_WAIT_MS = 60_000;

/** Runs `send`. */
export async function runSend(input: CommandInput<typeof SEND_OPTIONS>): Promise<ExitCode> {
  const { positionals, options, commandLine } = input;
  const { status, terminal } = createStatusLine(input.terminal);
  refuseContradictions(options);
  const entries = chooseEvents(positionals, options);
  const seed = options.seed ?? freshSeed();
  const now = storyTime({ seedGiven: options.seed !== undefined, now: options.now });
  const interrupt = onInterrupt();
  const receiver = options.to === undefined ? await startOwnReceiver(options, terminal) : undefined;

  try {
    await using simulator = createSimulator({
      to: options.to ?? receiver?.url ?? '',
      wire: options.wire ?? 'documented',
      seed,
      now,
      clock: chooseClock(options),
      timeoutMs: options.timeout ?? 60_000,
      maxWaitMs:
        options.maxWait ?? (terminal.interactive ? Number.POSITIVE_INFINITY : UNATTENDED_MAX_WAIT_MS),
      concurrency: options.concurrency ?? 1,
      headers: options.header,
      insecure: options.insecure,
      allowRemote: options.allowRemote,
      ...present({
        secret: options.secret,
        apiVersion: options.apiVersion,
        schedule: options.schedule,
        attempts: options.attempts,
        ca: options.ca,
      }),
    });
    const total = (options.count ?? 1) * entries.length;
    const endings = options.quiet ? [] : [startCountdown(simulator, terminal, status)];
    if (total > 1 && !options.quiet) endings.push(startProgress(simulator, status, total));
    const unsubscribe = simulator.subscribe((event) => {
      if (event.type !== 'delivery-planned') return;
      receiver?.introduce();
      unsubscribe();
    });
    const live = startLiveReport(simulator, terminal, { ...options, total });
    const report = await simulator
      .sendAll(makeOrders(entries, options), {
        signal: interrupt.signal,
        reproduce: reproduceLine(commandLine, seed, now),
        keepDeliveries: options.json,
      })
      .finally(() => {
        for (const end of endings) end();
      });
    await receiver?.finish();
    live.finish(report);
    return interrupt.signal.aborted ? EXIT_CODES.interrupted : exitCodeFor(report);
  } finally {
    await receiver?.close();
    interrupt.dispose();
  }
}

/** What the exit code says about a report: see the table in exit-codes.ts. */
export function exitCodeFor(report: RunReport): ExitCode {
  if (report.verdict === 'passed') return EXIT_CODES.success;
  const { attempts, reachedReceiver } = report.summary;
  return attempts > 0 && !reachedReceiver ? EXIT_CODES.unreachable : EXIT_CODES.receiverFellShort;
}

function* makeOrders(entries: readonly EventTypeEntry[], options: Options): Generator<EventOrder> {
  const shared = {
    ...overridesFrom(options),
    force: options.force,
    ...present({ body: options.body }),
  };
  for (let round = 0; round < (options.count ?? 1); round += 1) {
    for (const { name } of entries) yield { ...shared, eventType: name };
  }
}

/** The events asked for; patterns leave out what does not exist in the version asked for. */
function chooseEvents(patterns: readonly string[], options: Options): EventTypeEntry[] {
  const { apiVersion, catalogue } = options;
  const selection = catalogue === undefined ? {} : { catalogue };
  const chosen = patterns.flatMap((pattern) => {
    const entries = selectEventTypes([pattern], selection);
    const inVersion = entries.filter(
      ({ versions }) => apiVersion === undefined || versions.includes(apiVersion),
    );
    return inVersion.length > 0 ? inVersion : entries;
  });
  return [...new Set(chosen)];
}

function chooseClock(options: Options): ClockChoice {
  if (options.instant) return 'virtual';
  return options.timeScale === undefined ? 'real' : { scale: options.timeScale };
}

function refuseContradictions(options: Options): void {
  const pairs: readonly (readonly [boolean, string])[] = [
    [options.instant && options.timeScale !== undefined, '--instant and --time-scale'],
    [options.json && options.quiet, '--json and --quiet'],
    [options.quiet && options.verbose, '--quiet and --verbose'],
    [options.body !== undefined && hasOverrides(options), '--body and --set, --set-json, --unset or --merge'],
    [options.to !== undefined && options.respond !== undefined, '--to and --respond'],
    [options.to !== undefined && options.delay !== undefined, '--to and --delay'],
  ];
  const contradiction = pairs.find(([given]) => given);
  if (contradiction === undefined) return;
  throw new SimulatorError({
    code: 'invalid-option',
    problem: `${contradiction[1]} do not go together.`,
    cure: 'Leave one of them out.',
  });
}

function hasOverrides({ set, setJson, unset, merge }: Options): boolean {
  return set.length + setJson.length + unset.length + merge.length > 0;
}

/** The members that have a value. */
function present<T extends object>(members: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof T]?: Exclude<T[Name], undefined> };
}
