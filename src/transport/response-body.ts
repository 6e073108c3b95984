import { malformedResponse } from './http/malformed-response.ts';

/** Node's compression, which few receivers make use of. */
const zlib = () => process.getBuiltinModule('node:zlib');

/** Decompresses as much as was sent, even where the end is missing; throws beyond the limit. */
type Decompress = (body: Uint8Array, limit: number) => Uint8Array;

/** Whichever of the two formats it is. */
const unzip: Decompress = (body, limit) =>
  zlib().unzipSync(body, { finishFlush: zlib().constants.Z_SYNC_FLUSH, maxOutputLength: limit });
const unbrotli: Decompress = (body, limit) =>
  zlib().brotliDecompressSync(body, {
    finishFlush: zlib().constants.BROTLI_OPERATION_FLUSH,
    maxOutputLength: limit,
  });

/** What Ruby's client decompresses; a body that is something else is no response to it. */
const ACCEPTED: ReadonlySet<string> = new Set(['gzip', 'x-gzip', 'deflate']);

/**
 * Undoes the compression of a response's body, as far as it can be undone: a body that was cut off gives its
 * beginning. Brotli, which no one has asked for, is undone to be shown.
 *
 * @param limit The most bytes that are wanted; of a longer text the beginning is returned.
 * @throws Error if the body is not compressed as its header says.
 */
export function decodeBody(body: Uint8Array, encoding: string | undefined, limit: number): Uint8Array {
  const coding = encoding?.trim().toLowerCase() ?? '';
  if (body.length === 0) return body;
  if (ACCEPTED.has(coding)) {
    const decoded = beginningOf(body, unzip, limit);
    if (decoded === undefined) throw malformedResponse(`Content-Encoding is ${coding}, and the body is not`);
    return decoded;
  }
  const shown = coding === 'br' ? beginningOf(body, unbrotli, limit) : undefined;
  return shown === undefined || shown.length === 0 ? body : shown;
}

/** @returns `undefined` where the body is not compressed in this way. */
function beginningOf(body: Uint8Array, decompress: Decompress, limit: number): Uint8Array | undefined {
  // Node's decompression gives nothing at all beyond its limit, so ever less is put in until the result fits.
  for (let length = body.length; length > 0; length = Math.floor(length / 2)) {
    try {
      return decompress(body.subarray(0, length), limit);
    } catch (error) {
      if (!isTooLong(error)) return undefined;
    }
  }
  return new Uint8Array();
}

function isTooLong(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
  );
}
