import type { HeaderLine } from '../../wire/wire-request.ts';
import type { StatusLine } from './answer-line.ts';
import { malformedAnswer } from './malformed-answer.ts';

/** How the end of an answer's body is found. */
export type BodyFraming =
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'until-close' };

const NO_BODY: BodyFraming = { kind: 'length', length: 0 };

/**
 * Tells how the end of the body is found.
 *
 * @throws Error where the headers contradict each other.
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-6.3
 */
export function framingOf(statusCode: number, headers: readonly HeaderLine[]): BodyFraming {
  const lengths = valuesOf(headers, 'content-length');
  const codings = valuesOf(headers, 'transfer-encoding');
  const length = lengthIn(lengths);
  if (statusCode < 200 && statusCode >= 100) return NO_BODY;
  if (length !== undefined && codings.length > 0) {
    throw malformedAnswer("Content-Length can't be present with Transfer-Encoding");
  }
  if (statusCode === 204 || statusCode === 304) return NO_BODY;
  if (codings.length > 0) {
    return /(?:^|[,\t ])chunked$/i.test(codings.at(-1) ?? '') ? { kind: 'chunked' } : { kind: 'until-close' };
  }
  return length === undefined ? { kind: 'until-close' } : { kind: 'length', length };
}

/** Whether the receiver leaves the connection open for another request, once the answer is complete. */
export function keepsConnection({ isPersistent }: StatusLine, headers: readonly HeaderLine[]): boolean {
  const options = valuesOf(headers, 'connection').join(',').toLowerCase();
  if (/(?:^|[,\t ])close(?:$|[,\t ])/.test(options)) return false;
  return isPersistent || /(?:^|[,\t ])keep-alive(?:$|[,\t ])/.test(options);
}

function lengthIn(values: readonly string[]): number | undefined {
  const [value] = values;
  if (value === undefined) return undefined;
  if (values.length > 1) throw malformedAnswer('Duplicate Content-Length');
  if (value === '') throw malformedAnswer('Empty Content-Length');
  if (!/^\d+$/.test(value)) throw malformedAnswer('Invalid character in Content-Length');
  if (Number(value) > Number.MAX_SAFE_INTEGER) throw malformedAnswer('Content-Length overflow');
  return Number(value);
}

/** The values of every header of a name, which is given in lower case. */
export function valuesOf(headers: readonly HeaderLine[], wanted: string): readonly string[] {
  return headers
    .filter(([name]) => name.length === wanted.length && name.toLowerCase() === wanted)
    .map(([, value]) => value);
}
