import { describe, expect, it } from 'vitest';
import { columnDecimal, decimal, rate } from '../../../src/payloads/scene/money.ts';
import {
  AT,
  at,
  dataOf,
  listAt,
  objectAt,
  seeds,
  thousandths,
  thousandthsOfParts,
  V2_ENTRIES,
} from './payload-samples.ts';

const ORDER_EVENTS = V2_ENTRIES.filter(({ resource }) => resource === 'order').map(({ name }) => name);
const INVOICE_EVENTS = V2_ENTRIES.filter(({ resource }) => resource === 'orders-invoice').map(
  ({ name }) => name,
);

it('writes cents as decimals with two digits', () => {
  expect([0, 5, 90, 100, 123_456, -250].map((cents) => decimal(cents, 'usd'))).toEqual([
    '0.00',
    '0.05',
    '0.90',
    '1.00',
    '1234.56',
    '-2.50',
  ]);
  expect([0, 650, 725, 1_300].map(rate)).toEqual(['0.0', '0.065', '0.0725', '0.13']);
});

it('writes three digits where the currency has three decimals', () => {
  expect([0, 5, 10_200].map((cents) => decimal(cents, 'kwd'))).toEqual(['0.000', '0.005', '10.200']);
});

it('leaves zeros at the end of the amounts of lines out, but one', () => {
  expect([0, 5, 90, 10_000, 3_995].map((cents) => columnDecimal(cents, 'usd'))).toEqual([
    '0.0',
    '0.05',
    '0.9',
    '100.0',
    '39.95',
  ]);
  expect(columnDecimal(10_200, 'kwd')).toBe('10.2');
});

describe.each(ORDER_EVENTS)('%s', (name) => {
  it('adds up to its total, in one currency', () => {
    for (const seed of seeds(20)) {
      const order = dataOf(name, seed);
      let items = 0;
      for (const line of listAt(order, 'line_items')) {
        items += Number(at(line, 'quantity')) * thousandths(at(line, 'products_price.amount'));
        expect(at(line, 'order_id')).toBe(order['id']);
        expect(at(line, 'products_price.currency')).toBe(String(order['currency']).toLowerCase());
      }
      expect(items + thousandths(order['tax_amount'])).toBe(thousandths(order['total_amount']));
      expect(items).toBeGreaterThan(0);
    }
  });

  it('belongs to one contact, one workspace and the page that it names', () => {
    for (const seed of seeds(20)) {
      const order = dataOf(name, seed);
      expect(at(order, 'contact.id')).toBe(order['contact_id']);
      expect(at(order, 'workspace.id')).toBe(order['workspace_id']);
      expect(at(order, 'order_page.id') ?? null).toBe(order['page_id']);
      expect(at(order, 'order_page.name') ?? null).toBe(order['page_name']);
      expect(at(order, 'visits.last_visit')).toEqual(at(order, 'contact.visits.last_visit'));
    }
  });

  it('recurs if it is a subscription and not otherwise', () => {
    for (const seed of seeds(20)) {
      const order = dataOf(name, seed);
      const interval = at(order, 'line_items.0.products_price.interval');
      const isSubscription = order['order_type'] === 'subscription-order';

      expect(interval).toBe(isSubscription ? 'months' : null);
      if (!isSubscription) expect([order['next_charge_at'], order['trial_end_at']]).toEqual([null, null]);
      if (isSubscription && order['service_status'] === 'active') {
        expect(Date.parse(String(order['next_charge_at']))).toBeGreaterThan(AT);
        expect(order['activated_at']).not.toBeNull();
      }
    }
  });

  it('replaces a line only when the subscription moved up or down', () => {
    const order = dataOf(name, 4);
    const moved = name.endsWith('.upgraded') || name.endsWith('.downgraded');

    expect(order['previous_line_item'] !== null).toBe(moved);
  });
});

it('moves up from a cheaper product and down from a dearer one', () => {
  for (const seed of seeds(30)) {
    const [up, down] = ['subscription.upgraded', 'subscription.downgraded'].map((name) => {
      const order = dataOf(name, seed);
      return (
        thousandths(at(order, 'line_items.0.products_price.amount')) -
        thousandths(at(order, 'previous_line_item.products_price.amount'))
      );
    });
    expect(up).toBeGreaterThan(0);
    expect(down).toBeLessThan(0);
  }
});

it('charges nothing more for what was canceled or has churned', () => {
  for (const name of ['subscription.canceled', 'subscription.churned', 'subscription.completed']) {
    expect(dataOf(name, 2)['next_charge_at'], name).toBeNull();
  }
  expect(dataOf('subscription.canceled', 2)['canceled_by']).toEqual(expect.any(String));
  expect(dataOf('subscription.trial_started', 2)['trial_end_at']).toEqual(expect.any(String));
});

describe.each(INVOICE_EVENTS)('%s', (name) => {
  it('adds up from its lines to its total', () => {
    for (const seed of seeds(20)) {
      const invoice = dataOf(name, seed);
      const lines = listAt(invoice, 'line_items');
      const sum = (field: string) =>
        lines.reduce<number>((total, line) => total + thousandths(at(line, field)), 0);

      expect(sum('amount')).toBe(thousandths(invoice['subtotal_amount']));
      expect(sum('discount_amount')).toBe(thousandths(invoice['discount_amount']));
      expect(sum('state_tax_amount')).toBe(thousandths(invoice['tax_amount']));
      expect(thousandthsOfParts(invoice)).toBe(thousandths(invoice['total_amount']));
      for (const line of lines) expect(at(line, 'invoice_id')).toBe(invoice['id']);
    }
  });

  it('owes everything until it is paid and nothing afterwards', () => {
    for (const seed of seeds(20)) {
      const invoice = dataOf(name, seed);
      const open = ['draft', 'unpaid', 'past-due', 'abandoned'].includes(String(invoice['status']));

      expect(thousandths(invoice['due_amount'])).toBe(open ? thousandths(invoice['total_amount']) : 0);
      if (open) expect(invoice['paid_at']).toBeNull();
    }
  });

  it('agrees with the order inside', () => {
    for (const seed of seeds(20)) {
      const invoice = dataOf(name, seed);
      const order = objectAt(invoice, 'order');
      const oneTime = order['order_type'] === 'one-time-order';

      expect(order['id']).toBe(invoice['order_id']);
      expect(order['total_amount']).toBe(invoice['total_amount']);
      expect(invoice['invoice_type'] === 'one_time_sale').toBe(oneTime);
      if (oneTime) expect(order['next_charge_at']).toBeNull();
    }
  });
});

it('is past due only a day after it was due', () => {
  for (const seed of seeds(30)) {
    const dueAt = dataOf('orders/invoice.past_due', seed)['due_at'];
    if (dueAt === null) continue;
    const due = Date.parse(String(dueAt));
    expect(AT - due).toBeGreaterThanOrEqual(24 * 3_600_000);
  }
});
