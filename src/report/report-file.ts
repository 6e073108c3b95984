import { randomUUID } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { SimulatorError } from '../errors/simulator-error.ts';
import { makeFolders } from '../internal/make-folders.ts';
import { describeCause, isSystemError } from '../internal/system-error.ts';

/** A pipe without a reader is an error at once, instead of a wait for one without end. */
const SPECIAL_FILE_FLAGS = constants.O_WRONLY | constants.O_APPEND | (constants.O_NONBLOCK ?? 0);
/** How long the reader of a pipe may read nothing, in milliseconds. Signals wait that long, too. */
const LONGEST_STALL_MS = 5_000;
const STALL_STEP_MS = 5;

/** A file that a report is written to. Anyone who reads it sees the old content or the whole new one. */
export interface ReportFile {
  /** Never throws: what goes wrong is told by {@link ReportFile.commit}. */
  readonly write: (text: string) => void;
  /**
   * Puts the report in its place.
   *
   * @throws SimulatorError `file-unwritable` when it could not be written, e.g. for want of space.
   */
  readonly commit: () => void;
  /** Leaves the target as it was. Does nothing after `commit`, and may be called again. */
  readonly discard: () => void;
}

/** How a report file is opened. */
export interface ReportFileOptions {
  /** Whether the report is added to what the file already holds. @default false */
  readonly append?: boolean;
  /**
   * When the file takes its place: complete, or with the second text that is written, after which it grows there. What
   * a killed process has written is then found under the file's own name.
   *
   * @default 'complete'
   */
  readonly takesPlace?: 'complete' | 'begun';
}

/**
 * Opens a file for a report, before the report exists, so that a path that cannot be written is known at once.
 * Parent folders are made.
 *
 * @throws SimulatorError `file-unwritable`.
 */
export function openReportFile(
  path: string,
  { append = false, takesPlace = 'complete' }: ReportFileOptions = {},
): ReportFile {
  try {
    const target = finalTarget(path);
    makeFolders(dirname(target));
    if (append && !isSpecial(target)) return appendingFile(path, openSync(target, 'a'));
    // What is no regular file, e.g. /dev/null or a pipe, must not be replaced.
    return isSpecial(target)
      ? streamingFile(path, openSync(target, SPECIAL_FILE_FLAGS))
      : replacingFile(path, target, takesPlace);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** Gathers the text and writes it at the end, all at once. */
function appendingFile(path: string, descriptor: number): ReportFile {
  const texts: string[] = [];
  let open = true;
  const finish = (write: boolean) => {
    if (!open) return;
    open = false;
    try {
      if (write) writeAll(descriptor, texts.join(''));
    } catch (cause) {
      throw unwritable(path, cause);
    } finally {
      closeSync(descriptor);
    }
  };
  return { write: (text) => texts.push(text), commit: () => finish(true), discard: () => finish(false) };
}

/** Writes as it comes. */
function streamingFile(path: string, descriptor: number): ReportFile {
  const { write, failure } = keepFailure(descriptor);
  let open = true;
  const discard = () => {
    if (open) closeSync(descriptor);
    open = false;
  };
  return {
    write: (text) => {
      if (open) write(text);
    },
    commit: () => {
      discard();
      if (failure() !== undefined) throw unwritable(path, failure());
    },
    discard,
  };
}

/** Writes beside the target and takes its place later. */
function replacingFile(
  path: string,
  target: string,
  takesPlace: NonNullable<ReportFileOptions['takesPlace']>,
): ReportFile {
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  rmSync(temporary, { force: true });
  const descriptor = openSync(temporary, 'wx');
  const { write, failure } = keepFailure(descriptor);
  let open = true;
  let isInPlace = false;
  let texts = 0;

  const discard = () => {
    if (!open) return;
    open = false;
    closeSync(descriptor);
    if (!isInPlace) rmSync(temporary, { force: true });
  };
  return {
    write: (text) => {
      if (!open) return;
      write(text);
      texts += 1;
      if (takesPlace !== 'begun' || texts !== 2 || failure() !== undefined) return;
      isInPlace = isMoved(temporary, target);
    },
    commit: () => {
      if (!open) return;
      if (failure() !== undefined) {
        discard();
        throw unwritable(path, failure());
      }
      open = false;
      try {
        closeSync(descriptor);
        if (!isInPlace) renameSync(temporary, target);
      } catch (cause) {
        rmSync(temporary, { force: true });
        throw unwritable(path, cause);
      }
    },
    discard,
  };
}

/** False where the file has to stay where it is for now. */
function isMoved(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/** Writes until the first failure, and keeps that for later. */
function keepFailure(descriptor: number): {
  readonly write: (text: string) => void;
  readonly failure: () => unknown;
} {
  let failure: unknown;
  return {
    write: (text) => {
      if (failure !== undefined) return;
      try {
        writeAll(descriptor, text);
      } catch (error) {
        failure = error ?? new Error('unknown');
      }
    },
    failure: () => failure,
  };
}

/** Where a path leads: links are followed, so that a link stays one. An existing target has to be writable. */
function finalTarget(path: string): string {
  const target = resolve(path);
  if (statSync(target, { throwIfNoEntry: false }) === undefined) return target;
  accessSync(target, constants.W_OK);
  return realpathSync(target);
}

function isSpecial(target: string): boolean {
  const found = statSync(target, { throwIfNoEntry: false });
  return found !== undefined && !found.isFile();
}

function writeAll(descriptor: number, text: string): void {
  let rest = Buffer.from(text);
  let stalledMs = 0;
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
      stalledMs = 0;
    } catch (error) {
      if (!isSystemError(error) || error.code !== 'EAGAIN' || stalledMs >= LONGEST_STALL_MS) throw error;
      stalledMs += STALL_STEP_MS;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STALL_STEP_MS);
    }
  }
}

function unwritable(path: string, cause: unknown): SimulatorError {
  return new SimulatorError({
    code: 'file-unwritable',
    problem: `The report file "${path}" cannot be written: ${describeCause(cause)}.`,
    cure: 'Use a writable path; it is relative to the current folder.',
    cause,
  });
}
