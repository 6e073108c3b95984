import type { HeaderLine } from '../../wire/wire-request.ts';
import { malformedResponse } from './malformed-response.ts';

const PROTOCOL = 'HTTP';
/** As Ruby's client reads it: any version or none, and any white space. */
const STATUS_LINE = /^HTTP(?:\/(\d+\.\d+))?\s+(\d{3})(?:\s(.*))?$/is;
/** As RFC 9112 writes it. */
const STRICT_STATUS_LINE = /^HTTP\/1\.[01] \d{3}(?: [^\r]*)?$/;
const STRICT_NAME = /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be in a header
const UNFIT_FOR_VALUE = /[\u0000-\u0008\u000a-\u001f\u007f]/;
/** The first bytes of records of TLS: an alert, and a handshake. */
const TLS_RECORDS: ReadonlySet<number> = new Set([0x15, 0x16]);

/** The first line of a response. */
export interface ResponseStatusLine {
  readonly statusCode: number;
  /** What follows the status code; empty where nothing does. */
  readonly reason: string;
  /** Whether connections of this version of HTTP stay open where nothing else is said. */
  readonly isPersistent: boolean;
  /** Whether it is written as the standard has it. */
  readonly isStrict: boolean;
}

/** A line of headers, and whether it is written as the standard has it. */
export interface ReadHeaderLine {
  readonly line: HeaderLine;
  readonly isStrict: boolean;
}

/**
 * Reads the first line of a response, as Ruby's client does.
 *
 * @throws Error that says which rule is broken.
 */
export function parseStatusLine(line: string): ResponseStatusLine {
  const [, version, statusCode, reason = ''] = STATUS_LINE.exec(line) ?? [];
  if (statusCode !== undefined) {
    return {
      statusCode: Number(statusCode),
      reason: reason.trim(),
      isPersistent: version === '1.1',
      isStrict: STRICT_STATUS_LINE.test(line),
    };
  }
  if (line === '') throw malformedResponse('an empty line comes before the status line');
  refuseOtherProtocol(line);
  if (!/^HTTP(?:\/\d+\.\d+)?\s/i.test(line)) throw malformedResponse('the HTTP version is malformed');
  throw malformedResponse('the status code does not have three digits');
}

/**
 * Refuses text that cannot become the first line of a response, as soon as that is clear.
 *
 * @throws Error that says so.
 */
export function refuseOtherProtocol(beginning: string): void {
  const length = Math.min(PROTOCOL.length, beginning.length);
  if (beginning.slice(0, length).toUpperCase() === PROTOCOL.slice(0, length)) return;
  if (TLS_RECORDS.has(beginning.charCodeAt(0))) {
    throw Object.assign(new Error('it is TLS'), { code: 'ERR_TLS_SPOKEN' });
  }
  throw malformedResponse(
    /^[\r\n]/.test(beginning) ? 'an empty line comes before the status line' : 'it does not begin with HTTP/',
  );
}

/**
 * Reads a line of headers, as Ruby's client does.
 *
 * @throws Error that says which rule is broken.
 */
export function parseHeaderLine(line: string): ReadHeaderLine {
  const colon = line.indexOf(':');
  if (colon === -1) throw malformedResponse('a header line has no colon');
  const name = line.slice(0, colon);
  const value = withoutSpaceAround(line, colon + 1);
  if (value.includes('\r')) throw malformedResponse('a header value contains a carriage return');
  const isStrict = STRICT_NAME.test(name) && !UNFIT_FOR_VALUE.test(value);
  return { line: [isStrict ? name : name.trim(), value], isStrict };
}

function withoutSpaceAround(line: string, from: number): string {
  let start = from;
  let end = line.length;
  while (start < end && isSpace(line.charCodeAt(start))) start += 1;
  while (end > start && isSpace(line.charCodeAt(end - 1))) end -= 1;
  return line.slice(start, end);
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}
