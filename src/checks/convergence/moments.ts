import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import { isJsonObject } from '../../internal/json.ts';

/**
 * For each event of a story what it shares with those that a receiver cannot put in order: the subject and its
 * `updated_at`. Several events of one moment show the record in different shapes, and nothing in the record tells which
 * is the last. A deletion shares nothing, as it is the last by its type.
 */
export function momentsOf(events: readonly OutgoingEvent[]): readonly string[] {
  return events.map((event, index) => {
    const body: unknown = JSON.parse(Buffer.from(event.body).toString('utf8'));
    const data = isJsonObject(body) ? body['data'] : undefined;
    const updatedAt = isJsonObject(data) ? data['updated_at'] : undefined;
    return typeof updatedAt !== 'string' || event.subjectId === null || event.type.endsWith('.deleted')
      ? `event ${index}`
      : `${event.subjectType} ${event.subjectId} ${updatedAt}`;
  });
}
