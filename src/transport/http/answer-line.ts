import type { HeaderLine } from '../../wire/wire-request.ts';
import { malformedAnswer } from './malformed-answer.ts';

const PROTOCOL = 'HTTP/';
const VERSION = /^HTTP\/(?:0\.9|1\.[01]|2\.0)(?!\d)/;
const STATUS_LINE = /^(HTTP\/\d\.\d) (\d{3})(?: |$)/;
const HEADER_LINE = /^([!#$%&'*+.^_`|~\dA-Za-z-]+):[\t ]*(.*)$/;
/** A name that may go on, a name and its colon, or the first half of the line end behind the last header. */
const BEGINNING_OF_HEADER_LINE = /^(?:[!#$%&'*+.^_`|~\dA-Za-z-]*$|[!#$%&'*+.^_`|~\dA-Za-z-]+:|\r$)/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be in a header
const UNFIT_FOR_VALUE = /[\u0000-\u0008\u000a-\u001f\u007f]/;

/** The first line of an answer. */
export interface StatusLine {
  readonly statusCode: number;
  /** Whether connections of this version of HTTP stay open where nothing else is said. */
  readonly isPersistent: boolean;
}

/**
 * Reads the first line of an answer.
 *
 * @throws Error that says what is malformed.
 */
export function parseStatusLine(line: string): StatusLine {
  const [, version, statusCode] = STATUS_LINE.exec(line) ?? [];
  if (statusCode !== undefined && VERSION.test(line)) {
    if (/[\r\n]/.test(line)) throw malformedAnswer('Expected CR and LF at the end of a line');
    return { statusCode: Number(statusCode), isPersistent: version === 'HTTP/1.1' };
  }
  refuseOtherProtocol(line);
  if (!VERSION.test(line)) {
    throw malformedAnswer(
      /^HTTP\/\d\.\d{2}/.test(line) ? 'Expected space after version' : 'Invalid HTTP version',
    );
  }
  if (!/^HTTP\/\d\.\d /.test(line)) throw malformedAnswer('Expected space after version');
  throw malformedAnswer(/^HTTP\/\d\.\d \d{3}/.test(line) ? 'Invalid response status' : 'Invalid status code');
}

/**
 * Refuses text that cannot become the first line of an answer, as soon as that is clear.
 *
 * @throws Error that says so.
 */
export function refuseOtherProtocol(beginning: string): void {
  const length = Math.min(PROTOCOL.length, beginning.length);
  if (beginning.slice(0, length) !== PROTOCOL.slice(0, length)) throw malformedAnswer('Expected HTTP/');
}

/**
 * Reads a line of headers or trailers.
 *
 * @throws Error that says what is malformed.
 */
export function parseHeaderLine(line: string): HeaderLine {
  const [, name, value] = HEADER_LINE.exec(line) ?? [];
  if (name === undefined || value === undefined) {
    throw malformedAnswer(
      /^[\t ]/.test(line) ? 'Unexpected whitespace after header value' : 'Invalid header token',
    );
  }
  if (UNFIT_FOR_VALUE.test(value)) throw malformedAnswer('Invalid header value char');
  return [name, withoutSpaceAtEnd(value)];
}

/**
 * Refuses text that cannot become a header line, as soon as that is clear.
 *
 * @throws Error that says so.
 */
export function refuseOtherThanHeader(beginning: string): void {
  if (!BEGINNING_OF_HEADER_LINE.test(beginning)) throw malformedAnswer('Invalid header token');
}

function withoutSpaceAtEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end -= 1;
  return end === text.length ? text : text.slice(0, end);
}
