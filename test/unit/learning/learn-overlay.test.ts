import { expect, it } from 'vitest';
import { learnOverlay } from '../../../src/learning/overlay/learn-overlay.ts';
import type { LearnedField } from '../../../src/learning/overlay/overlay.ts';
import { overlayText } from '../../../src/learning/overlay/overlay-text.ts';
import { roundedRange } from '../../../src/learning/overlay/rounded-range.ts';
import { textKind } from '../../../src/learning/shape/text-kind.ts';
import { observedFrom } from '../../support/learning/observed-from.ts';

it('counts the states of each field, absence where its object is there', () => {
  const fields = fieldsOf([{ a: 1 }, { a: null }, { a: 'x', b: {} }, { b: { c: true } }]);

  expect(fields['data.a']?.seen).toEqual({ integer: 1, null: 1, text: 1, absent: 1 });
  expect(fields['data.b.c']?.seen).toEqual({ absent: 1, true: 1 });
});

it('finds that blanks come together', () => {
  const fields = fieldsOf(
    [...'nnyyyynyyy'].map((letter) =>
      letter === 'y' ? { first: 'Ab', last: 'Cd' } : { first: null, last: null },
    ),
  );

  expect(fields['data.last']?.follows).toEqual({
    path: 'data.first',
    given: { null: { null: 3 }, text: { text: 7 } },
  });
});

it('finds that a field has the value of another', () => {
  const fields = fieldsOf([7, 8, 9].map((id) => ({ contact: { id }, contact_id: id })));

  expect(fields['data.contact.id']?.same).toBe('data.contact_id');
});

it.each([
  { what: 'a word that three people have', key: 'plan', values: ['gold', 'gold', 'gold'], written: true },
  {
    what: 'a word that two people have',
    key: 'plan',
    values: ['gold', 'gold', 'other-gold'],
    written: false,
  },
  {
    what: 'words under the key of a person',
    key: 'sales_rep',
    values: ['ann', 'ann', 'ann'],
    written: false,
  },
  { what: 'words under a personal key', key: 'city', values: ['rome', 'rome', 'rome'], written: false },
  {
    what: 'words beside texts that are written freely',
    key: 'topic',
    values: ['gold', 'gold', 'gold', 'My gold!'],
    written: false,
  },
  { what: 'words with an ID', key: 'batch', values: ['b-12345', 'b-12345', 'b-12345'], written: false },
  {
    what: 'a word of someone’s name',
    key: 'theme',
    values: ['rosalind', 'rosalind', 'rosalind'],
    written: false,
  },
])('writes down $what: $written', ({ key, values, written }) => {
  const bodies = values.map((value) => ({ [key]: value, first_name: 'Rosalind' }));

  const seen = fieldsOf(bodies)[`data.${key}`]?.seen ?? {};

  expect(Object.keys(seen).some((label) => label.startsWith('='))).toBe(written);
});

it('leaves out keys that are data', () => {
  const { overlay, oddKeys } = learnOverlay([
    observed({ 'ada@example.com': 1, 'answer 123456': 2, fine: 3 }, 1),
  ]);

  expect(overlayText(overlay)).not.toMatch(/ada@|123456/);
  expect(oddKeys).toBe(2);
});

it.each([
  { numbers: [236_296_209, 592_113_805], range: [200_000_000, 600_000_000] },
  { numbers: [3, 17], range: [3, 20] },
  { numbers: [2_000, 5_000], range: [1_000, 6_000] },
  { numbers: [-4.5, 0.2], range: [-5, 1] },
])('rounds $numbers outward, and to none of them', ({ numbers, range }) => {
  expect(roundedRange(numbers, new Set(numbers))).toEqual(range);
});

it.each([
  ['2026-01-15T12:00:00.000Z', 'created_at', 'date-time.3Z'],
  ['2026-01-15T12:00:00+01:00', 'created_at', 'date-time.0offset'],
  ['49.00', 'total', 'decimal.2'],
  ['BbBNRxw', 'public_id', 'public-id'],
  ['837296f7c2a2e256d54c36f62769dccb', 'uuid', 'hex.32'],
  ['203.0.113.9', 'ip', 'ip'],
  ['+4917604069096', 'phone_number', 'phone'],
  ['one-time-order', 'order_type', 'token'],
  ['Ada Quill', 'name', 'words'],
])('calls %s in %s %s', (text, key, kind) => {
  expect(textKind(text, key)).toBe(kind);
});

/** What is learned of the fields of bodies of one type, each about another person. */
function fieldsOf(
  data: readonly Readonly<Record<string, unknown>>[],
): Readonly<Record<string, LearnedField>> {
  const { overlay } = learnOverlay(data.map((one, index) => observed(one, index + 1)));
  return Object.fromEntries(overlay.events[0]?.fields ?? []);
}

function observed(data: Readonly<Record<string, unknown>>, id: number) {
  return observedFrom({
    event_id: `event-${id}`,
    event_type: 'shop/thing.made',
    subject_id: id,
    subject_type: 'Shop::Thing',
    created_at: '2026-01-15T12:00:00.000Z',
    data,
  });
}
