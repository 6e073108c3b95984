import type { HeaderLine } from '../../wire/wire-request.ts';
import {
  parseHeaderLine,
  parseStatusLine,
  refuseOtherProtocol,
  refuseOtherThanHeader,
} from './answer-line.ts';
import { type BodyFraming, framingOf, keepsConnection, valuesOf } from './body-framing.ts';
import { malformedAnswer } from './malformed-answer.ts';

/** How long a head may be, in bytes. */
const LONGEST_HEAD = 64 * 1024;
const LINE_END = '\r\n';
const END_OF_HEAD = '\r\n\r\n';

/** Status line and headers of an answer. */
export interface AnswerHead {
  readonly statusCode: number;
  /** In the order and letter case in which they came. */
  readonly headers: readonly HeaderLine[];
  readonly framing: BodyFraming;
  /** Whether the receiver leaves the connection open for another request. */
  readonly keepsConnection: boolean;
  /** Every content coding, separated by commas; empty where there is none. */
  readonly contentEncoding: string;
}

/** The last head that came in one piece: the answers of one receiver are mostly alike. */
let lastHead: { readonly text: string; readonly head: AnswerHead } | undefined;

/** Finds the head at the beginning of what comes. */
export class HeadReader {
  #unread = '';
  #checkedUntil = 0;

  /**
   * Takes in text, one character for each byte.
   *
   * @returns The head and how many characters of this text belong to it; `undefined` while its end has not come.
   * @throws Error as soon as it is clear that this is no head.
   */
  take(text: string): { readonly head: AnswerHead; readonly length: number } | undefined {
    const before = this.#unread.length;
    const unread = before === 0 ? withoutEmptyLines(text) : this.#unread + text;
    this.#unread = unread;
    const skipped = before + text.length - unread.length;
    const end = unread.indexOf(END_OF_HEAD, Math.max(0, before - END_OF_HEAD.length));
    if (end > LONGEST_HEAD || (end === -1 && unread.length > LONGEST_HEAD)) {
      throw malformedAnswer('Header overflow');
    }
    if (end === -1) {
      this.#checkedUntil = checkLines(unread, this.#checkedUntil);
      return undefined;
    }
    return { head: parseHead(unread.slice(0, end)), length: end + END_OF_HEAD.length - before + skipped };
  }
}

function parseHead(text: string): AnswerHead {
  if (lastHead?.text === text) return lastHead.head;
  const [first = '', ...lines] = text.split(LINE_END);
  const status = parseStatusLine(first);
  const headers = lines.map(parseHeaderLine);
  const head: AnswerHead = {
    statusCode: status.statusCode,
    headers,
    framing: framingOf(status.statusCode, headers),
    keepsConnection: keepsConnection(status, headers),
    contentEncoding: valuesOf(headers, 'content-encoding').join(', '),
  };
  lastHead = { text, head };
  return head;
}

/**
 * Checks what has come of a head that is not complete, so that nobody waits for the end of what is no head.
 *
 * @returns Where the line begins that is not complete.
 */
function checkLines(text: string, from: number): number {
  let start = from;
  for (let end = text.indexOf('\n', start); end !== -1; end = text.indexOf('\n', start)) {
    if (text[end - 1] !== '\r') throw malformedAnswer('Expected CR and LF at the end of a line');
    const line = text.slice(start, end - 1);
    if (start === 0) parseStatusLine(line);
    else parseHeaderLine(line);
    start = end + 1;
  }
  if (text.slice(start, -1).includes('\r')) throw malformedAnswer('Expected CR and LF at the end of a line');
  if (start === 0) refuseOtherProtocol(text);
  else refuseOtherThanHeader(text.slice(start));
  return start;
}

/** Empty lines before an answer mean nothing. */
function withoutEmptyLines(text: string): string {
  return text.startsWith('\r') || text.startsWith('\n') ? text.replace(/^[\r\n]+/, '') : text;
}
