import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** Decompresses as much as was sent, even where the end is missing; throws beyond the limit. */
type Decompress = (body: Uint8Array, limit: number) => Uint8Array;

const gunzip: Decompress = (body, limit) => gunzipSync(body, tolerant(limit));
const inflate: Decompress = (body, limit) =>
  hasZlibHeader(body) ? inflateSync(body, tolerant(limit)) : inflateRawSync(body, tolerant(limit));
const unbrotli: Decompress = (body, limit) =>
  brotliDecompressSync(body, {
    finishFlush: constants.BROTLI_OPERATION_FLUSH,
    maxOutputLength: limit,
  });

const BY_ENCODING: ReadonlyMap<string, Decompress> = new Map([
  ['gzip', gunzip],
  ['x-gzip', gunzip],
  ['deflate', inflate],
  ['br', unbrotli],
]);

/**
 * Undoes the compression of a response's body, as far as it can be undone: a body that was cut off gives its
 * beginning, one that is not what its header says is returned as it came.
 *
 * @param limit The most bytes that are wanted; of a longer text the beginning is returned.
 */
export function decodeBody(body: Uint8Array, encoding: string | undefined, limit: number): Uint8Array {
  if (body.length === 0) return body;
  const decompress = BY_ENCODING.get(encoding?.trim().toLowerCase() ?? '');
  if (decompress === undefined) return body;

  // Node's decompression gives nothing at all beyond its limit, so ever less is put in until the result fits.
  for (let length = body.length; length > 0; length = Math.floor(length / 2)) {
    try {
      return decompress(body.subarray(0, length), limit);
    } catch (error) {
      if (!isTooLong(error)) return body;
    }
  }
  return body;
}

function tolerant(limit: number) {
  return { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: limit };
}

/** Some servers leave out the two bytes that belong before a deflated body. */
function hasZlibHeader(body: Uint8Array): boolean {
  const [first = 0, second = 0] = body;
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

function isTooLong(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
  );
}
