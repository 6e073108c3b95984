import { isJsonObject, type JsonObject, type JsonValue } from '../../../internal/json.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import type { Variation } from '../../engine/variation.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { twinCheck } from '../twin-check.ts';

const UTC_TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d{3}Z$/;

/** The same moment in other forms of ISO 8601, of which bodies have shown two (observed). */
const TIME_FORMS: Readonly<Record<string, (text: string) => string>> = {
  'times without milliseconds': (text) => text.replace(UTC_TIME, '$1Z'),
  'times with an offset': (text) => text.replace(UTC_TIME, '$1.000+00:00'),
  'times with microseconds': (text) => text.replace(UTC_TIME, '$1.000000Z'),
};

/** PAY-05: the same values, written in another allowed way. */
export const otherForms = twinCheck({
  id: 'PAY-05',
  group: 'payloads',
  level: 'should',
  promise: 'accepts equivalent formats of times and amounts',
  sends:
    'events with times without milliseconds, with an offset or six digits, and amounts such as 49.0 and 49.0000',
  requests: 13,
  follows: ['ACK-03a'],
  variations: (context) => [...times(context), ...amounts(context)],
  why: 'Published bodies contain both 2025-01-31T11:08:33.872+01:00 and 2024-04-04T19:16:31.000Z, and amounts with one, two and more digits. A pattern that matches the first sample rejects the next one.',
  fix: 'Parse times as ISO 8601 and amounts as decimals; do not compare them as text or match them by a pattern.',
  docs: WEBHOOKS_PAGE,
});

function times(context: CheckContext): Variation[] {
  return ['contact.created', 'order.created'].flatMap((eventType) =>
    Object.entries(TIME_FORMS).map(([form, write]) => ({
      about: `${eventType} with ${form}`,
      event: context.event({
        eventType,
        rewrite: (body) => textsChanged(body, (text) => (UTC_TIME.test(text) ? write(text) : text)),
      }),
    })),
  );
}

function amounts(context: CheckContext): Variation[] {
  return ['order.created', 'one-time-order.invoice.paid'].flatMap((eventType) =>
    ['49.0', '49.0000'].map((amount) => ({
      about: `${eventType} with the amount ${amount}`,
      event: context.event({
        eventType,
        rewrite: (body) => textsChanged(body, (text, key) => (key === 'total_amount' ? amount : text)),
      }),
    })),
  );
}

function textsChanged(object: JsonObject, write: (text: string, key: string) => string): JsonObject {
  const changed = (value: JsonValue, key: string): JsonValue => {
    if (typeof value === 'string') return write(value, key);
    if (Array.isArray(value)) return value.map((item: JsonValue) => changed(item, key));
    return isJsonObject(value) ? textsChanged(value, write) : value;
  };
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, changed(value ?? null, key)]));
}
