import { SimulatorError } from '../../errors/simulator-error.ts';
import { formatDuration } from '../../internal/duration.ts';
import { isError } from '../../internal/is-error.ts';
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
  return signal === null ? `exited with code ${code}` : `was killed by ${signal}`;
}

/** Something else listens where the receiver is to listen. */
export function portInUse({ command, place }: ReceiverInWords): SimulatorError {
  return new SimulatorError({
    code: 'port-in-use',
    problem: `Starting the receiver (${command}) failed: another program already listens on ${place}.`,
    cure: `Stop that program, or leave out "-- ${command}" to send to it.`,
  });
}

/** The command cannot be started at all. */
export function commandNotStarted(words: ReceiverInWords, file: string, cause: unknown): SimulatorError {
  const code = isError(cause) && 'code' in cause ? cause.code : undefined;
  const { problem, cure } = whyNotStarted(code, file, cause);
  return new SimulatorError({
    code: 'receiver-failed',
    problem: `Starting the receiver (${words.command}) failed: ${problem}.`,
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
    cure: 'Run the command by itself to see why; it must stay in the foreground.',
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
    problem: `The receiver (${command}) did not respond on ${where} within ${formatDuration(waitMs)} (--wait).${quoted(lastLines)}`,
    cure: 'Set --to to the port that it listens on, or wait longer with --wait.',
  });
}

/** The command listens on several ports, and none of them is the one that it was given. */
export function severalPorts({ command }: ReceiverInWords, ports: readonly number[]): SimulatorError {
  return new SimulatorError({
    code: 'receiver-failed',
    problem: `The receiver (${command}) listens on several ports: ${ports.join(', ')}.`,
    cure: `Name the right one in place of auto, for example --to ${ports[0]}.`,
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
          ? `Do not quote the command as a whole: -- ${file}`
          : 'Check the first word after "--"; write a script in this folder as ./name.',
      };
    case 'EACCES':
      return {
        problem: `"${file}" is not executable`,
        cure: `Put its interpreter first, such as -- node ${file}, or make it executable.`,
      };
    default:
      return {
        problem: isError(cause) ? cause.message : String(cause),
        cure: 'Check the command after "--".',
      };
  }
}

function quoted(lastLines: readonly string[]): string {
  if (lastLines.length === 0) return ' It printed nothing.';
  return ` Its last lines:\n${lastLines.map((line) => `  ${line}`).join('\n')}`;
}
