import { parseHeaderLine } from './answer-line.ts';
import { malformedAnswer } from './malformed-answer.ts';

/** How long the line of a size, and all trailers together, may be in bytes. */
const LONGEST_LINES = 16 * 1024;
const SIZE_LINE = /^([\da-f]+)(?:;([\t -~\u0080-\u00ff]*))?$/i;
const CR = 0x0d;
const LF = 0x0a;

/** Takes a chunked body apart. */
export interface ChunkReader {
  /**
   * Takes in bytes.
   *
   * @returns How many of them belong to the body when its end is among them, else `undefined`.
   * @throws Error when these are no chunks.
   */
  take(bytes: Buffer): number | undefined;
}

/** Makes a {@link ChunkReader} that hands over what the chunks hold. */
export function createChunkReader(onData: (bytes: Buffer) => void): ChunkReader {
  let state: 'size' | 'data' | 'end-of-data' | 'trailers' = 'size';
  let left = 0;
  let line = '';
  let lineBytes = 0;

  /** Adds to the line that is being read. True when it is complete; then it stands in `line` without its end. */
  const readLine = (bytes: Buffer, from: number): number | undefined => {
    const end = bytes.indexOf(LF, from);
    const until = end === -1 ? bytes.length : end + 1;
    lineBytes += until - from;
    if (lineBytes > LONGEST_LINES) throw malformedAnswer('Chunk line overflow');
    line += bytes.toString('latin1', from, until);
    if (end === -1) return undefined;
    if (!line.endsWith('\r\n')) throw malformedAnswer('Expected CR and LF at the end of a line');
    line = line.slice(0, -2);
    return until;
  };

  return {
    take: (bytes) => {
      let at = 0;
      while (at < bytes.length) {
        if (state === 'data') {
          const until = Math.min(bytes.length, at + left);
          onData(bytes.subarray(at, until));
          left -= until - at;
          at = until;
          if (left === 0) {
            state = 'end-of-data';
            left = 2;
          }
        } else if (state === 'end-of-data') {
          if (bytes[at] !== (left === 2 ? CR : LF))
            throw malformedAnswer('Expected a line end after chunk data');
          at += 1;
          left -= 1;
          if (left === 0) state = 'size';
        } else {
          const until = readLine(bytes, at);
          if (until === undefined) {
            if (state === 'size' && line !== '\r' && !SIZE_LINE.test(line.replace(/\r$/, '')))
              throw malformedAnswer('Invalid character in chunk size');
            return undefined;
          }
          at = until;
          if (state === 'size') {
            left = sizeIn(line);
            state = left === 0 ? 'trailers' : 'data';
            lineBytes = 0;
          } else if (line === '') {
            return at;
          } else {
            parseTrailer(line);
          }
          line = '';
        }
      }
      return undefined;
    },
  };
}

function sizeIn(line: string): number {
  const digits = SIZE_LINE.exec(line)?.[1];
  if (digits === undefined) throw malformedAnswer('Invalid character in chunk size');
  const size = Number.parseInt(digits, 16);
  if (size > Number.MAX_SAFE_INTEGER) throw malformedAnswer('Chunk size overflow');
  return size;
}

/** Trailers are checked and dropped; those that would say where the body ends are refused. */
function parseTrailer(line: string): void {
  const [name] = parseHeaderLine(line);
  if (/^(?:content-length|transfer-encoding)$/i.test(name)) {
    throw malformedAnswer(`${name} can't be present in a trailer`);
  }
}
