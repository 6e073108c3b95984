import { malformedResponse } from './malformed-response.ts';

/** How long the line of a size, and all trailers together, may be in bytes. */
const LONGEST_LINES = 256 * 1024;
const TOO_LONG =
  'a chunk size or the trailers do not end within 256 kB, a limit of this tool; ClickFunnels has none and would have read on';
const LF = 0x0a;

/** Takes a chunked body apart, as Ruby's client does. */
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
  let endOfData = '';

  /** Adds to the line that is being read. Where it ends, if it is complete; then it stands in `line` without its end. */
  const readLine = (bytes: Buffer, from: number): number | undefined => {
    const end = bytes.indexOf(LF, from);
    const until = end === -1 ? bytes.length : end + 1;
    lineBytes += until - from;
    if (lineBytes > LONGEST_LINES) throw malformedResponse(TOO_LONG);
    line += bytes.toString('latin1', from, until);
    if (end === -1) return undefined;
    line = line.replace(/\r?\n$/, '');
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
            endOfData = '';
            left = 2;
          }
        } else if (state === 'end-of-data') {
          // Ruby's client passes over two bytes, whatever they are.
          endOfData += String.fromCharCode(bytes[at] ?? 0);
          at += 1;
          left -= 1;
          if (left === 0) state = 'size';
        } else {
          const until = readLine(bytes, at);
          if (until === undefined) return undefined;
          at = until;
          if (state === 'size') {
            left = sizeIn(line, endOfData);
            state = left === 0 ? 'trailers' : 'data';
            lineBytes = 0;
          } else if (line === '') {
            return at;
          }
          line = '';
        }
      }
      return undefined;
    },
  };
}

/** @param before What came behind the chunk before: where that was no line end, it explains why no size follows. */
function sizeIn(line: string, before: string): number {
  const [digits] = /[\da-f]+/i.exec(line) ?? [];
  if (digits === undefined) {
    throw malformedResponse(
      before === '' || before === '\r\n' ? 'a chunk has no size' : 'a chunk is not as long as its size says',
    );
  }
  const size = Number.parseInt(digits, 16);
  if (size > Number.MAX_SAFE_INTEGER) throw malformedResponse('a chunk size is too large');
  return size;
}
