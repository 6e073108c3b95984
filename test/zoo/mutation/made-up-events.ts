import { createHmac } from 'node:crypto';
import type { JsonObject } from '../../../src/internal/json.ts';
import { ZOO_SECRET } from '../zoo.ts';

/** An event that was written by hand, so that what the tool generates does not decide what is compared. */
export interface MadeUpEvent {
  readonly type: string;
  readonly subjectId: number;
  readonly body: Buffer;
}

/** What is said about an event but for its data. */
export interface EventFacts {
  readonly type: string;
  readonly subjectId: number | null;
  readonly eventId?: string;
  /** Seconds after the beginning of the story. */
  readonly at?: number;
  readonly data: JsonObject;
  readonly envelope?: JsonObject;
}

const BEGINNING = Date.parse('2026-03-02T09:00:00.000Z');
let events = 0;

/** Makes an event; it has an id of its own unless one is given. */
export function madeUp({ type, subjectId, eventId, at = 0, data, envelope = {} }: EventFacts): MadeUpEvent {
  events += 1;
  const number = String(events).padStart(12, '0');
  const body = {
    event_id: eventId ?? `0b9a3c1e-5d2f-4a7b-8c6d-${number}`,
    event_type: type,
    subject_id: subjectId,
    subject_type: type.startsWith('contact') ? 'Contact' : 'Order',
    created_at: momentAt(at),
    data,
    ...envelope,
  };
  return { type, subjectId: subjectId ?? 0, body: Buffer.from(JSON.stringify(body)) };
}

/** A moment of the story as it is written in bodies. */
export function momentAt(seconds: number): string {
  return new Date(BEGINNING + seconds * 1_000).toISOString();
}

/** The headers of a delivery that is signed now, or so many seconds ago. */
export function signedHeaders(
  body: Buffer,
  { age = 0, secret = ZOO_SECRET, timestamp = String(Math.floor(Date.now() / 1_000) - age) } = {},
): Record<string, string> {
  const signature = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
  return {
    'Content-Type': 'application/json',
    'User-Agent': 'Ruby',
    'X-Webhook-ClickFunnels-Signature': signature,
    'X-Webhook-ClickFunnels-Timestamp': timestamp,
  };
}
