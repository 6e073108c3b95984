import { expect, it } from 'vitest';
import { stateDifferences } from '../../../src/checks/evidence/observation/state-difference.ts';
import { withoutFields } from '../../../src/checks/evidence/observation/volatile-fields.ts';

it('says what is different by path', () => {
  const before = { orders: [{ total: 20 }], name: 'Ada' };
  const after = { name: 'Bob', orders: [{ total: 20 }, { total: 20 }] };

  expect(stateDifferences(before, after)).toEqual(['name: "Ada" → "Bob"', 'orders[1].total: nothing → 20']);
  expect(stateDifferences(before, { orders: [{ total: 20 }], name: 'Ada' })).toEqual([]);
});

it('takes no notice of one moment in the place of another', () => {
  expect(
    stateDifferences(
      { at: '2026-01-15T12:00:00Z', seen: 1_768_478_400, gone: null },
      { at: '2026-01-15 12:00:01', seen: 1_768_478_401, gone: '2026-01-15T12:00:01Z' },
    ),
  ).toEqual(['gone: null → "2026-01-15T12:00:01Z"']);
});

it('takes no notice of the order of a list, and finds what one of them lacks', () => {
  const before = { log: [{ entry: 'a' }, { entry: 'b' }, { entry: 'b' }] };

  expect(stateDifferences(before, { log: [{ entry: 'b' }, { entry: 'a' }, { entry: 'b' }] })).toEqual([]);
  expect(stateDifferences(before, { log: [{ entry: 'b' }, { entry: 'a' }] })).toEqual([
    'log[2].entry: "b" → nothing',
  ]);
});

it('leaves out fields by name or by the end of their path', () => {
  const state = {
    updated_at: 1,
    user: { last_seen: 2, name: 'Ada' },
    admin: { last_seen: 3 },
    list: [{ updated_at: 4 }],
  };

  expect(withoutFields(state, ['updated_at', 'user.last_seen'])).toEqual({
    user: { name: 'Ada' },
    admin: { last_seen: 3 },
    list: [{}],
  });
});
