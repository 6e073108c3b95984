import { expect, it } from 'vitest';
import { requireEventType } from '../../../src/events/find-event-types.ts';
import { idOfPublicId, publicIdOf } from '../../../src/events/public-id.ts';
import { jsonObjectIn } from '../../../src/internal/json.ts';
import { createEvent } from '../../../src/payloads/create-event.ts';
import { eventSource } from '../../../src/payloads/event-source.ts';

const AT = Date.UTC(2026, 0, 15, 12);

it('events of different types never share an event ID, whatever the seed and the position', () => {
  const ids = ['contact.created', 'order.created', 'order.updated', 'orders/invoice.paid'].flatMap(
    (eventType) => [0, 1, 2].map((index) => eventOf(eventType, index).id),
  );

  expect(new Set(ids).size).toBe(ids.length);
});

it('the V1 and the V2 event of one change have IDs of their own', () => {
  expect(eventOf('order.created', 0, 'v1').id).not.toBe(eventOf('order.created', 0, 'v2').id);
});

it('no two orders of a run have the same ID, and none shares its contact', () => {
  const bodies = Array.from({ length: 3_000 }, (_, index) =>
    jsonObjectIn(eventOf('order.created', index).body),
  );
  const subjects = bodies.map((body) => body['subject_id']);
  const contacts = bodies.map(({ data }) => /"contact_id":(\d+)/.exec(JSON.stringify(data))?.[1]);

  expect(new Set(subjects).size).toBe(bodies.length);
  expect(new Set(contacts).size).toBe(bodies.length);
});

it('a public ID is that of the ID beside it', () => {
  const { data } = jsonObjectIn(eventOf('contact.created', 4).body);
  const { id, public_id: publicId } = Object(data);

  expect(publicId).toBe(publicIdOf('Contact', id));
  expect(idOfPublicId('Contact', publicId)).toBe(id);
});

it('records of different classes have different IDs', () => {
  for (let index = 0; index < 300; index += 1) {
    const order = Object(jsonObjectIn(eventOf('order.created', index).body)['data']);
    const restock = Object(jsonObjectIn(eventOf('orders/invoices/restock.created', index).body)['data']);

    expect(order.workspace.team_id).not.toBe(order.workspace_id);
    expect(restock.workspace_id).not.toBe(restock.id);
  }
});

function eventOf(eventType: string, index: number, apiVersion: 'v1' | 'v2' = 'v2') {
  const source = eventSource({ seed: '7', index, eventType }, AT + index);
  return createEvent({
    ...source,
    entry: requireEventType(eventType),
    apiVersion,
    wire: 'documented',
    at: AT + index,
  });
}
