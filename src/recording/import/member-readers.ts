import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { jsonText } from '../../internal/json-text.ts';
import { parseIsoTime } from '../../internal/parse-iso-time.ts';
import { WrittenNumber } from '../../internal/written-number.ts';
import type { HeaderLine } from '../../wire/wire-request.ts';

/** What tools call the moment at which a request came. */
const TIME_KEYS = [
  'receivedAt',
  'received_at',
  'startedDateTime',
  'start',
  'created_at',
  'createdAt',
  'captured_at',
  'inserted_at',
  'timestamp',
  'time',
  'date',
  'ts',
] as const;
/** What tools call the body. */
const BODY_KEYS = [
  'body',
  'content',
  'rawBody',
  'raw_body',
  'bodyRaw',
  'body_raw',
  'text',
  'text_content',
  'postData',
  'payload',
  'data',
] as const;
/** From the year 2001 in milliseconds; smaller numbers are seconds. */
const FIRST_IN_MILLISECONDS = 1e12;

/** The object under a key; an empty one where there is none. */
export function objectIn(holder: JsonObject, key: string): JsonObject {
  const member = holder[key];
  return isJsonObject(member) ? member : {};
}

/** The text under the first of the keys that has one. */
export function textIn(holder: JsonObject, ...keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const member = holder[key];
    if (typeof member === 'string') return member;
  }
  return undefined;
}

/** A whole number, written as one or as text. */
export function wholeNumberIn(holder: JsonObject, ...keys: readonly string[]): number | undefined {
  for (const key of keys) {
    const member = holder[key];
    const value =
      typeof member === 'string' && /^\d{1,3}\b/.test(member) ? Number.parseInt(member, 10) : member;
    if (typeof value === 'number' && Number.isInteger(value)) return value;
  }
  return undefined;
}

/** The moment that an object names, in milliseconds since the epoch. */
export function momentIn(holder: JsonObject): number | undefined {
  for (const key of TIME_KEYS) {
    const moment = momentOf(holder[key]);
    if (moment !== undefined) return moment;
  }
  return undefined;
}

/** Headers as tools write them: an object of texts or lists, or a list of pairs or of objects with `name` and `value`. */
export function headersFrom(value: JsonValue | undefined): HeaderLine[] {
  if (isJsonObject(value)) {
    return Object.entries(value).flatMap(([name, given]) =>
      (Array.isArray(given) ? given : [given]).flatMap((text: JsonValue | undefined) =>
        headerLine(name, text),
      ),
    );
  }
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: JsonValue) => {
    if (Array.isArray(entry)) return headerLine(entry[0], entry[1]);
    if (!isJsonObject(entry)) return [];
    return headerLine(entry['name'] ?? entry['key'], entry['value']);
  });
}

/** The body that an object names; `undefined` where it names none. */
export function bodyIn(holder: JsonObject): Buffer | undefined {
  const { bodyBase64, body_base64: snakeBase64, encoding, isBase64Encoded } = holder;
  const base64 = [bodyBase64, snakeBase64].find((text) => typeof text === 'string');
  if (base64 !== undefined) return Buffer.from(base64, 'base64');
  const isBase64 = isBase64Encoded === true || encoding === 'base64';
  for (const key of BODY_KEYS) {
    const member = holder[key];
    if (typeof member === 'string' && member !== '') {
      return Buffer.from(member, isBase64 ? 'base64' : 'utf8');
    }
    if (isJsonObject(member)) return key === 'postData' ? bodyIn(member) : Buffer.from(jsonText(member));
  }
  return undefined;
}

function headerLine(name: JsonValue | undefined, value: JsonValue | undefined): HeaderLine[] {
  if (typeof name !== 'string' || name === '' || name.startsWith(':')) return [];
  if (typeof value === 'string') return [[name, value]];
  return typeof value === 'number' ? [[name, String(value)]] : [];
}

function momentOf(value: JsonValue | undefined): number | undefined {
  if (typeof value === 'number' || value instanceof WrittenNumber) {
    const count = Number(value instanceof WrittenNumber ? value.text : value);
    if (count < 1e8) return undefined;
    return Math.round(count < FIRST_IN_MILLISECONDS ? count * 1_000 : count);
  }
  if (typeof value !== 'string') return undefined;
  if (/^\d{10}(?:\d{3})?(?:\.\d+)?$/.test(value)) return momentOf(Number(value));
  const iso = parseIsoTime(
    value
      .trim()
      .replace(/^(\d{4}-\d\d-\d\d) (?=\d\d:)/, '$1T')
      .replace(/ (?:UTC|GMT)?$| (?=[+-]\d)/, ''),
  );
  if (iso !== undefined) return iso;
  // As mail and HTTP write it.
  const other = /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} /.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(other) ? undefined : other;
}
