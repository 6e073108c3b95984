import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { jsonText } from '../../internal/json-text.ts';
import { parseIsoTime } from '../../internal/parse-iso-time.ts';
import { apiEventRequest, isApiEvent } from './api-event.ts';
import type { CapturedRequest } from './captured-request.ts';
import { bodyIn, headersFrom, momentIn, objectIn, textIn, wholeNumberIn } from './member-readers.ts';
import { readRawHttp } from './raw-http.ts';

/** What exports call the list of what they hold. */
const LIST_KEYS = [
  'requests',
  'entries',
  'data',
  'items',
  'results',
  'events',
  'webhooks',
  'deliveries',
  'logs',
] as const;

/**
 * The requests in a JSON value: an event's body, an event of the API, a line of a recording or of `listen --json`, an
 * entry of a HAR file or of an inspector's export, or a list of these.
 */
export function jsonCaptures(value: JsonValue): CapturedRequest[] {
  if (Array.isArray(value)) return value.flatMap((item: JsonValue) => jsonCaptures(item));
  if (typeof value === 'string' && value.trim().startsWith('{'))
    return [{ headers: [], body: Buffer.from(value) }];
  if (!isJsonObject(value)) return [];
  if (isEventBody(value)) return [{ headers: [], body: Buffer.from(jsonText(value)) }];
  if (isApiEvent(value)) return [apiEventRequest(value)];
  const list = listIn(value);
  return list === undefined ? capturesFrom(value) : jsonCaptures(list);
}

/** Whether an object is the body of a webhook. */
export function isEventBody(value: JsonObject): boolean {
  return typeof value['event_type'] === 'string' && value['data'] !== undefined;
}

function listIn(value: JsonObject): readonly JsonValue[] | undefined {
  const { log } = value;
  if (isJsonObject(log)) return listIn(log);
  for (const key of LIST_KEYS) {
    const member = value[key];
    if (Array.isArray(member) && member.some(isJsonObject)) return member;
  }
  return undefined;
}

function capturesFrom(value: JsonObject): CapturedRequest[] {
  if (typeof value['eventId'] === 'string' && value['apiVersion'] !== undefined)
    return recordedCaptures(value);
  const holder = requestIn(value);
  const receivedAt = momentIn(value) ?? momentIn(holder);
  const facts = {
    ...(receivedAt === undefined ? undefined : { receivedAt }),
    ...statusIn(value),
  };
  const raw = textIn(holder, 'raw');
  if (raw !== undefined) {
    const [dumped] = readRawHttp(Buffer.from(raw, 'base64'));
    if (dumped !== undefined) return [{ ...dumped, ...facts }];
  }
  const body = isEventBody(holder) ? Buffer.from(jsonText(holder)) : bodyIn(holder);
  const own = body === undefined ? [] : [{ headers: headersFrom(holder['headers']), body, ...facts }];
  return [...own, ...eventsInResponse(value)];
}

/** The object that has the headers and the body. */
function requestIn(value: JsonObject): JsonObject {
  const { request, event, data } = value;
  if (isJsonObject(request)) return request;
  if (isJsonObject(event)) return event;
  return isJsonObject(data) && ('headers' in data || 'body' in data) ? data : value;
}

/** A delivery of a recording, once for each of its arrivals. */
function recordedCaptures(line: JsonObject): CapturedRequest[] {
  const body = bodyIn(line);
  const arrivals = Array.isArray(line['arrivals']) ? line['arrivals'] : [null];
  if (body === undefined) return [];
  const headers = headersFrom(line['headers']);
  const source = line['source'] === 'api' ? ({ source: 'api' } as const) : undefined;
  return arrivals.flatMap((arrival: JsonValue): CapturedRequest[] => {
    const { at, statusCode } = isJsonObject(arrival) ? arrival : {};
    const receivedAt = typeof at === 'string' ? parseIsoTime(at) : undefined;
    return [
      {
        headers,
        body,
        ...source,
        ...(receivedAt === undefined ? undefined : { receivedAt }),
        ...(typeof statusCode === 'number' ? { statusCode } : undefined),
      },
    ];
  });
}

function statusIn(value: JsonObject): { readonly statusCode: number } | undefined {
  const response = objectIn(value, 'response');
  const statusCode =
    wholeNumberIn(response, 'status_code', 'statusCode', 'status') ??
    wholeNumberIn(value, 'response_status', 'responseStatus', 'status_code', 'statusCode');
  return statusCode === undefined ? undefined : { statusCode };
}

/** Events of the API that a response brought: someone recorded a browser or a client that read them. */
function eventsInResponse(entry: JsonObject): CapturedRequest[] {
  const text = textIn(objectIn(objectIn(entry, 'response'), 'content'), 'text');
  if (text === undefined || !text.includes('"event_type_id"')) return [];
  try {
    const value: JsonValue = JSON.parse(text);
    const events = (Array.isArray(value) ? value : [value]).filter(isJsonObject);
    return events.filter(isApiEvent).map(apiEventRequest);
  } catch {
    return [];
  }
}
