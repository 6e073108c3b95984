import { expect, it } from 'vitest';
import { journeyCalled } from '../../../support/journeys/built-in-journeys.ts';
import { tell } from '../../../support/journeys/stories.ts';
import { object, objects, thousandths } from '../invariants/invariant.ts';

it('raises two events for one payment, about the same invoice', () => {
  const { events } = tell(journeyCalled('one-time-purchase'));

  const paid = events.filter(({ entry }) => entry.name.endsWith('invoice.paid'));
  expect(paid.map(({ entry }) => entry.name)).toEqual(['orders/invoice.paid', 'one-time-order.invoice.paid']);
  expect(paid[0]?.data).toEqual(paid[1]?.data);
});

it('raises the events of a purchase in the order in which they come about', () => {
  expect(tell(journeyCalled('one-time-purchase')).eventTypes).toEqual([
    'contact.created',
    'contact.identified',
    'order.created',
    'orders/invoice.created',
    'orders/transaction.created',
    'orders/invoice.updated',
    'orders/invoice.paid',
    'one-time-order.invoice.paid',
    'order.updated',
    'order.completed',
    'one-time-order.completed',
  ]);
});

it('completes nothing when the bank refuses', () => {
  const { eventTypes } = tell(journeyCalled('one-time-purchase'), { parameters: { outcome: 'declined' } });

  expect(eventTypes).toContain('orders/transaction.created');
  expect(eventTypes.filter((name) => /paid|completed/.test(name))).toEqual([]);
});

it.each([1, 7, 20])('charges %i copies', (quantity) => {
  const { events } = tell(journeyCalled('one-time-purchase'), { parameters: { quantity } });

  const invoice = events.find(({ entry }) => entry.name === 'orders/invoice.paid')?.data ?? {};
  expect(objects(invoice['line_items'])[0]?.['quantity']).toBe(quantity);
  expect(thousandths(invoice['subtotal_amount'])).toBe(quantity * 19_000);
});

it('asks for shipping, and ships what has to be shipped', () => {
  const { events } = tell(journeyCalled('purchase-with-shipping'), { parameters: { shipping: 12.5 } });

  const fulfilled = events.find(({ entry }) => entry.name === 'orders/invoice.fulfilled')?.data ?? {};
  const shipment = events.find(({ entry }) => entry.name === 'fulfillment.created')?.data ?? {};
  const lines = objects(fulfilled['line_items']);
  expect(fulfilled['shipping_amount']).toBe('12.50');
  expect(lines.map((line) => line['fulfillment_status'])).toEqual(['complete', 'ignored']);
  expect(
    objects(shipment['included_invoices_line_items']).map((item) => item['invoices_line_item_id']),
  ).toEqual([lines[0]?.['id']]);
});

it('waits for goods again when their shipment is called off', () => {
  const { events } = tell(journeyCalled('purchase-with-shipping'), { parameters: { parcel: 'repacked' } });

  const statuses = events
    .filter(({ step, entry }) => /fulfill|cancel/.test(step) && entry.name === 'orders/invoice.updated')
    .map(({ data }) => data['fulfillment_status']);
  expect(statuses).toEqual(['complete', 'unfulfilled', 'complete']);
});

it.each([
  ['full', ['refunded']],
  ['partial', ['partially-refunded']],
  ['partial-then-full', ['partially-refunded', 'refunded']],
])('refunds in %s', (refund, statuses) => {
  const { events } = tell(journeyCalled('refund-with-restock'), { parameters: { refund } });

  for (const name of ['orders/invoice.refunded', 'one_time_order.refunded', 'orders/transaction.updated']) {
    const said = events.filter(({ entry }) => entry.name === name).map(({ data }) => data);
    expect(said.map((data) => data['billing_status'] ?? data['status'])).toEqual(statuses);
  }
});

it('makes two orders of a purchase with an upsell, for one contact', () => {
  const { events } = tell(journeyCalled('upsell-purchase'));

  const orders = events.filter(({ entry }) => entry.name === 'order.created').map(({ data }) => data);
  expect(orders.map((order) => objects(order['line_items']).length)).toEqual([2, 1]);
  expect(orders[0]?.['contact_id']).toBe(orders[1]?.['contact_id']);
  expect(Number(String(orders[1]?.['order_number']).slice(1))).toBe(
    Number(String(orders[0]?.['order_number']).slice(1)) + 1,
  );
});

it('names the page on which a visitor acted, and none where nobody did', () => {
  const story = tell(journeyCalled('contact-lifecycle'), { parameters: { buys: true } });

  const pageOf = (name: string) => story.events.find(({ entry }) => entry.name === name)?.page;
  expect(object(pageOf('contact.created') as never)['name']).not.toBe(pageOf('order.created')?.name);
  expect(pageOf('contact.deleted')).toBeNull();
});
