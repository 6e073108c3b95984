import { expect, it } from 'vitest';
import { plainDelivery } from '../../../src/delivery/delivery-plan.ts';
import { DUPLICATE_MOMENTS, duplicate } from '../../../src/faults/duplicate.ts';
import { duplicateAsNew } from '../../../src/faults/duplicate-as-new.ts';
import type { Share } from '../../../src/faults/share.ts';
import { serializeJson } from '../../../src/wire/serialize.ts';
import { outgoingEvent } from '../../support/delivery-builders.ts';
import { context, idsOf, planOf, rewritten } from './fault-plans.ts';

const EVERY: Share = { kind: 'probability', probability: 1 };
const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

it.each([
  ['now', 0],
  ['retry', 15_000],
  ['24h', 86_400_000],
] as const)('sends the same event again, %s: %d simulated milliseconds later', (moment, laterMs) => {
  const [original, copy] = rewritten(1, [duplicate(EVERY, moment)]);

  expect(copy?.event).toBe(original?.event);
  expect(original).toMatchObject({ lateByMs: 0, faults: [] });
  expect(copy).toMatchObject({ lateByMs: laterMs, isCopy: true });
});

it.each([
  ['now', '2 deliveries: duplicate: the same event again, at once'],
  ['retry', '2 deliveries: duplicate: the same event again, after the wait of a first retry'],
  ['24h', '2 deliveries: duplicate: the same event again, 24 hours later'],
] as const)('describes itself when the copy comes %s', (moment, line) => {
  expect(DUPLICATE_MOMENTS).toContain(moment);
  expect(duplicate({ kind: 'count', count: 2 }, moment).describe).toBe(line);
});

it('doubles exactly as many as asked for', () => {
  expect(rewritten(10, [duplicate({ kind: 'count', count: 3 }, 'now')])).toHaveLength(13);
});

it('puts a copy right behind its original', () => {
  expect(idsOf(rewritten(3, [duplicate(EVERY, 'now')]))).toEqual(['0', '0', '1', '1', '2', '2']);
});

it('sends the same subject and data under another event id, in canonical bytes', () => {
  const id = '0b6a2f5e-6c1d-4a37-9a40-3f0f5d3c9b11';
  const body = {
    data: { id: 48, name: 'Zoë <b>' },
    event_id: id,
    subject_id: 48,
    event_type: 'contact.created',
  };
  const event = outgoingEvent({ id, body: Buffer.from(serializeJson(body)) });

  const [original, copy] = duplicateAsNew(EVERY).apply([plainDelivery(event)], context());

  const newId = copy?.event.id ?? '';
  expect(original).toEqual(plainDelivery(event));
  expect(newId).toMatch(UUID);
  expect(newId).not.toBe(id);
  expect(textOf(copy?.event.body)).toBe(serializeJson({ ...body, event_id: newId }));
  expect(textOf(copy?.event.body)).toBe(textOf(event.body).replace(id, newId));
  expect(copy).toMatchObject({ isCopy: true, event: { subjectId: event.subjectId, type: event.type } });
});

it.each(['not json', '[1,2]', '"text"', ''])('changes the header only when the body is %j', (text) => {
  const event = outgoingEvent({ body: Buffer.from(text) });

  const [, copy] = duplicateAsNew(EVERY).apply([plainDelivery(event)], context());

  expect(copy?.event.id).not.toBe(event.id);
  expect(textOf(copy?.event.body)).toBe(text);
});

it('gives every copy an id of its own, even where the events have none', () => {
  const event = outgoingEvent({ id: 'always-the-same' });
  const plan = Array.from({ length: 5 }, () => plainDelivery(event));

  const copies = [...duplicateAsNew(EVERY).apply(plan, context())].filter(({ isCopy }) => isCopy);

  expect(new Set(copies.map(({ event: { id } }) => id)).size).toBe(5);
});

it('gives the same ids with the same seed', () => {
  const fault = duplicateAsNew({ kind: 'count', count: 3 });

  expect(idsOf(rewritten(8, [fault], 'a'))).toEqual(idsOf(rewritten(8, [fault], 'a')));
  expect(idsOf(rewritten(8, [fault], 'a'))).not.toEqual(idsOf(rewritten(8, [fault], 'b')));
});

it('describes what it does', () => {
  expect(duplicateAsNew({ kind: 'probability', probability: 0.5 }).describe).toBe(
    '50 % of the deliveries: duplicate as new: same subject and data, another event id',
  );
});

it('copies events and not copies', () => {
  const plan = rewritten(2, [duplicate(EVERY, 'now'), duplicateAsNew(EVERY)]);

  expect(plan).toHaveLength(6);
  expect(plan.filter(({ isCopy }) => isCopy)).toHaveLength(4);
});

it('reads the plan no further than it is asked to', () => {
  let read = 0;
  const endless = (function* () {
    for (;;) {
      read += 1;
      yield* planOf(1);
    }
  })();

  const iterator = duplicate(EVERY, 'now').apply(endless, context())[Symbol.iterator]();
  iterator.next();
  iterator.next();

  expect(read).toBe(1);
});

function textOf(body: Uint8Array | undefined): string {
  return Buffer.from(body ?? []).toString('utf8');
}
