import { SimulatorError } from '../../errors/simulator-error.ts';
import { formatDuration } from '../../internal/duration.ts';
import { maskCommand } from '../../internal/mask.ts';
import { printable } from '../../internal/printable.ts';
import { shellQuote } from '../../wire/curl-command.ts';
import type { CommandExit } from './running-command.ts';

/** What errors say about a receiver. */
export interface ReceiverInWords {
  /** The command, safe to show. */
  readonly command: string;
  /** Host and port, e.g. `localhost:3000`. */
  readonly place: string;
}

/** The words for a receiver's command and place. */
export function receiverInWords(command: readonly string[], url: URL, secret: string): ReceiverInWords {
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return {
    command: printable(
      maskCommand(command, [{ name: 'secret', value: secret }])
        .map(shellQuote)
        .join(' '),
    ),
    place: `${url.hostname}:${port}`,
  };
}

/** `exited with code 1`, `was ended by SIGKILL`. */
export function exitInWords({ code, signal }: CommandExit): string {
  return signal === null ? `exited with code ${code}` : `was ended by ${signal}`;
}

/** Something else listens where the receiver is to listen. */
export function portInUse({ command, place }: ReceiverInWords): SimulatorError {
  return new SimulatorError({
    code: 'port-in-use',
    problem: `The receiver (${command}) cannot be started: another program already listens on ${place}.`,
    cure: `Stop that program, or leave out "-- ${command}" to send to it.`,
  });
}

/** The command cannot be started at all. */
export function commandNotStarted(words: ReceiverInWords, file: string, cause: unknown): SimulatorError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const { problem, cure } = whyNotStarted(code, file, cause);
  return new SimulatorError({
    code: 'receiver-failed',
    problem: `The receiver (${words.command}) cannot be started: ${problem}.`,
    cure,
    cause,
  });
}

/** The command ended before it responded. */
export function endedEarly(
  { command, place }: ReceiverInWords,
  exit: CommandExit,
  lastLines: readonly string[],
): SimulatorError {
  return new SimulatorError({
    code: 'receiver-failed',
    problem: `The receiver (${command}) ${exitInWords(exit)} before it responded on ${place}.${quoted(lastLines)}`,
    cure: 'Run the command by itself to see what it needs; it has to stay in the foreground.',
  });
}

/** The command runs and does not respond. */
export function neverResponded(
  { command, place }: ReceiverInWords,
  waitMs: number,
  path: string | undefined,
  lastLines: readonly string[],
): SimulatorError {
  const where = path === undefined ? place : `${place}${path}`;
  return new SimulatorError({
    code: 'receiver-failed',
    problem: `The receiver (${command}) did not respond on ${where} within ${formatDuration(waitMs)}, as --wait allows.${quoted(lastLines)}`,
    cure: 'Let --to name the port that it listens on, or give it longer with --wait.',
  });
}

function whyNotStarted(
  code: unknown,
  file: string,
  cause: unknown,
): { readonly problem: string; readonly cure: string } {
  switch (code) {
    case 'ENOENT':
      return {
        problem: `there is no program "${file}"`,
        cure: file.includes(' ')
          ? `Write the words apart, without quotes around them: -- ${file}`
          : 'Check the first word after "--"; a script of this folder is written ./name.',
      };
    case 'EACCES':
      return {
        problem: `"${file}" is not executable`,
        cure: `Put the program before it that runs it, such as -- node ${file}, or make it executable.`,
      };
    default:
      return {
        problem: cause instanceof Error ? cause.message : String(cause),
        cure: 'Check the command after "--".',
      };
  }
}

function quoted(lastLines: readonly string[]): string {
  if (lastLines.length === 0) return ' It wrote nothing.';
  return ` Its last lines:\n${lastLines.map((line) => `  ${line}`).join('\n')}`;
}
