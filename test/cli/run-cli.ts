import { execa } from 'execa';
import { runCommandLine } from '../../src/cli/main.ts';
import type { Terminal } from '../../src/cli/terminal/terminal.ts';
import { type Palette, plainPalette } from '../../src/internal/palette.ts';

/** What a command line left behind. */
export interface CliRun {
  readonly exitCode: number;
  /** Everything written to stdout. */
  readonly stdout: string;
  /** Everything written to stderr. */
  readonly stderr: string;
}

/** What may be told about the terminal of a test. */
export interface TestTerminalOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly palette?: Palette;
  readonly interactive?: boolean;
  /** Called for every write, as it comes. */
  readonly onWrite?: (stream: 'stdout' | 'stderr', text: string) => void;
}

/** A terminal that records what is written to it. */
export function recordingTerminal(options: TestTerminalOptions = {}): {
  readonly terminal: Terminal;
  readonly stdout: () => string;
  readonly stderr: () => string;
} {
  const { palette = plainPalette, columns = 80, environment = {}, interactive = false } = options;
  const written = { stdout: '', stderr: '' };
  const write = (stream: 'stdout' | 'stderr', text: string) => {
    written[stream] += text;
    options.onWrite?.(stream, text);
  };
  return {
    terminal: {
      result: (line) => write('stdout', `${line}\n`),
      raw: (bytes) =>
        write('stdout', typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8')),
      narrate: (line) => write('stderr', `${line}\n`),
      draw: (text) => write('stderr', text),
      drained: () => undefined,
      failure: () => undefined,
      resultPalette: palette,
      narrationPalette: palette,
      interactive,
      columns,
      environment,
    },
    stdout: () => written.stdout,
    stderr: () => written.stderr,
  };
}

/** The path of a single executable that runs the commands in place of this process; see CONTRIBUTING.md. */
const EXECUTABLE = process.env['EXECUTABLE_UNDER_TEST'];

/** Whether commands run in this process, so that they see its signals. */
export const RUNS_IN_PROCESS = EXECUTABLE === undefined;

/**
 * Runs a command line in this process, at a terminal of 80 columns without colors.
 *
 * @param commandLine One string is split at spaces; a list is taken word by word.
 */
export async function runCli(
  commandLine: string | readonly string[],
  options: TestTerminalOptions = {},
): Promise<CliRun> {
  const words =
    typeof commandLine === 'string' ? commandLine.split(' ').filter((word) => word !== '') : commandLine;
  const { environment, ...seenInProcess } = options;
  if (EXECUTABLE !== undefined && Object.keys(seenInProcess).length === 0)
    return runExecutable(EXECUTABLE, words, environment);
  const { terminal, stdout, stderr } = recordingTerminal(options);
  const exitCode = await runCommandLine(words, terminal);
  return { exitCode, stdout: stdout(), stderr: stderr() };
}

async function runExecutable(
  path: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CliRun> {
  const { HOME, PATH, TMPDIR, USERPROFILE, SystemRoot } = process.env;
  const system = { HOME, PATH, TMPDIR, USERPROFILE, SystemRoot };
  const { exitCode, stdout, stderr } = await execa(path, words, {
    env: { ...system, NO_COLOR: '1', ...environment },
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    stripFinalNewline: false,
    maxBuffer: 1e9,
  });
  return { exitCode: exitCode ?? -1, stdout, stderr };
}
