import { brotliDecompressSync, constants, gunzipSync, inflateSync } from 'node:zlib';

/**
 * Undoes the compression of an answer's body, as far as it can be undone: a body that was cut off gives its
 * beginning, one that is not what its header says is returned as it came.
 *
 * @param limit The most bytes that are wanted; more are not decompressed.
 */
export function decodeBody(body: Uint8Array, encoding: string | undefined, limit: number): Uint8Array {
  if (body.length === 0 || encoding === undefined) return body;
  const options = {
    finishFlush: constants.Z_SYNC_FLUSH,
    maxOutputLength: limit,
  };
  try {
    switch (encoding.trim().toLowerCase()) {
      case 'gzip':
      case 'x-gzip':
        return gunzipSync(body, options);
      case 'deflate':
        return inflateSync(body, options);
      case 'br':
        return brotliDecompressSync(body, { maxOutputLength: limit });
      default:
        return body;
    }
  } catch {
    return body;
  }
}
