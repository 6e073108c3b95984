import { expect, it } from 'vitest';
import { restorer } from '../../../../src/checks/convergence/identities.ts';
import { compareFacts, isAsExpected } from '../../../../src/checks/evidence/observation/compare-facts.ts';
import { factsOf } from '../../../../src/checks/evidence/observation/facts.ts';
import type { RenamedEvent } from '../../../../src/checks/evidence/observation/told-event.ts';
import type { JsonValue } from '../../../../src/internal/json.ts';

const BY_SUBJECT = { state: 'subject', effects: 'subject' } as const;
const BY_ROWS = { state: 'rows', effects: 'subject' } as const;

/** An event about an order, which has this id in the place of 1000000. */
function toldAs(id: number): RenamedEvent {
  const originals = new Map([[String(id), '1000000']]);
  return {
    event: {
      id: `event-${id}`,
      type: 'order.created',
      apiVersion: 'v2',
      subjectId: id,
      subjectType: 'Order',
      createdAt: 0,
      body: Buffer.from(JSON.stringify({ data: { id, updated_at: '2026-01-15T12:00:00.000Z' } })),
    },
    originals,
    original: restorer(originals),
  };
}

function stateFacts(id: number, state: JsonValue, scope: typeof BY_SUBJECT | typeof BY_ROWS = BY_SUBJECT) {
  return factsOf(toldAs(id), { state: null, effects: [] }, { state, effects: [] }, scope);
}

const SINGLES = [
  stateFacts(2000001, { id: 2000001, row: 1, total: 20, at: '2026-01-15 12:00:01' }),
  stateFacts(2000002, { id: 2000002, row: 2, total: 20, at: '2026-01-15 12:00:02' }),
] as const;

it('finds nothing wrong with an event that left what others did, under its own ids and times', () => {
  const third = stateFacts(2000003, { id: 2000003, row: 3, total: 20, at: '2026-01-15 12:00:09' });

  expect(isAsExpected(compareFacts(SINGLES, third))).toBe(true);
});

it('sees a row that is missing, one that came twice and a value that is another one', () => {
  expect(
    compareFacts(SINGLES, stateFacts(2000003, { id: 2000003, row: 3, at: '2026-01-15 12:00:09' })).missing,
  ).toEqual(['total: 20 is missing']);
  expect(
    compareFacts(SINGLES, stateFacts(2000003, { id: 2000003, row: 3, total: 19, at: 'x' })).changed,
  ).toContain('total: 19 instead of 20');

  const list = (id: number, times: number) =>
    stateFacts(id, { grants: Array.from({ length: times }, () => ({ order: id })) });
  expect(compareFacts([list(2000001, 1), list(2000002, 1)], list(2000003, 2)).surplus).toEqual([
    'grants.*.order "1000000": 2 times',
  ]);
});

it('tells by ids whose rows and effects they are', () => {
  const dump = {
    orders: [
      { id: 2000001, total: 20 },
      { id: 2000009, total: 70 },
    ],
    revenue: 90,
  };

  expect([...stateFacts(2000001, dump, BY_ROWS)]).toEqual([
    ['orders.*.id', ['"1000000"']],
    ['orders.*.total', ['20']],
  ]);

  const effects = [
    { kind: 'mail', key: 'receipt for 2000009' },
    { kind: 'mail', key: 'receipt for 2000001' },
  ];
  const facts = factsOf(toldAs(2000001), { state: null, effects: [] }, { state: null, effects }, BY_SUBJECT);
  expect([...facts]).toEqual([['effect mail', ['receipt for 1000000']]]);
});

it('does not count how often a receiver has seen an event', () => {
  expect(stateFacts(2000001, { deliveries_received: 3, attempts: 2 }).size).toBe(0);
});
