import { expect, it } from 'vitest';
import { nearestNames } from '../../../src/internal/nearest-names.ts';

const NAMES = ['order.created', 'order.updated', 'orders/invoice.paid', 'contact.created', 'contact.updated'];

it.each([
  ['order.creatd', 'order.created'],
  ['ORDER.CREATED', 'order.created'],
  ['contact.create', 'contact.created'],
  ['invoice.paid', 'orders/invoice.paid'],
])('takes %s for %s first of all', (typed, name) => {
  expect(nearestNames(typed, NAMES)[0]).toBe(name);
});

it('suggests nothing for a name that is like none', () => {
  expect(nearestNames('zzzzzzzzzz', NAMES)).toEqual([]);
  expect(nearestNames('', NAMES)).toEqual([]);
});

it('suggests each name once, the nearest first, and no more than asked for', () => {
  const names = nearestNames('bat', ['cart', 'cat', 'bat', 'cat', 'hat'], 3);

  expect(names).toEqual(['bat', 'cat', 'hat']);
});
