// @chunk command-line

import { constants, fstatSync, openSync, writeSync } from 'node:fs';
import { afterRealMs } from '../../clock/wall-clock.ts';
import { isError } from '../../internal/is-error.ts';

/** How long a reader that does not read is waited for at first, before anything else goes on, in milliseconds. */
const PATIENCE_MS = 50;
/** How often a reader that has fallen behind is tried again, in milliseconds. */
const RETRY_MS = 10;
/** Errors that say that the reader is gone. That is no failure: `| head` ends that way, and so does a closed terminal. */
const READER_GONE: readonly string[] = ['EPIPE', 'EIO'];

/** Standard output or standard error. */
export interface OutputStream {
  /** Writes everything before it returns while the reader keeps up; what a stalled reader leaves waits in memory. */
  readonly write: (data: Uint8Array | string) => void;
  /** Resolves once the reader has caught up; `undefined` where it is not behind. */
  readonly drained: () => Promise<void> | undefined;
  /** The first failure, e.g. a full disk. What is written after it is lost. */
  readonly failure: () => unknown;
}

/**
 * Writes to a standard stream without ever blocking the process in a write, so that signals are obeyed while the
 * reader stalls.
 */
export function openOutputStream(standard: 1 | 2): OutputStream {
  let descriptor: number | undefined;
  let waiting: Uint8Array[] = [];
  let caughtUp: { readonly promise: Promise<void>; readonly resolve: () => void } | undefined;
  let failure: unknown;
  let isClosed = false;

  /** Writes until the reader stalls, and gives what it left. */
  const writeOut = (data: Uint8Array, patienceMs: number): Uint8Array => {
    descriptor ??= withoutBlocking(standard);
    let rest = data;
    let leftMs = patienceMs;
    while (rest.length > 0 && !isClosed) {
      try {
        rest = rest.subarray(writeSync(descriptor, rest));
      } catch (error) {
        const code = isError(error) && 'code' in error ? String(error.code) : '';
        if (code === 'EAGAIN') {
          if (leftMs <= 0) return rest;
          leftMs -= 1;
          sleepMs(1);
          continue;
        }
        isClosed = true;
        if (!READER_GONE.includes(code)) failure = error;
      }
    }
    return EMPTY;
  };
  const retry = () => {
    const rest = writeOut(waiting.length === 1 ? (waiting[0] ?? EMPTY) : Buffer.concat(waiting), 0);
    waiting = rest.length > 0 ? [rest] : [];
    if (rest.length > 0) {
      afterRealMs(RETRY_MS, retry);
    } else {
      caughtUp?.resolve();
      caughtUp = undefined;
    }
  };

  return {
    write: (data) => {
      if (isClosed) return;
      const bytes = typeof data === 'string' ? Buffer.from(data) : data;
      if (caughtUp !== undefined) {
        waiting.push(bytes);
        return;
      }
      const rest = writeOut(bytes, PATIENCE_MS);
      if (rest.length === 0) return;
      waiting = [rest];
      caughtUp = deferred();
      afterRealMs(RETRY_MS, retry);
    },
    drained: () => caughtUp?.promise,
    failure: () => failure,
  };
}

const EMPTY = new Uint8Array();

/**
 * A descriptor on which a write never blocks. The stream itself is shared with other processes, a shell for one, so
 * that it is opened anew rather than changed; a socket cannot be. Elsewhere than on Linux writes may block.
 */
function withoutBlocking(standard: 1 | 2): number {
  if (process.platform !== 'linux') return standard;
  try {
    const found = fstatSync(standard);
    if (found.isSocket()) {
      new (process.getBuiltinModule('node:net').Socket)({
        fd: standard,
        readable: false,
        writable: true,
      }).unref();
      return standard;
    }
    if (!found.isFIFO() && !found.isCharacterDevice()) return standard;
    const flags = constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY;
    return openSync(`/proc/self/fd/${standard}`, flags);
  } catch {
    return standard;
  }
}

function sleepMs(durationMs: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, durationMs);
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let settle: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    settle = resolve;
  });
  return { promise, resolve: () => settle() };
}
