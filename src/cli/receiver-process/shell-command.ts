import { type ChildProcess, spawn } from 'node:child_process';
import { afterRealMs } from '../../clock/wall-clock.ts';
import { SimulatorError } from '../../errors/simulator-error.ts';
import { formatDuration } from '../../internal/duration.ts';
import { printable } from '../../internal/printable.ts';
import { whenThisProcessEnds } from './last-resort.ts';
import { processTree } from './process-tree.ts';
import { exitInWords } from './receiver-errors.ts';
import type { CommandExit } from './running-command.ts';

/** A command that is run to its end by a shell. */
export interface ShellCommand {
  /** The option that it stands in, for messages. */
  readonly option: string;
  readonly line: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Real milliseconds that it may take; it is killed then, with everything that it started. */
  readonly timeoutMs: number;
  /** Kills it. */
  readonly signal: AbortSignal;
}

/** What is kept of the output at most, in characters. */
const LONGEST_OUTPUT = 16 * 1024 * 1024;
/** Lines of what it complained about that a message shows. */
const SHOWN_LINES = 5;

/**
 * Runs a command and gives what it wrote to stdout.
 *
 * @throws SimulatorError `command-failed` when it fails or takes too long.
 */
export async function runShellCommand(command: ShellCommand): Promise<string> {
  const { environment, line, option, signal, timeoutMs } = command;
  const child = spawn(line, {
    shell: true,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const output = gather(child);
  const { pid } = child;
  const kill = () => {
    if (pid !== undefined) processTree(pid).signal('SIGKILL');
  };
  const callOffLastResort = whenThisProcessEnds(kill);
  let isLate = false;
  const callOffTimeout = afterRealMs(timeoutMs, () => {
    isLate = true;
    kill();
  });
  signal.addEventListener('abort', kill, { once: true });
  try {
    const exit = await endOf(child);
    if (isLate) throw failed(option, `took longer than ${formatDuration(timeoutMs)}`, output.errors());
    if (exit.code !== 0) throw failed(option, exitInWords(exit), output.errors());
    return output.text();
  } finally {
    callOffTimeout();
    callOffLastResort();
    signal.removeEventListener('abort', kill);
  }
}

function endOf(child: ChildProcess): Promise<CommandExit> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

function gather(child: ChildProcess) {
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      if (written[name].length < LONGEST_OUTPUT) written[name] += text;
    });
  }
  return {
    text: () => written.stdout,
    errors: () =>
      (written.stderr.trim() === '' ? written.stdout : written.stderr)
        .split('\n')
        .filter((line) => line.trim() !== '')
        .slice(-SHOWN_LINES),
  };
}

function failed(option: string, what: string, errors: readonly string[]): SimulatorError {
  const said = errors.map((error) => printable(error).trim()).join(' / ');
  return new SimulatorError({
    code: 'command-failed',
    problem: `The ${option} command ${what}${said === '' ? ', without output' : `: ${said}`}.`,
    cure: 'Run it by itself in this folder to see why.',
  });
}
