import { closeSync, openSync, readSync } from 'node:fs';

/** A line of a file, without its line break. */
export interface FileLine {
  /** Counts from 1. */
  readonly number: number;
  readonly bytes: Buffer;
  /** Whether a line break follows; anyone who wrote the last line may have been interrupted. */
  readonly isWhole: boolean;
}

const CHUNK_BYTES = 262_144;
const LINE_BREAK = 0x0a;

/**
 * Reads a file line by line. No more than a line and a chunk is in memory, however large the file is.
 *
 * @param longest Longer lines are an error, because something else than lines was read then.
 * @throws Error of the file system, or RangeError for a line that is too long.
 */
export function* fileLines(path: string, longest: number): Generator<FileLine> {
  const descriptor = openSync(path, 'r');
  try {
    let number = 1;
    let begun: Buffer[] = [];
    let begunBytes = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const length = readSync(descriptor, chunk);
      if (length === 0) break;

      let start = 0;
      for (;;) {
        const end = chunk.indexOf(LINE_BREAK, start);
        if (end === -1 || end >= length) break;
        yield { number, bytes: Buffer.concat([...begun, chunk.subarray(start, end)]), isWhole: true };
        begun = [];
        begunBytes = 0;
        number += 1;
        start = end + 1;
      }
      begun.push(chunk.subarray(start, length));
      begunBytes += length - start;
      if (begunBytes > longest) throw new RangeError(`line ${number} is longer than ${longest} bytes`);
    }
    if (begunBytes > 0) yield { number, bytes: Buffer.concat(begun), isWhole: false };
  } finally {
    closeSync(descriptor);
  }
}
