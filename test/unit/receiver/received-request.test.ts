import { expect, it } from 'vitest';
import { headerPairs, readEventFacts } from '../../../src/receiver/received-request.ts';

it('reads id, type and subject of an event', () => {
  const body = Buffer.from(
    '{"data":{},"event_id":"e-1","event_type":"order.created","subject_id":7,"subject_type":"Order"}',
  );

  const facts = readEventFacts(body, undefined);

  expect(facts).toEqual({
    eventId: 'e-1',
    eventType: 'order.created',
    subject: { type: 'Order', id: 7 },
    problem: undefined,
  });
});

it('believes the body before the id header', () => {
  const facts = readEventFacts(Buffer.from('{"event_id":"e-1"}'), 'e-2');

  expect(facts.eventId).toBe('e-1');
});

it.each([
  ['', 'The body is empty.'],
  ['{"data":', 'The body is not JSON.'],
  ['[]', 'The body is JSON, but not an object.'],
  ['null', 'The body is JSON, but not an object.'],
  ['{}', 'The body has no event_id, event_type, data.'],
  ['{"event_id":5,"event_type":"x","data":{}}', 'The body has no event_id.'],
])('tells what is wrong with the body %j and falls back to the id header', (body, problem) => {
  const facts = readEventFacts(Buffer.from(body), 'e-2');

  expect(facts.problem).toBe(problem);
  expect(facts.eventId).toBe('e-2');
});

it('tells a body that is not UTF-8 from one that is not JSON', () => {
  const facts = readEventFacts(Buffer.from([0x22, 0xff, 0x22]), '');

  expect(facts).toEqual({
    eventId: undefined,
    eventType: undefined,
    subject: undefined,
    problem: 'The body is not UTF-8.',
  });
});

it('keeps the order, the letter case and the repetitions of headers', () => {
  const pairs = headerPairs(['X-One', 'a', 'x-one', 'b']);

  expect(pairs).toEqual([
    ['X-One', 'a'],
    ['x-one', 'b'],
  ]);
});
