import { stopwatchMs } from '../../clock/wall-clock.ts';
import type { Palette } from '../../internal/palette.ts';
import { childEnvironment } from './child-environment.ts';
import { findPorts } from './find-port.ts';
import { endTree } from './process-tree.ts';
import { type ListeningPlace, placeOf, somethingListens, untilResponds } from './readiness.ts';
import {
  commandNotStarted,
  endedEarly,
  neverResponded,
  portInUse,
  type ReceiverInWords,
  receiverInWords,
  severalPorts,
} from './receiver-errors.ts';
import { narrateReceiver, type ReceiverNarration } from './receiver-narration.ts';
import { collectOutput, type ReceiverOutput } from './receiver-output.ts';
import { type CommandExit, type RunningCommand, spawnCommand } from './running-command.ts';

/** Real milliseconds between SIGTERM and SIGKILL, where nothing else is said. */
export const DEFAULT_GRACE_MS = 5_000;

/** What starting a receiver needs. */
export interface ReceiverProcessOptions {
  /** The program and its arguments, word by word. No shell reads them. */
  readonly command: readonly string[];
  /** Where events go, and where the receiver has to respond. */
  readonly url: URL;
  /** Whether it may listen on another port than the URL's, which is then read from its processes. @default false */
  readonly anyPort?: boolean;
  /** The endpoint's secret; the receiver finds it in `CF_WEBHOOK_SIM_SECRET`. Never shown. */
  readonly secret: string;
  /** Real milliseconds that the receiver may take to respond. */
  readonly waitMs: number;
  /** Real milliseconds that its processes have to end by themselves when it is stopped. @default 5_000 */
  readonly graceMs?: number;
  /** A path that must respond a GET with a status below 500, e.g. `/health`. @default a connection is enough */
  readonly waitForPath?: string;
  /** Whether everything that the receiver writes is narrated. */
  readonly verbose: boolean;
  readonly narrate: (line: string) => void;
  readonly palette: Palette;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Gives up waiting for the receiver. Anyone who aborts still calls `stop`, except while it starts first. */
  readonly signal: AbortSignal;
}

/** How a receiver came to its end. */
export interface ReceiverExit extends CommandExit {
  /** True when `stop` ended it, false when it ended by itself during the run. */
  readonly asked: boolean;
}

/** A receiver that was started for a run. */
export interface ReceiverProcess {
  /** The process id of its command; another one after each `restart`. */
  readonly pid: number;
  /** Where it responds. */
  readonly url: URL;
  /** Resolves when it ends by itself for the first time, or is stopped. `kill` and `restart` do not resolve it. */
  readonly exited: Promise<ReceiverExit>;
  /**
   * Kills its process tree, starts it again and waits until it responds. Gives up in silence when the signal is
   * aborted or `stop` is called.
   *
   * @throws SimulatorError `receiver-failed` or `port-in-use`.
   */
  restart(): Promise<void>;
  /** Kills its process tree; it stays down. */
  kill(): Promise<void>;
  /** Ends its process tree: SIGTERM, its grace, SIGKILL. May be called again. */
  stop(): Promise<void>;
  /** The last 20 lines that it wrote since it was last started. */
  lastLines(): readonly string[];
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts a receiver and waits until it responds. Whatever happens later, no process of it survives this one.
 *
 * @throws SimulatorError `port-in-use` or `receiver-failed`; the signal's reason when it is aborted first.
 */
export async function startReceiverProcess(options: ReceiverProcessOptions): Promise<ReceiverProcess> {
  const receiver = new CommandReceiver(options, await placeOf(options.url));
  try {
    await receiver.start();
    options.signal.throwIfAborted();
  } catch (error) {
    await receiver.stop();
    throw error;
  }
  return receiver;
}

class CommandReceiver implements ReceiverProcess {
  readonly exited: Promise<ReceiverExit>;
  readonly #options: ReceiverProcessOptions;
  #url: URL;
  #environment: ReceiverProcessOptions['environment'];
  #place: ListeningPlace;
  #words: ReceiverInWords;
  #narration: ReceiverNarration;
  readonly #over = new AbortController();
  #settleExited: (exit: ReceiverExit) => void = () => undefined;
  #output: ReceiverOutput | undefined;
  #current: RunningCommand | undefined;
  #lastPid = 0;
  /** The command whose end would be news: it has responded, and no one has asked it to end. */
  #expectedToRun: RunningCommand | undefined;
  #stopping: Promise<void> | undefined;

  constructor(options: ReceiverProcessOptions, place: ListeningPlace) {
    this.#options = options;
    this.#url = options.url;
    this.#environment = options.environment;
    this.#place = place;
    this.#words = receiverInWords(options.command, options.url, options.secret);
    this.#narration = narrateReceiver(this.#words, options);
    this.exited = new Promise((resolve) => {
      this.#settleExited = resolve;
    });
  }

  get pid(): number {
    return this.#lastPid;
  }

  get url(): URL {
    return this.#url;
  }

  /** Whether the command is told to take any port. */
  get #choosesPort(): boolean {
    return this.#options.anyPort === true && this.#environment['PORT'] === '0';
  }

  /** Starts the command and waits until it responds; returns in silence when that is called off. */
  async start(): Promise<void> {
    const { command, secret, waitMs, waitForPath, signal } = this.#options;
    const calledOff = AbortSignal.any([signal, this.#over.signal]);
    if (this.#place.here && (await somethingListens(this.#place))) throw portInUse(this.#words);
    if (calledOff.aborted) return;

    const startedAt = stopwatchMs();
    const output = collectOutput(secret, (line) => this.#narration.wrote(line));
    this.#output = output;
    const url = this.#choosesPort ? undefined : this.#url;
    const environment = childEnvironment(this.#environment, { url, secret });
    const running = spawnCommand(command, environment, output);
    if (running.pid === undefined) {
      throw commandNotStarted(this.#words, command[0] ?? '', await running.error);
    }
    this.#current = running;
    this.#lastPid = running.pid;

    const ended = new AbortController();
    void running.exited.then((exit) => {
      ended.abort();
      this.#reportUnasked(running, exit);
    });
    const waiting = AbortSignal.any([calledOff, ended.signal]);
    if (this.#options.anyPort === true) await this.#find(running, waiting);
    const responded = await untilResponds({
      place: this.#place,
      url: this.#url,
      path: waitForPath,
      waitMs: Math.max(0, waitMs - (stopwatchMs() - startedAt)),
      signal: waiting,
    });
    if (calledOff.aborted) return;
    if (running.exit !== undefined) {
      throw endedEarly(this.#words, await running.exited, output.lastLines());
    }
    if (!responded) throw neverResponded(this.#words, waitMs, waitForPath, output.lastLines());
    this.#expectedToRun = running;
    this.#narration.started(running.pid, stopwatchMs() - startedAt);
  }

  async restart(): Promise<void> {
    await this.#end(0);
    await this.start();
  }

  kill(): Promise<void> {
    return this.#end(0);
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  lastLines(): readonly string[] {
    return this.#output?.lastLines() ?? [];
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  /** Reads the port on which the command listens, which is its port from then on. */
  async #find({ tree }: RunningCommand, signal: AbortSignal): Promise<void> {
    const { command, secret, waitMs } = this.#options;
    const given = this.#choosesPort ? undefined : this.#place;
    const ports = await findPorts({ tree, given, waitMs, signal });
    if (ports.length > 1 && !ports.includes(this.#place.port)) throw severalPorts(this.#words, ports);
    const port = ports.includes(this.#place.port) ? this.#place.port : ports[0];
    if (port === undefined) return;

    const url = new URL(this.#url);
    url.port = String(port);
    this.#url = url;
    this.#environment = { ...this.#environment, PORT: String(port) };
    this.#place = await placeOf(url);
    this.#words = receiverInWords(command, url, secret);
    this.#narration = narrateReceiver(this.#words, this.#options);
  }

  async #stop(): Promise<void> {
    this.#over.abort();
    const running = this.#current;
    await this.#end(this.#options.graceMs ?? DEFAULT_GRACE_MS);
    this.#settleExited({ code: null, signal: null, ...running?.exit, asked: true });
  }

  async #end(graceMs: number): Promise<void> {
    const running = this.#current;
    if (running === undefined) return;
    if (running.exit === undefined) this.#expectedToRun = undefined;
    const survivors = await endTree(running.tree, graceMs);
    if (!survivors.includes(running.pid)) await running.exited;
    running.release();
    if (this.#current === running) this.#current = undefined;
    if (survivors.length > 0) this.#narration.survived(survivors);
  }

  #reportUnasked(running: RunningCommand, exit: CommandExit): void {
    if (this.#expectedToRun !== running) return;
    this.#expectedToRun = undefined;
    this.#narration.ended(exit, this.lastLines());
    this.#settleExited({ ...exit, asked: false });
  }
}
