import type { HeaderLine } from '../../wire/wire-request.ts';
import { type BodyFraming, framingOf, keepsConnection, valuesOf } from './body-framing.ts';
import { malformedResponse } from './malformed-response.ts';
import { parseHeaderLine, parseStatusLine, refuseOtherProtocol } from './response-line.ts';

/** How long a head may be, in bytes. Ruby's client knows no limit; this one keeps memory in bounds. */
const LONGEST_HEAD = 256 * 1024;
const TOO_LONG =
  'the headers are longer than 256 kB, a limit of this tool; ClickFunnels has none and would have read on';
const END_OF_HEAD = '\r\n\r\n';

/** Status line and headers of a response. */
export interface ResponseHead {
  readonly statusCode: number;
  readonly reason: string;
  /** In the order and letter case in which they came. */
  readonly headers: readonly HeaderLine[];
  readonly framing: BodyFraming;
  /** Whether the receiver leaves the connection open for another request. */
  readonly keepsConnection: boolean;
  /** Every content coding of a whole body, separated by commas; empty where there is none. */
  readonly contentEncoding: string;
}

/** The last head that came in one piece: the responses of one receiver are mostly alike. */
let lastHead: { readonly text: string; readonly head: ResponseHead } | undefined;

/** Finds the head at the beginning of what comes, as Ruby's client does. */
export class HeadReader {
  #text = '';
  /** Where the line begins that is not complete. */
  #lineStart = 0;
  #hasStatusLine = false;

  /** What has come, if it is not complete. */
  get place(): 'nothing' | 'status-line' | 'headers' {
    if (this.#text === '') return 'nothing';
    return this.#hasStatusLine ? 'headers' : 'status-line';
  }

  /**
   * Takes in text, one character for each byte.
   *
   * @returns The head and how many characters of this text belong to it; `undefined` while its end has not come.
   * @throws Error as soon as it is clear that this is no head.
   */
  take(text: string): { readonly head: ResponseHead; readonly length: number } | undefined {
    const before = this.#text.length;
    if (before === 0 && lastHead !== undefined && text.startsWith(lastHead.text)) {
      return { head: lastHead.head, length: lastHead.text.length };
    }
    const all = before === 0 ? text : this.#text + text;
    this.#text = all;
    const end = this.#findEnd(all);
    if ((end ?? all.length) > LONGEST_HEAD) throw malformedResponse(TOO_LONG);
    if (end === undefined) return undefined;
    const head = parseHead(all.slice(0, end));
    if (before === 0 && all.startsWith(END_OF_HEAD, end - END_OF_HEAD.length))
      lastHead = { text: all.slice(0, end), head };
    return { head, length: end - before };
  }

  /**
   * Tells that nothing more comes. The lines that have come are the head to Ruby's client.
   *
   * @returns `undefined` where a line is cut.
   * @throws Error that says what is malformed.
   */
  end(): ResponseHead | undefined {
    if (this.#lineStart === 0) return undefined;
    const rest = this.#text.slice(this.#lineStart);
    if (rest.trim() !== '' && !isContinuation(rest) && !rest.includes(':')) return undefined;
    return parseHead(this.#text);
  }

  /** Finds where the head ends: behind a line of nothing but white space. Without an end, looks at the lines that are new. */
  #findEnd(all: string): number | undefined {
    const from = this.#lineStart;
    for (let end = all.indexOf('\n', this.#lineStart); end !== -1; end = all.indexOf('\n', this.#lineStart)) {
      if (this.#lineStart > 0 && isBlank(all, this.#lineStart, end)) return end + 1;
      this.#lineStart = end + 1;
    }
    checkLines(all.slice(from, this.#lineStart), from === 0);
    this.#hasStatusLine = this.#lineStart > 0;
    if (!this.#hasStatusLine) refuseOtherProtocol(all);
    return undefined;
  }
}

/** Looks at lines of a head that is not complete, so that no one waits for the end of what is no head. */
function checkLines(text: string, isBeginning: boolean): void {
  if (text === '') return;
  const lines = text.slice(0, -1).split('\n');
  if (isBeginning) parseStatusLine((lines.shift() ?? '').replace(/\r$/, ''));
  for (const line of lines) if (!isContinuation(line)) parseHeaderLine(line.trimEnd());
}

function isBlank(text: string, from: number, to: number): boolean {
  // Most lines begin with a letter.
  return text.charCodeAt(from) <= 0x20 && text.slice(from, to).trim() === '';
}

function parseHead(text: string): ResponseHead {
  const [first = '', ...lines] = text.trimEnd().split('\n');
  const status = parseStatusLine(first.replace(/\r$/, ''));
  const headers: HeaderLine[] = [];
  let isStrict = status.isStrict && !/[^\r]\n/.test(text);
  for (const line of lines) {
    const last = headers.at(-1);
    if (isContinuation(line) && last !== undefined) {
      isStrict = false;
      headers[headers.length - 1] = [last[0], `${last[1]} ${line.trim()}`.trim()];
    } else {
      const read = parseHeaderLine(line.trimEnd());
      isStrict &&= read.isStrict;
      headers.push(read.line);
    }
  }
  const framing = framingOf(status.statusCode, headers);
  return {
    statusCode: status.statusCode,
    reason: status.reason,
    headers,
    framing,
    // What others may understand in another way must not decide where the next response begins.
    keepsConnection: isStrict && framing.isClear && keepsConnection(status, headers),
    contentEncoding:
      valuesOf(headers, 'content-range').length > 0 ? '' : valuesOf(headers, 'content-encoding').join(', '),
  };
}

/** Whether a line goes on with the header before it. */
function isContinuation(line: string): boolean {
  return line.startsWith(' ') || line.startsWith('\t');
}
