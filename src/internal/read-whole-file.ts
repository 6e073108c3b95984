import { closeSync, openSync, readSync } from 'node:fs';
import { isError } from './is-error.ts';

/** More than any body, configuration or schema, in bytes. */
const LARGEST_FILE_BYTES = 64 * 1_048_576;
const CHUNK_BYTES = 262_144;

/**
 * The bytes of a file. It may be a pipe, and it may never end, as /dev/zero does not.
 *
 * @throws Error of the file system, or RangeError for a file that is larger than {@link LARGEST_FILE_BYTES}.
 */
export function readWholeFile(path: string): Buffer {
  const descriptor = openSync(path, 'r');
  try {
    return readToEnd(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Everything on standard input, within the same limit. A pipe that has nothing yet is waited for. */
export function readStandardInput(): Buffer {
  return readToEnd(0);
}

function readToEnd(descriptor: number): Buffer {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const chunk = readChunk(descriptor);
    if (chunk.length === 0) return Buffer.concat(chunks);
    chunks.push(chunk);
    total += chunk.length;
    if (total > LARGEST_FILE_BYTES) throw new RangeError('it is larger than 64 MB');
  }
}

/** What comes next; nothing at the end. */
function readChunk(descriptor: number): Buffer {
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  for (;;) {
    try {
      return chunk.subarray(0, readSync(descriptor, chunk));
    } catch (error) {
      const code = isError(error) && 'code' in error ? error.code : undefined;
      if (code === 'EOF') return chunk.subarray(0, 0);
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
