import type { HeaderLine } from '../../wire/wire-request.ts';
import { malformedResponse } from './malformed-response.ts';
import type { ResponseStatusLine } from './response-line.ts';

/** How the end of a response's body is found, and whether every reader would find it there. */
export type BodyFraming =
  | { readonly kind: 'length'; readonly length: number; readonly isClear: boolean }
  | { readonly kind: 'chunked'; readonly isClear: boolean }
  | { readonly kind: 'until-close'; readonly isClear: boolean };

/** As Ruby's client looks for it. */
const CHUNKED = /(?:^|[^\w-])chunked(?![\w-])/i;

/**
 * Returns how the end of the body is found, as Ruby's client does: it takes 204, 205 and 304 for responds without a body, chunks
 * before a length, and of the first length the first digits.
 *
 * @throws Error where the headers contradict each other.
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-6.3
 */
export function framingOf(statusCode: number, headers: readonly HeaderLine[]): BodyFraming {
  const lengths = valuesOf(headers, 'content-length');
  const codings = valuesOf(headers, 'transfer-encoding');
  if (hasNoBody(statusCode)) {
    const isClear = codings.length === 0 && lengths.every((length) => length === '0');
    return { kind: 'length', length: 0, isClear };
  }
  if (CHUNKED.test(codings.join(', '))) {
    return { kind: 'chunked', isClear: lengths.length === 0 && /^chunked$/i.test(codings.join(', ')) };
  }
  const [first] = lengths;
  if (first === undefined) return rangeIn(headers) ?? { kind: 'until-close', isClear: true };
  const [digits] = /\d+/.exec(first) ?? [];
  if (digits === undefined) throw malformedResponse('Content-Length is not a number');
  const isClear = lengths.length === 1 && digits === first && codings.length === 0;
  return { kind: 'length', length: Number(digits), isClear };
}

/** Whether the receiver leaves the connection open for another request, once the response is complete. */
export function keepsConnection(
  { isPersistent }: ResponseStatusLine,
  headers: readonly HeaderLine[],
): boolean {
  const options = valuesOf(headers, 'connection').join(',').toLowerCase();
  if (/(?:^|[,\t ])close(?:$|[,\t ])/.test(options)) return false;
  return isPersistent || /(?:^|[,\t ])keep-alive(?:$|[,\t ])/.test(options);
}

function hasNoBody(statusCode: number): boolean {
  const isInformational = statusCode >= 100 && statusCode < 200;
  return isInformational || statusCode === 204 || statusCode === 205 || statusCode === 304;
}

/** A part of something says by its place how long it is, where nothing else does. */
function rangeIn(headers: readonly HeaderLine[]): BodyFraming | undefined {
  const ranges = valuesOf(headers, 'content-range');
  if (ranges.length === 0) return undefined;
  const [, from, to] = /bytes\s+(\d+)-(\d+)\/(?:\d|\*)/i.exec(ranges.join(', ')) ?? [];
  const length = Number(to) - Number(from) + 1;
  if (!(length >= 0)) throw malformedResponse('Content-Range is not "bytes FIRST-LAST/LENGTH"');
  return { kind: 'length', length, isClear: false };
}

/** The values of every header of a name, which is given in lower case. */
export function valuesOf(headers: readonly HeaderLine[], wanted: string): readonly string[] {
  return headers
    .filter(([name]) => name.length === wanted.length && name.toLowerCase() === wanted)
    .map(([, value]) => value);
}
