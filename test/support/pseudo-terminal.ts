import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { stripVTControlCharacters } from 'node:util';
import { expect } from 'vitest';

/** Whether programs can be run at a terminal here: Python makes one, also where the tests have none. */
export const HAS_PSEUDO_TERMINAL = spawnSync('python3', ['-c', 'import pty']).status === 0;

/** Runs its arguments at a terminal of 80 columns, whose other end is standard input and output. */
const DRIVER = `
import fcntl, os, pty, struct, sys, termios
pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
    os.execvp(sys.argv[1], sys.argv[1:])
pty._copy(terminal)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) & 255)
`;

/** A program at a terminal. */
export interface TerminalSession extends AsyncDisposable {
  /** Types what a person would: keys as the bytes that a terminal sends for them. */
  type(keys: string): void;
  /** All that is on the terminal since the start, in the order in which it was written. */
  written(): string;
  /** Resolves once a text has been written. */
  sees(text: string): Promise<void>;
  /** Resolves with the exit code once the program has ended. */
  exitCode(): Promise<number>;
}

/** Runs a shell's command line at a terminal of its own. */
export function startAtTerminal(commandLine: string, environment: NodeJS.ProcessEnv = {}): TerminalSession {
  const { CI: _, NO_COLOR: __, ...inherited } = process.env;
  const child = spawn('python3', ['-c', DRIVER, 'sh', '-c', commandLine], {
    env: { ...inherited, TERM: 'xterm', ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString('utf8');
  });
  child.stdin.on('error', () => undefined);

  return {
    type: (keys) => child.stdin.write(keys),
    written: () => output,
    sees: (text) => expect.poll(() => stripVTControlCharacters(output)).toContain(text),
    exitCode: async () => {
      const [code]: unknown[] = await closed;
      return Number(code);
    },
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await closed;
    },
  };
}
