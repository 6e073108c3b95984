import { isJsonObject, type JsonObject } from '../../internal/json.ts';
import type { RecordedArrival, RecordedDelivery } from '../../recording/recorded-delivery.ts';
import { parseJsonAsWritten } from '../../source/parse-json.ts';
import type { HeaderLine } from '../../wire/wire-request.ts';

/** A delivery of a recording, with its body as JSON. */
export interface ObservedBody {
  readonly eventType: string;
  readonly apiVersion: 'v1' | 'v2';
  readonly eventId: string;
  /** When the event happened, in milliseconds since the epoch. */
  readonly createdAt: number;
  /** Whom it is about: the contact where there is one, else its subject. */
  readonly person: string;
  readonly body: JsonObject;
  /** Whether it was read from the API, so that its envelope is not the one that was sent. */
  readonly isFromApi: boolean;
  readonly arrivals?: readonly RecordedArrival[] | undefined;
  readonly headers?: readonly HeaderLine[] | undefined;
}

/** A delivery with its body as JSON; `undefined` when the body is not a JSON object. */
export function observedBody({
  event,
  source,
  arrivals,
  headers,
}: RecordedDelivery): ObservedBody | undefined {
  const parsed = parseJsonAsWritten(Buffer.from(event.body).toString('utf8'));
  if (!parsed.ok || !isJsonObject(parsed.value)) return undefined;
  const { type: eventType, apiVersion, id: eventId, createdAt } = event;
  return {
    eventType,
    apiVersion,
    eventId,
    createdAt,
    person: personOf(parsed.value, `${event.subjectType} ${event.subjectId}`),
    body: parsed.value,
    isFromApi: source === 'api',
    arrivals,
    headers,
  };
}

const CONTACT_KEY = /(?:^|_)contact$/;
/** Deeper than that, a contact is someone else's. */
const MOST_LEVELS = 4;

function personOf(body: JsonObject, subject: string): string {
  const { data } = body;
  if (!isJsonObject(data)) return subject;
  if (body['subject_type'] === 'Contact') return `contact ${text(data['id'] ?? body['subject_id'])}`;
  const id = contactIdIn(data, MOST_LEVELS);
  return id === undefined ? subject : `contact ${id}`;
}

/** The id of the contact that stands nearest to the top. */
function contactIdIn(object: JsonObject, levels: number): string | undefined {
  if (levels === 0) return undefined;
  for (const [key, value] of Object.entries(object)) {
    if (CONTACT_KEY.test(key) && isJsonObject(value)) {
      const id = value['id'] ?? value['email_address'] ?? value['email'];
      if (id !== undefined && id !== null) return text(id);
    }
    if (key === 'contact_id' && (typeof value === 'number' || typeof value === 'string')) return text(value);
  }
  for (const value of Object.values(object)) {
    const found = isJsonObject(value) ? contactIdIn(value, levels - 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
