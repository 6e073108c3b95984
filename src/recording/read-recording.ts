import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SimulatorError } from '../errors/simulator-error.ts';
import { describeCause } from '../internal/system-error.ts';
import { fileLines } from './file-lines.ts';
import { parseRecordingLine } from './parse-recording-line.ts';
import type { RecordedDelivery } from './recorded-delivery.ts';

/** The ending of the names of recordings and fixtures. */
export const RECORDING_ENDING = '.ndjson';

/** Far more than any body; whatever has such lines is no recording. */
const LONGEST_LINE_BYTES = 256 * 1_048_576;

/** How a recording is read. */
export interface ReadRecordingOptions {
  /** Is told of a file whose last line is torn, since what wrote it was killed. The line is left out. */
  readonly onTornLine?: (file: string) => void;
}

/**
 * Reads a recording, or every `.ndjson` file of a folder in the order of their names. Deliveries are read as they are
 * asked for, so that a file may be of any size.
 *
 * @throws SimulatorError `file-unreadable`, while it is read: with file, line and what is wrong.
 * @example
 * for (const { event, status } of readRecording('run.ndjson')) console.log(event.type, status);
 */
export function* readRecording(
  path: string,
  options: ReadRecordingOptions = {},
): Generator<RecordedDelivery> {
  for (const file of recordingFiles(path)) yield* readFile(file, options);
}

/** The files of a recording: itself, or those in the folder. */
function recordingFiles(path: string): string[] {
  const names = orUnreadable(path, () => {
    if (!statSync(path).isDirectory()) return undefined;
    return readdirSync(path).filter((name) => name.endsWith(RECORDING_ENDING) && !name.startsWith('.'));
  });
  if (names === undefined) return [path];
  const { compare } = new Intl.Collator('en', { numeric: true });
  if (names.length > 0) return names.sort(compare).map((name) => join(path, name));
  throw new SimulatorError({
    code: 'file-unreadable',
    problem: `The folder "${path}" contains no recording: no file in it ends in ${RECORDING_ENDING}.`,
    cure: 'Record some with cf-webhook-sim listen --record DIR, or import captures with cf-webhook-sim import FILE --record real.ndjson.',
  });
}

function* readFile(file: string, { onTornLine }: ReadRecordingOptions): Generator<RecordedDelivery> {
  const lines = fileLines(file, LONGEST_LINE_BYTES);
  let begun = false;
  for (;;) {
    const next = orUnreadable(file, () => lines.next());
    if (next.done === true) break;
    const { number, bytes, isWhole } = next.value;
    if (isBlank(bytes)) continue;

    const line = parseRecordingLine(bytes);
    if (line.kind === 'malformed' && begun && !isWhole) {
      onTornLine?.(file);
      break;
    }
    if (line.kind === 'malformed') throw malformedLine(file, number, line.why);
    if (!begun && line.kind !== 'header')
      throw malformedLine(file, number, 'it comes before the line with the format');
    begun = true;
    if (line.kind === 'delivery') yield line.delivery;
  }
  if (!begun) throw malformedLine(file, 1, 'the file is empty');
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09);
}

function orUnreadable<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new SimulatorError({
      code: 'file-unreadable',
      problem: `The recording "${path}" cannot be read: ${describeCause(cause)}.`,
      cure: 'Check the path; it is relative to the current folder.',
      cause,
    });
  }
}

function malformedLine(file: string, line: number, why: string): SimulatorError {
  return new SimulatorError({
    code: 'file-unreadable',
    problem: `The recording "${file}" cannot be read: line ${line}: ${why}.`,
    cure: 'Recordings are made with cf-webhook-sim send --record FILE or listen --record DIR. Make one of a HAR file or other captures with cf-webhook-sim import FILE --record real.ndjson.',
  });
}
