import type { ApiVersion } from '../events/event-type.ts';
import type { SubjectId } from '../events/subject-id.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../internal/json.ts';
import { listed } from '../internal/listed.ts';
import { parseIsoTime } from '../internal/parse-iso-time.ts';
import type { HeaderLine } from '../wire/wire-request.ts';
import {
  RECORDED_STATUSES,
  RECORDING_SCHEMA,
  type RecordedArrival,
  type RecordedDelivery,
  type RecordedStatus,
} from './recorded-delivery.ts';

/** A line of a recording, understood; or what is wrong with it, as the end of a sentence. */
export type RecordingLine =
  | { readonly kind: 'header' }
  | { readonly kind: 'delivery'; readonly delivery: RecordedDelivery }
  | { readonly kind: 'malformed'; readonly why: string };

const API_VERSIONS: readonly ApiVersion[] = ['v1', 'v2'];
const NUMBER = /^-?\d[\d.eE+-]*$/;
const LONE_SURROGATE = /\p{Surrogate}/u;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Reads one line of a recording. Members that it does not know are passed over. */
export function parseRecordingLine(bytes: Uint8Array): RecordingLine {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return malformed(error instanceof SyntaxError ? 'it is not JSON' : 'it is not UTF-8');
  }
  if (!isJsonObject(value)) return malformed('it is not a JSON object');
  return 'schema' in value ? headerFrom(value) : deliveryFrom(value);
}

function headerFrom({ schema }: JsonObject): RecordingLine {
  if (schema === RECORDING_SCHEMA) return { kind: 'header' };
  return malformed(`its "schema" is ${JSON.stringify(schema)}, expected "${RECORDING_SCHEMA}"`);
}

function deliveryFrom(line: JsonObject): RecordingLine {
  const { eventId, eventType, subjectId = null, subjectType = null, attempts } = line;
  const apiVersion = API_VERSIONS.find((known) => known === line['apiVersion']);
  const status = RECORDED_STATUSES.find((known) => known === line['status']);
  const createdAt = typeof line['createdAt'] === 'string' ? parseIsoTime(line['createdAt']) : undefined;
  const arrivals = arrivalsFrom(line['arrivals']);
  const headers = headersFrom(line['headers']);
  const body = bodyFrom(line);

  if (typeof eventId !== 'string' || eventId === '') return expected(line, 'eventId', 'text');
  if (typeof eventType !== 'string' || eventType === '') return expected(line, 'eventType', 'text');
  if (apiVersion === undefined) return expected(line, 'apiVersion', '"v1" or "v2"');
  if (!isSubjectId(subjectId)) return expected(line, 'subjectId', 'a number or null');
  if (subjectType !== null && typeof subjectType !== 'string')
    return expected(line, 'subjectType', 'text or null');
  if (createdAt === undefined) return expected(line, 'createdAt', 'a moment in ISO 8601');
  if (status === undefined) return expected(line, 'status', statusList(RECORDED_STATUSES));
  if (typeof attempts !== 'number' || !Number.isInteger(attempts) || attempts < 0)
    return expected(line, 'attempts', 'a whole number of at least 0');
  if (arrivals === undefined) return expected(line, 'arrivals', 'a list of objects with "at" in ISO 8601');
  if (headers === undefined) return expected(line, 'headers', 'a list of pairs of name and value');
  if (typeof body === 'string') return malformed(body);

  const event = { id: eventId, type: eventType, apiVersion, subjectId, subjectType, createdAt, body };
  const seen = {
    ...(arrivals.length === 0 ? undefined : { arrivals }),
    ...(headers.length === 0 ? undefined : { headers }),
    ...(line['source'] === 'api' ? ({ source: 'api' } as const) : undefined),
  };
  return { kind: 'delivery', delivery: { event, status, attempts, ...seen } };
}

/** When attempts arrived; `undefined` where that cannot be read. */
function arrivalsFrom(value: JsonValue | undefined): RecordedArrival[] | undefined {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return undefined;
  const arrivals = value.flatMap((entry: JsonValue): RecordedArrival[] => {
    const { at: text, statusCode } = isJsonObject(entry) ? entry : {};
    const at = typeof text === 'string' ? parseIsoTime(text) : undefined;
    return at === undefined ? [] : [{ at, ...(typeof statusCode === 'number' ? { statusCode } : undefined) }];
  });
  return arrivals.length === value.length ? arrivals : undefined;
}

/** Pairs of name and value; `undefined` where that cannot be read. */
function headersFrom(value: JsonValue | undefined): HeaderLine[] | undefined {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return undefined;
  const headers = value.flatMap((pair: JsonValue): HeaderLine[] => {
    const [name, text, ...more] = Array.isArray(pair) ? pair : [];
    return typeof name === 'string' && typeof text === 'string' && more.length === 0 ? [[name, text]] : [];
  });
  return headers.length === value.length ? headers : undefined;
}

function isSubjectId(value: unknown): value is SubjectId | null {
  return value === null || typeof value === 'number' || isBeyondCounting(value);
}

/** Whether text holds the digits of a number that JavaScript cannot hold; all others stand there as numbers. */
function isBeyondCounting(value: unknown): value is string {
  return typeof value === 'string' && NUMBER.test(value) && !Number.isSafeInteger(Number(value));
}

/** The bytes of the body, or what is wrong with it. */
function bodyFrom({ body, bodyBase64 }: JsonObject): Buffer | string {
  if (body !== undefined && bodyBase64 !== undefined) return 'it has both "body" and "bodyBase64"';
  if (typeof body === 'string') {
    return LONE_SURROGATE.test(body) ? 'its "body" contains an unpaired surrogate' : Buffer.from(body);
  }
  if (typeof bodyBase64 === 'string' && BASE64.test(bodyBase64)) return Buffer.from(bodyBase64, 'base64');
  return bodyBase64 === undefined
    ? 'it has neither "body" nor "bodyBase64" as text'
    : 'its "bodyBase64" is not base64';
}

function expected(line: JsonObject, key: string, what: string): RecordingLine {
  const given = line[key];
  if (given === undefined) return malformed(`it has no "${key}"`);
  return malformed(`its "${key}" is ${JSON.stringify(given).slice(0, 60)}, expected ${what}`);
}

function statusList(statuses: readonly RecordedStatus[]): string {
  return listed(statuses.map((status) => `"${status}"`));
}

function malformed(why: string): RecordingLine {
  return { kind: 'malformed', why };
}
