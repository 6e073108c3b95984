import { expect, it } from 'vitest';
import { plainDelivery } from '../../../src/delivery/delivery-plan.ts';
import { applyFaults, explainFaults } from '../../../src/faults/apply-faults.ts';
import type { FaultSettings } from '../../../src/faults/registry.ts';
import { serializeJson } from '../../../src/wire/serialize.ts';
import { outgoingEvent } from '../../support/delivery-builders.ts';
import { context, idsOf, planOf, rewritten } from './fault-plans.ts';

const TWICE: FaultSettings = { duplicate: '100%' };
const AS_NEW: FaultSettings = { duplicateAsNew: '100%' };
const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

it.each([
  ['now', 0],
  ['retry', 15_000],
  ['24h', 86_400_000],
] as const)('sends the same event again, %s: %d simulated milliseconds later', (moment, laterMs) => {
  const [original, copy] = rewritten(1, { ...TWICE, duplicateAfter: moment });

  expect(copy?.event).toBe(original?.event);
  expect(original).toMatchObject({ lateByMs: 0, faults: [] });
  expect(copy).toMatchObject({ lateByMs: laterMs, isCopy: true });
});

it.each([
  ['now', '2 deliveries: duplicate: the same event again, at once'],
  ['retry', '2 deliveries: duplicate: the same event again, after the delay of a first retry'],
  ['24h', '2 deliveries: duplicate: the same event again, 24 hours later'],
] as const)('describes itself when the copy comes %s', (moment, line) => {
  expect(explainFaults({ duplicate: 2, duplicateAfter: moment }).faults).toEqual([
    { name: 'duplicate', describe: line },
  ]);
});

it('doubles exactly as many as asked for', () => {
  expect(rewritten(10, { duplicate: 3 })).toHaveLength(13);
});

it('puts a copy right behind its original', () => {
  expect(idsOf(rewritten(3, TWICE))).toEqual(['0', '0', '1', '1', '2', '2']);
});

it('sends the same subject and data under another event ID, in canonical bytes', () => {
  const id = '0b6a2f5e-6c1d-4a37-9a40-3f0f5d3c9b11';
  const body = {
    data: { id: 48, name: 'Zoë <b>' },
    event_id: id,
    subject_id: 48,
    event_type: 'contact.created',
  };
  const event = outgoingEvent({ id, body: Buffer.from(serializeJson(body)) });

  const [original, copy] = applyFaults([plainDelivery(event)], AS_NEW, context());

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

  const [, copy] = applyFaults([plainDelivery(event)], AS_NEW, context());

  expect(copy?.event.id).not.toBe(event.id);
  expect(textOf(copy?.event.body)).toBe(text);
});

it('gives every copy an id of its own, even where the events have none', () => {
  const event = outgoingEvent({ id: 'always-the-same' });
  const plan = Array.from({ length: 5 }, () => plainDelivery(event));

  const copies = [...applyFaults(plan, AS_NEW, context())].filter(({ isCopy }) => isCopy);

  expect(new Set(copies.map(({ event: { id } }) => id)).size).toBe(5);
});

it('gives the same ids with the same seed', () => {
  const fault: FaultSettings = { duplicateAsNew: 3 };

  expect(idsOf(rewritten(8, fault, 'a'))).toEqual(idsOf(rewritten(8, fault, 'a')));
  expect(idsOf(rewritten(8, fault, 'a'))).not.toEqual(idsOf(rewritten(8, fault, 'b')));
});

it('describes what it does', () => {
  expect(explainFaults({ duplicateAsNew: '50%' }).faults).toEqual([
    {
      name: 'duplicate-as-new',
      describe: '50 % of the deliveries: duplicate as new: same subject and data, another event ID',
    },
  ]);
});

it('copies events and not copies', () => {
  const plan = rewritten(2, { ...TWICE, ...AS_NEW });

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

  const iterator = applyFaults(endless, TWICE, context())[Symbol.iterator]();
  iterator.next();
  iterator.next();

  expect(read).toBe(1);
});

function textOf(body: Uint8Array | undefined): string {
  return Buffer.from(body ?? []).toString('utf8');
}
