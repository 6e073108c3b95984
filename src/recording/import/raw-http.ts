import type { HeaderLine } from '../../wire/wire-request.ts';
import { type CapturedRequest, headerOf } from './captured-request.ts';

/** The first line of a request or of a response. */
const START = /(?:[A-Z]{3,10} [^\s]+ HTTP\/\d(?:\.\d)?|HTTP\/\d(?:\.\d)? \d{3}[^\r\n]*)\r?$/;
const START_LINE = new RegExp(`^${START.source}`, 'gm');
/** Right behind a body, where a connection has no line break. */
const START_BEHIND = new RegExp(START.source, 'my');

/** Whether text begins with HTTP as it is on the wire. */
export function isRawHttp(text: string): boolean {
  START_LINE.lastIndex = 0;
  const first = START_LINE.exec(text.slice(0, 65_536));
  return first !== null && text.slice(0, first.index).trim() === '';
}

/**
 * Takes a dump of HTTP apart: requests one after the other, with their responses between them or without. Line breaks may
 * have lost their carriage returns.
 */
export function readRawHttp(bytes: Buffer): CapturedRequest[] {
  const text = bytes.toString('latin1');
  const requests: CapturedRequest[] = [];
  for (let at = nextStart(text, 0); at !== undefined; ) {
    const message = readMessage(text, at);
    const last = requests.at(-1);
    if (!message.startLine.startsWith('HTTP/')) {
      requests.push({ headers: message.headers, body: Buffer.from(message.body, 'latin1') });
    } else if (last !== undefined && last.statusCode === undefined) {
      const statusCode = Number(/ (\d{3})/.exec(message.startLine)?.[1]);
      if (statusCode >= 200) requests[requests.length - 1] = { ...last, statusCode };
    }
    at = nextStart(text, message.end);
  }
  return requests;
}

interface Message {
  readonly startLine: string;
  readonly headers: readonly HeaderLine[];
  /** One character for each byte. */
  readonly body: string;
  readonly end: number;
}

function readMessage(text: string, at: number): Message {
  const headEnd = /\r?\n\r?\n/g;
  headEnd.lastIndex = at;
  const found = headEnd.exec(text);
  const bodyStart = found === null ? text.length : found.index + found[0].length;
  const [startLine = '', ...lines] = text.slice(at, found?.index ?? text.length).split(/\r?\n/);
  const headers = lines.flatMap((line): HeaderLine[] => {
    const colon = line.indexOf(':');
    return colon < 1 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]];
  });
  return { startLine: startLine.trim(), headers, ...bodyAt(text, bodyStart, headers) };
}

function bodyAt(
  text: string,
  start: number,
  headers: readonly HeaderLine[],
): { readonly body: string; readonly end: number } {
  if (/chunked/i.test(headerOf(headers, 'transfer-encoding') ?? '')) {
    const chunks = readChunks(text, start);
    if (chunks !== undefined) return chunks;
  }
  const length = Number(headerOf(headers, 'content-length') ?? Number.NaN);
  const end = start + length;
  // Whatever follows has to be another message; otherwise the dump was edited, or is cut.
  if (end <= text.length && (nextStart(text, end) ?? text.length) - end <= blanksAt(text, end)) {
    return { body: text.slice(start, end), end };
  }
  const next = nextStart(text, start) ?? text.length;
  return { body: text.slice(start, next).trim(), end: next };
}

function readChunks(
  text: string,
  start: number,
): { readonly body: string; readonly end: number } | undefined {
  const size = /([0-9a-fA-F]{1,8})[^\r\n]*\r?\n/y;
  let body = '';
  for (let at = start; ; ) {
    size.lastIndex = at;
    const found = size.exec(text);
    if (found === null) return undefined;
    const length = Number.parseInt(found[1] ?? '', 16);
    const from = at + found[0].length;
    if (length === 0) return { body, end: from };
    if (from + length > text.length) return undefined;
    body += text.slice(from, from + length);
    at = from + length;
    at += /^\r?\n/.exec(text.slice(at, at + 2))?.[0].length ?? 0;
  }
}

function blanksAt(text: string, at: number): number {
  const blanks = /\s*/y;
  blanks.lastIndex = at;
  return blanks.exec(text)?.[0].length ?? 0;
}

function nextStart(text: string, from: number): number | undefined {
  START_BEHIND.lastIndex = from;
  if (START_BEHIND.test(text)) return from;
  START_LINE.lastIndex = from;
  return START_LINE.exec(text)?.index;
}
