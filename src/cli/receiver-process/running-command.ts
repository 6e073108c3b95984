import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { whenThisProcessEnds } from './last-resort.ts';
import { pause } from './pause.ts';
import { type ProcessTree, processTree } from './process-tree.ts';
import type { ReceiverOutput } from './receiver-output.ts';
import { killWhenOrphaned } from './watchdog.ts';

/** How long output may still come in after a process has ended; a child of its own may hold the pipe forever. */
const OUTPUT_AFTER_EXIT_MS = 200;

/** How a process ended. */
export interface CommandExit {
  /** `null` when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A command while it runs and after. */
export interface RunningCommand {
  readonly pid: number;
  readonly tree: ProcessTree;
  /** Resolves when the command itself has ended and what it wrote has been read. Its children may live on. */
  readonly exited: Promise<CommandExit>;
  /** How it ended, once it has. */
  readonly exit: CommandExit | undefined;
  /** Lets go of it: its pipes are closed, and the end of this process does not touch it any more. */
  release(): void;
}

/** A command that could not be started. */
export interface CommandNotStarted {
  readonly pid: undefined;
  readonly error: Promise<unknown>;
}

/** Starts a command as the leader of a process group of its own. Its tree dies with this process. */
export function spawnCommand(
  command: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  output: ReceiverOutput,
): RunningCommand | CommandNotStarted {
  const options: SpawnOptions = {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  };
  try {
    const child = start(command, options);
    if (child.pid !== undefined) return watch(child, child.pid, output);
    return { pid: undefined, error: new Promise((resolve) => child.once('error', resolve)) };
  } catch (error) {
    return { pid: undefined, error: Promise.resolve(error) };
  }
}

function start([file = '', ...words]: readonly string[], options: SpawnOptions): ChildProcess {
  if (process.platform !== 'win32') return spawn(file, words, options);
  // Only a shell finds npm.cmd and its like.
  return spawn([file, ...words].map(quoteForCmd).join(' '), { ...options, shell: true });
}

function quoteForCmd(word: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(word) ? word : `"${word.replaceAll('"', '""')}"`;
}

function watch(child: ChildProcess, pid: number, output: ReceiverOutput): RunningCommand {
  const tree = processTree(pid);
  const callOff = whenThisProcessEnds(() => tree.signal('SIGKILL'));
  const callOffWatchdog = killWhenOrphaned(pid);
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
  for (const stream of streams) output.read(stream);

  let exit: CommandExit | undefined;
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const exited = new Promise<CommandExit>((resolve) => {
    child.once('exit', (code, signal) => {
      const end = { code, signal };
      exit = end;
      void Promise.race([closed, pause(OUTPUT_AFTER_EXIT_MS)]).then(() => resolve(end));
    });
  });

  return {
    pid,
    tree,
    exited,
    get exit() {
      return exit;
    },
    release: () => {
      callOff();
      callOffWatchdog();
      for (const stream of streams) stream.destroy();
      child.unref();
    },
  };
}
