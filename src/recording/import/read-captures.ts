import { isJsonObject, type JsonValue } from '../../internal/json.ts';
import { parseJsonAsWritten } from '../../source/parse-json.ts';
import type { CapturedRequest } from './captured-request.ts';
import { csvRows } from './csv-rows.ts';
import { isEventBody, jsonCaptures } from './json-capture.ts';
import { isRawHttp, readRawHttp } from './raw-http.ts';

/** The requests of a file, or why there are none, as the end of a sentence. */
export type ReadCaptures =
  | { readonly kind: 'read'; readonly captures: readonly CapturedRequest[] }
  | { readonly kind: 'unreadable'; readonly why: string };

/**
 * Reads the requests that something captured, in the order in which they came: what the file is, its content says.
 */
export function readCaptures(bytes: Buffer): ReadCaptures {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') return { kind: 'unreadable', why: 'it is empty' };
  if (isRawHttp(text)) return read(readRawHttp(bytes));

  const whole = parseJsonAsWritten(text);
  if (whole.ok)
    return read(isBody(whole.value) ? [bodyRequest(text, whole.value)] : jsonCaptures(whole.value));
  const rows = csvRows(text);
  if (rows !== undefined) return read(jsonCaptures(rows));
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const captures: CapturedRequest[] = [];
  for (const [index, line] of lines.entries()) {
    const parsed = parseJsonAsWritten(line);
    if (!parsed.ok) {
      // Whatever wrote the last line may have been stopped.
      if (index > 0 && index === lines.length - 1) break;
      const what = 'neither JSON, nor lines of JSON, nor a table of requests, nor HTTP as it is on the wire';
      return { kind: 'unreadable', why: index === 0 ? `it is ${what}` : `line ${index + 1} is not JSON` };
    }
    captures.push(...(isBody(parsed.value) ? [bodyRequest(line, parsed.value)] : jsonCaptures(parsed.value)));
  }
  return read(captures);
}

function isBody(value: JsonValue): boolean {
  return isJsonObject(value) && isEventBody(value);
}

/** A body that someone saved: as it is, unless it was laid out to be read. */
function bodyRequest(text: string, value: JsonValue): CapturedRequest {
  const saved = text.trim();
  if (!saved.includes('\n')) return { headers: [], body: Buffer.from(saved) };
  return jsonCaptures(value)[0] ?? { headers: [], body: Buffer.from(saved) };
}

function read(captures: readonly CapturedRequest[]): ReadCaptures {
  return captures.length === 0
    ? { kind: 'unreadable', why: 'it contains no requests' }
    : { kind: 'read', captures: inOrder(captures) };
}

/** By time, where every one has a time. Exports that begin with the newest are turned around first. */
function inOrder(captures: readonly CapturedRequest[]): readonly CapturedRequest[] {
  const times = captures.flatMap(({ receivedAt }) => (receivedAt === undefined ? [] : [receivedAt]));
  if (times.length < captures.length) return captures;
  const [first = 0] = times;
  const isBackwards = first > (times.at(-1) ?? 0);
  const forwards = isBackwards ? captures.toReversed() : [...captures];
  return forwards.sort((a, b) => (a.receivedAt ?? 0) - (b.receivedAt ?? 0));
}
